#pragma once
// What is the smallest group of topics that each win their duel against every topic outside? Good, "A note on
// Condorcet sets", Public Choice 10, 1971; Smith, "Aggregation of preferences with variable electorate",
// Econometrica 41, 1973. Cost O(topics^2): by counting duels won, since such a group always has the highest
// Copeland scores.

#include <cstddef>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// The smallest set of topics whose members all win their duels against all topics outside, in topic order.
///
/// Returns
/// -------
/// list of str
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::size_t> smith_set(const PairwiseTally& tally);

/// The Smith set as the first tier, the Smith set of the remaining topics as the second, and so on: every
/// topic wins its duel against every topic of a later tier. Score: number of topics in the tiers below.
[[nodiscard]] MAILLAGE_EXPORT Ranking smith_set_ranking(const PairwiseTally& tally);

}  // namespace maillage
