#include "maillage/pooling/partition.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Whole amounts, so that sums are exact in any order; some groups must not be.
std::vector<double> random_values(std::size_t n, unsigned seed, unsigned forbidden_of_ten = 0) {
    std::mt19937 random(seed);
    std::vector<double> values(std::size_t{1} << n, 0.0);
    for (std::size_t mask = 1; mask < values.size(); ++mask) {
        values[mask] = static_cast<double>(random() % 1000) * static_cast<double>(std::popcount(mask));
        if (random() % 10 < forbidden_of_ten) values[mask] = -kInfinity;
    }
    return values;
}

// Every partition, player by player: into a group that is there, or alone.
void all_partitions(std::size_t player, std::size_t n, std::vector<Coalition>& parts,
                    std::vector<std::vector<Coalition>>& found) {
    if (player == n) {
        found.push_back(parts);
        return;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] |= Coalition{1} << player;
        all_partitions(player + 1, n, parts, found);
        parts[i] ^= Coalition{1} << player;
    }
    parts.push_back(Coalition{1} << player);
    all_partitions(player + 1, n, parts, found);
    parts.pop_back();
}

std::vector<double> best_by_trying(const std::vector<double>& values, std::size_t n, std::size_t max_size) {
    std::vector<Coalition> parts;
    std::vector<std::vector<Coalition>> all;
    all_partitions(0, n, parts, all);
    std::vector<double> sums;
    for (const auto& partition : all) {
        double sum = 0;
        for (const Coalition part : partition) {
            sum += static_cast<std::size_t>(std::popcount(part)) > max_size ? -kInfinity : values[part];
        }
        if (sum > -kInfinity) sums.push_back(sum);
    }
    std::sort(sums.begin(), sums.end(), std::greater<>());
    return sums;
}

void expect_partition(const Partition& partition, const std::vector<double>& values, std::size_t n) {
    Coalition all = 0;
    double sum = 0;
    int first = -1;
    for (const Coalition part : partition.parts) {
        EXPECT_NE(part, 0U);
        EXPECT_EQ(all & part, 0U);
        EXPECT_GT(std::countr_zero(part), first) << "groups stand by their first player";
        first = std::countr_zero(part);
        all |= part;
        sum += values[part];
    }
    EXPECT_EQ(all, (Coalition{1} << n) - 1);
    EXPECT_EQ(partition.value, sum);
}

