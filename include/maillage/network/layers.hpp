#pragma once
// Do kinds of cooperation join the same actors? Overlap and correlation of the layers of a network, and how evenly
// each actor takes part in them (F. Battiston, V. Nicosia and V. Latora, "Structural measures for multiplex
// networks", Physical Review E 89, 2014). O(cooperations * log + kinds^2 * actors).

#include <cstdint>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Kinds of cooperation compared, matrices row by row; a tie counts once per kind, without its direction.
struct Layers {
    std::vector<std::uint32_t> ties = {};     ///< of each kind, the number of pairs that it joins
    std::vector<std::uint32_t> degrees = {};  ///< kind by actor: partners of that kind
    std::vector<double> overlap =
        {};  ///< kind by kind: pairs joined by both, of those joined by one (Jaccard)
    std::vector<double> tie_correlation =
        {};  ///< kind by kind: of being joined, over all pairs (phi), or NaN
    std::vector<double> degree_correlation = {};  ///< kind by kind: Pearson's, of numbers of partners, or NaN
    /// Of each actor: 1 where its ties are spread evenly over all kinds, 0 where they are of one; NaN without ties.
    std::vector<double> participation = {};
};

/// The kinds of cooperation compared; cooperations without a kind are left out.
[[nodiscard]] MAILLAGE_EXPORT Layers layers(const StakeholderNetwork& network);

}  // namespace maillage
