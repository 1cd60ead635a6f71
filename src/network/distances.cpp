// Distances between all pairs, from many vertices at once.

#include <algorithm>
#include <limits>

#include "maillage/core/thread_pool.hpp"
#include "maillage/network/shape.hpp"
#include "network/many_sources.hpp"

namespace maillage {
namespace {

using Histogram = std::vector<std::uint64_t>;

Histogram histogram(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    const std::size_t chunks = (n + detail::kSources - 1) / detail::kSources;
    std::vector<detail::ManySources> searches(workers_for(chunks), detail::ManySources(graph));
    std::vector<Histogram> found(searches.size());
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            const auto first = static_cast<Vertex>(chunk * detail::kSources);
            const auto last = static_cast<Vertex>(std::min(n, (chunk + 1) * detail::kSources));
            Histogram& pairs = found[worker];
            searches[worker].run(first, last, [&](Vertex, std::uint32_t distance, std::uint64_t sources) {
                if (pairs.size() <= distance) pairs.resize(distance + 1, 0);
                pairs[distance] += sources;
            });
        },
        monitor);
    // Whole numbers: their sum does not depend on who counted what.
    Histogram pairs(1, 0);
    for (const Histogram& part : found) {
        if (pairs.size() < part.size()) pairs.resize(part.size(), 0);
        for (std::size_t d = 0; d < part.size(); ++d) pairs[d] += part[d];
    }
    return pairs;
}

}  // namespace

Distances distances(const Graph& graph, const Monitor& monitor) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    Distances found;
    found.pairs = histogram(graph, monitor);
    found.diameter = static_cast<std::uint32_t>(found.pairs.size() - 1);
    const std::uint64_t n = graph.n_vertices();
    const std::uint64_t all = n < 2 ? 0 : n * (n - 1);
    std::uint64_t reached = 0;
    std::uint64_t sum = 0;
    double inverse = 0.0;
    for (std::size_t d = 1; d < found.pairs.size(); ++d) {
        reached += found.pairs[d];
        sum += d * found.pairs[d];
        inverse += static_cast<double>(found.pairs[d]) / static_cast<double>(d);
    }
    found.unreached = all - reached;
    found.mean = reached == 0 ? kUndefined : static_cast<double>(sum) / static_cast<double>(reached);
    found.efficiency = all == 0 ? kUndefined : inverse / static_cast<double>(all);
    return found;
}

}  // namespace maillage
