#include <gtest/gtest.h>

#include <bit>
#include <limits>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/simd.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/pooling/core.hpp"
#include "maillage/pooling/game_properties.hpp"
#include "maillage/pooling/shapley.hpp"
#include "maillage/pooling/share_rules.hpp"
#include "maillage/pooling/sharing.hpp"
#include "maillage/solver/linear_program.hpp"
#include "pooling/games.hpp"

namespace maillage {
namespace {

using testing::coarse_game;
using testing::player_names;
using testing::random_game;
using testing::shapley_by_orders;

// An option for rules that need one, which breaks no symmetry.
ShareOptions plain_options(const std::string& option, std::size_t n) {
    ShareOptions options;
    if (option == "key") options.key.assign(n, 1.0);
    if (option == "weights") options.weights.assign(n, 1.0);
    if (option == "unions")
        for (std::uint32_t i = 0; i < n; ++i) options.unions.push_back(i);
    return options;
}

void expect_near(const std::vector<double>& found, const std::vector<double>& expected, double tolerance) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], tolerance) << i;
}

// Rules that need no solver still run where there is none.
bool runs(const ShareRuleInfo& rule) {
    return has_solver() || rule.family == "key" || rule.family == "order" || rule.family == "formula";
}

TEST(CostGame, counts_amounts_in_whole_units) {
    const CostGame game({"a", "b"}, {0, 21.95, 17.08, 34.69});
    EXPECT_EQ(game.denominator(), 100);
    EXPECT_TRUE(game.exact());
    EXPECT_EQ(CostGame({"a", "b"}, {0, 3, 4, 5}).denominator(), 1);
    EXPECT_EQ(CostGame({"a", "b"}, {0, 3.5, 4, 5}).denominator(), 10);
    EXPECT_EQ(CostGame({"a", "b"}, {0, 3.5, 4, 5.125}).denominator(), 1000);
    // Tenths that cannot be counted in cents.
    EXPECT_EQ(CostGame({"a", "b"}, {0, 0.5, 4, 8e13}).denominator(), 10);
    EXPECT_TRUE(CostGame({"a", "b"}, {0, 0.5, 4, 8e13}).exact());
    EXPECT_FALSE(CostGame({"a", "b"}, {0, 0.25, 4, 8e13}).exact());
    EXPECT_FALSE(CostGame({"a", "b"}, {0, 1.0 / 3, 4, 5}).exact());
    const CostGame savings = saving_game(game);
    EXPECT_EQ(savings(3), 4.34);
    EXPECT_EQ(savings.kind(), GameKind::kValue);
}

TEST(CostGame, is_read_the_same_with_every_instruction_set) {
    RandomStream random(3);
    for (const std::size_t n : {1U, 2U, 5U, 12U}) {
        std::vector<std::string> players;
        for (std::size_t i = 0; i < n; ++i) players.push_back("p" + std::to_string(i));
        for (const double unit : {1.0, 10.0, 100.0, 1000.0}) {
            std::vector<double> costs(std::size_t{1} << n, 0.0);
            for (std::size_t s = 1; s < costs.size(); ++s)
                costs[s] = (static_cast<double>(random.below(2'000'000)) - 1e6) / unit;
            costs.back() = 1 / unit;  // so that no smaller unit will do
            const auto told = [&](InstructionSet set) {
                limit_instruction_set(set);
                const CostGame game(players, costs);
                EXPECT_EQ(game.denominator(), static_cast<std::int64_t>(unit));
                return std::pair(shapley(game).exact, share_costs(game, "equal").objections);
            };
            const auto plain = told(InstructionSet::portable);
            EXPECT_EQ(told(InstructionSet::avx2), plain);
            EXPECT_EQ(told(InstructionSet::avx512), plain);
            for (const double wrong :
                 {std::numeric_limits<double>::infinity(), -2e15, std::numeric_limits<double>::quiet_NaN()}) {
                std::vector<double> bad = costs;
                bad[random.below(bad.size() - 1) + 1] = wrong;
                for (const auto set :
                     {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512}) {
                    limit_instruction_set(set);
                    EXPECT_THROW((CostGame{players, bad}), InvalidInput);
                }
            }
        }
    }
    limit_instruction_set(InstructionSet::avx512);
}

