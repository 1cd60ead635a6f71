#include "network/codes.hpp"

#include <algorithm>
#include <string>

#include "maillage/core/error.hpp"

namespace maillage::detail {

std::vector<std::uint64_t> group_sizes(const Graph& graph, std::span<const std::int32_t> codes) {
    const std::size_t n = graph.n_vertices();
    if (codes.size() != n)
        throw InvalidInput(std::to_string(codes.size()) + " codes for " + std::to_string(n) +
                           " vertices; expected one each");
    std::vector<std::uint64_t> sizes;
    for (std::size_t v = 0; v < n; ++v) {
        const std::int32_t code = codes[v];
        if (code < -1 || (code >= 0 && static_cast<std::size_t>(code) >= n))
            throw InvalidInput("the code of vertex " + std::to_string(v) + " is " + std::to_string(code) +
                               "; expected -1 (no group), or 0 to " + std::to_string(n - 1));
        if (code < 0) continue;
        const auto group = static_cast<std::size_t>(code);
        if (group >= sizes.size()) sizes.resize(group + 1, 0);
        ++sizes[group];
    }
    return sizes;
}

std::vector<std::uint64_t> few_group_sizes(const Graph& graph, std::span<const std::int32_t> codes) {
    std::vector<std::uint64_t> sizes = group_sizes(graph, codes);
    if (sizes.size() > kMaxGroups)
        throw LimitExceeded("there are " + std::to_string(sizes.size()) +
                            " groups; a table of all pairs of groups holds at most " +
                            std::to_string(kMaxGroups));
    return sizes;
}

std::uint64_t n_without(std::span<const std::int32_t> codes) {
    return static_cast<std::uint64_t>(std::ranges::count(codes, -1));
}

}  // namespace maillage::detail
