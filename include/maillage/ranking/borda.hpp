#pragma once
// Which topic stands highest on average? Borda, "Mémoire sur les élections au scrutin", Histoire de
// l'Académie royale des sciences, 1781 (printed 1784). Read off the table of duels; cost O(topics^2).

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `borda`.
struct BordaOptions {
    /// What topics tied inside a ballot get of the points of the places they hold together.
    BallotTies ties = BallotTies::average;
    /// All points, or the share won of the points at stake in the pairs that agents compared. Same order
    /// where everybody compared everything; with gaps, the share does not punish a topic that few were asked
    /// about.
    Aggregate aggregate = Aggregate::sum;
};

/// Topics by Borda points: from each agent, one point for every topic that it places below.
///
/// With all topics ranked, the first of n gets n - 1 points and the last gets 0. A tie inside a ballot gives
/// each of the two half a point (`average`), none (`min`) or one (`max`). Under `Unranked::ignored` an agent
/// gives points only over pairs that it ranked.
[[nodiscard]] MAILLAGE_EXPORT Ranking borda(const PairwiseTally& tally, const BordaOptions& options = {});

}  // namespace maillage