TEST(CostGame, refuses_bad_tables) {
    const auto make = [](std::vector<std::string> players, std::vector<double> values) {
        return CostGame(std::move(players), std::move(values));
    };
    EXPECT_THROW(make({}, {0}), InvalidInput);
    EXPECT_THROW(make({"a", "a"}, {0, 1, 1, 1}), InvalidInput);
    EXPECT_THROW(make({"a", ""}, {0, 1, 1, 1}), InvalidInput);
    EXPECT_THROW(make({"a", "b"}, {0, 1, 1}), InvalidInput);
    EXPECT_THROW(make({"a", "b"}, {1, 1, 1, 1}), InvalidInput);
    EXPECT_THROW(make({"a", "b"}, {0, 1, std::nan(""), 1}), InvalidInput);
    EXPECT_THROW(make({"a", "b"}, {0, 1, 1e16, 1}), InvalidInput);
    EXPECT_THROW(make(player_names(30), {0}), LimitExceeded);
}

TEST(SuperadditiveCover, is_the_best_partition) {
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        for (const GameKind kind : {GameKind::kCost, GameKind::kValue}) {
            const CostGame game = random_game(6, seed, kind, false);
            const CostGame cover = superadditive_cover(game);
            EXPECT_TRUE(check_superadditive(cover).holds);
            EXPECT_EQ(superadditive_cover(cover), cover);
            for (Coalition s = 0; s <= game.grand(); ++s) {
                double best = game(s);
                for (Coalition part = (s - 1) & s; part != 0; part = (part - 1) & s) {
                    const double split = cover(part) + game(s ^ part);
                    best = kind == GameKind::kCost ? std::min(best, split) : std::max(best, split);
                }
                EXPECT_NEAR(cover(s), best, 1e-9);
            }
        }
}

TEST(GameProperties, name_a_counterexample) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const CostGame game = coarse_game(5, seed, seed % 2 == 0 ? GameKind::kCost : GameKind::kValue, 4);
        const double sign = game.kind() == GameKind::kCost ? -1.0 : 1.0;
        const auto worth = [&](Coalition s) { return sign * game(s); };
        bool superadditive = true;
        bool convex = true;
        bool monotone = true;
        for (Coalition s = 0; s <= game.grand(); ++s)
            for (Coalition t = 0; t <= game.grand(); ++t) {
                superadditive = superadditive && ((s & t) != 0 || worth(s) + worth(t) <= worth(s | t));
                convex = convex && worth(s) + worth(t) <= worth(s | t) + worth(s & t);
                monotone = monotone && ((s & t) != s || game(s) <= game(t));
            }
        const PropertyCheck first = check_superadditive(game);
        EXPECT_EQ(first.holds, superadditive);
        if (!first.holds) {
            EXPECT_GT(worth(first.first) + worth(first.second), worth(first.first | first.second));
        }
        const PropertyCheck second = check_convex(game);
        EXPECT_EQ(second.holds, convex);
        if (!second.holds) {
            EXPECT_GT(worth(second.first) + worth(second.second),
                      worth(second.first | second.second) + worth(second.first & second.second));
        }
        const PropertyCheck third = check_monotone(game);
        EXPECT_EQ(third.holds, monotone);
        if (!third.holds) {
            EXPECT_GT(game(third.first), game(third.second));
        }
    }
}

TEST(Shapley, equals_the_mean_over_all_orders) {
    for (std::size_t n = 1; n <= 7; ++n) {
        const CostGame game = random_game(n, n);
        expect_near(shapley(game).amounts, shapley_by_orders(game), 1e-9);
    }
}

TEST(Shapley, is_exact_beyond_64_bits) {
    // Amounts of 10^14 in cents times weights over lcm(1 .. 18) pass 2^63 by far.
    const std::size_t n = 18;
    std::vector<double> values(std::size_t{1} << n);
    for (std::size_t s = 1; s < values.size(); ++s) values[s] = 1e13 + static_cast<double>(std::popcount(s));
    const CostGame game(player_names(n), values);
    for (const std::string& share : shapley(game).exact) EXPECT_EQ(share, "5000000000009/9");
}

TEST(Shapley, of_an_airport_has_a_closed_form) {
    const std::vector<double> needs{8, 11, 13, 18};
    expect_near(airport_shapley(needs), {2, 3, 4, 9}, 1e-12);
    RandomStream random(3);
    std::vector<double> many(12);
    for (double& need : many) need = std::round(random.uniform() * 1000);
    expect_near(airport_shapley(many), shapley(airport_game(player_names(12), many)).amounts, 1e-9);
    EXPECT_THROW(static_cast<void>(airport_shapley(std::vector<double>{1, -1})), InvalidInput);
}

