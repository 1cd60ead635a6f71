#include "maillage/pooling/savings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <span>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/amounts.hpp"

namespace maillage {
namespace {

constexpr std::array<const char*, kAssumptions> kNames{
    "fixed_cost_remaining",
    "staff_days_remaining",
    "price_discounts",
    "capacity_cost",
    "form_setup",
    "form_yearly",
    "coordination",
    "staff_day",
    "travel",
    "subsidies",
    "fixed_costs",
    "variable_costs",
    "quantities",
    "action_staff_days",
};
constexpr std::size_t kModelAssumptions = 10;  // the first ones; the others are amounts of the actions
constexpr std::size_t kChunk = 64;
constexpr double kHighestFactor = 10;
constexpr std::size_t kHalvings = 40;

void scale_share(double& share, double factor) {
    share = std::min(1.0, share * factor);
}

void scale_kind(ScaleCosts& scale, Assumption assumption, double factor) {
    if (assumption == Assumption::fixed_cost_remaining) scale_share(scale.fixed_cost_remaining, factor);
    if (assumption == Assumption::staff_days_remaining) scale_share(scale.staff_days_remaining, factor);
    if (assumption == Assumption::capacity_cost) scale.capacity_cost_eur *= factor;
    if (assumption == Assumption::price_discounts)
        for (PriceBreak& price : scale.price_breaks) scale_share(price.discount, factor);
}

void scale_model(CostModel& model, Assumption assumption, double factor) {
    scale_kind(model.scale, assumption, factor);
    for (auto& [kind, scale] : model.by_kind) scale_kind(scale, assumption, factor);
    for (LegalForm& form : model.forms) {
        if (assumption == Assumption::form_setup) {
            form.setup_eur *= factor;
            form.setup_days *= factor;
        } else if (assumption == Assumption::form_yearly) {
            form.yearly_eur *= factor;
            form.yearly_per_member_eur *= factor;
            form.yearly_days *= factor;
        }
    }
    for (Subsidy& subsidy : model.subsidies) {
        if (assumption != Assumption::subsidies) break;
        scale_share(subsidy.rate, factor);
        subsidy.flat_eur *= factor;
    }
    if (assumption == Assumption::coordination) {
        model.coordination_days_per_member *= factor;
        model.coordination_days_per_pair *= factor;
    }
    if (assumption == Assumption::staff_day) model.staff_day_eur *= factor;
    if (assumption == Assumption::travel) model.km_eur *= factor;
}

void scale_action(Action& action, Assumption assumption, double factor) {
    if (assumption == Assumption::fixed_costs) action.fixed_cost_eur *= factor;
    if (assumption == Assumption::variable_costs) action.variable_cost_eur *= factor;
    if (assumption == Assumption::quantities) action.quantity *= factor;
    if (assumption == Assumption::action_staff_days) action.staff_days *= factor;
}

// The neighbours of the territories at some rows, by their new numbers.
Neighbours neighbours_among(const PooledCase& given, const std::vector<std::size_t>& rows) {
    Neighbours kept;
    if (given.neighbours.empty()) return kept;
    for (const std::size_t row : rows) {
        kept.emplace_back();
        for (const std::uint32_t other : given.neighbours.at(row)) {
            const auto at = std::lower_bound(rows.begin(), rows.end(), other);
            if (at != rows.end() && *at == other)
                kept.back().push_back(static_cast<std::uint32_t>(at - rows.begin()));
        }
    }
    return kept;
}

// The case without the actions and territories that no pool has: what is evaluated many times.
PooledCase reduced(const PooledCase& given) {
    PooledCase kept;
    kept.model = given.model;
    std::map<std::uint32_t, std::uint32_t> actions;
    for (std::size_t pool = 0; pool < given.pools.size(); ++pool) {
        std::vector<std::uint32_t> group;
        for (const std::uint32_t action : given.pools[pool]) {
            const auto number = actions.emplace(action, static_cast<std::uint32_t>(actions.size()));
            if (number.second) kept.actions.push_back(given.actions.at(action));
            group.push_back(number.first->second);
        }
        kept.pools.add(group);
    }
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < given.territories.size(); ++i) {
        const bool there = std::any_of(kept.actions.begin(), kept.actions.end(), [&](const Action& action) {
            return action.territory == given.territories[i];
        });
        if (!there) continue;
        rows.push_back(i);
        kept.territories.push_back(given.territories[i]);
    }
    for (const std::size_t i : rows)
        for (const std::size_t j : rows)
            if (!given.distances_km.empty())
                kept.distances_km.push_back(given.distances_km[i * given.territories.size() + j]);
    kept.neighbours = neighbours_among(given, rows);
    return kept;
}

double savings(const PooledCase& about) {
    const GroupCosts costs(about.model, about.actions, about.territories, about.distances_km,
                           about.neighbours);
    const std::vector<double>& alone = costs.alone();
    double sum = 0;
    for (std::size_t pool = 0; pool < about.pools.size(); ++pool) {
        for (const std::uint32_t action : about.pools[pool]) sum += alone[action];
        sum -= costs.cost(about.pools[pool]).cost_eur;
    }
    return std::isfinite(sum) ? detail::euros(detail::cents(sum)) : sum;
}

double savings(PooledCase about, Assumption assumption, double factor) {
    scale_model(about.model, assumption, factor);
    for (Action& action : about.actions) scale_action(action, assumption, factor);
    return savings(about);
}

// Where the savings cross zero between two factors of which one saves and the other does not.
double crossing(const PooledCase& about, Assumption assumption, double near, double far, bool saves_near) {
    for (std::size_t i = 0; i < kHalvings; ++i) {
        const double middle = (near + far) / 2;
        ((savings(about, assumption, middle) > 0) == saves_near ? near : far) = middle;
    }
    return (near + far) / 2;
}

// The crossing next to 1, on a path of factors that leads away from it.
double first_crossing(const PooledCase& about, Assumption assumption, bool saves,
                      std::span<const double> path) {
    double near = 1;
    for (const double factor : path) {
        if ((savings(about, assumption, factor) > 0) != saves)
            return crossing(about, assumption, near, factor, saves);
        near = factor;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double break_even(const PooledCase& about, Assumption assumption, bool saves) {
    constexpr std::array<double, 6> kDown{0.8, 0.6, 0.4, 0.2, 0.05, 0.0};
    constexpr std::array<double, 8> kUp{1.25, 1.5, 2, 3, 4.5, 6, 8, kHighestFactor};
    const double down = first_crossing(about, assumption, saves, kDown);
    const double up = first_crossing(about, assumption, saves, kUp);
    if (std::isnan(down)) return up;
    if (std::isnan(up)) return down;
    return 1 - down <= up - 1 ? down : up;
}

double drawn(RandomStream& random, double share) {
    return 1 + share * (2 * random.uniform() - 1);
}

double sampled(PooledCase about, const Intervals& intervals, std::size_t sample) {
    RandomStream random(intervals.seed, sample);
    for (std::size_t i = 0; i < kModelAssumptions; ++i)
        scale_model(about.model, static_cast<Assumption>(i), drawn(random, intervals.assumptions));
    for (Action& action : about.actions)
        for (std::size_t i = kModelAssumptions; i < kAssumptions; ++i)
            scale_action(action, static_cast<Assumption>(i), drawn(random, intervals.actions));
    return savings(about);
}

}  // namespace

std::string assumption_name(Assumption assumption) {
    return kNames.at(static_cast<std::size_t>(assumption));
}

Sensitivity sensitivity(const PooledCase& about, double change, const Monitor& monitor) {
    detail::require_share("change", change);
    const GroupCosts checked(about.model, about.actions, about.territories, about.distances_km,
                             about.neighbours);
    (void)checked.costs(about.pools);
    const PooledCase kept = reduced(about);
    Sensitivity found;
    found.change = change;
    found.savings_eur = savings(kept);
    found.effects.resize(kAssumptions);
    for_each_chunk(
        kAssumptions,
        [&](std::size_t i, std::size_t) {
            const auto assumption = static_cast<Assumption>(i);
            found.effects[i] = {assumption, savings(kept, assumption, 1 - change),
                                savings(kept, assumption, 1 + change),
                                break_even(kept, assumption, found.savings_eur > 0)};
        },
        monitor);
    return found;
}

SavingChance saving_chance(const PooledCase& about, const Intervals& intervals, const Monitor& monitor) {
    detail::require_share("interval of the actions", intervals.actions);
    detail::require_share("interval of the assumptions", intervals.assumptions);
    if (intervals.samples == 0) throw InvalidInput("samples is 0; expected one at least");
    const GroupCosts checked(about.model, about.actions, about.territories, about.distances_km,
                             about.neighbours);
    (void)checked.costs(about.pools);
    const PooledCase kept = reduced(about);
    std::vector<double> found(intervals.samples);
    for_each_chunk((found.size() + kChunk - 1) / kChunk,
                   [&](std::size_t chunk, std::size_t) {
                       const std::size_t last = std::min(found.size(), (chunk + 1) * kChunk);
                       for (std::size_t i = chunk * kChunk; i < last; ++i)
                           found[i] = sampled(kept, intervals, i);
                   },
                   monitor);
    std::sort(found.begin(), found.end());
    const auto n = static_cast<double>(found.size());
    const auto saving = found.end() - std::upper_bound(found.begin(), found.end(), 0.0);
    const auto at = [&](double share) {
        return found[static_cast<std::size_t>(std::lround(share * (n - 1)))];
    };
    return {.probability = static_cast<double>(saving) / n,
            .mean_eur = detail::euros(detail::cents(std::accumulate(found.begin(), found.end(), 0.0) / n)),
            .low_eur = at(0.05),
            .high_eur = at(0.95),
            .samples = found.size()};
}

}  // namespace maillage
