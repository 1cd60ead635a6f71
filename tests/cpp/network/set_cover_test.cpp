#include "maillage/network/set_cover.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"

namespace maillage {
namespace {

using Sets = std::vector<std::vector<std::uint32_t>>;

bool covers(const Sets& sets, std::uint32_t chosen, std::size_t n_elements) {
    std::vector<bool> has(n_elements, false);
    for (std::size_t s = 0; s < sets.size(); ++s)
        if (((chosen >> s) & 1U) != 0)
            for (const std::uint32_t e : sets[s]) has[e] = true;
    return std::ranges::all_of(has, [](bool h) { return h; });
}

// Every choice of sets that covers everything and in which none is superfluous, smaller ones first.
Sets every_cover(const Sets& sets, std::size_t n_elements) {
    Sets found;
    for (std::uint32_t chosen = 0; chosen < (1U << sets.size()); ++chosen) {
        if (!covers(sets, chosen, n_elements)) continue;
        bool superfluous = false;
        std::vector<std::uint32_t> cover;
        for (std::uint32_t s = 0; s < sets.size(); ++s) {
            if (((chosen >> s) & 1U) == 0) continue;
            cover.push_back(s);
            superfluous = superfluous || covers(sets, chosen & ~(1U << s), n_elements);
        }
        if (!superfluous) found.push_back(cover);
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return found;
}

Sets random_sets(std::size_t n_sets, std::size_t n_elements, double share, std::uint64_t seed) {
    RandomStream random(seed);
    Sets sets(n_sets);
    for (auto& set : sets)
        for (std::uint32_t e = 0; e < n_elements; ++e)
            if (random.uniform() < share) set.push_back(e);
    return sets;
}

TEST(SetCover, finds_all_smallest_ones_and_the_next) {
    std::size_t solved = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const std::size_t n_elements = 3 + seed % 8;
        const Sets sets =
            random_sets(5 + seed % 9, n_elements, 0.15 + 0.05 * static_cast<double>(seed % 7), seed);
        const Sets all = every_cover(sets, n_elements);
        if (all.empty()) {
            EXPECT_THROW((void)minimum_set_cover(sets, n_elements), Infeasible);
            continue;
        }
        ++solved;
        const auto of_size = [&](std::size_t most) {
            Sets kept;
            std::ranges::copy_if(all, std::back_inserter(kept),
                                 [&](const auto& c) { return c.size() <= most; });
            return kept;
        };
        const SetCovers found = minimum_set_cover(sets, n_elements, {1000, 0});
        EXPECT_EQ(found.size, all.front().size());
        EXPECT_EQ(found.lower_bound, found.size);
        EXPECT_TRUE(found.proven && found.complete);
        EXPECT_EQ(found.covers, of_size(all.front().size()));
        const std::size_t k = std::min<std::size_t>(5, all.size());
        const SetCovers five = minimum_set_cover(sets, n_elements, {100000, 5});
        EXPECT_EQ(five.covers, of_size(all[k - 1].size()));
    }
    EXPECT_GT(solved, 50U);
}

TEST(SetCover, stops_at_the_most_that_are_listed_and_says_so) {
    const Sets pairs(10, {0, 1});
    const SetCovers found = minimum_set_cover(pairs, 2, {4, 0});
    EXPECT_EQ(found.covers, (Sets{{0}, {1}, {2}, {3}}));
    EXPECT_FALSE(found.complete);
    EXPECT_TRUE(found.proven);
    EXPECT_TRUE(minimum_set_cover(pairs, 2, {10, 0}).complete);
}

// Steiner triple systems are hard: the bound is far from the truth. STS(9) needs 5 of its points (Fulkerson,
// Nemhauser and Trotter, "Two computationally difficult set covering problems", Mathematical Programming Study 2, 1974).
TEST(SetCover, of_the_steiner_triples_of_nine_is_five) {
    const Sets lines = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8},
                        {0, 4, 8}, {1, 5, 6}, {2, 3, 7}, {0, 5, 7}, {1, 3, 8}, {2, 4, 6}};
    Sets points(9);
    for (std::uint32_t line = 0; line < lines.size(); ++line)
        for (const std::uint32_t point : lines[line]) points[point].push_back(line);
    const SetCovers found = minimum_set_cover(points, lines.size());
    EXPECT_EQ(found.size, 5U);
    EXPECT_TRUE(found.proven);
    EXPECT_EQ(found.covers, [&] {
        Sets smallest = every_cover(points, lines.size());
        std::erase_if(smallest, [](const auto& c) { return c.size() != 5; });
        return smallest;
    }());
}

TEST(SetCover, without_the_time_to_prove_it_gives_its_bound) {
    Sets sets = random_sets(60, 60, 0.08, 4);
    for (std::uint32_t e = 0; e < 60; ++e) sets[e].push_back(e);
    const SetCovers short_search = minimum_set_cover(sets, 60, {1, 0, 2});
    const SetCovers found = minimum_set_cover(sets, 60);
    EXPECT_FALSE(short_search.proven);
    EXPECT_LE(short_search.lower_bound, found.size);
    EXPECT_GE(short_search.size, found.size);
    ASSERT_FALSE(short_search.covers.empty());
    EXPECT_TRUE(found.proven);
}

TEST(SetCover, of_nothing_is_nothing) {
    const SetCovers found = minimum_set_cover({}, 0);
    EXPECT_EQ(found.size, 0U);
    EXPECT_TRUE(found.proven);
}

TEST(SetCover, refuses_bad_input_and_sizes_beyond_its_limits) {
    EXPECT_THROW((void)minimum_set_cover(Sets{{2}}, 2), InvalidInput);
    EXPECT_THROW((void)minimum_set_cover(Sets{{0}}, 1, {0, 0}), InvalidInput);
    EXPECT_THROW((void)minimum_set_cover(Sets{{0}}, 257), LimitExceeded);
    Sets many;
    for (std::uint32_t i = 0; i < 5001; ++i) many.push_back({i % 100, 100 + i / 100});
    EXPECT_THROW((void)minimum_set_cover(many, 200), LimitExceeded);
}

}  // namespace
}  // namespace maillage