TEST(Shapley, with_weights_and_unions_includes_the_plain_one) {
    const CostGame game = random_game(6, 9);
    expect_near(weighted_shapley(game, std::vector<double>(6, 2.5)).amounts, shapley(game).amounts, 1e-8);
    EXPECT_EQ(owen(game, std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}), shapley(game));
    EXPECT_EQ(owen(game, std::vector<std::uint32_t>(6, 7)), shapley(game));
}

TEST(Shapley, with_unions_equals_the_mean_over_orders_that_keep_them) {
    const CostGame game = random_game(6, 4);
    const std::vector<std::uint32_t> unions{0, 1, 0, 2, 1, 0};
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
    std::vector<double> sums(6, 0.0);
    double count = 0;
    do {
        std::vector<std::uint32_t> seen;
        for (const std::size_t i : order)
            if (seen.empty() || seen.back() != unions[i]) seen.push_back(unions[i]);
        if (seen.size() != 3) continue;
        Coalition before = 0;
        for (const std::size_t i : order) {
            sums[i] += game(before | Coalition{1} << i) - game(before);
            before |= Coalition{1} << i;
        }
        count += 1;
    } while (std::next_permutation(order.begin(), order.end()));
    for (double& sum : sums) sum /= count;
    expect_near(owen(game, unions).amounts, sums, 1e-9);
}

TEST(Shapley, with_weights_shares_a_dividend_by_weight) {
    // A unanimity game: only everybody has an amount.
    const CostGame game(player_names(3), {0, 0, 0, 0, 0, 0, 0, 12}, GameKind::kValue);
    expect_near(weighted_shapley(game, std::vector<double>{1, 2, 3}).amounts, {2, 4, 6}, 1e-12);
    EXPECT_THROW(static_cast<void>(weighted_shapley(game, std::vector<double>{1, 0, 3})), InvalidInput);
    EXPECT_THROW(static_cast<void>(weighted_shapley(game, std::vector<double>{1, 3})), InvalidInput);
}

TEST(SampledShapley, is_near_the_exact_one_and_repeatable) {
    const CostGame game = random_game(10, 2);
    const GroupAmount amount = [&](std::span<const std::uint32_t> members) {
        Coalition group = 0;
        for (const std::uint32_t member : members) group |= Coalition{1} << member;
        return game(group);
    };
    const ShapleySample found = sampled_shapley(10, amount, {200, 5});
    EXPECT_EQ(found, sampled_shapley(10, amount, {200, 5}));
    EXPECT_NE(found, sampled_shapley(10, amount, {200, 6}));
    const std::vector<double> exact = shapley(game).amounts;
    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_NEAR(found.amounts[i], exact[i], 5 * found.standard_errors[i] + 1e-9);
    EXPECT_NEAR(std::accumulate(found.amounts.begin(), found.amounts.end(), 0.0), game.total(), 1e-9);
    // Where every size is taken whole, nothing is estimated.
    const CostGame small = random_game(3, 2);
    const GroupAmount few = [&](std::span<const std::uint32_t> members) {
        Coalition group = 0;
        for (const std::uint32_t member : members) group |= Coalition{1} << member;
        return small(group);
    };
    expect_near(sampled_shapley(3, few).amounts, shapley(small).amounts, 1e-9);
    EXPECT_THROW(static_cast<void>(sampled_shapley(3, few, {1, 0})), InvalidInput);
    EXPECT_THROW(static_cast<void>(
                     sampled_shapley(3, [](std::span<const std::uint32_t>) { return std::nan(""); }, {2, 0})),
                 InvalidInput);
}

TEST(ShareRules, add_up_and_follow_their_axioms) {
    for (const ShareRuleInfo& rule : share_rules()) {
        if (!runs(rule)) continue;
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            const CostGame game = random_game(5, seed);
            CostShares found;
            try {
                found = share_costs(game, rule.id, plain_options(rule.option, 5));
            } catch (const Infeasible&) {
                EXPECT_EQ(rule.id, "tau");
                continue;
            }
            EXPECT_NEAR(std::accumulate(found.shares.amounts.begin(), found.shares.amounts.end(), 0.0),
                        game.total(), 1e-8)
                << rule.id;
            if (rule.in_core) {
                EXPECT_EQ(found.in_core, core(game).non_empty) << rule.id << ", seed " << seed;
            }
            // Players who are alike pay alike: exchange 1 and 3, and their shares are exchanged.
            std::vector<double> exchanged(game.values().size());
            for (Coalition s = 0; s <= game.grand(); ++s) {
                const Coalition t = (s & ~0b1010U) | (s >> 2U & 0b10U) | (s << 2U & 0b1000U);
                exchanged[t] = game(s);
            }
            const CostShares other =
                share_costs(CostGame(player_names(5), exchanged), rule.id, plain_options(rule.option, 5));
            EXPECT_NEAR(other.shares.amounts[1], found.shares.amounts[3], 1e-8)
                << rule.id << ", seed " << seed;
            EXPECT_NEAR(other.shares.amounts[0], found.shares.amounts[0], 1e-8)
                << rule.id << ", seed " << seed;
        }
    }
}

