#include "maillage/pooling/pool_game.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"

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

Neighbours chain(std::uint32_t n) {
    Neighbours graph(n);
    for (std::uint32_t a = 0; a + 1 < n; ++a) {
        graph[a].push_back(a + 1);
        graph[a + 1].push_back(a);
    }
    return graph;
}

GroupCosts costs_of(std::size_t n, std::size_t n_territories, std::uint64_t seed) {
    RandomStream random(seed);
    std::vector<Action> actions;
    std::vector<std::string> territories;
    for (std::size_t t = 0; t < n_territories; ++t) territories.push_back("t" + std::to_string(t));
    for (std::size_t i = 0; i < n; ++i)
        actions.push_back({.id = "a" + std::to_string(i),
                           .territory = territories[i % n_territories],
                           .kind = "kitchen",
                           .fixed_cost_eur = std::floor(9000 * random.uniform())});
    return {CostModel{}, actions, territories};
}

bool connected(const Neighbours& graph, const Members& group) {
    Members reached = {group[0]};
    for (std::size_t i = 0; i < reached.size(); ++i)
        for (const std::uint32_t v : graph[reached[i]])
            if (std::count(group.begin(), group.end(), v) > 0 &&
                std::count(reached.begin(), reached.end(), v) == 0)
                reached.push_back(v);
    return reached.size() == group.size();
}

// The cheapest partition by trying them all.
double best_partition(const GroupCosts& costs, const Neighbours& links, const Members& actions) {
    double best = kNoLimit;
    std::vector<Members> parts;
    std::function<void(std::size_t)> place = [&](std::size_t i) {
        if (i == actions.size()) {
            double sum = 0;
            for (const Members& part : parts) {
                if (part.size() > 1 && !connected(links, part)) return;
                sum += part.size() > 1 ? costs.cost(part).cost_eur : costs.alone()[part[0]];
            }
            best = std::min(best, sum);
            return;
        }
        for (std::size_t p = 0; p < parts.size(); ++p) {
            parts[p].push_back(actions[i]);
            place(i + 1);
            parts[p].pop_back();
        }
        parts.push_back({actions[i]});
        place(i + 1);
        parts.pop_back();
    };
    place(0);
    return best;
}

TEST(PoolGame, subgroups_cost_their_best_partition) {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        const GroupCosts costs = costs_of(6, 5, seed);
        const Neighbours links = seed % 2 == 0 ? complete(6) : chain(6);
        const PoolGame game = pool_game(costs, Members{0, 1, 2, 3, 4, 5}, links, complete(6));
        ASSERT_EQ(game.values.size(), 32U);
        EXPECT_EQ(game.values[0], 0);
        for (std::uint32_t coalition = 1; coalition < 32; ++coalition) {
            Members own;
            for (std::uint32_t action = 0; action < 6; ++action)
                if ((coalition >> costs.territory(action) & 1) != 0) own.push_back(action);
            const double expected = best_partition(costs, links, own);
            const double found = coalition == 31 ? game.split_eur : game.values[coalition];
            EXPECT_NEAR(found, expected, 1e-6) << seed << ' ' << coalition;
        }
        EXPECT_EQ(game.values[31], costs.cost(Members{0, 1, 2, 3, 4, 5}).cost_eur);
    }
}

TEST(PoolGame, players_are_the_territories_of_the_pool) {
    const GroupCosts costs = costs_of(6, 4, 1);
    const PoolGame game = pool_game(costs, Members{5, 2, 1}, complete(6), complete(6));
    EXPECT_EQ(game.territories, (Members{1, 2}));
    EXPECT_EQ(game.values.size(), 4U);
    EXPECT_NEAR(game.values[1], std::min(costs.alone()[1] + costs.alone()[5], 1e18), 1e-6);
}

TEST(PoolGame, of_more_actions_than_can_be_tabled_is_refused) {
    const GroupCosts costs = costs_of(17, 17, 1);
    Members all;
    for (std::uint32_t i = 0; i < 17; ++i) all.push_back(i);
    EXPECT_THROW((void)pool_game(costs, all, complete(17), complete(17)), LimitExceeded);
}

}  // namespace
}  // namespace maillage