std::string message_of(const std::vector<double>& values, const PartitionOptions& options = {}) {
    try {
        (void)best_partitions(values, options);
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

TEST(Partition, the_k_best_equal_the_best_of_all_partitions) {
    for (std::size_t n = 1; n <= 8; ++n) {
        for (unsigned seed = 0; seed < 6; ++seed) {
            for (const std::size_t max_size : {std::size_t{0}, std::size_t{2}, std::size_t{3}}) {
                const std::vector<double> values = random_values(n, seed, seed % 3);
                const std::vector<double> expected = best_by_trying(values, n, max_size == 0 ? n : max_size);
                const PartitionOptions options{.k = 12, .max_size = max_size};
                if (expected.empty()) {
                    EXPECT_THROW((void)best_partitions(values, options), Infeasible);
                    continue;
                }
                const std::vector<Partition> found = best_partitions(values, options);
                ASSERT_EQ(found.size(), std::min<std::size_t>(12, expected.size())) << n << ' ' << seed;
                std::set<std::vector<Coalition>> different;
                for (std::size_t i = 0; i < found.size(); ++i) {
                    EXPECT_EQ(found[i].value, expected[i]) << n << ' ' << seed << ' ' << i;
                    expect_partition(found[i], values, n);
                    different.insert(found[i].parts);
                }
                EXPECT_EQ(different.size(), found.size()) << "no partition twice";
            }
        }
    }
}

TEST(Partition, asked_for_more_than_there_are_it_gives_every_partition_once) {
    const std::vector<std::size_t> bell = {1, 2, 5, 15, 52, 203, 877, 4140};
    for (std::size_t n = 1; n <= bell.size(); ++n) {
        EXPECT_EQ(best_partitions(random_values(n, 1), {.k = 100000}).size(), bell[n - 1]);
    }
}

TEST(Partition, costs_are_mirrored_values) {
    const std::vector<double> values = random_values(9, 4, 1);
    std::vector<double> costs;
    for (const double value : values) costs.push_back(-value + 0.0);
    const auto highest = best_partitions(values, {.k = 5});
    const auto lowest = best_partitions(costs, {.goal = PartitionGoal::kLowest, .k = 5});
    ASSERT_EQ(highest.size(), lowest.size());
    for (std::size_t i = 0; i < highest.size(); ++i) {
        EXPECT_EQ(highest[i].parts, lowest[i].parts);
        EXPECT_EQ(highest[i].value, -lowest[i].value);
    }
}

TEST(Partition, refused_players_are_never_together_and_the_rest_stays_best) {
    for (unsigned seed = 0; seed < 10; ++seed) {
        const std::vector<double> values = random_values(7, seed);
        std::vector<double> without = values;
        for (std::size_t mask = 0; mask < without.size(); ++mask) {
            if ((mask & 5) == 5 || (mask & 50) == 50) without[mask] = -kInfinity;
        }
        EXPECT_EQ(best_partitions(values, {.k = 4, .refusals = {5, 50}}), best_partitions(without, {.k = 4}));
    }
}

TEST(Partition, who_gains_by_every_merger_stays_together_and_who_loses_stays_alone) {
    std::vector<double> convex(1U << 10);
    std::vector<double> concave(1U << 10);
    for (std::size_t mask = 0; mask < convex.size(); ++mask) {
        const auto size = static_cast<double>(std::popcount(mask));
        convex[mask] = size * size;
        concave[mask] = size * (20 - size);
    }
    EXPECT_EQ(best_partitions(convex).front(), (Partition{{1023}, 100}));
    const Partition alone = best_partitions(concave).front();
    EXPECT_EQ(alone.parts.size(), 10U);
    EXPECT_EQ(alone.value, 190);
}

TEST(Partition, renaming_players_renames_groups) {
    const std::size_t n = 7;
    const std::vector<double> values = random_values(n, 8);
    std::vector<double> renamed(values.size());
    const auto turned = [](std::size_t mask) { return ((mask << 3) | (mask >> 4)) & 127; };
    for (std::size_t mask = 0; mask < values.size(); ++mask) renamed[turned(mask)] = values[mask];
    const Partition found = best_partitions(values).front();
    std::set<Coalition> expected;
    for (const Coalition part : found.parts) expected.insert(static_cast<Coalition>(turned(part)));
    const Partition again = best_partitions(renamed).front();
    EXPECT_EQ(again.value, found.value);
    EXPECT_EQ(std::set<Coalition>(again.parts.begin(), again.parts.end()), expected);
}

TEST(Partition, threads_change_nothing) {
    std::mt19937 random(2);
    std::vector<double> values(1U << 14, 0.0);
    for (std::size_t mask = 1; mask < values.size(); ++mask) values[mask] = static_cast<double>(random()) / 7;
    const std::size_t before = threads();
    set_threads(1);
    const auto alone = best_partitions(values, {.k = 20});
    set_threads(4);
    EXPECT_EQ(best_partitions(values, {.k = 20}), alone);
    EXPECT_EQ(best_partitions(values, {.k = 20, .max_size = 14}), alone);
    set_threads(before);
}

TEST(Partition, a_monitor_stops_it) {
    Monitor monitor;
    monitor.interval = std::chrono::milliseconds(0);
    monitor.poll = [](const Progress&) { return false; };
    EXPECT_THROW((void)best_partitions(random_values(12, 1), {}, monitor), Cancelled);
}

TEST(Partition, bad_amounts_are_named) {
    EXPECT_EQ(message_of({}),
              "there are 0 amounts; expected 2^n, one for every group of n players, n at least 1");
    EXPECT_EQ(message_of({0}),
              "there are 1 amounts; expected 2^n, one for every group of n players, n at least 1");
    EXPECT_EQ(message_of({0, 1, 2}),
              "there are 3 amounts; expected 2^n, one for every group of n players, n at least 1");
    EXPECT_EQ(message_of({1, 1}), "the amount of nobody (mask 0) is 1; expected 0");
    EXPECT_EQ(
        message_of({0, std::numeric_limits<double>::quiet_NaN()}),
        "the amount of the group with mask 1 is nan; expected a number, or -inf where the group must not be");
    EXPECT_EQ(
        message_of({0, kInfinity}),
        "the amount of the group with mask 1 is inf; expected a number, or -inf where the group must not be");
    EXPECT_EQ(
        message_of({0, -kInfinity}, {.goal = PartitionGoal::kLowest}),
        "the amount of the group with mask 1 is -inf; expected a number, or inf where the group must not be");
    EXPECT_EQ(message_of({0, 1}, {.k = 0}), "k is 0; expected the number of partitions, 1 or more");
    EXPECT_EQ(message_of({0, 1}, {.refusals = {2}}), "a refusal has the mask 2; expected one from 1 to 1");
    EXPECT_EQ(message_of({0, 1}, {.refusals = {0}}), "a refusal has the mask 0; expected one from 1 to 1");
    EXPECT_EQ(
        message_of({0, -kInfinity, 1, -kInfinity}),
        "every partition holds a group that must not be, one that is refused, or one of more than 2 players");
    EXPECT_EQ(message_of(std::vector<double>(std::size_t{1} << 25)),
              "there are 25 players; the best partition is sought for up to 24. For more, list candidate "
              "groups and "
              "look for the best plan");
}

}  // namespace
}  // namespace maillage