TEST(ShareRules, of_the_shapley_and_nucleolus_families_charge_a_dummy_its_own_cost) {
    const CostGame four = random_game(4, 8);
    std::vector<double> values(32);
    for (Coalition s = 0; s < 32; ++s) values[s] = four(s & 0xfU) + ((s & 16U) != 0 ? 25.0 : 0.0);
    const CostGame game(player_names(5), values);
    for (const ShareRuleInfo& rule : share_rules()) {
        if (!runs(rule) || rule.family == "key" || rule.id == "equal_profit" || rule.id == "least_core" ||
            rule.id == "nearest_core")
            continue;
        const CostShares found = share_costs(game, rule.id, plain_options(rule.option, 5));
        EXPECT_NEAR(found.shares.amounts[4], 25.0, 1e-8) << rule.id;
    }
}

TEST(ShareRules, are_covariant_where_they_should_be) {
    const CostGame game = random_game(5, 12);
    const std::vector<double> own{10, 0, 35, 5, 1};
    std::vector<double> values(32, 0.0);
    for (Coalition s = 1; s < 32; ++s) {
        values[s] = 3 * game(s);
        for (std::size_t i = 0; i < 5; ++i)
            if ((s >> i & 1U) != 0) values[s] += own[i];
        values[s] = std::round(values[s] * 100) / 100;
    }
    const CostGame moved(player_names(5), values);
    for (const std::string id :
         {"shapley", "nucleolus", "prenucleolus", "per_capita_nucleolus", "separable_costs"}) {
        if (!has_solver() && id.find("nucleolus") != std::string::npos) continue;
        const CostShares a = share_costs(game, id);
        const CostShares b = share_costs(moved, id);
        for (std::size_t i = 0; i < 5; ++i)
            EXPECT_NEAR(b.shares.amounts[i], 3 * a.shares.amounts[i] + own[i], 1e-7) << id;
    }
}

TEST(ShareRules, say_what_they_need) {
    const CostGame game({"a", "b"}, {0, 1, 1, 1.5});
    EXPECT_THROW(static_cast<void>(share_costs(game, "nucleolos")), NotFound);
    EXPECT_THROW(static_cast<void>(share_costs(game, "proportional")), InvalidInput);
    EXPECT_THROW(static_cast<void>(share_costs(game, "equal", {{1, 2}, {}, {}, {}})), InvalidInput);
    EXPECT_THROW(static_cast<void>(share_costs(game, "proportional", {{1, -2}, {}, {}, {}})), InvalidInput);
    EXPECT_THROW(static_cast<void>(share_costs(game, "proportional", {{0, 0}, {}, {}, {}})), InvalidInput);
    EXPECT_THROW(static_cast<void>(share_costs(game, "proportional", {{1}, {}, {}, {}})), InvalidInput);
    EXPECT_EQ(share_costs(game, "proportional", {{0.1, 0.2}, {}, {}, {}}).shares.exact,
              (std::vector<std::string>{"1/2", "1"}));
}

TEST(Core, certificate_can_be_checked_by_hand) {
    if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const bool pays = seed % 2 == 0;
        const CostGame game = random_game(5, seed, seed % 3 == 0 ? GameKind::kValue : GameKind::kCost, pays);
        const double sign = game.kind() == GameKind::kCost ? -1.0 : 1.0;
        const CoreCertificate found = core(game);
        // Weights cover each player once, and what they come to is what shares must match.
        std::vector<double> cover(5, 0.0);
        double best = 0.0;
        for (std::size_t k = 0; k < found.collection.size(); ++k) {
            const std::string& text = found.weights[k];
            const auto slash = text.find('/');
            const double weight = std::stod(text.substr(0, slash)) /
                                  (slash == std::string::npos ? 1.0 : std::stod(text.substr(slash + 1)));
            EXPECT_GT(weight, 0.0);
            best += weight * sign * game(found.collection[k]);
            for (std::size_t i = 0; i < 5; ++i)
                if ((found.collection[k] >> i & 1U) != 0) cover[i] += weight;
        }
        for (const double once : cover) EXPECT_NEAR(once, 1.0, 1e-9);
        EXPECT_NEAR(sign * game.total() - best, found.margin - found.subsidy, 1e-9);
        EXPECT_EQ(found.non_empty, found.subsidy == 0.0);
        for (Coalition s = 1; s < game.grand(); ++s) {
            double share = 0.0;
            for (std::size_t i = 0; i < 5; ++i)
                if ((s >> i & 1U) != 0) share += found.point.amounts[i];
            EXPECT_GE(sign * (share - game(s)), -1e-9);
        }
    }
}

