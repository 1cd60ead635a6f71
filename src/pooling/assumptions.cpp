#include "pooling/assumptions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>

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

using Holds = std::function<bool(const PooledCase&)>;

// The crossing next to 1, on a path of factors that leads away from it.
double first_crossing(const PooledCase& about, Assumption assumption, const Holds& holds, bool at_one,
                      std::span<const double> path, std::size_t halvings) {
    double near = 1;
    for (double far : path) {
        if (holds(detail::scaled(about, assumption, far)) == at_one) {
            near = far;
            continue;
        }
        for (std::size_t i = 0; i < halvings; ++i) {
            const double middle = (near + far) / 2;
            (holds(detail::scaled(about, assumption, middle)) == at_one ? near : far) = middle;
        }
        return (near + far) / 2;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::string assumption_name(Assumption assumption) {
    return kNames.at(static_cast<std::size_t>(assumption));
}

namespace detail {

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

PooledCase scaled(PooledCase about, Assumption assumption, double factor) {
    scale_model(about.model, assumption, factor);
    for (Action& action : about.actions) scale_action(action, assumption, factor);
    return about;
}

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

double tipping_point(const PooledCase& about, Assumption assumption, const Holds& holds, bool at_one,
                     std::size_t halvings) {
    constexpr std::array<double, 6> kDown{0.8, 0.6, 0.4, 0.2, 0.05, 0.0};
    constexpr std::array<double, 8> kUp{1.25, 1.5, 2, 3, 4.5, 6, 8, 10};
    const double down = first_crossing(about, assumption, holds, at_one, kDown, halvings);
    const double up = first_crossing(about, assumption, holds, at_one, kUp, halvings);
    if (std::isnan(down)) return up;
    if (std::isnan(up)) return down;
    return 1 - down <= up - 1 ? down : up;
}

}  // namespace detail
}  // namespace maillage
