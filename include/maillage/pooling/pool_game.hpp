#pragma once
// What would every subgroup of a pool pay without the others? The table of a cost game between the territories of one
// pool: each subgroup takes its own actions and does with them what is cheapest, together, in several pools or alone.
// Subgroups that may not act together for themselves (not connected, not pairwise compatible, no legal form) thus cost
// what their best partition costs. All 2^m sets of the pool's m actions are costed, then joined in 3^m / 2 steps.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/group_costs.hpp"

namespace maillage {

/// A cost game between territories.
struct PoolGame {
    std::vector<std::uint32_t> territories = {};  ///< the players: bit i of a subgroup is territories[i]
    std::vector<double> values = {};  ///< euros by bit mask; that of everybody is the cost of the pool itself
    double split_eur = 0.0;  ///< what everybody's best partition costs: below the pool where splitting pays
};

/// Most actions of a pool whose game can be tabled.
inline constexpr std::size_t kMaxGameActions = 16;

/// The game of a pool; `links` and `compatible` as for `candidate_groups`.
///
/// Throws LimitExceeded for more than 16 actions, and as `GroupCosts::costs`.
[[nodiscard]] MAILLAGE_EXPORT PoolGame pool_game(const GroupCosts& costs, std::span<const std::uint32_t> pool,
                                                 const Neighbours& links, const Neighbours& compatible,
                                                 const Monitor& monitor = {});

}  // namespace maillage
