#include "maillage/network/closeness.hpp"

#include <algorithm>
#include <cmath>

#include "maillage/core/thread_pool.hpp"
#include "network/dijkstra.hpp"
#include "network/steps.hpp"

namespace maillage {
namespace {

Closeness by_steps(const Graph& graph, const Monitor& monitor) {
    const detail::Steps steps = detail::steps(graph, monitor);
    const double unit = std::ldexp(1.0, -steps.shift);
    Closeness found;
    for (const detail::StepSums& sums : steps.sums) {
        found.reached.push_back(sums.reached);
        found.total_distance.push_back(static_cast<double>(sums.total));
        found.harmonic.push_back(static_cast<double>(sums.harmonic) * unit);
        found.farthest.push_back(sums.farthest);
    }
    return found;
}

Closeness by_lengths(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    constexpr std::size_t kChunk = 16;
    const std::size_t chunks = (n + kChunk - 1) / kChunk;
    std::vector<detail::Dijkstra> searches(workers_for(chunks), detail::Dijkstra(graph));
    Closeness found{std::vector<std::uint32_t>(n), std::vector<double>(n), std::vector<double>(n),
                    std::vector<double>(n)};
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            for (std::size_t s = chunk * kChunk; s < std::min(n, (chunk + 1) * kChunk); ++s) {
                auto& search = searches[worker];
                search.run(static_cast<Vertex>(s));
                for (const Vertex v : search.order()) {
                    if (v == s) continue;
                    const double distance = search.distance(v);
                    ++found.reached[s];
                    found.total_distance[s] += distance;
                    found.harmonic[s] += 1.0 / distance;
                    found.farthest[s] = std::max(found.farthest[s], distance);
                }
            }
        },
        monitor);
    return found;
}

}  // namespace

Closeness closeness(const Graph& graph, Lengths lengths, const Monitor& monitor) {
    return lengths == Lengths::steps ? by_steps(graph, monitor) : by_lengths(graph, monitor);
}

}  // namespace maillage
