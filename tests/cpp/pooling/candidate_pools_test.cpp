#include "maillage/pooling/candidate_pools.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

using Members = std::vector<std::uint32_t>;

// Eight actions of seven territories; costs in which about half of the groups pay.
GroupCosts eight_actions() {
    RandomStream random(3);
    std::vector<Action> actions;
    for (std::size_t i = 0; i < 8; ++i)
        actions.push_back({.id = "a" + std::to_string(i),
                           .territory = "t" + std::to_string(i % 7),
                           .kind = "kitchen",
                           .fixed_cost_eur = std::floor(9000 * random.uniform()),
                           .staff_days = std::floor(10 * random.uniform())});
    return {CostModel{}, actions, {"t0", "t1", "t2", "t3", "t4", "t5", "t6"}};
}

Neighbours complete(std::uint32_t n) {
    Neighbours graph(n);
    for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = 0; b < n; ++b)
            if (a != b) graph[a].push_back(b);
    return graph;
}

std::set<Members> as_set(const Groups& groups) {
    std::set<Members> found;
    for (std::size_t i = 0; i < groups.size(); ++i) found.emplace(groups[i].begin(), groups[i].end());
    return found;
}

bool has(const Members& group, std::uint32_t action) {
    return std::count(group.begin(), group.end(), action) > 0;
}

TEST(CandidatePools, are_the_groups_of_several_territories_that_save) {
    const GroupCosts costs = eight_actions();
    const CandidatePools found = candidate_pools(costs, complete(8), complete(8), {.max_size = 4});
    std::set<Members> expected;
    std::uint64_t n = 0;
    double nearest = -1e9;
    for (std::uint32_t mask = 0; mask < 256; ++mask) {
        Members group;
        for (std::uint32_t i = 0; i < 8; ++i)
            if ((mask >> i & 1) != 0) group.push_back(i);
        if (group.size() < 2 || group.size() > 4) continue;
        const GroupCost cost = costs.cost(group);
        if (cost.territories < 2) continue;
        ++n;
        if (cost.alone_eur > cost.cost_eur)
            expected.insert(group);
        else
            nearest = std::max(nearest, cost.alone_eur - cost.cost_eur);
    }
    ASSERT_GT(expected.size(), 10U);
    ASSERT_LT(expected.size(), n - 10);
    EXPECT_EQ(as_set(found.groups), expected);
    EXPECT_EQ(found.n_candidates, n);
    EXPECT_EQ(found.n_paying, expected.size());
    EXPECT_NEAR(found.nearest_savings_eur, nearest, 1e-6);
    for (std::size_t i = 0; i < found.groups.size(); ++i) {
        const GroupCost cost = costs.cost(found.groups[i]);
        EXPECT_EQ(found.cost_eur[i], cost.cost_eur);
        EXPECT_NEAR(found.savings_eur[i], cost.alone_eur - cost.cost_eur, 1e-6);
        const CostComponents& of = cost.components;
        EXPECT_NEAR(found.overhead_eur[i], of.form_setup + of.form_yearly + of.coordination + of.travel,
                    1e-6);
        EXPECT_NEAR(found.overhead_days[i], 5 + 2 * static_cast<double>(cost.territories - 1), 1e-9);
    }
}

TEST(CandidatePools, respect_pins_and_refusals) {
    const GroupCosts costs = eight_actions();
    CandidatePoolOptions options{
        .max_size = 4, .pins = {{2, 5}}, .refusals = {{1, 3}, {2, 4, 5}}, .only_paying = false};
    const CandidatePools found = candidate_pools(costs, complete(8), complete(8), options);
    options.pins.clear();
    options.refusals.clear();
    const CandidatePools all = candidate_pools(costs, complete(8), complete(8), options);
    std::set<Members> expected;
    for (const Members& group : as_set(all.groups))
        if (has(group, 2) == has(group, 5) && !(has(group, 1) && has(group, 3)) &&
            !(has(group, 2) && has(group, 4) && has(group, 5)))
            expected.insert(group);
    EXPECT_EQ(as_set(found.groups), expected);
    EXPECT_LT(found.groups.size(), all.groups.size());
}

TEST(CandidatePools, keep_a_pinned_group_that_does_not_pay) {
    const GroupCosts costs(CostModel{}, {{.id = "a", .territory = "x"}, {.id = "b", .territory = "y"}},
                           {"x", "y"});
    const CandidatePools pinned = candidate_pools(costs, complete(2), complete(2), {.pins = {{0, 1}}});
    EXPECT_EQ(pinned.groups.size(), 1U);
    EXPECT_LT(pinned.savings_eur[0], 0);
    const CandidatePools none = candidate_pools(costs, complete(2), complete(2));
    EXPECT_EQ(none.groups.size(), 0U);
    EXPECT_EQ(none.nearest, (Members{0, 1}));
    EXPECT_EQ(none.nearest_savings_eur, pinned.savings_eur[0]);
}

TEST(CandidatePools, are_the_same_for_any_number_of_threads) {
    const GroupCosts costs = eight_actions();
    const std::size_t before = threads();
    set_threads(1);
    const CandidatePools one = candidate_pools(costs, complete(8), complete(8));
    set_threads(3);
    const CandidatePools three = candidate_pools(costs, complete(8), complete(8));
    set_threads(before);
    EXPECT_EQ(one.groups, three.groups);
    EXPECT_EQ(one.savings_eur, three.savings_eur);
    EXPECT_EQ(one.nearest, three.nearest);
}

TEST(CandidatePools, of_wrong_pins_are_refused) {
    const GroupCosts costs = eight_actions();
    EXPECT_THROW((void)candidate_pools(costs, complete(8), complete(8), {.pins = {{1}}}), InvalidInput);
    EXPECT_THROW((void)candidate_pools(costs, complete(8), complete(8), {.refusals = {{1, 9}}}),
                 InvalidInput);
    EXPECT_THROW((void)candidate_pools(costs, complete(7), complete(7)), InvalidInput);
}

}  // namespace
}  // namespace maillage
