#pragma once
// Rules that share a cost by a formula: equal parts, keys, separable costs (Ransmeier 1942; Heaney and Dickinson,
// Water Resources Research 18, 1982), the tau-value (Tijs 1981), and the equal profit method (Frisk, Göthe-Lundgren,
// Jörnsten and Rönnqvist, "Cost allocation in collaborative forest transportation", European Journal of Operational
// Research 205, 2010).

#include <span>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/cost_game.hpp"
#include "maillage/pooling/shares.hpp"

namespace maillage {

/// The same share for everybody.
[[nodiscard]] MAILLAGE_EXPORT Shares equal_shares(const CostGame& game);

/// In proportion to a key such as inhabitants, canteens, hectares or use. Throws InvalidInput for a key that is
/// negative or not finite, not one for each player, or a sum of 0.
[[nodiscard]] MAILLAGE_EXPORT Shares proportional_shares(const CostGame& game, std::span<const double> key);

/// In proportion to what each would pay alone. Throws InvalidInput when these are negative or all 0.
[[nodiscard]] MAILLAGE_EXPORT Shares stand_alone_shares(const CostGame& game);

/// Separable costs, remaining benefits: each pays what everybody pays more because of it, and the rest is shared in
/// proportion to what it would still save over paying alone (also called alternate cost avoided). `benefits[i]`, if
/// given, caps what player i would pay alone. Throws InvalidInput for benefits below the separable cost, or when
/// nothing remains to share in proportion to but a rest remains.
[[nodiscard]] MAILLAGE_EXPORT Shares separable_costs(const CostGame& game,
                                                     std::span<const double> benefits = {});

/// The tau-value: the efficient compromise between what each could hope for at most (its marginal contribution) and
/// what it can claim at least. O(2^n). Throws Infeasible for a game that is not quasi-balanced.
[[nodiscard]] MAILLAGE_EXPORT Shares tau_value(const CostGame& game);

/// The equal profit method: shares in the core (or, when it is empty, in the least core) whose relative savings
/// differ as little as can be between players; then the one who saves least, in proportion, saves as much as can be,
/// and so on, so that shares are unique. Throws InvalidInput when some player pays nothing alone, NotFound without a
/// solver.
[[nodiscard]] MAILLAGE_EXPORT Shares equal_profit(const CostGame& game, const Monitor& monitor = {});

}  // namespace maillage
