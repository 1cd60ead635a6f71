#include <limits>

#include "maillage/network/shape.hpp"
#include "network/steps.hpp"

namespace maillage {

Distances distances(const Graph& graph, const Monitor& monitor) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    Distances found;
    found.pairs = detail::steps(graph, monitor).pairs;
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
