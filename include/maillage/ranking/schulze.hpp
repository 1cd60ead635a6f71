#pragma once
// Which topic reaches every other by a stronger chain of won duels than leads back? Schulze, "A new
// monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method",
// Social Choice and Welfare 36, 2011 (arXiv:1804.02973). Cost O(topics^3), vectorised: 50 topics in
// microseconds, 1,000 in a second.

#include <cstdint>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `schulze`.
struct SchulzeOptions {
    Strength strength = Strength::winning_votes;  ///< of a won duel, and so of a chain (its weakest duel)
};

/// Topics by Schulze's relation, in tiers: a beats b if the strongest chain of won duels from a to b is
/// stronger than the strongest one from b to a. The relation is a strict partial order; its undominated
/// topics are the first tier, those of the rest the second, and so on. Score: number of topics in the tiers
/// below.
[[nodiscard]] MAILLAGE_EXPORT Ranking schulze(const PairwiseTally& tally, const SchulzeOptions& options = {},
                                              const Monitor& monitor = {});

/// Strength of the strongest chain of won duels from each topic (row) to each other one (column), in weight
/// units of the tally; 0 where there is none.
[[nodiscard]] MAILLAGE_EXPORT RowMatrix<std::int64_t> strongest_paths(
    const PairwiseTally& tally, Strength strength = Strength::winning_votes, const Monitor& monitor = {});

}  // namespace maillage
