#include "maillage/network/fragility.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::uint64_t pairs(std::uint64_t n) {
    return n == 0 ? 0 : n * (n - 1) / 2;
}

// Where a vertex of the search stands in `order`, and the earliest place that its branch has a tie to.
struct Visit {
    std::uint32_t place = kNone;
    std::uint32_t earliest = kNone;
    Vertex parent = kNone;
    std::uint32_t end = 0;  // after the last of its branch
};

// A depth-first search of everything, with its own stack: the path is as deep as the longest chain of actors.
class DepthFirst {
  public:
    explicit DepthFirst(const Graph& graph)
        : graph_(graph), visits_(graph.n_vertices()), next_(graph.n_vertices(), 0) {
        order_.reserve(graph.n_vertices());
        for (Vertex root = 0; root < visits_.size(); ++root)
            if (visits_[root].place == kNone) search(root);
    }
    [[nodiscard]] const Visit& visit(Vertex v) const { return visits_[v]; }
    [[nodiscard]] const std::vector<Vertex>& order() const { return order_; }

  private:
    void enter(Vertex v, Vertex parent) {
        const auto place = static_cast<std::uint32_t>(order_.size());
        visits_[v] = {place, place, parent, 0};
        order_.push_back(v);
    }
    void search(Vertex root) {
        enter(root, kNone);
        for (Vertex v = root; v != kNone;) {
            const auto row = graph_.out(v);
            Visit& here = visits_[v];
            if (next_[v] == row.size()) {
                here.end = static_cast<std::uint32_t>(order_.size());
                if (here.parent != kNone) {
                    Visit& up = visits_[here.parent];
                    up.earliest = std::min(up.earliest, here.earliest);
                }
                v = here.parent;
                continue;
            }
            const Vertex w = row[next_[v]++];
            if (visits_[w].place == kNone) {
                enter(w, v);
                v = w;
            } else if (w != here.parent) {
                here.earliest = std::min(here.earliest, visits_[w].place);
            }
        }
    }

    const Graph& graph_;
    std::vector<Visit> visits_;
    std::vector<std::uint32_t> next_;  // in each row
    std::vector<Vertex> order_{};
};

// The branches that fall off with each vertex: those without a tie to anything before it.
void fill_stretches(const DepthFirst& search, Fragility& found) {
    const std::size_t n = found.order.size();
    const auto falls_off = [&](const Visit& branch) {
        return branch.parent != kNone && branch.earliest >= search.visit(branch.parent).place;
    };
    found.offsets.assign(n + 1, 0);
    for (const Vertex v : found.order) {
        const Visit& branch = search.visit(v);
        if (falls_off(branch)) ++found.offsets[branch.parent + 1];
    }
    for (std::size_t v = 0; v < n; ++v) found.offsets[v + 1] += found.offsets[v];
    found.stretches.resize(found.offsets[n]);
    std::vector<std::uint32_t> next(found.offsets.begin(), found.offsets.end() - 1);
    for (const Vertex v : found.order) {
        const Visit& branch = search.visit(v);
        if (falls_off(branch)) found.stretches[next[branch.parent]++] = {branch.place, branch.end};
    }
}

void fill_components(const DepthFirst& search, Fragility& found) {
    found.component.resize(found.order.size());
    Stretch here;
    for (const Vertex v : found.order) {
        const Visit& visit = search.visit(v);
        if (visit.parent == kNone) here = {visit.place, visit.end};
        found.component[v] = here;
    }
}

std::span<const Stretch> stretches_of(const Fragility& f, Vertex v) {
    return std::span(f.stretches).subspan(f.offsets[v], f.offsets[v + 1] - f.offsets[v]);
}

void fill_losses(Fragility& found) {
    const std::size_t n = found.order.size();
    found.pairs_lost.resize(n);
    found.n_groups.resize(n);
    found.cut_off.resize(n);
    for (Vertex v = 0; v < n; ++v) {
        const std::uint32_t others = found.component[v].size() - 1;
        std::uint32_t rest = others;
        std::uint32_t largest = 0;
        std::uint64_t kept = 0;
        for (const Stretch& group : stretches_of(found, v)) {
            kept += pairs(group.size());
            rest -= group.size();
            largest = std::max(largest, group.size());
        }
        found.cut_off[v] = others - std::max(largest, rest);
        found.pairs_lost[v] = pairs(others) - kept - pairs(rest);
        found.n_groups[v] = static_cast<std::uint32_t>(stretches_of(found, v).size()) + (rest > 0 ? 1U : 0U);
    }
}

std::uint32_t edge_between(const Graph& graph, Vertex u, Vertex v) {
    const auto row = graph.out(u);
    const auto at = std::ranges::lower_bound(row, v) - row.begin();
    return graph.out_edges(u)[static_cast<std::size_t>(at)];
}

void fill_bridges(const Graph& graph, const DepthFirst& search, Fragility& found) {
    for (const Vertex v : found.order) {
        const Visit& branch = search.visit(v);
        if (branch.parent == kNone || branch.earliest < branch.place) continue;
        Bridge bridge{edge_between(graph, branch.parent, v), v, branch.parent, branch.end - branch.place, 0};
        bridge.larger = found.component[v].size() - bridge.smaller;
        if (bridge.larger < bridge.smaller) {
            std::swap(bridge.smaller, bridge.larger);
            std::swap(bridge.from, bridge.to);
        }
        if (bridge.larger == bridge.smaller && bridge.from > bridge.to) std::swap(bridge.from, bridge.to);
        found.bridges.push_back(bridge);
    }
    std::ranges::sort(found.bridges, {}, &Bridge::edge);
}

}  // namespace

Fragility fragility(const Graph& given) {
    const Graph graph = given.undirected();
    const DepthFirst search(graph);
    Fragility found;
    found.order = search.order();
    fill_components(search, found);
    fill_stretches(search, found);
    fill_losses(found);
    fill_bridges(graph, search, found);
    return found;
}

std::vector<std::vector<Vertex>> groups_without(const Fragility& f, Vertex v) {
    if (v >= f.order.size())
        throw InvalidInput("vertex " + std::to_string(v) + "; expected one below " +
                           std::to_string(f.order.size()));
    std::vector<std::vector<Vertex>> groups;
    std::vector<Vertex> rest;
    const auto add = [&](std::vector<Vertex>& group, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end; ++i)
            if (f.order[i] != v) group.push_back(f.order[i]);
    };
    std::uint32_t from = f.component[v].begin;
    for (const Stretch& stretch : stretches_of(f, v)) {
        add(rest, from, stretch.begin);
        add(groups.emplace_back(), stretch.begin, stretch.end);
        from = stretch.end;
    }
    add(rest, from, f.component[v].end);
    if (!rest.empty()) groups.push_back(std::move(rest));
    for (std::vector<Vertex>& group : groups) std::ranges::sort(group);
    std::ranges::sort(groups, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });
    return groups;
}

}  // namespace maillage
