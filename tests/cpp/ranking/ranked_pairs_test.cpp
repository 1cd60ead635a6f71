// Ranked pairs against its definition, where duels are equally strong and where they are not.

#include <gtest/gtest.h>

#include "definitions.hpp"
#include "maillage/ranking/ranked_pairs.hpp"

namespace maillage {
namespace {

using test::Tiers;

TEST(RankedPairs, matches_taking_equally_strong_duels_together) {
    for (const auto& tally : test::small_tallies()) {
        for (const Strength strength : test::kStrengths) {
            const auto beats = test::ranked_pairs_relation(test::strengths_of(tally, strength));
            EXPECT_EQ(ranked_pairs(tally, {strength}).tiers, test::peel(beats));
        }
    }
}

TEST(RankedPairs, matches_on_many_topics_where_both_ways_of_finding_cycles_are_taken) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        // Few agents: thousands of equal duels at once. Many agents: groups of a few.
        for (const std::size_t agents : {3, 5, 40, 2000}) {
            const auto tally = pairwise_tally(test::strict_profile(seed, agents, 70));
            const auto beats = test::ranked_pairs_relation(test::strengths_of(tally, Strength::margins));
            EXPECT_EQ(ranked_pairs(tally).tiers, test::peel(beats));
        }
    }
}

TEST(RankedPairs, leaves_a_cycle_of_equal_duels_tied) {
    const auto tally = test::tally_of_margins({{0, 3, 0, 1}, {0, 0, 3, 1}, {3, 0, 0, 1}, {0, 0, 0, 0}}, 9);
    const Ranking ranking = ranked_pairs(tally);
    EXPECT_EQ(ranking.tiers, (Tiers{{0, 1, 2}, {3}}));
    EXPECT_EQ(test::facts_of(ranking, "discarded_tied").size(), 3U);
    EXPECT_EQ(test::facts_of(ranking, "discarded_total").at(0).amount, 3.0);
}

TEST(RankedPairs, sets_the_weakest_duel_of_a_cycle_aside) {
    const auto tally = test::tally_of_margins({{0, 7, 0}, {0, 0, 5}, {3, 0, 0}}, 9);
    const Ranking ranking = ranked_pairs(tally);
    EXPECT_EQ(ranking.tiers, (Tiers{{0}, {1}, {2}}));
    const Fact discarded = test::facts_of(ranking, "discarded").at(0);
    EXPECT_EQ(discarded, (Fact{"c", "discarded", "a", 6.0, 3.0}));
    const Fact chain = test::facts_of(ranking, "beats_by_path").at(0);
    EXPECT_EQ(chain, (Fact{"a", "beats_by_path", "c", 5.0, 0.0}));
}

TEST(RankedPairs, a_duel_that_stronger_ones_contradict_does_not_block_equal_ones) {
    // a > b > c > d are settled by 7. Of the duels by 3, d > a contradicts them and drops out first; a > e
    // and e > c stand, although d > a > e > c > d would be a cycle. Of those by 1, b > e stands and d > e
    // does not.
    const auto tally = test::tally_of_margins(
        {{0, 7, 7, 0, 3}, {0, 0, 7, 7, 1}, {0, 0, 0, 7, 0}, {3, 0, 0, 0, 1}, {0, 0, 3, 0, 0}}, 9);
    const Ranking ranking = ranked_pairs(tally);
    EXPECT_EQ(test::facts_of(ranking, "discarded").size(), 2U);
    EXPECT_TRUE(test::facts_of(ranking, "discarded_tied").empty());
    EXPECT_EQ(ranking.tiers, (Tiers{{0}, {1}, {4}, {2}, {3}}));
}

}  // namespace
}  // namespace maillage
