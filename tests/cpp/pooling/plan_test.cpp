#include "maillage/pooling/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/solver/linear_program.hpp"

namespace maillage {
namespace {

using Members = std::vector<std::uint32_t>;

Neighbours complete(std::uint32_t n) {
    Neighbours graph(n);
    for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = 0; b < n; ++b)
            if (a != b) graph[a].push_back(b);
    return graph;
}

GroupCosts costs_of(std::size_t n, std::size_t n_territories, std::uint64_t seed) {
    RandomStream random(seed);
    std::vector<Action> actions;
    std::vector<std::string> territories;
    std::vector<double> km;
    for (std::size_t t = 0; t < n_territories; ++t) territories.push_back("t" + std::to_string(t));
    for (std::size_t i = 0; i < n; ++i)
        actions.push_back({.id = "a" + std::to_string(i),
                           .territory = territories[i % n_territories],
                           .kind = "kitchen",
                           .fixed_cost_eur = std::floor(12000 * random.uniform())});
    for (std::size_t i = 0; i < n_territories * n_territories; ++i)
        km.push_back(i % (n_territories + 1) == 0 ? 0 : std::floor(600 * random.uniform()));
    return {CostModel{}, actions, territories, km};
}

// All plans, by trying every set of disjoint candidates.
std::vector<Members> all_plans(const CandidatePools& candidates) {
    std::vector<Members> found;
    Members chosen;
    std::set<std::uint32_t> taken;
    std::function<void(std::uint32_t)> choose = [&](std::uint32_t from) {
        found.push_back(chosen);
        for (std::uint32_t g = from; g < candidates.groups.size(); ++g) {
            const auto group = candidates.groups[g];
            if (std::any_of(group.begin(), group.end(), [&](std::uint32_t a) { return taken.contains(a); }))
                continue;
            for (const std::uint32_t a : group) taken.insert(a);
            chosen.push_back(g);
            choose(g + 1);
            chosen.pop_back();
            for (const std::uint32_t a : group) taken.erase(a);
        }
    };
    choose(0);
    return found;
}

struct Measured {
    double savings = 0, overhead = 0, days = 0, least = 0;
    std::uint32_t served = 0;
};

Measured measured(const GroupCosts& costs, const CandidatePools& candidates, const Members& plan) {
    Measured found;
    std::map<std::uint32_t, double> planned, saved;
    std::set<std::uint32_t> could, served;
    for (std::uint32_t a = 0; a < costs.actions().size(); ++a)
        planned[costs.territory(a)] += costs.alone()[a];
    for (std::size_t g = 0; g < candidates.groups.size(); ++g)
        for (const std::uint32_t a : candidates.groups[g]) could.insert(costs.territory(a));
    for (const std::uint32_t g : plan) {
        found.savings += candidates.savings_eur[g];
        found.overhead += candidates.overhead_eur[g];
        found.days += candidates.overhead_days[g];
        const double rate = candidates.savings_eur[g] / (candidates.cost_eur[g] + candidates.savings_eur[g]);
        for (const std::uint32_t a : candidates.groups[g]) {
            served.insert(costs.territory(a));
            saved[costs.territory(a)] += rate * costs.alone()[a];
        }
    }
    found.served = static_cast<std::uint32_t>(served.size());
    found.least = could.empty() ? 0 : 1e9;
    for (const std::uint32_t t : could)
        if (planned[t] > 0) found.least = std::min(found.least, saved[t] / planned[t]);
    return found;
}

class Plans : public testing::Test {
  protected:
    void SetUp() override {
        if (!has_solver()) GTEST_SKIP() << "built without a solver";
    }
};

TEST_F(Plans, save_the_most_and_the_next_most) {
    std::size_t paying = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const GroupCosts costs = costs_of(7, 6, seed);
        const CandidatePools candidates = candidate_pools(costs, complete(7), complete(7), {.max_size = 4});
        std::vector<double> all;
        for (const Members& plan : all_plans(candidates))
            all.push_back(measured(costs, candidates, plan).savings);
        std::sort(all.rbegin(), all.rend());
        const PlanResult one = best_plans(costs, candidates);
        EXPECT_NEAR(one.plans[0].savings_eur, all[0], 1e-6);
        EXPECT_TRUE(one.plans[0].proven);
        EXPECT_EQ(one.gap, 0);
        EXPECT_GE(one.relaxation_eur, all[0] - 1e-6);
        const PlanResult several = best_plans(costs, candidates, {.k = 4});
        ASSERT_EQ(several.plans.size(), std::min<std::size_t>(4, all.size()));
        for (std::size_t i = 0; i < several.plans.size(); ++i)
            EXPECT_NEAR(several.plans[i].savings_eur, all[i], 1e-6) << seed << ' ' << i;
        paying += static_cast<std::size_t>(all[0] > 0);
    }
    EXPECT_GT(paying, 8U);
}

