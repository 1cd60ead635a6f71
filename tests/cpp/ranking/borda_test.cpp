// Borda read off the duels against Borda from places, and points that add up.

#include <gtest/gtest.h>

#include <array>

#include "definitions.hpp"
#include "maillage/core/error.hpp"
#include "maillage/ranking/borda.hpp"

namespace maillage {
namespace {

using test::Tiers;

constexpr std::array kTies{BallotTies::average, BallotTies::min, BallotTies::max};

PreferenceMatrix ranks_of(const test::Ranks& ranks, std::vector<double> weights = {}) {
    return PreferenceMatrix::from_ranks(ranks, {{}, {}, std::move(weights)});
}

// Points of one ballot for the places from `place` on that `tied` topics share, out of a list of points.
double shared(BallotTies ties, std::size_t topics, std::size_t place, std::size_t tied) {
    const double high = static_cast<double>(topics - 1 - place);
    const double low = high - static_cast<double>(tied - 1);
    return ties == BallotTies::max ? high : ties == BallotTies::min ? low : (high + low) / 2.0;
}

// Borda from places, agent by agent: m - 1 for the first, unranked tied last.
std::vector<double> borda_by_places(const PreferenceMatrix& p, BallotTies ties) {
    std::vector<double> scores(p.n_topics(), 0.0);
    const auto level = [&](std::size_t agent, std::size_t topic) {
        return p.answered(agent, topic) ? p.level(agent, topic) : 1'000'000U;
    };
    for (std::size_t agent = 0; agent < p.n_agents(); ++agent) {
        for (std::size_t topic = 0; topic < p.n_topics(); ++topic) {
            std::size_t above = 0;
            std::size_t tied = 0;
            for (std::size_t other = 0; other < p.n_topics(); ++other) {
                above += level(agent, other) < level(agent, topic) ? 1U : 0U;
                tied += level(agent, other) == level(agent, topic) ? 1U : 0U;
            }
            scores[topic] += p.weights()[agent] * shared(ties, p.n_topics(), above, tied);
        }
    }
    return scores;
}

TEST(Borda, from_duels_equals_borda_from_places) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const auto p = test::loose_profile(seed, 1 + seed, 1 + seed % 6);
        for (const BallotTies ties : kTies) {
            const Ranking ranking = borda(pairwise_tally(p, Unranked::last), {ties});
            EXPECT_EQ(ranking.scores, borda_by_places(p, ties));
            EXPECT_EQ(ranking.tiers, test::tiers_by_score(ranking.scores));
        }
    }
}

TEST(Borda, ignoring_gives_points_only_over_ranked_pairs) {
    const auto tally = pairwise_tally(ranks_of(test::Ranks{{1, 2, 0}, {0, 1, 1}}), Unranked::ignored);
    EXPECT_EQ(borda(tally).scores, (std::vector<double>{1.0, 0.5, 0.5}));
    EXPECT_EQ(borda(tally, {BallotTies::min}).scores, (std::vector<double>{1.0, 0.0, 0.0}));
    EXPECT_EQ(borda(tally, {BallotTies::max}).scores, (std::vector<double>{1.0, 1.0, 1.0}));
}

TEST(Borda, the_share_of_points_does_not_punish_a_topic_added_late) {
    const auto tally =
        pairwise_tally(ranks_of(test::Ranks{{1, 2, 0}, {1, 2, 0}, {2, 3, 1}}), Unranked::ignored);
    EXPECT_EQ(borda(tally).tiers, (Tiers{{0}, {2}, {1}}));
    const Ranking share = borda(tally, {BallotTies::average, Aggregate::mean});
    EXPECT_EQ(share.tiers, (Tiers{{2}, {0}, {1}}));
    EXPECT_EQ(share.scores, (std::vector<double>{0.75, 0.0, 1.0}));
}

TEST(Borda, points_by_duel_add_up_to_the_points) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        for (const BallotTies ties : kTies) {
            const Ranking ranking = borda(pairwise_tally(test::loose_profile(seed, 9, 5)), {ties});
            const std::size_t winner = ranking.winners().front();
            EXPECT_DOUBLE_EQ(test::sum_of(ranking, "duel_points", ranking.topics[winner]),
                             ranking.scores[winner]);
        }
    }
}

TEST(Borda, all_points_of_strict_ballots_are_given) {
    const Ranking ranking = borda(pairwise_tally(test::strict_profile(2, 13, 6)));
    double sum = 0.0;
    for (const double score : ranking.scores) sum += score;
    EXPECT_EQ(sum, 13.0 * 15.0);
}

TEST(Borda, refuses_weights_that_cannot_be_added_exactly) {
    PairwiseTally::Parts parts;
    const Eigen::Index topics = 2000;
    for (Eigen::Index i = 0; i < topics; ++i) parts.topics.push_back(std::to_string(i));
    parts.wins = test::Ranks::Zero(topics, topics);
    parts.total_units = std::int64_t{1} << 53U;
    EXPECT_THROW((void)borda(PairwiseTally(parts)), LimitExceeded);
}

}  // namespace
}  // namespace maillage
