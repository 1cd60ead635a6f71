#include "maillage/pooling/savings.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

// Two kitchens: alone 30,000 each; pooled 20,000 + half of 20,000 + 2 x 5,000 + form and coordination.
PooledCase two_kitchens() {
    PooledCase about;
    about.model = {};
    about.model.scale = {.fixed_cost_remaining = 0.5, .staff_days_remaining = 0.5, .price_breaks = {}};
    about.model.forms = {{.id = "convention", .setup_eur = 1000}};
    about.model.coordination_days_per_member = 4;
    about.model.staff_day_eur = 250;
    for (const char* id : {"a", "b", "other"})
        about.actions.push_back({.id = id,
                                 .territory = std::string("t") + id,
                                 .kind = "kitchen",
                                 .fixed_cost_eur = 20000,
                                 .variable_cost_eur = 2,
                                 .quantity = 5000});
    about.territories = {"tother", "ta", "tb"};
    about.distances_km = {0, 1, 1, 1, 0, 40, 1, 40, 0};
    about.pools.add(std::vector<std::uint32_t>{0, 1});
    return about;
}

const AssumptionEffect& of(const Sensitivity& found, Assumption assumption) {
    return found.effects.at(static_cast<std::size_t>(assumption));
}

TEST(Savings, move_with_each_assumption_by_hand) {
    const Sensitivity found = sensitivity(two_kitchens(), 0.2);
    // 20,000 less half: 10,000 saved; form 1,000; coordination 4 x 250; travel 2 x 40 km x 2 meetings x 0.50.
    EXPECT_DOUBLE_EQ(found.savings_eur, 10000 - 1000 - 1000 - 80);
    ASSERT_EQ(found.effects.size(), kAssumptions);
    EXPECT_DOUBLE_EQ(of(found, Assumption::fixed_cost_remaining).savings_below_eur, 7920 + 2000);
    EXPECT_DOUBLE_EQ(of(found, Assumption::fixed_cost_remaining).savings_above_eur, 7920 - 2000);
    EXPECT_DOUBLE_EQ(of(found, Assumption::form_setup).savings_above_eur, 7720);
    EXPECT_DOUBLE_EQ(of(found, Assumption::staff_day).savings_above_eur, 7720);
    EXPECT_DOUBLE_EQ(of(found, Assumption::travel).savings_below_eur, 7936);
    EXPECT_DOUBLE_EQ(of(found, Assumption::fixed_costs).savings_below_eur, 5920);
    EXPECT_DOUBLE_EQ(of(found, Assumption::variable_costs).savings_above_eur, 7920);
}

TEST(Savings, end_where_the_break_even_says) {
    const Sensitivity found = sensitivity(two_kitchens(), 0.2);
    EXPECT_NEAR(of(found, Assumption::fixed_cost_remaining).break_even, 0.896 / 0.5, 1e-5);
    EXPECT_NEAR(of(found, Assumption::form_setup).break_even, 8.92, 1e-4);
    EXPECT_NEAR(of(found, Assumption::fixed_costs).break_even, 0.208, 1e-5);
    EXPECT_TRUE(std::isnan(of(found, Assumption::travel).break_even));
    EXPECT_TRUE(std::isnan(of(found, Assumption::quantities).break_even));
}

TEST(Savings, of_a_pool_that_does_not_pay_say_what_would_make_it_pay) {
    PooledCase about = two_kitchens();
    about.model.forms[0].setup_eur = 15000;
    const Sensitivity found = sensitivity(about);
    EXPECT_DOUBLE_EQ(found.savings_eur, 7920 - 14000);
    EXPECT_NEAR(of(found, Assumption::form_setup).break_even, 8920.0 / 15000, 1e-5);
    EXPECT_NEAR(of(found, Assumption::fixed_costs).break_even, 1.608, 1e-5);
}

TEST(Savings, are_certain_where_nothing_is_uncertain) {
    const SavingChance found = saving_chance(two_kitchens(), {.actions = 0, .assumptions = 0, .samples = 10});
    EXPECT_EQ(found.probability, 1);
    EXPECT_EQ(found.low_eur, 7920);
    EXPECT_EQ(found.high_eur, 7920);
    EXPECT_EQ(found.mean_eur, 7920);
}

TEST(Savings, chance_is_that_of_the_draw) {
    // Only the set-up cost is uncertain: uniform from 4,460 to 13,380 around 8,920, where savings end.
    PooledCase about = two_kitchens();
    about.model.scale.fixed_cost_remaining = 0;
    about.model.coordination_days_per_member = 0;
    about.distances_km = {};
    about.model.forms[0].setup_eur = 20000.0 / 1.25;
    const SavingChance found = saving_chance(about, {.actions = 0, .assumptions = 0.5, .samples = 20000});
    EXPECT_NEAR(found.probability, 0.75, 0.01);
    EXPECT_NEAR(found.mean_eur, 4000, 100);
    EXPECT_NEAR(found.low_eur, 20000 - 16000 * 1.45, 100);
}

TEST(Savings, chance_is_the_same_for_any_number_of_threads_and_other_for_another_seed) {
    const std::size_t before = threads();
    set_threads(1);
    const SavingChance one = saving_chance(two_kitchens());
    set_threads(3);
    const SavingChance three = saving_chance(two_kitchens());
    set_threads(before);
    EXPECT_EQ(one, three);
    EXPECT_NE(one, saving_chance(two_kitchens(), {.seed = 1}));
}

TEST(Savings, of_wrong_input_are_refused) {
    EXPECT_THROW((void)sensitivity(two_kitchens(), 1.5), InvalidInput);
    EXPECT_THROW((void)saving_chance(two_kitchens(), {.samples = 0}), InvalidInput);
    EXPECT_THROW((void)saving_chance(two_kitchens(), {.actions = -0.1}), InvalidInput);
    PooledCase bad = two_kitchens();
    bad.pools.add(std::vector<std::uint32_t>{9});
    EXPECT_THROW((void)sensitivity(bad), InvalidInput);
}

}  // namespace
}  // namespace maillage
