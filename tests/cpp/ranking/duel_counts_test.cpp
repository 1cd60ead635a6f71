// Rules that count duels: Copeland, minimax, Smith set.

#include <gtest/gtest.h>

#include <limits>

#include "definitions.hpp"
#include "maillage/core/error.hpp"
#include "maillage/ranking/copeland.hpp"
#include "maillage/ranking/minimax.hpp"
#include "maillage/ranking/smith_set.hpp"

namespace maillage {
namespace {

using test::Tiers;

TEST(SmithSet, matches_the_smallest_dominating_sets) {
    for (const auto& tally : test::small_tallies()) {
        EXPECT_EQ(smith_set_ranking(tally).tiers, test::smith_tiers(tally));
        EXPECT_EQ(smith_set(tally), test::smith_tiers(tally).front());
    }
}

TEST(Minimax, matches_the_worst_defeat) {
    for (const auto& tally : test::small_tallies()) {
        for (const Strength strength : test::kStrengths) {
            const auto strengths = test::strengths_of(tally, strength);
            std::vector<double> scores;
            for (std::size_t a = 0; a < strengths.size(); ++a) {
                std::int64_t worst = 0;
                for (std::size_t b = 0; b < strengths.size(); ++b) worst = std::max(worst, strengths[b][a]);
                scores.push_back(-static_cast<double>(worst));
            }
            const Ranking ranking = minimax(tally, {strength});
            EXPECT_EQ(ranking.scores, scores);
            EXPECT_EQ(ranking.tiers, test::tiers_by_score(scores));
        }
    }
}

TEST(Copeland, counts_duels_won_and_tied) {
    for (const auto& tally : test::small_tallies()) {
        for (const double alpha : {0.0, 0.25, 0.5, 1.0}) {
            std::vector<double> scores;
            for (std::size_t a = 0; a < tally.n_topics(); ++a) {
                double score = 0.0;
                for (std::size_t b = 0; b < tally.n_topics(); ++b) {
                    if (a != b) score += tally.margin(a, b) > 0 ? 1.0 : tally.margin(a, b) == 0 ? alpha : 0.0;
                }
                scores.push_back(score);
            }
            const Ranking ranking = copeland(tally, {alpha});
            EXPECT_EQ(ranking.scores, scores);
            EXPECT_EQ(ranking.tiers, test::tiers_by_score(scores));
        }
    }
}

TEST(Copeland, compares_exactly) {
    // Ten ties at 0.1 are one win, which adding doubles would miss.
    std::vector<std::vector<std::int64_t>> margins(12, std::vector<std::int64_t>(12, 0));
    margins[11][0] = 2;
    for (std::size_t other = 1; other <= 10; ++other) margins[other][11] = 2;
    const Ranking ranking = copeland(test::tally_of_margins(margins, 2), {0.1});
    EXPECT_EQ(ranking.scores[0], 1.0);
    EXPECT_EQ(ranking.tiers.back(), (std::vector<std::size_t>{0, 11}));
}

TEST(Copeland, refuses_an_alpha_outside_0_to_1) {
    const auto tally = pairwise_tally(test::strict_profile(1, 3, 3));
    for (const double alpha : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_THROW((void)copeland(tally, {alpha}), InvalidInput);
    }
}

TEST(Minimax, names_the_worst_defeat_of_the_first_and_the_next) {
    for (const auto& tally : test::small_tallies()) {
        const Ranking ranking = minimax(tally);
        for (const Fact& fact : test::facts_of(ranking, "worst_defeat")) {
            const auto topic = std::ranges::find(ranking.topics, fact.subject) - ranking.topics.begin();
            EXPECT_EQ(ranking.scores[static_cast<std::size_t>(topic)], -fact.against);
            EXPECT_LT(fact.amount, fact.against);
        }
        for (const Fact& fact : test::facts_of(ranking, "undefeated")) {
            const auto topic = std::ranges::find(ranking.topics, fact.subject) - ranking.topics.begin();
            EXPECT_EQ(ranking.scores[static_cast<std::size_t>(topic)], 0.0);
        }
    }
}

}  // namespace
}  // namespace maillage
