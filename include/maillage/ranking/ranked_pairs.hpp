#pragma once
// Which order follows from the duels taken one after the other, strongest first, leaving out those that
// contradict stronger ones? Tideman, "Independence of clones as a criterion for voting rules", Social Choice
// and Welfare 4, 1987.
//
// Duels of equal strength are taken together, so that the result does not depend on the order of the topics:
// those that contradict stronger ones are left out; of the rest, a duel is kept if it lies on no cycle of
// kept and equally strong duels. Without such ties this is Tideman's rule. With them, Tideman 1987 takes
// every winner under some order of the tied duels, which is NP-hard to find (Brill and Fischer, "The price of
// neutrality for the ranked pairs method", AAAI 2012); Zavist and Tideman 1989 break ties by a random ballot,
// and so does "maximize affirmed majorities", which measures by winning votes. Here nothing is random and
// every step is polynomial: O(topics^3).

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `ranked_pairs`.
struct RankedPairsOptions {
    Strength strength = Strength::margins;  ///< by which duels are sorted; margins as in Tideman 1987
};

/// Topics by the order that the kept duels imply, in tiers.
///
/// The relation "reaches by kept duels" is a strict partial order; its undominated topics are the first tier,
/// those of the rest the second, and so on. Score: number of topics in the tiers below.
[[nodiscard]] MAILLAGE_EXPORT Ranking ranked_pairs(const PairwiseTally& tally,
                                                   const RankedPairsOptions& options = {},
                                                   const Monitor& monitor = {});

}  // namespace maillage
