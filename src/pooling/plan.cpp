#include "maillage/pooling/plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <thread>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/amounts.hpp"
#include "pooling/plan_program.hpp"

namespace maillage {
namespace {

using detail::PlanProgram;
using detail::WideSolution;

void check_options(const PlanOptions& options) {
    if (options.k == 0) throw InvalidInput("k is 0; expected one plan at least");
    if (!(options.budget_eur >= 0))
        throw InvalidInput("budget_eur is " + detail::shown(options.budget_eur) + "; expected euros >= 0");
    if (!(options.budget_days >= 0))
        throw InvalidInput("staff_days is " + detail::shown(options.budget_days) + "; expected days >= 0");
}

std::string named(const GroupCosts& costs, const std::vector<std::uint32_t>& actions) {
    std::string text;
    for (const std::uint32_t action : actions)
        text += (text.empty() ? "'" : ", '") + costs.actions().at(action).id + "'";
    return text;
}

// Pins that no candidate has whole cannot be kept.
void check_pins(const GroupCosts& costs, const CandidatePools& candidates, const PlanOptions& options) {
    for (const auto& pin : options.pins) {
        bool found = false;
        for (std::size_t g = 0; g < candidates.groups.size() && !found; ++g) {
            const auto group = candidates.groups[g];
            found = std::all_of(pin.begin(), pin.end(), [&](std::uint32_t action) {
                return std::binary_search(group.begin(), group.end(), action);
            });
        }
        if (!found)
            throw Infeasible(
                "no pool can have the pinned actions " + named(costs, pin) +
                "; expected actions that are alike, near enough, not refused, and within max_size");
    }
}

// Candidates by component: two are together when a chain of shared actions leads from one to the other.
std::vector<std::vector<std::uint32_t>> components(const CandidatePools& candidates, std::size_t n_actions) {
    std::vector<std::uint32_t> leader(n_actions);
    std::iota(leader.begin(), leader.end(), 0U);
    const auto find = [&](std::uint32_t v) {
        while (leader[v] != v) v = leader[v] = leader[leader[v]];
        return v;
    };
    for (std::size_t g = 0; g < candidates.groups.size(); ++g) {
        const auto group = candidates.groups[g];
        for (const std::uint32_t action : group)
            leader[std::max(find(action), find(group[0]))] = std::min(find(action), find(group[0]));
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
    for (std::uint32_t g = 0; g < candidates.groups.size(); ++g)
        parts[find(candidates.groups[g][0])].push_back(g);
    std::vector<std::vector<std::uint32_t>> found;
    found.reserve(parts.size());
    for (auto& [first, part] : parts) found.push_back(std::move(part));
    return found;
}

// Savings, territories served, and the smallest saving as a share, of pools.
Plan described(const GroupCosts& costs, const CandidatePools& candidates, std::vector<std::uint32_t> pools,
               const detail::TerritoryShares& shares) {
    Plan plan;
    std::sort(pools.begin(), pools.end());
    plan.pools = std::move(pools);
    detail::Cents savings = 0;
    std::set<std::uint32_t> served;
    std::map<std::uint32_t, double> saved;
    for (const std::uint32_t g : plan.pools) {
        savings += detail::cents(candidates.savings_eur[g]);
        for (const std::uint32_t action : candidates.groups[g]) served.insert(costs.territory(action));
        for (const auto& [territory, share] : shares.of_pool(g)) saved[territory] += share;
    }
    plan.savings_eur = detail::euros(savings);
    plan.served = static_cast<std::uint32_t>(served.size());
    plan.least_share = shares.territories().empty() ? 0 : kNoLimit;
    for (const std::uint32_t territory : shares.territories())
        plan.least_share = std::min(plan.least_share, saved.contains(territory) ? saved[territory] : 0);
    return plan;
}

// What one search finds, in the terms of a result.
struct Found {
    std::vector<std::uint32_t> pools = {};
    WideSolution first = {};  // of the objective itself
    bool proven = true;
};

Found searched(PlanProgram& program, const PlanOptions& options, const Monitor& monitor) {
    Found found;
    const auto stage = [&] {
        WideSolution solution = program.solve(options.max_nodes, monitor);
        found.proven = found.proven && solution.proven;
        return solution;
    };
    if (options.objective == PlanObjective::kSavings) {
        program.maximise_savings();
        found.first = stage();
    } else if (options.objective == PlanObjective::kServed) {
        program.maximise_served();
        found.first = stage();
        program.keep_served(found.first);
        program.maximise_savings();
        (void)stage();
    } else {
        program.maximise_least_share();
        found.first = stage();
        program.keep_least_share(found.first);
        program.maximise_served();
        const WideSolution served = stage();
        program.keep_served(served);
        program.maximise_savings();
        (void)stage();
    }
    found.pools = program.chosen();
    return found;
}

// Savings without limits that bind components together: each for itself, several at a time. Only the calling thread
// polls the monitor.
PlanResult by_component(const GroupCosts& costs, const CandidatePools& candidates, const PlanOptions& options,
                        const detail::TerritoryShares& shares, const Monitor& monitor) {
    PlanResult result;
    result.prices.assign(costs.actions().size(), 0);
    const auto parts = components(candidates, costs.actions().size());
    std::vector<Found> found(parts.size());
    const std::thread::id caller = std::this_thread::get_id();
    const Monitor unwatched;
    for_each_chunk(
        parts.size(),
        [&](std::size_t part, std::size_t) {
            PlanProgram program(costs, candidates, options, shares, parts[part]);
            found[part] =
                searched(program, options, std::this_thread::get_id() == caller ? monitor : unwatched);
            // Components have no action in common, so that each writes prices of its own.
            program.add_prices(found[part].first, result.prices);
        },
        monitor);
    std::vector<std::uint32_t> pools;
    bool proven = true;
    for (const Found& part : found) {
        pools.insert(pools.end(), part.pools.begin(), part.pools.end());
        result.bound -= part.first.bound;
        result.relaxation_eur -= part.first.relaxation;
        result.n_columns += part.first.n_columns;
        proven = proven && part.proven;
    }
    result.plans.push_back(described(costs, candidates, std::move(pools), shares));
    result.plans[0].proven = proven;
    return result;
}

PlanResult all_together(const GroupCosts& costs, const CandidatePools& candidates, const PlanOptions& options,
                        const detail::TerritoryShares& shares, const Monitor& monitor) {
    PlanResult result;
    std::vector<std::uint32_t> all(candidates.groups.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<std::vector<std::uint32_t>> before;
    while (result.plans.size() < options.k) {
        PlanProgram program(costs, candidates, options, shares, all);
        for (const auto& pools : before) program.forbid(pools);
        Found found;
        try {
            found = searched(program, options, monitor);
        } catch (const Infeasible&) {
            if (!result.plans.empty()) break;
            throw Infeasible(
                "no plan keeps all pins within the limits; expected a larger budget_eur or staff_days, fewer "
                "pins, or "
                "pins that have no action in common");
        }
        if (result.plans.empty()) {
            result.bound = -found.first.bound;
            result.n_columns = found.first.n_columns;
            if (options.objective == PlanObjective::kSavings) {
                result.relaxation_eur = -found.first.relaxation;
                result.prices.assign(costs.actions().size(), 0);
                program.add_prices(found.first, result.prices);
            }
        }
        result.plans.push_back(described(costs, candidates, found.pools, shares));
        result.plans.back().proven = found.proven;
        if (found.pools.empty()) break;
        before.push_back(found.pools);
    }
    return result;
}

double objective_of(const Plan& plan, PlanObjective objective) {
    if (objective == PlanObjective::kSavings) return plan.savings_eur;
    return objective == PlanObjective::kServed ? plan.served : plan.least_share;
}

}  // namespace

PlanResult best_plans(const GroupCosts& costs, const CandidatePools& candidates, const PlanOptions& options,
                      const Monitor& monitor) {
    check_options(options);
    PlanOptions asked = options;
    for (auto& pin : asked.pins) std::sort(pin.begin(), pin.end());
    check_pins(costs, candidates, asked);
    const detail::TerritoryShares shares(costs, candidates);
    if (candidates.groups.size() == 0) {
        PlanResult none;
        none.plans.emplace_back();
        none.prices.assign(costs.actions().size(), 0);
        return none;
    }
    const bool free = std::isinf(asked.budget_eur) && std::isinf(asked.budget_days) && asked.pins.empty();
    PlanResult result = asked.objective == PlanObjective::kSavings && asked.k == 1 && free
                            ? by_component(costs, candidates, asked, shares, monitor)
                            : all_together(costs, candidates, asked, shares, monitor);
    // A proven plan is its own bound: what is left are roundings of the solver.
    const double best = objective_of(result.plans[0], asked.objective);
    if (result.plans[0].proven) result.bound = best;
    result.gap = result.bound > best ? (result.bound - best) / result.bound : 0;
    return result;
}

}  // namespace maillage
