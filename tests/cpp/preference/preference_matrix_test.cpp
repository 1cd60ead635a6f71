#include "maillage/preference/preference_matrix.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

using Ranks = RowMatrix<std::int64_t>;
using Table = RowMatrix<double>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

PreferenceMatrix small() {
    return PreferenceMatrix::from_ranks(Ranks{{1, 2, 0}, {2, 1, 2}},
                                        {{"data", "means", "roles"}, {"Ana", "Bo"}, {}});
}

template <typename Call>
std::string message(Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(PreferenceMatrix, stores_ranks_in_one_byte_up_to_255_levels) {
    const auto narrow = PreferenceMatrix::from_ranks(Ranks{{255, 1}});
    EXPECT_EQ(narrow.levels8().size(), 2U);
    const auto wide = PreferenceMatrix::from_ranks(Ranks{{256, 1}});
    EXPECT_TRUE(wide.levels8().empty());
    EXPECT_EQ(wide.level(0, 0), 256U);
}

TEST(PreferenceMatrix, default_ids_count_from_one) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 2}});
    EXPECT_EQ(p.topics(), (std::vector<std::string>{"T1", "T2"}));
    EXPECT_EQ(p.agents(), (std::vector<std::string>{"A1"}));
}

TEST(PreferenceMatrix, bad_input_names_the_cell_and_the_remedy) {
    EXPECT_EQ(message([] { (void)PreferenceMatrix::from_ranks(Ranks{{1, -2}}, {{"a", "b"}, {"Lyon"}, {}}); }),
              "rank of agent 'Lyon' (row 1), topic 'b' is -2; expected a whole number from 1 (most "
              "preferred) to 65535, "
              "or 0 for not ranked");
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_ranks(Table{{1, 2.5}}); }).find("is 2.5"),
              std::string::npos);
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_ranks(Table{{1, INFINITY}}); }).find("is inf"),
              std::string::npos);
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_ranks(Ranks{{1, 70'000}}); }).find("65535"),
              std::string::npos);
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_scores(Table{{1, INFINITY}}); }).find("finite"),
              std::string::npos);
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_approvals(Table{{1, 2}}); }).find("1 (yes), 0 (no)"),
              std::string::npos);
    EXPECT_NE(message([] {
                  (void)PreferenceMatrix::from_ranks(Ranks{{1, 2}}, {{"a", "a"}, {}, {}});
              }).find("'a' stands twice, at positions 1 and 2"),
              std::string::npos);
    EXPECT_NE(message([] {
                  (void)PreferenceMatrix::from_ranks(Ranks{{1}, {1}}, {{}, {"x", "x"}, {}});
              }).find("agent id 'x'"),
              std::string::npos);
    EXPECT_NE(message([] {
                  (void)PreferenceMatrix::from_ranks(Ranks{{1, 2}}, {{"a"}, {}, {}});
              }).find("1 topic ids"),
              std::string::npos);
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_ranks(Ranks(0, 3)); }).find("no row"),
              std::string::npos);
    EXPECT_NE(message([] { (void)PreferenceMatrix::from_ranks(Ranks(3, 0)); }).find("no column"),
              std::string::npos);
    EXPECT_NE(
        message([] { (void)PreferenceMatrix::from_ranks(Ranks::Ones(1, 65'536)); }).find("at most 65535"),
        std::string::npos);
}

TEST(PreferenceMatrix, weights_must_be_positive_and_finite) {
    for (const double weight : {0.0, -2.0, double{INFINITY}, kNaN}) {
        EXPECT_THROW((void)PreferenceMatrix::from_ranks(Ranks{{1}}, {{}, {"Lyon"}, {weight}}), InvalidInput);
    }
    EXPECT_EQ(message([] { (void)PreferenceMatrix::from_ranks(Ranks{{1}}, {{}, {"Lyon"}, {-2.0}}); }),
              "weight of agent 'Lyon' is -2; expected a positive finite number");
    EXPECT_THROW((void)PreferenceMatrix::from_ranks(Ranks{{1}, {1}}, {{}, {}, {1.0}}), InvalidInput);
}

TEST(PreferenceMatrix, nan_in_ranks_is_not_ranked) {
    const auto p = PreferenceMatrix::from_ranks(Table{{1, kNaN}});
    EXPECT_EQ(p.level(0, 1), 0U);
    EXPECT_EQ(p.n_unanswered(), 1U);
}

TEST(PreferenceMatrix, cells_without_answer_are_counted_whatever_their_number) {
    for (const Eigen::Index agents : {1, 63, 64, 65, 16'319, 16'321, 40'000}) {
        Ranks ranks = Ranks::Zero(agents, 3);
        for (Eigen::Index row = 0; row < agents; row += 5) ranks(row, row % 3) = 1;
        const auto filled = static_cast<std::size_t>((agents + 4) / 5);
        EXPECT_EQ(PreferenceMatrix::from_ranks(ranks).n_unanswered(),
                  3 * static_cast<std::size_t>(agents) - filled);
    }
}

TEST(PreferenceMatrix, a_view_shares_memory) {
    const std::shared_ptr<const std::uint8_t> bytes(new std::uint8_t[4]{1, 2, 2, 1},
                                                    std::default_delete<const std::uint8_t[]>());
    const auto p = PreferenceMatrix::view_ranks(bytes, 2, 2);
    EXPECT_EQ(p.levels8().data(), bytes.get());
}

TEST(PreferenceMatrix, scores_become_ranks_with_ties) {
    const auto p = PreferenceMatrix::from_scores(Table{{3.5, 7, 3.5, kNaN}}).to_ranks();
    EXPECT_EQ(std::vector<int>(p.levels8().begin(), p.levels8().end()), (std::vector<int>{2, 1, 2, 0}));
}

TEST(PreferenceMatrix, conversions_that_mean_nothing_are_refused) {
    EXPECT_NE(message([] { (void)small().to_scores(); }).find("an order, not how much"), std::string::npos);
    EXPECT_NE(message([] { (void)small().to_approvals({}); }).find("give max_rank"), std::string::npos);
    EXPECT_NE(message([] {
                  (void)PreferenceMatrix::from_scores(Table{{1}}).to_approvals({});
              }).find("give min_score"),
              std::string::npos);
}

TEST(PreferenceMatrix, approvals_by_threshold) {
    const auto p = small().to_approvals({.max_rank = 1});
    EXPECT_EQ(p, PreferenceMatrix::from_approvals(Table{{1, 0, 0}, {0, 1, 0}},
                                                  {{"data", "means", "roles"}, {"Ana", "Bo"}, {}}));
    const auto back = p.to_scores();
    EXPECT_EQ(back.scores()[0], 1.0);
    EXPECT_EQ(p.to_ranks().level(0, 1), 2U);
}

TEST(PreferenceMatrix, an_empty_ballot_approves_and_refuses_nothing) {
    EXPECT_EQ(PreferenceMatrix::from_ranks(Ranks{{0, 0}}).to_approvals({.max_rank = 1}).n_unanswered(), 2U);
}

TEST(PreferenceMatrix, a_topic_added_late_has_no_answer) {
    const auto p = small().add_topics({"late"});
    EXPECT_EQ(p.topics().back(), "late");
    EXPECT_FALSE(p.answered(0, 3));
    EXPECT_EQ(p.level(1, 1), 1U);
    EXPECT_THROW((void)small().add_topics({"data"}), InvalidInput);
}

TEST(PreferenceMatrix, what_was_not_asked_follows_the_topics_and_agents) {
    const auto p = small().add_topics({"late", "later"});
    EXPECT_EQ(p.n_not_asked(), 4U);
    EXPECT_EQ(p.select_topics({"late", "data"}).n_not_asked(), 2U);
    EXPECT_EQ(p.select_topics({"data"}).n_not_asked(), 0U);
    EXPECT_EQ(p.select_agents({"Bo"}).n_not_asked(), 2U);
    EXPECT_TRUE(p.merge_topics({"roles", "late"}, "roles").asked(0, 2));
    EXPECT_FALSE(p.merge_topics({"late", "later"}, "late").asked(0, 3));
    EXPECT_FALSE(p.with_weights({2.0, 1.0}).asked(0, 3));
    EXPECT_EQ(p.to_approvals({.max_rank = 1}).level(0, 3), 0U);
    EXPECT_NE(p, PreferenceMatrix::from_ranks(Ranks{{1, 2, 0, 0, 0}, {2, 1, 2, 0, 0}},
                                              {p.topics(), p.agents(), {}}));
}

TEST(PreferenceMatrix, a_mask_of_what_was_not_asked_must_fit) {
    EXPECT_NE(message([] {
                  (void)small().with_not_asked(RowMatrix<bool>::Constant(2, 3, true));
              }).find("agent 'Ana' (row 1), topic 'data' has an answer"),
              std::string::npos);
    EXPECT_THROW((void)small().with_not_asked(RowMatrix<bool>::Constant(2, 2, false)), InvalidInput);
    EXPECT_EQ(small().with_not_asked(RowMatrix<bool>::Constant(2, 3, false)), small());
}

TEST(PreferenceMatrix, merged_topics_keep_the_best_answer) {
    const auto p = small().merge_topics({"means", "roles"}, "both");
    EXPECT_EQ(p.topics(), (std::vector<std::string>{"data", "both"}));
    EXPECT_EQ(p.level(0, 1), 2U);
    EXPECT_EQ(p.level(1, 1), 1U);
    const auto scores = PreferenceMatrix::from_scores(Table{{kNaN, 2, 5}}).merge_topics({"T1", "T3"}, "T1");
    EXPECT_EQ(scores.scores()[0], 5.0);
    EXPECT_THROW((void)small().merge_topics({"means", "nope"}, "x"), NotFound);
    EXPECT_THROW((void)small().merge_topics({"means"}, "x"), InvalidInput);
    EXPECT_THROW((void)small().merge_topics({"means", "roles"}, "data"), InvalidInput);
}

TEST(PreferenceMatrix, selections_keep_order_and_weights) {
    const auto p = small().with_weights({2.0, 0.5}).select_agents({"Bo"}).select_topics({"roles", "means"});
    EXPECT_EQ(p.weights(), std::vector<double>{0.5});
    EXPECT_EQ(p.level(0, 0), 2U);
    EXPECT_EQ(p.level(0, 1), 1U);
    EXPECT_THROW((void)small().select_agents({"Cy"}), NotFound);
    EXPECT_THROW((void)small().select_topics({"data", "data"}), InvalidInput);
}

TEST(PreferenceMatrix, equality_is_by_value) {
    EXPECT_EQ(small(), small());
    EXPECT_NE(small(), small().with_weights({1.0, 2.0}));
    EXPECT_EQ(small(), small().with_weights({1.0, 1.0}));
}

}  // namespace
}  // namespace maillage
