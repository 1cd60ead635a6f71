#pragma once
// Which topic wins the most duels? Copeland, "A reasonable social welfare function", 1951 (in substance
// Llull, 1299). Cost O(topics^2).

#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `copeland`.
struct CopelandOptions {
    /// What a tied duel is worth, from 0 to 1 (a won one is worth 1).
    double alpha = 0.5;
};

/// Topics by the number of duels won, tied ones counting `alpha`. A duel that nobody decides is tied.
///
/// Throws InvalidInput if alpha is not from 0 to 1.
[[nodiscard]] MAILLAGE_EXPORT Ranking copeland(const PairwiseTally& tally,
                                               const CopelandOptions& options = {});

}  // namespace maillage
