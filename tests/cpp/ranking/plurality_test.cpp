// Plurality against counting agent by agent, exact shares included.

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "definitions.hpp"
#include "maillage/ranking/plurality.hpp"

namespace maillage {
namespace {

using test::Tiers;
using Scores = RowMatrix<double>;

constexpr std::array kTies{BallotTies::average, BallotTies::min, BallotTies::max};
const double kNan = std::numeric_limits<double>::quiet_NaN();

// Plurality in floating point, agent by agent.
std::vector<double> plurality_by_agents(const PreferenceMatrix& p, BallotTies ties, Unranked policy) {
    std::vector<double> scores(p.n_topics(), 0.0);
    for (std::size_t agent = 0; agent < p.n_agents(); ++agent) {
        unsigned best = 0;
        for (std::size_t topic = 0; topic < p.n_topics(); ++topic) {
            if (p.answered(agent, topic) && (best == 0 || p.level(agent, topic) < best))
                best = p.level(agent, topic);
        }
        if (best == 0 && policy == Unranked::ignored) continue;
        std::vector<std::size_t> first;
        for (std::size_t topic = 0; topic < p.n_topics(); ++topic) {
            if (p.level(agent, topic) == best) first.push_back(topic);
        }
        const double share = ties == BallotTies::average ? 1.0 / static_cast<double>(first.size())
                             : ties == BallotTies::max || first.size() == 1 ? 1.0
                                                                            : 0.0;
        for (const std::size_t topic : first) scores[topic] += p.weights()[agent] * share;
    }
    return scores;
}

TEST(Plurality, matches_counting_agent_by_agent) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto p = test::loose_profile(seed, 1 + seed, 1 + seed % 4);
        for (const BallotTies ties : kTies) {
            for (const Unranked policy : {Unranked::last, Unranked::ignored}) {
                const Ranking ranking = plurality(p, {ties, policy});
                const auto expected = plurality_by_agents(p, ties, policy);
                for (std::size_t topic = 0; topic < expected.size(); ++topic) {
                    EXPECT_NEAR(ranking.scores[topic], expected[topic], 1e-9);
                    const std::string& id = ranking.topics[topic];
                    if (test::facts_of(ranking, "first_alone").empty()) continue;
                    if (std::ranges::count(ranking.tiers.front(), topic) == 0) continue;
                    EXPECT_NEAR(
                        test::sum_of(ranking, "first_alone", id) + test::sum_of(ranking, "first_shared", id),
                        ranking.scores[topic], 1e-9);
                }
            }
        }
    }
}

TEST(Plurality, shares_of_a_vote_are_compared_exactly) {
    // Six agents tie three topics: 6 x 1/3 = 2, as many as the two whole votes for the fourth.
    test::Ranks ranks(8, 4);
    for (Eigen::Index agent = 0; agent < 6; ++agent) ranks.row(agent) << 1, 1, 1, 2;
    ranks.row(6) << 2, 2, 2, 1;
    ranks.row(7) << 2, 2, 2, 1;
    const Ranking ranking = plurality(PreferenceMatrix::from_ranks(ranks));
    EXPECT_EQ(ranking.tiers, (Tiers{{0, 1, 2, 3}}));
    EXPECT_EQ(ranking.scores, (std::vector<double>(4, 2.0)));
}

TEST(Plurality, is_exact_beyond_64_bits) {
    // Ties of every size up to 60 have a common denominator of 25 digits.
    const Eigen::Index topics = 61;
    test::Ranks ranks = test::Ranks::Constant(62, topics, 2);
    for (Eigen::Index size = 1; size <= 60; ++size) {
        for (Eigen::Index place = 0; place < size; ++place) ranks(size - 1, (place + size) % topics) = 1;
    }
    ranks.row(60).setConstant(2);
    ranks(60, 2) = 1;
    ranks.row(61).setConstant(2);
    ranks(61, 3) = 1;
    const auto p = PreferenceMatrix::from_ranks(ranks);
    const Ranking ranking = plurality(p);
    const auto expected = plurality_by_agents(p, BallotTies::average, Unranked::last);
    double sum = 0.0;
    for (std::size_t topic = 0; topic < expected.size(); ++topic) {
        EXPECT_NEAR(ranking.scores[topic], expected[topic], 1e-12);
        sum += ranking.scores[topic];
    }
    EXPECT_NEAR(sum, 62.0, 1e-9);
}

TEST(Plurality, takes_any_kind_of_ballot_and_many_levels) {
    const auto scores =
        PreferenceMatrix::from_scores(Scores{{3.0, 1.0, kNan}, {1.0, 2.5, kNan}, {0.5, 2.5, 2.5}});
    EXPECT_EQ(plurality(scores).scores, (std::vector<double>{1.0, 1.5, 0.5}));
    const auto approvals = PreferenceMatrix::from_approvals(Scores{{1.0, 1.0, 0.0}, {0.0, 0.0, 0.0}});
    EXPECT_EQ(plurality(approvals).scores[2], 1.0 / 3.0);
    EXPECT_EQ(plurality(PreferenceMatrix::from_ranks(test::Ranks{{300, 299, 0}})).winners(),
              std::vector<std::size_t>{1});
}

}  // namespace
}  // namespace maillage
