// Approval and range: exact sums and means, policies, facts that add up.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

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

const double kNan = std::numeric_limits<double>::quiet_NaN();

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
    const auto ranks = PreferenceMatrix::from_ranks(test::Ranks{{1, 2, 3}, {2, 1, 3}});
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

TEST(Range, hundredths_are_counted_as_such) {
    // 0.29 * 100 and 0.58 * 100 are a little less than 29 and 58 in doubles.
    const auto p = PreferenceMatrix::from_scores(Scores{{0.29, 0.58, -0.29}, {0.29, 0.0, -0.29}});
    const Ranking ranking = range(p, {Aggregate::sum});
    EXPECT_EQ(ranking.tiers, (Tiers{{0, 1}, {2}}));
    EXPECT_EQ(ranking.scores, (std::vector<double>{0.58, 0.58, -0.58}));
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
    EXPECT_THROW((void)range(PreferenceMatrix::from_ranks(test::Ranks{{1, 2}})), InvalidInput);
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
