#include "mapping/distances.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace maillage::mapping {
namespace {

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

Component component_of(const Graph& graph, std::vector<Vertex> members, std::vector<std::uint32_t>& place) {
    std::sort(members.begin(), members.end());
    for (std::uint32_t i = 0; i < members.size(); ++i) place[members[i]] = i;
    Component part;
    part.offsets.push_back(0);
    for (const Vertex v : members) {
        for (const Vertex w : graph.out(v)) part.heads.push_back(place[w]);
        part.offsets.push_back(static_cast<std::uint32_t>(part.heads.size()));
    }
    part.members = std::move(members);
    return part;
}

}  // namespace

std::vector<Component> components(const Graph& graph) {
    std::vector<Component> found;
    std::vector<bool> seen(graph.n_vertices(), false);
    std::vector<std::uint32_t> place(graph.n_vertices());
    for (Vertex start = 0; start < graph.n_vertices(); ++start) {
        if (seen[start]) continue;
        seen[start] = true;
        std::vector<Vertex> members{start};
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (const Vertex w : graph.out(members[i])) {
                if (seen[w]) continue;
                seen[w] = true;
                members.push_back(w);
            }
        }
        found.push_back(component_of(graph, std::move(members), place));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Component& a, const Component& b) { return a.size() > b.size(); });
    return found;
}

void steps_from(const Component& part, std::uint32_t source, std::vector<std::uint32_t>& steps,
                std::vector<std::uint32_t>& queue) {
    steps.assign(part.size(), kFar);
    queue.clear();
    queue.push_back(source);
    steps[source] = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const std::uint32_t v = queue[i];
        for (std::uint32_t arc = part.offsets[v]; arc < part.offsets[v + 1]; ++arc) {
            const std::uint32_t w = part.heads[arc];
            if (steps[w] != kFar) continue;
            steps[w] = steps[v] + 1;
            queue.push_back(w);
        }
    }
}

Pivots pivots(const Component& part, std::size_t count, const Monitor& monitor) {
    MonitorClock clock(monitor);
    Pivots chosen;
    std::vector<std::uint32_t> nearest(part.size(), kFar);
    std::vector<std::uint32_t> queue;
    std::uint32_t next = 0;
    const auto degree = [&](std::uint32_t v) { return part.offsets[v + 1] - part.offsets[v]; };
    for (std::uint32_t v = 1; v < part.size(); ++v)
        if (degree(v) > degree(next)) next = v;
    count = std::min(count, part.size());
    while (chosen.vertices.size() < count) {
        clock.tick({chosen.vertices.size(), count});
        chosen.vertices.push_back(next);
        steps_from(part, next, chosen.steps.emplace_back(), queue);
        for (std::uint32_t v = 0; v < part.size(); ++v)
            nearest[v] = std::min(nearest[v], chosen.steps.back()[v]);
        next = static_cast<std::uint32_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
    }
    return chosen;
}

}  // namespace maillage::mapping