TEST(Core, intervals_are_reached_and_not_passed) {
    if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const CostGame game = random_game(5, 40 + seed);
        if (!core(game).non_empty) {
            EXPECT_THROW(static_cast<void>(core_intervals(game)), Infeasible);
            continue;
        }
        const std::vector<ShareInterval> intervals = core_intervals(game);
        for (std::size_t i = 0; i < 5; ++i) {
            // The nearest core point to an extreme wish for one player lies at the end of its interval.
            std::vector<double> wished(5, 0.0);
            wished[i] = -1e6;
            EXPECT_NEAR(nearest_shares(game, wished).amounts[i], intervals[i].lower, 1e-6);
            wished[i] = 1e6;
            EXPECT_NEAR(nearest_shares(game, wished).amounts[i], intervals[i].upper, 1e-6);
            EXPECT_LE(intervals[i].upper, game(Coalition{1} << i) + 1e-9);
        }
    }
}

TEST(NearestShares, are_nearer_than_any_other_core_point) {
    if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    RandomStream random(77);
    for (std::uint64_t seed = 0; seed < 15; ++seed) {
        const CostGame game = random_game(6, 200 + seed);
        if (!core(game).non_empty) continue;
        std::vector<double> wished(6);
        for (double& wish : wished) wish = std::round(random.uniform() * 300);
        const std::vector<double> nearest = nearest_shares(game, wished).amounts;
        // Shares in the core already stay.
        expect_near(nearest_shares(game, nearest).amounts, nearest, 1e-6);
        // At the nearest point every way to another core point leads away from the wish.
        for (const char* rule : {"nucleolus", "per_capita_nucleolus", "equal_profit"}) {
            const std::vector<double> other = share_costs(game, rule).shares.amounts;
            double product = 0.0;
            for (std::size_t i = 0; i < 6; ++i) product += (wished[i] - nearest[i]) * (other[i] - nearest[i]);
            EXPECT_LE(product, 1e-5) << rule;
        }
    }
    const CostGame empty({"a", "b", "c"}, {0, 1, 1, 1, 1, 1, 1, 2});
    EXPECT_THROW(static_cast<void>(nearest_shares(empty, std::vector<double>{1, 1, 0})), Infeasible);
    EXPECT_THROW(static_cast<void>(nearest_shares(empty, std::vector<double>{1, 1})), InvalidInput);
    EXPECT_THROW(static_cast<void>(nearest_shares(empty, std::vector<double>{1, 1, 0}, "much")),
                 InvalidInput);
}

TEST(EqualProfit, has_the_least_spread_of_relative_shares) {
    if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const CostGame game = random_game(3 + seed % 4, 300 + seed);
        const std::size_t n = game.n_players();
        const auto spread = [&](const std::vector<double>& shares) {
            double low = 1e9;
            double high = -1e9;
            for (std::size_t i = 0; i < n; ++i) {
                low = std::min(low, shares[i] / game(Coalition{1} << i));
                high = std::max(high, shares[i] / game(Coalition{1} << i));
            }
            return high - low;
        };
        const std::vector<double> shares = equal_profit(game).amounts;
        const bool holds = core(game).non_empty;
        for (const char* rule :
             {"nucleolus", "per_capita_nucleolus", "least_core", "shapley", "stand_alone"}) {
            const CostShares other = share_costs(game, rule);
            if (holds && other.in_core) {
                EXPECT_GE(spread(other.shares.amounts), spread(shares) - 1e-9) << rule << ", seed " << seed;
            }
        }
    }
    EXPECT_THROW(static_cast<void>(equal_profit(CostGame({"a", "b"}, {0, 0, 1, 1}))), InvalidInput);
}

}  // namespace
}  // namespace maillage
