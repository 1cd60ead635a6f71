#pragma once
// Whose worst defeat is the smallest? Simpson, 1969; Kramer, "A dynamical model of political equilibrium",
// Journal of Economic Theory 16, 1977. Cost O(topics^2).

#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `minimax`.
struct MinimaxOptions {
    Strength strength = Strength::winning_votes;  ///< how a defeat is measured
};

/// Topics by their worst defeat, the smallest first. Score: minus that defeat, 0 for a topic that no other
/// beats.
[[nodiscard]] MAILLAGE_EXPORT Ranking minimax(const PairwiseTally& tally, const MinimaxOptions& options = {});

}  // namespace maillage
