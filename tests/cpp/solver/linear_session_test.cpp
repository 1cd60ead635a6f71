#include "maillage/solver/linear_session.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

class LinearSessionTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    }
};

// Covering: columns of random costs, rows that ask for random sums of them.
LinearProgram covering(std::size_t columns, std::size_t rows, unsigned seed) {
    std::mt19937 random(seed);
    LinearProgram program;
    for (std::size_t c = 0; c < columns; ++c)
        program.add_column(1 + static_cast<double>(random() % 100), 0, 10);
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<Term> terms;
        for (std::size_t c = 0; c < columns; ++c) {
            if (random() % 4 == 0) terms.push_back({c, 1 + static_cast<double>(random() % 9)});
        }
        program.add_row(5 + static_cast<double>(random() % 20), kUnbounded, terms);
    }
    return program;
}

std::vector<Term> row_of(const LinearProgram& program, std::size_t row) {
    std::vector<Term> terms;
    for (std::size_t i = program.row_starts[row]; i < program.row_starts[row + 1]; ++i) {
        terms.push_back({program.columns[i], program.coefficients[i]});
    }
    return terms;
}

TEST_F(LinearSessionTest, rows_added_one_by_one_give_the_optimum_of_the_whole) {
    const LinearProgram whole = covering(40, 60, 1);
    LinearProgram start = whole;
    start.row_lower.resize(1);
    start.row_upper.resize(1);
    start.row_starts.resize(2);
    start.columns.resize(start.row_starts.back());
    start.coefficients.resize(start.row_starts.back());
    LinearSession session(start);
    double last = session.solve().objective;
    for (std::size_t r = 1; r < whole.n_rows(); ++r) {
        EXPECT_EQ(session.add_row(whole.row_lower[r], whole.row_upper[r], row_of(whole, r)), r);
        const double now = session.solve().objective;
        EXPECT_GE(now, last - 1e-7);
        last = now;
    }
    EXPECT_NEAR(last, solve(whole).objective, 1e-6);
}

TEST_F(LinearSessionTest, columns_added_lower_the_cost_to_the_optimum_of_the_whole) {
    LinearSession session;
    session.add_row(4, kUnbounded, {});
    session.add_row(6, kUnbounded, {});
    EXPECT_THROW((void)session.solve(), Infeasible);
    EXPECT_EQ(session.add_column(5, 0, kUnbounded, std::array{Term{0, 1}, Term{1, 1}}), 0U);
    EXPECT_NEAR(session.solve().objective, 30, 1e-9);
    EXPECT_EQ(session.add_column(3, 0, 1, std::array{Term{1, 4}}), 1U);
    EXPECT_NEAR(session.solve().objective, 4 * 5 + 0.5 * 3, 1e-9);
    EXPECT_EQ(session.n_columns(), 2U);
    EXPECT_EQ(session.n_rows(), 2U);
}

TEST_F(LinearSessionTest, every_change_counts_and_can_be_taken_back) {
    LinearSession session(covering(20, 15, 5));
    const double before = session.solve().objective;
    session.set_cost(3, 1000);
    session.set_bounds(2, 0, 0);
    session.set_row_bounds(4, 30, kUnbounded);
    const double changed = session.solve().objective;
    LinearProgram same = covering(20, 15, 5);
    same.costs[3] = 1000;
    same.upper[2] = 0;
    same.row_lower[4] = 30;
    EXPECT_NEAR(changed, solve(same).objective, 1e-7);
    const LinearProgram original = covering(20, 15, 5);
    session.set_cost(3, original.costs[3]);
    session.set_bounds(2, 0, 10);
    session.set_row_bounds(4, original.row_lower[4], kUnbounded);
    EXPECT_NEAR(session.solve().objective, before, 1e-7);
}

TEST_F(LinearSessionTest, coefficients_and_deleted_rows_count) {
    LinearSession session;
    session.add_column(1, 0, kUnbounded);
    session.add_row(6, kUnbounded, std::array{Term{0, 1}});
    session.add_row(5, kUnbounded, std::array{Term{0, 1}});
    session.add_row(4, kUnbounded, std::array{Term{0, 1}});
    session.set_coefficient(2, 0, 0.5);
    EXPECT_NEAR(session.solve().objective, 8, 1e-9);
    session.delete_rows_from(2);
    EXPECT_NEAR(session.solve().objective, 6, 1e-9);
    session.delete_rows({true, false});
    EXPECT_NEAR(session.solve().objective, 5, 1e-9);
    EXPECT_EQ(session.n_rows(), 1U);
    session.delete_rows_from(7);
    EXPECT_EQ(session.n_rows(), 1U);
}