TEST_F(Plans, over_thousands_of_candidates_save_as_much_as_the_best_partition_of_all_subsets) {
    constexpr std::uint32_t kActions = 14;
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        const GroupCosts costs = costs_of(kActions, kActions, seed);
        const CandidatePools candidates =
            candidate_pools(costs, complete(kActions), complete(kActions), {.max_size = 7});
        ASSERT_GT(candidates.groups.size(), 3000U);
        std::vector<double> gain(1U << kActions, 0);
        for (std::size_t g = 0; g < candidates.groups.size(); ++g) {
            std::uint32_t mask = 0;
            for (const std::uint32_t a : candidates.groups[g]) mask |= 1U << a;
            gain[mask] = candidates.savings_eur[g];
        }
        std::vector<double> best(gain.size(), 0);
        for (std::uint32_t mask = 1; mask < best.size(); ++mask) {
            const std::uint32_t first = mask & (~mask + 1);
            const std::uint32_t rest = mask ^ first;
            for (std::uint32_t part = rest;; part = (part - 1) & rest) {
                best[mask] = std::max(best[mask], gain[part | first] + best[rest ^ part]);
                if (part == 0) break;
            }
        }
        EXPECT_NEAR(best_plans(costs, candidates).plans[0].savings_eur, best.back(), 1e-6);
    }
}

TEST_F(Plans, keep_limits) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const GroupCosts costs = costs_of(7, 7, seed);
        const CandidatePools candidates = candidate_pools(costs, complete(7), complete(7), {.max_size = 3});
        for (const bool euros : {true, false}) {
            PlanOptions options;
            (euros ? options.budget_eur : options.budget_days) = euros ? 3500 : 8;
            double best = 0;
            for (const Members& plan : all_plans(candidates)) {
                const Measured m = measured(costs, candidates, plan);
                if (m.overhead <= options.budget_eur && m.days <= options.budget_days)
                    best = std::max(best, m.savings);
            }
            EXPECT_NEAR(best_plans(costs, candidates, options).plans[0].savings_eur, best, 1e-6);
        }
    }
}

TEST_F(Plans, serve_the_most_territories_then_save) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const GroupCosts costs = costs_of(7, 6, seed);
        const CandidatePools candidates = candidate_pools(costs, complete(7), complete(7), {.max_size = 3});
        std::pair<std::uint32_t, double> best{0, 0};
        for (const Members& plan : all_plans(candidates)) {
            const Measured m = measured(costs, candidates, plan);
            best = std::max(best, {m.served, m.savings});
        }
        const Plan found = best_plans(costs, candidates, {.objective = PlanObjective::kServed}).plans[0];
        EXPECT_EQ(found.served, best.first);
        EXPECT_NEAR(found.savings_eur, best.second, 1e-6);
    }
}

TEST_F(Plans, make_the_smallest_saving_as_large_as_can_be) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const GroupCosts costs = costs_of(6, 6, seed);
        const CandidatePools candidates = candidate_pools(costs, complete(6), complete(6), {.max_size = 3});
        double best = 0;
        for (const Members& plan : all_plans(candidates))
            best = std::max(best, measured(costs, candidates, plan).least);
        const Plan found = best_plans(costs, candidates, {.objective = PlanObjective::kFairness}).plans[0];
        EXPECT_NEAR(found.least_share, best, 1e-6) << seed;
        EXPECT_NEAR(measured(costs, candidates, found.pools).least, found.least_share, 1e-9);
    }
}

TEST_F(Plans, keep_pins_together_even_at_a_loss) {
    const GroupCosts costs = costs_of(6, 6, 3);
    const Members pin = {1, 4};
    const CandidatePools candidates =
        candidate_pools(costs, complete(6), complete(6), {.max_size = 3, .pins = {pin}});
    double best = -1e9;
    for (const Members& plan : all_plans(candidates)) {
        const bool kept = std::any_of(plan.begin(), plan.end(), [&](std::uint32_t g) {
            const auto group = candidates.groups[g];
            return std::count(group.begin(), group.end(), 1U) > 0;
        });
        if (kept) best = std::max(best, measured(costs, candidates, plan).savings);
    }
    const PlanResult found = best_plans(costs, candidates, {.pins = {pin}});
    EXPECT_NEAR(found.plans[0].savings_eur, best, 1e-6);
    EXPECT_THROW((void)best_plans(costs, candidates, {.budget_eur = 10, .pins = {pin}}), Infeasible);
    EXPECT_THROW((void)best_plans(costs, candidates, {.pins = {{0, 1, 2, 3, 4}}}), Infeasible);
}

TEST_F(Plans, without_a_pool_that_pays_are_empty) {
    const GroupCosts costs(CostModel{}, {{.id = "a", .territory = "x"}, {.id = "b", .territory = "y"}},
                           {"x", "y"});
    const CandidatePools candidates = candidate_pools(costs, complete(2), complete(2));
    const PlanResult found = best_plans(costs, candidates, {.k = 3});
    ASSERT_EQ(found.plans.size(), 1U);
    EXPECT_TRUE(found.plans[0].pools.empty());
    EXPECT_TRUE(found.plans[0].proven);
    EXPECT_THROW((void)best_plans(costs, candidates, {.k = 0}), InvalidInput);
    EXPECT_THROW((void)best_plans(costs, candidates, {.budget_eur = -1}), InvalidInput);
}

TEST_F(Plans, price_actions_so_that_no_candidate_saves_more_than_its_members_are_priced) {
    const GroupCosts costs = costs_of(12, 12, 5);
    const CandidatePools candidates = candidate_pools(costs, complete(12), complete(12), {.max_size = 5});
    const PlanResult found = best_plans(costs, candidates);
    double sum = 0;
    for (const double price : found.prices) sum += price;
    EXPECT_NEAR(sum, found.relaxation_eur, 1e-3);
    for (std::size_t g = 0; g < candidates.groups.size(); ++g) {
        double priced = 0;
        for (const std::uint32_t a : candidates.groups[g]) priced += found.prices[a];
        EXPECT_GE(priced, candidates.savings_eur[g] - 0.01);
    }
}

}  // namespace
}  // namespace maillage
