#pragma once
// Which pools should there be, every action being in one pool at most? Set packing over candidate pools by whole-number
// programming: the linear relaxation with columns priced in as they are needed, then the columns whose reduced cost
// lets them be part of something better (Dantzig and Wolfe 1960; reduced cost fixing), so that plans are proven over
// all candidates. The duals of the relaxation are prices of the actions: where the relaxation is whole-numbered they
// are shares that hold, otherwise the gap is the smallest subsidy that makes a plan stable (Shapley 1967; Bondareva
// 1963). Exponential at worst; regions of dozens of territories take seconds.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/candidate_pools.hpp"
#include "maillage/pooling/group_costs.hpp"

namespace maillage {

/// What the best plan has most of.
enum class PlanObjective : std::uint8_t {
    kSavings,  ///< euros saved by all
    kServed,   ///< territories in a pool; among such plans, savings
    kFairness,  ///< the smallest saving of a territory, as a share of what it planned; then territories served; then
                ///< savings
};

/// What is asked of a plan.
struct PlanOptions {
    PlanObjective objective = PlanObjective::kSavings;
    double budget_eur = kNoLimit;   ///< for forms, coordination and travel of all pools together
    double budget_days = kNoLimit;  ///< staff days for forms and coordination of all pools together
    std::vector<std::vector<std::uint32_t>> pins =
        {};                       ///< actions that must be in one pool, as for the candidates
    std::size_t k = 1;            ///< how many different plans, best first
    std::uint32_t max_nodes = 0;  ///< of each search; 0: no limit, so that every answer is proven
};

/// Pools that go together.
struct Plan {
    std::vector<std::uint32_t> pools = {};  ///< numbers of candidates, ascending
    double savings_eur = 0.0;
    std::uint32_t served = 0;  ///< territories in a pool
    double least_share = 0.0;  ///< the smallest saving of a territory that could be in a pool, as a share
    bool proven = true;        ///< nothing better is left, but for the plans before it

    bool operator==(const Plan&) const = default;
};

/// The best plans.
struct PlanResult {
    std::vector<Plan> plans = {};  ///< best first; the empty plan where no pool pays
    double bound = 0.0;           ///< no plan has more of the objective (euros, territories, share) than this
    double gap = 0.0;             ///< (bound - best) / bound
    double relaxation_eur = 0.0;  ///< the most that the linear relaxation saves; objective savings only
    std::vector<double> prices = {};  ///< of each action in the relaxation, euros; objective savings only
    std::uint64_t n_columns = 0;      ///< candidates that entered the programs
};

/// The best plans over candidate pools. In fairness, members of a pool save the same share of what they planned.
///
/// Throws Infeasible where pins cannot be kept, alone or within the limits; InvalidInput for k = 0 or a negative limit;
/// NotFound without a solver.
[[nodiscard]] MAILLAGE_EXPORT PlanResult best_plans(const GroupCosts& costs, const CandidatePools& candidates,
                                                    const PlanOptions& options = {},
                                                    const Monitor& monitor = {});

}  // namespace maillage