TEST_F(LinearSessionTest, statuses_say_what_holds_each_row_and_column) {
    LinearSession session;
    EXPECT_TRUE(session.column_statuses().empty());
    session.add_column(1, 0, 3);
    session.add_column(2, 0, kUnbounded);
    session.add_column(4, 0, kUnbounded);
    session.add_row(5, kUnbounded, std::array{Term{0, 1}, Term{1, 1}, Term{2, 1}});
    session.add_row(0, 100, std::array{Term{1, 1}});
    (void)session.solve();
    EXPECT_EQ(session.column_statuses(),
              (std::vector{BasisStatus::kAtUpper, BasisStatus::kBasic, BasisStatus::kAtLower}));
    EXPECT_EQ(session.row_statuses(), (std::vector{BasisStatus::kAtLower, BasisStatus::kBasic}));
    session.set_cost(0, 3);
    EXPECT_TRUE(session.row_statuses().empty()) << "what was true before a change is not told after it";
}

TEST_F(LinearSessionTest, whole_numbers_are_solved_again_after_a_change) {
    LinearSession session;
    session.add_column(-1, 0, 10, {}, VariableKind::kInteger);
    session.add_column(-1, 0, 10, {}, VariableKind::kInteger);
    session.add_row(-kUnbounded, 7, std::array{Term{0, 2}, Term{1, 2}});
    EXPECT_EQ(session.solve().objective, -3);
    session.set_row_bounds(0, -kUnbounded, 8);
    EXPECT_EQ(session.solve().objective, -4);
    EXPECT_TRUE(session.row_statuses().empty());
}

TEST_F(LinearSessionTest, a_session_goes_on_after_an_infeasible_program_and_after_cancelling) {
    LinearSession session(covering(150, 200, 9));
    Monitor monitor;
    monitor.interval = std::chrono::milliseconds(0);
    monitor.poll = [](const Progress&) { return false; };
    EXPECT_THROW((void)session.solve(monitor), Cancelled);
    session.add_row(1e6, kUnbounded, std::array{Term{0, 1}});
    EXPECT_THROW((void)session.solve(), Infeasible);
    session.delete_rows_from(200);
    EXPECT_NEAR(session.solve().objective, solve(covering(150, 200, 9)).objective, 1e-6);
}

TEST_F(LinearSessionTest, sessions_in_several_threads_do_not_disturb_each_other) {
    std::vector<LinearSolution> alone;
    for (unsigned seed = 0; seed < 8; ++seed) alone.push_back(solve(covering(30, 40, seed)));
    std::vector<LinearSolution> together(8);
    const std::size_t before = threads();
    set_threads(4);
    for_each_chunk(8, [&](std::size_t chunk, std::size_t) {
        together[chunk] = solve(covering(30, 40, static_cast<unsigned>(chunk)));
    });
    set_threads(before);
    EXPECT_EQ(together, alone);
}

TEST_F(LinearSessionTest, unknown_rows_and_columns_are_named_and_change_nothing) {
    LinearSession session(covering(3, 2, 2));
    const double before = session.solve().objective;
    const auto message = [&](auto&& change) -> std::string {
        try {
            change();
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "nothing was thrown";
    };
    EXPECT_EQ(message([&] { session.set_cost(3, 1); }),
              "there is no column 3; the program has 3 columns (0 to 2)");
    EXPECT_EQ(message([&] { session.set_row_bounds(2, 0, 1); }),
              "there is no row 2; the program has 2 rows (0 to 1)");
    EXPECT_EQ(message([&] { session.set_bounds(0, 1, 0); }),
              "column 0 has the bounds 1 and 0; expected a lower bound that is not above the upper one");
    EXPECT_EQ(message([&] { session.add_column(1, 0, 1, std::array{Term{5, 1}}); }),
              "column 3 names row 5; the program has 2 rows (0 to 1)");
    EXPECT_EQ(message([&] { session.add_row(0, 1, std::array{Term{5, 1}}); }),
              "row 2 names column 5; the program has 3 columns (0 to 2)");
    EXPECT_EQ(message([&] { session.delete_rows({true}); }),
              "there are 1 flags of rows to delete; expected one for each of the 2 rows");
    EXPECT_NEAR(session.solve().objective, before, 1e-9);
}

}  // namespace
}  // namespace maillage
