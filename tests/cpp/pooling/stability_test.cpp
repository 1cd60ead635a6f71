#include "maillage/pooling/stability.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/pooling/pool_game.hpp"

namespace maillage {
namespace {

// Kitchens of 20,000 euros each, of which half remains; the first action belongs to no pool.
PooledCase kitchens(std::uint32_t n) {
    PooledCase about;
    about.model.scale = {.fixed_cost_remaining = 0.5, .staff_days_remaining = 0.5, .price_breaks = {}};
    about.model.forms = {{.id = "form", .setup_eur = 1000}};
    about.model.coordination_days_per_member = 4;
    about.model.staff_day_eur = 250;
    std::vector<std::uint32_t> pool;
    for (std::uint32_t i = 0; i <= n; ++i) {
        about.territories.push_back("t" + std::to_string(i));
        about.actions.push_back({.id = "a" + std::to_string(i),
                                 .territory = about.territories.back(),
                                 .kind = "kitchen",
                                 .fixed_cost_eur = 20000,
                                 .variable_cost_eur = 2,
                                 .quantity = 5000});
        if (i > 0) pool.push_back(i);
    }
    about.pools.add(pool);
    return about;
}

Neighbours complete(std::uint32_t n) {
    Neighbours graph(n);
    for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = 0; b < n; ++b)
            if (a != b) graph[a].push_back(b);
    return graph;
}

double factor(const StabilityBreaks& found, Assumption assumption) {
    return found.factors.at(static_cast<std::size_t>(assumption));
}

TEST(Stability, of_two_ends_where_their_savings_end) {
    const StabilityBreaks found = stability_breaks(kitchens(2), complete(3), complete(3));
    EXPECT_TRUE(found.holds);
    ASSERT_EQ(found.factors.size(), kAssumptions);
    // 10,000 saved, 1,000 for the form, 4 x 250 for coordination.
    EXPECT_NEAR(factor(found, Assumption::fixed_cost_remaining), 0.9 / 0.5, 1e-4);
    EXPECT_NEAR(factor(found, Assumption::form_setup), 9, 1e-4);
    EXPECT_NEAR(factor(found, Assumption::fixed_costs), 0.2, 1e-4);
    EXPECT_TRUE(std::isnan(factor(found, Assumption::quantities)));
}

TEST(Stability, changes_where_the_factor_says) {
    RandomStream random(5);
    for (std::size_t round = 0; round < 5; ++round) {
        PooledCase about = kitchens(4);
        for (Action& action : about.actions)
            action.fixed_cost_eur = 2000 + static_cast<double>(random.below(30000));
        const Neighbours graph = complete(5);
        for (const char* rule : {"nucleolus", "equal", "stand_alone"}) {
            const StabilityBreaks found = stability_breaks(about, graph, graph, rule);
            const auto holds = [&](double setup) {
                PooledCase other = about;
                other.model.forms[0].setup_eur *= setup;
                const GroupCosts costs(other.model, other.actions, other.territories);
                const PoolGame game = pool_game(costs, other.pools[0], graph, graph);
                try {
                    return share_costs(CostGame({"1", "2", "3", "4"}, game.values), rule).in_core;
                } catch (const Infeasible&) {
                    return false;
                }
            };
            EXPECT_EQ(found.holds, holds(1)) << rule;
            const double at = factor(found, Assumption::form_setup);
            if (std::isnan(at)) continue;
            EXPECT_NE(holds(at - 2e-4), holds(at + 2e-4)) << rule << ' ' << at;
            EXPECT_EQ(holds(at < 1 ? at + 2e-4 : at - 2e-4), found.holds) << rule << ' ' << at;
        }
    }
}

TEST(Stability, is_the_same_on_any_number_of_threads) {
    const std::size_t before = threads();
    set_threads(1);
    const StabilityBreaks one = stability_breaks(kitchens(5), complete(6), complete(6));
    set_threads(3);
    const StabilityBreaks three = stability_breaks(kitchens(5), complete(6), complete(6));
    set_threads(before);
    EXPECT_EQ(one.holds, three.holds);
    for (std::size_t i = 0; i < kAssumptions; ++i)
        EXPECT_TRUE(one.factors[i] == three.factors[i] ||
                    (std::isnan(one.factors[i]) && std::isnan(three.factors[i])));
}

TEST(Stability, of_wrong_input_says_what_is_wrong) {
    PooledCase two = kitchens(4);
    two.pools = {};
    two.pools.add(std::vector<std::uint32_t>{0, 1});
    two.pools.add(std::vector<std::uint32_t>{2, 3});
    EXPECT_THROW((void)stability_breaks(two, complete(5), complete(5)), InvalidInput);
    EXPECT_THROW((void)stability_breaks(kitchens(2), complete(3), complete(3), "none"), NotFound);
    EXPECT_THROW((void)stability_breaks(kitchens(2), complete(3), complete(3), "proportional"), InvalidInput);
}

}  // namespace
}  // namespace maillage
