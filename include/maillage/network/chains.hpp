#pragma once
// Who can introduce two actors to each other: the k best chains of acquaintances between them, without circles. J. Y.
// Yen, "Finding the k shortest loopless paths in a network", Management Science 17, 1971; each of at most
// k * (length of a chain) searches costs O(m + n log n) at worst. Directions do not count. Exact: lengths are
// compared in whole numbers.

#include <cstddef>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Which chain is better. Of chains that are equal in both, the one whose vertices come first.
enum class ChainOrder {
    fewest_ties,     ///< fewest ties, of as many the stronger ones
    strongest_ties,  ///< least sum of 1 / strength, of equal sums fewest ties
};

/// Vertices from one to the other, both included.
struct Chain {
    std::vector<Vertex> vertices = {};
    double distance = 0.0;  ///< sum of 1 / strength of its ties

    bool operator==(const Chain&) const = default;
};

/// The best chains between two vertices.
struct Chains {
    std::vector<Chain> chains = {};  ///< the best first
    bool complete = true;            ///< false where there are more
    bool tied = false;               ///< whether one that is left out is as good as the last

    bool operator==(const Chains&) const = default;
};

/// The `k` best chains without circles from one vertex to another.
///
/// 1 / strength is rounded to 2^-20 of that of the strongest tie.
///
/// Raises
/// ------
/// InvalidInput
///     For a vertex out of range, equal ends, or k = 0.
/// LimitExceeded
///     Where strengths differ by more than a factor of 2^42 / (number of vertices).
[[nodiscard]] MAILLAGE_EXPORT Chains best_chains(const Graph& graph, Vertex from, Vertex to, std::size_t k,
                                                 ChainOrder order = ChainOrder::fewest_ties,
                                                 const Monitor& monitor = {});

}  // namespace maillage
