#pragma once
// How sure are the savings of pools? The effect of each assumption alone and where it brings the savings to nothing,
// and the chance that pooling saves when costs and assumptions are known within intervals only: independent, uniform
// factors, drawn from a seed. Leader and legal form are chosen anew each time, the pools stay. One evaluation costs what
// the pools cost; about 50 for each assumption, one for each sample, on all threads.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/group_costs.hpp"

namespace maillage {

/// What may be otherwise than assumed: the terms of the cost model, then the amounts of the actions.
enum class Assumption : std::uint8_t {
    fixed_cost_remaining,
    staff_days_remaining,
    price_discounts,
    capacity_cost,
    form_setup,
    form_yearly,
    coordination,
    staff_day,
    travel,
    subsidies,
    fixed_costs,
    variable_costs,
    quantities,
    action_staff_days,
};

/// Number of assumptions.
inline constexpr std::size_t kAssumptions = 14;

/// The name of an assumption, as it is written above.
[[nodiscard]] MAILLAGE_EXPORT std::string assumption_name(Assumption assumption);

/// Actions that are pooled, and what the pools are costed with.
struct PooledCase {
    CostModel model = {};
    std::vector<Action> actions = {};
    std::vector<std::string> territories = {};
    std::vector<double> distances_km = {};  ///< for each pair of territories, row by row; empty: no travel
    Neighbours neighbours = {};             ///< of each territory; empty: not known
    Groups pools = {};                      ///< numbers of actions
};

/// What one assumption does to the savings.
struct AssumptionEffect {
    Assumption assumption = Assumption::fixed_cost_remaining;
    double savings_below_eur = 0.0;  ///< with the assumption lower by the change
    double savings_above_eur = 0.0;  ///< with it higher by the change
    /// The factor next to 1, from 0 to 10, at which the savings are zero; NaN where there is none.
    double break_even = 0.0;
};

/// The savings, and the effect of each assumption on them.
struct Sensitivity {
    double savings_eur = 0.0;
    double change = 0.0;
    std::vector<AssumptionEffect> effects = {};  ///< in the order of `Assumption`
};

/// The effect of each assumption, lower and higher by `change` (a share, 0 to 1), on the savings of all pools together.
///
/// Shares of the model never pass 1. Throws InvalidInput as `GroupCosts` does, and for a change out of range.
[[nodiscard]] MAILLAGE_EXPORT Sensitivity sensitivity(const PooledCase& about, double change = 0.2,
                                                      const Monitor& monitor = {});

/// How far costs and assumptions may be from what they are put at.
struct Intervals {
    double actions = 0.1;      ///< each amount of each action: plus or minus this share
    double assumptions = 0.3;  ///< each assumption of the model, the same
    std::size_t samples = 2000;
    std::uint64_t seed = 0;
};

/// How likely it is that pooling saves.
struct SavingChance {
    double probability = 0.0;  ///< share of the samples in which the pools cost less than the actions alone
    double mean_eur = 0.0;
    double low_eur = 0.0;   ///< 5 % of the samples save less
    double high_eur = 0.0;  ///< 5 % save more
    std::size_t samples = 0;

    bool operator==(const SavingChance&) const = default;
};

/// The chance that the pools together save; the same for any number of threads.
///
/// Throws InvalidInput as `GroupCosts` does, and for shares outside 0 to 1 or no sample.
[[nodiscard]] MAILLAGE_EXPORT SavingChance saving_chance(const PooledCase& about,
                                                         const Intervals& intervals = {},
                                                         const Monitor& monitor = {});

}  // namespace maillage
