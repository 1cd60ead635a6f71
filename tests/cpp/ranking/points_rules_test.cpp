// Rules that give points: comparison with the definitions, exactness, facts that add up.

#include <array>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "definitions.hpp"
#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/ranking/approval.hpp"
#include "maillage/ranking/borda.hpp"
#include "maillage/ranking/plurality.hpp"
#include "maillage/ranking/range.hpp"
#include "ranking/result.hpp"

namespace maillage {
namespace {

using test::Tiers;
using Scores = RowMatrix<double>;

constexpr std::array kTies{BallotTies::average, BallotTies::min, BallotTies::max};
const double kNan = std::numeric_limits<double>::quiet_NaN();

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
    EXPECT_EQ(plurality(ranks_of(test::Ranks{{300, 299, 0}})).winners(), std::vector<std::size_t>{1});
}

TEST(Approval, counts_yes_and_no) {
    const auto p = PreferenceMatrix::from_approvals(Scores{{1, 0, kNan}, {1, 1, kNan}, {0, 1, 1}},
                                                    {{"a", "b", "c"}, {}, {2.0, 1.0, 1.0}});
    const Ranking votes = approval(p);
    EXPECT_EQ(votes.scores, (std::vector<double>{3.0, 2.0, 1.0}));
    EXPECT_EQ(test::facts_of(votes, "approved").at(0), (Fact{"a", "approved", "", 3.0, 1.0}));
    // A topic added late is approved by all who were asked about it.
    const Ranking shares = approval(p, {Aggregate::mean});
    EXPECT_EQ(shares.tiers, (Tiers{{2}, {0}, {1}}));
    EXPECT_EQ(test::facts_of(shares, "no_answer").at(0), (Fact{"c", "no_answer", "", 3.0, 0.0}));
    EXPECT_EQ(approval(p, {Aggregate::mean, {}, {}, Unranked::last}).tiers, (Tiers{{0}, {1}, {2}}));
}

TEST(Approval, yes_no_and_no_answer_add_up) {
    const auto p = PreferenceMatrix::from_approvals(Scores{{1, 0, kNan}, {1, 1, kNan}, {0, kNan, 1}});
    const Ranking ranking = approval(p);
    for (const Fact& fact : test::facts_of(ranking, "approved")) {
        EXPECT_EQ(fact.amount + fact.against + test::sum_of(ranking, "no_answer", fact.subject), 3.0);
    }
}

TEST(Approval, asks_for_a_threshold_where_ballots_do_not_say) {
    const auto ranks = ranks_of(test::Ranks{{1, 2, 3}, {2, 1, 3}});
    EXPECT_EQ(approval(ranks, {Aggregate::sum, 2}).scores, (std::vector<double>{2.0, 2.0, 0.0}));
    const auto scores = PreferenceMatrix::from_scores(Scores{{5, 3, 1}});
    EXPECT_EQ(approval(scores, {Aggregate::sum, {}, 3.0}).scores, (std::vector<double>{1.0, 1.0, 0.0}));
    EXPECT_THROW((void)approval(ranks), InvalidInput);
    EXPECT_THROW((void)approval(scores, {Aggregate::sum, 2}), InvalidInput);
}

TEST(Range, means_and_sums_are_exact) {
    // 0.1 + 0.2 and 0.3 are not the same double; here they tie.
    const auto p = PreferenceMatrix::from_scores(Scores{{0.1, 0.3}, {0.2, 0.0}});
    for (const Aggregate aggregate : {Aggregate::mean, Aggregate::sum}) {
        EXPECT_EQ(range(p, {aggregate}).tiers, (Tiers{{0, 1}}));
    }
    const auto thirds =
        PreferenceMatrix::from_scores(Scores{{1.0 / 3.0, 1.0}, {1.0 / 3.0, 0.0}, {1.0 / 3.0, 0.0}});
    EXPECT_EQ(range(thirds, {Aggregate::sum}).tiers, (Tiers{{0, 1}}));
    EXPECT_EQ(range(thirds, {Aggregate::sum}).scores, (std::vector<double>{1.0, 1.0}));
}

TEST(Range, policies_differ_for_a_topic_that_few_scored) {
    const auto p = PreferenceMatrix::from_scores(Scores{{4, 5}, {4, kNan}, {1, kNan}});
    const Ranking ignored = range(p);
    EXPECT_EQ(ignored.scores, (std::vector<double>{3.0, 5.0}));
    const Ranking last = range(p, {Aggregate::mean, {}, Unranked::last});
    EXPECT_DOUBLE_EQ(last.scores[1], 7.0 / 3.0);
    EXPECT_EQ(std::get<double>(last.options.at("lowest")), 1.0);
    const Ranking zero = range(p, {Aggregate::mean, 0.0, Unranked::last});
    EXPECT_DOUBLE_EQ(zero.scores[1], 5.0 / 3.0);
    EXPECT_THROW((void)range(p, {Aggregate::mean, 2.0}), InvalidInput);
}

TEST(Range, a_topic_that_nobody_scored_comes_last) {
    const Ranking ranking = range(PreferenceMatrix::from_scores(Scores{{kNan, -5, 1}, {kNan, -5, kNan}}));
    EXPECT_EQ(ranking.tiers, (Tiers{{2}, {1}, {0}}));
    EXPECT_TRUE(std::isnan(ranking.scores[0]));
    EXPECT_EQ(ranking, range(PreferenceMatrix::from_scores(Scores{{kNan, -5, 1}, {kNan, -5, kNan}})));
}

TEST(Range, scores_on_no_scale_are_compared_with_a_tolerance) {
    RandomStream random(3);
    Scores scores(50, 3);
    for (Eigen::Index agent = 0; agent < scores.rows(); ++agent) {
        for (Eigen::Index topic = 0; topic < 2; ++topic) scores(agent, topic) = random.uniform();
    }
    scores.col(2) = scores.col(0).reverse();  // the same numbers, added up the other way round
    const Ranking ranking = range(PreferenceMatrix::from_scores(scores));
    EXPECT_EQ(ranking.tiers.size(), 2U);
    EXPECT_EQ(ranking.scores[0], ranking.scores[2]);
    EXPECT_NEAR(ranking.scores[1], scores.col(1).mean(), 1e-12);
}

TEST(Range, refuses_ranks_and_takes_approvals) {
    EXPECT_THROW((void)range(ranks_of(test::Ranks{{1, 2}})), InvalidInput);
    const auto approvals = PreferenceMatrix::from_approvals(Scores{{1, 0}, {1, 1}});
    EXPECT_EQ(range(approvals).scores, (std::vector<double>{1.0, 0.5}));
}

TEST(PointsRules, do_not_depend_on_the_number_of_threads) {
    const auto ranks = test::loose_profile(8, 30'000, 6);
    Scores numbers(30'000, 6);
    RandomStream random(5);
    for (Eigen::Index cell = 0; cell < numbers.size(); ++cell) numbers.data()[cell] = random.uniform();
    const auto scores = PreferenceMatrix::from_scores(numbers);
    std::vector<std::vector<Ranking>> results;
    for (const std::size_t count : {1, 2}) {
        set_threads(count);
        results.push_back({plurality(ranks), approval(ranks, {Aggregate::mean, 2}), range(scores),
                           borda(pairwise_tally(ranks))});
    }
    EXPECT_EQ(results[0], results[1]);
}

TEST(CompareFractions, is_exact_and_knows_signs) {
    const auto sign = [](std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
        return detail::compare_fractions(a, b, c, d);
    };
    for (std::int64_t a = -9; a <= 9; ++a) {
        for (std::int64_t c = -9; c <= 9; ++c) {
            for (std::int64_t b = 1; b <= 7; ++b) {
                for (std::int64_t d = 1; d <= 7; ++d) {
                    const std::int64_t cross = a * d - c * b;
                    EXPECT_EQ(sign(a, b, c, d), cross > 0 ? 1 : cross < 0 ? -1 : 0);
                }
            }
        }
    }
    const std::int64_t large = std::int64_t{1} << 62U;
    EXPECT_EQ(sign(large, large - 1, large - 1, large - 2), -1);
    EXPECT_EQ(sign(large - 2, large, (large - 2) / 2, large / 2), 0);
}

}  // namespace
}  // namespace maillage
