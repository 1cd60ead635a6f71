#pragma once
// Which groups (services, sectors, territories) never work together, though by their size or their number of ties one
// would expect it, and which single actor is all that links two of them? Expected ties as in a uniform random graph
// (sizes) and as in Newman, Physical Review E 67, 2003 (ends of ties meeting at random). O(vertices + ties + groups^2).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Two groups, `first` < `second`, and what links them.
struct GroupPair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t ties = 0;         ///< pairs of vertices, one of each group, with a tie
    std::uint32_t n_sole = 0;       ///< how many of `sole` there are: 0, 1, or 2 where there is a single tie
    std::array<Vertex, 2> sole{};   ///< vertices without whom there would be no tie, ascending
    double expected_by_size = 0.0;  ///< ties if all pairs of vertices were tied equally often
    double expected_by_ties = 0.0;  ///< ties if the ends of all ties met at random

    bool operator==(const GroupPair&) const = default;
};

/// All pairs of groups that have vertices, in order of `first`, then `second`. Ties count once, whatever their weight
/// and direction; those of vertices without a group are left out.
///
/// `codes` holds the group of each vertex, -1 where none is given. Throws InvalidInput where there is not one code per
/// vertex, or a code below -1 or not below the number of vertices, LimitExceeded for more than 2,048 groups.
[[nodiscard]] MAILLAGE_EXPORT std::vector<GroupPair> transversality(const Graph& graph,
                                                                    std::span<const std::int32_t> codes);

}  // namespace maillage
