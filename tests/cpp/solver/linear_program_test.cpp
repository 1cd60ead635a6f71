#include "maillage/solver/linear_program.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Every test that solves something; without HiGHS there is one that says so.
class LinearProgramTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    }
};

template <typename Thrown, typename Function>
std::string message_of(Function&& function) {
    try {
        function();
    } catch (const Thrown& error) {
        return error.what();
    }
    return "nothing of this kind was thrown";
}

// Dantzig's example as minimisation: 3x + 5y at most, x <= 4, 2y <= 12, 3x + 2y <= 18 (Wyndor Glass, Hillier and
// Lieberman, Introduction to Operations Research, section 3.1): x = 2, y = 6, value 36, prices 0, 3/2, 1.
LinearProgram wyndor_glass() {
    LinearProgram program;
    program.add_column(-3, 0, kUnbounded);
    program.add_column(-5, 0, kUnbounded);
    program.add_row(-kUnbounded, 4, std::array{Term{0, 1}});
    program.add_row(-kUnbounded, 12, std::array{Term{1, 2}});
    program.add_row(-kUnbounded, 18, std::array{Term{0, 3}, Term{1, 2}});
    return program;
}

// A knapsack whose best is found by trying all subsets.
struct Knapsack {
    std::vector<double> worth;
    std::vector<double> weight;
    double room = 0;

    explicit Knapsack(unsigned seed, std::size_t n) {
        std::mt19937 random(seed);
        for (std::size_t i = 0; i < n; ++i) {
            worth.push_back(1 + static_cast<double>(random() % 50));
            weight.push_back(1 + static_cast<double>(random() % 30));
            room += weight.back() / 2;
        }
        room = std::floor(room);
    }
    [[nodiscard]] double best() const {
        double found = 0;
        for (std::size_t set = 0; set < (std::size_t{1} << worth.size()); ++set) {
            double value = 0;
            double used = 0;
            for (std::size_t i = 0; i < worth.size(); ++i) {
                if ((set >> i & 1) == 0) continue;
                value += worth[i];
                used += weight[i];
            }
            if (used <= room) found = std::max(found, value);
        }
        return found;
    }
    [[nodiscard]] LinearProgram program() const {
        LinearProgram found;
        std::vector<Term> terms;
        for (std::size_t i = 0; i < worth.size(); ++i) {
            terms.push_back({found.add_column(-worth[i], 0, 1, VariableKind::kInteger), weight[i]});
        }
        found.add_row(-kUnbounded, room, terms);
        return found;
    }
};

// Market split (Cornuejols and Dawande 1998): halve several random sums at once. Hardly ever possible, and branch and
// cut tries nearly every subset before it knows.
LinearProgram market_split(std::size_t rows) {
    std::mt19937 random(11);
    LinearProgram program;
    const std::size_t n = 10 * (rows - 1);
    for (std::size_t c = 0; c < n; ++c) program.add_column(0, 0, 1, VariableKind::kInteger);
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<Term> terms;
        double sum = 0;
        for (std::size_t c = 0; c < n; ++c) {
            terms.push_back({c, static_cast<double>(random() % 100)});
            sum += terms.back().coefficient;
        }
        program.add_row(std::floor(sum / 2), std::floor(sum / 2), terms);
    }
    return program;
}

TEST_F(LinearProgramTest, wyndor_glass_has_its_published_plan_and_prices) {
    const LinearSolution best = solve(wyndor_glass());
    EXPECT_TRUE(best.proven);
    EXPECT_NEAR(best.objective, -36, 1e-9);
    EXPECT_EQ(best.bound, best.objective);
    EXPECT_EQ(best.gap, 0);
    EXPECT_NEAR(best.values[0], 2, 1e-9);
    EXPECT_NEAR(best.values[1], 6, 1e-9);
    EXPECT_NEAR(best.row_values[2], 18, 1e-9);
    // Upper sides bind, so one unit more lowers the cost: duals are not positive.
    EXPECT_NEAR(best.duals[0], 0, 1e-9);
    EXPECT_NEAR(best.duals[1], -1.5, 1e-9);
    EXPECT_NEAR(best.duals[2], -1, 1e-9);
    EXPECT_NEAR(best.reduced_costs[0], 0, 1e-9);
}

TEST_F(LinearProgramTest, duals_tell_the_change_of_the_optimum_when_a_side_moves) {
    // Bread of two flours: at least 10 of the one nutrient, at most 8 of the other ingredient.
    LinearProgram program;
    program.add_column(2, 0, 6);
    program.add_column(3, 0, kUnbounded);
    program.add_row(10, kUnbounded, std::array{Term{0, 1}, Term{1, 1}});
    const LinearSolution before = solve(program);
    EXPECT_NEAR(before.duals[0], 3, 1e-9);
    EXPECT_NEAR(before.reduced_costs[0], 2 - 3, 1e-9);  // cost - dual * coefficient, held by the upper bound
    program.row_lower[0] += 0.25;
    EXPECT_NEAR(solve(program).objective, before.objective + 0.25 * before.duals[0], 1e-9);
    program.row_lower[0] -= 0.25;
    program.upper[0] += 0.5;
    EXPECT_NEAR(solve(program).objective, before.objective + 0.5 * before.reduced_costs[0], 1e-9);
}

TEST_F(LinearProgramTest, whole_numbers_equal_the_best_of_all_subsets) {
    for (unsigned seed = 0; seed < 25; ++seed) {
        const Knapsack knapsack(seed, 12);
        const LinearSolution best = solve(knapsack.program());
        EXPECT_EQ(-best.objective, knapsack.best()) << "seed " << seed;
        EXPECT_TRUE(best.proven);
        EXPECT_TRUE(best.duals.empty());
        for (const double value : best.values) EXPECT_TRUE(value == 0 || value == 1);
    }
}

TEST_F(LinearProgramTest, the_same_program_has_the_same_answer_twice) {
    const LinearProgram program = Knapsack(7, 30).program();
    EXPECT_EQ(solve(program), solve(program));
}

TEST_F(LinearProgramTest, contradicting_rows_are_infeasible) {
    LinearProgram program;
    program.add_column(1, 0, 1);
    program.add_column(1, 0, 1);
    program.add_row(3, kUnbounded, std::array{Term{0, 1}, Term{1, 1}});
    EXPECT_EQ(message_of<Infeasible>([&] { (void)solve(program); }),
              "no values satisfy all rows and bounds of the program");
    program.kinds = {VariableKind::kInteger, VariableKind::kInteger};
    EXPECT_THROW((void)solve(program), Infeasible);
    // Only the whole numbers are missing between 0.25 and 0.75.
    LinearProgram between;
    between.add_column(1, 0, 1, VariableKind::kInteger);
    between.add_row(0.25, 0.75, std::array{Term{0, 1}});
    EXPECT_THROW((void)solve(between), Infeasible);
}

TEST_F(LinearProgramTest, an_objective_without_end_is_unbounded_and_not_infeasible) {
    for (const VariableKind kind : {VariableKind::kContinuous, VariableKind::kInteger}) {
        LinearProgram program;
        program.add_column(-1, 0, kUnbounded, kind);
        program.add_column(0, 0, kUnbounded, kind);
        program.add_row(-1, 1, std::array{Term{0, 1}, Term{1, -1}});
        EXPECT_EQ(message_of<Error>([&] { (void)solve(program); }),
                  "the program is unbounded: its objective has no lower end");
        // The same downhill direction, with rows that contradict each other.
        program.add_row(2, 3, std::array{Term{0, 1}, Term{1, -1}});
        EXPECT_THROW((void)solve(program), Infeasible);
    }
}

TEST_F(LinearProgramTest, programs_without_rows_or_columns_are_solved) {
    LinearProgram program;
    EXPECT_EQ(solve(program).objective, 0);
    program.add_row(-1, 1, {});
    EXPECT_EQ(solve(program).row_values, std::vector<double>{0});
    program.row_lower[0] = 0.5;
    EXPECT_THROW((void)solve(program), Infeasible);
    LinearProgram bounds_only;
    bounds_only.add_column(2, -3, 5);
    bounds_only.add_column(-2, -3, 5);
    EXPECT_EQ(solve(bounds_only).values, (std::vector<double>{-3, 5}));
    EXPECT_EQ(solve(bounds_only).objective, -16);
}

TEST_F(LinearProgramTest, a_node_limit_gives_a_bound_and_a_gap_or_says_that_nothing_was_found) {
    LinearProgram hard;
    std::vector<Term> terms;
    std::mt19937 random(3);
    for (int i = 0; i < 60; ++i) {
        const double weight = 1000 + static_cast<double>(random() % 1000);
        terms.push_back(
            {hard.add_column(-weight - static_cast<double>(random() % 5), 0, 1, VariableKind::kInteger),
             weight});
    }
    for (int r = 0; r < 5; ++r) {
        for (Term& term : terms) term.coefficient = 100 + static_cast<double>(random() % 900);
        hard.add_row(-kUnbounded, 15000, terms);
    }
    SolverOptions options;
    options.max_nodes = 1;
    const LinearSolution stopped = solve(hard, options);
    EXPECT_FALSE(stopped.proven);
    EXPECT_LT(stopped.bound, stopped.objective);
    EXPECT_NEAR(stopped.gap, (stopped.objective - stopped.bound) / std::abs(stopped.objective), 1e-12);
    EXPECT_EQ(message_of<LimitExceeded>([&] { (void)solve(market_split(5), options); }),
              "the solver met a limit before it found an answer");
}

TEST_F(LinearProgramTest, a_monitor_stops_the_search_and_its_exception_comes_through) {
    struct Enough {};
    const LinearProgram program = market_split(5);
    Monitor monitor;
    monitor.interval = std::chrono::milliseconds(0);
    int polls = 0;
    monitor.poll = [&](const Progress&) { return ++polls < 5; };
    EXPECT_THROW((void)solve(program, {}, monitor), Cancelled);
    EXPECT_GE(polls, 5);
    monitor.poll = [](const Progress&) -> bool { throw Enough(); };
    EXPECT_THROW((void)solve(program, {}, monitor), Enough);
}

TEST(LinearProgramInput, numbers_out_of_range_are_named_with_their_place) {
    LinearProgram program;
    program.add_column(1, 0, 1);
    program.add_column(1, 0, 1);
    const LinearProgram before = program;
    const auto column = [&](double cost, double lower, double upper) {
        return message_of<InvalidInput>([&] { program.add_column(cost, lower, upper); });
    };
    const auto row = [&](double lower, double upper, std::vector<Term> terms) {
        return message_of<InvalidInput>([&] { program.add_row(lower, upper, terms); });
    };
    EXPECT_EQ(column(kNaN, 0, 1), "the cost of column 2 is nan; expected a number from -1e15 to 1e15");
    EXPECT_EQ(column(kUnbounded, 0, 1), "the cost of column 2 is inf; expected a number from -1e15 to 1e15");
    EXPECT_EQ(column(0, 2, 1),
              "column 2 has the bounds 2 and 1; expected a lower bound that is not above the upper one");
    EXPECT_EQ(column(0, kNaN, 1),
              "column 2 has the bounds nan and 1; expected a lower bound that is not above the upper one");
    EXPECT_EQ(column(0, kUnbounded, kUnbounded),
              "column 2 has the bounds inf and inf; expected a lower bound that is not above the upper one");
    EXPECT_EQ(row(1, 0, {}),
              "row 0 has the bounds 1 and 0; expected a lower bound that is not above the upper one");
    EXPECT_EQ(row(0, 1, {{2, 1}}), "row 0 names column 2; the program has 2 columns (0 to 1)");
    EXPECT_EQ(row(0, 1, {{0, kNaN}}),
              "row 0: the coefficient of column 0 is nan; expected a number from -1e15 to 1e15");
    EXPECT_EQ(row(0, 1, {{0, 1}, {1, -kUnbounded}}),
              "row 0: the coefficient of column 1 is -inf; expected a number from -1e15 to 1e15");
    EXPECT_EQ(row(0, 1, {{1, 1}, {0, 1}, {1, 2}}), "row 0 names column 1 twice; expected one coefficient");
    EXPECT_EQ(program, before);
}

TEST_F(LinearProgramTest, vectors_filled_by_hand_are_checked_too) {
    LinearProgram program = wyndor_glass();
    program.columns[3] = 7;
    EXPECT_EQ(message_of<InvalidInput>([&] { (void)solve(program); }),
              "row 2 names column 7; the program has 2 columns (0 to 1)");
    program = wyndor_glass();
    program.kinds.pop_back();
    EXPECT_EQ(
        message_of<InvalidInput>([&] { (void)solve(program); }),
        "the program has 2 costs, 2 lower and 2 upper bounds and 1 kinds; expected one of each for a column");
    program = wyndor_glass();
    program.row_starts.back() = 9;
    EXPECT_THROW((void)solve(program), InvalidInput);
    program = wyndor_glass();
    program.costs[1] = kNaN;
    EXPECT_THROW((void)solve(program), InvalidInput);
}

TEST_F(LinearProgramTest, options_out_of_range_are_named) {
    SolverOptions options;
    options.relative_gap = -1;
    EXPECT_EQ(message_of<InvalidInput>([&] { (void)solve({}, options); }),
              "relative_gap is -1; expected 0 or more");
    options = {};
    options.feasibility = 0;
    EXPECT_EQ(message_of<InvalidInput>([&] { (void)solve({}, options); }),
              "feasibility is 0; expected 1e-10 to 1e-3");
    options = {};
    options.optimality = kNaN;
    EXPECT_EQ(message_of<InvalidInput>([&] { (void)solve({}, options); }),
              "optimality is nan; expected 1e-10 to 1e-3");
}

TEST(LinearProgramSolver, a_build_without_highs_says_what_to_do) {
    if (has_solver()) {
        EXPECT_EQ(solver_name().rfind("HiGHS ", 0), 0U) << solver_name();
        return;
    }
    EXPECT_EQ(solver_name(), "none");
    EXPECT_NE(message_of<NotFound>([] { (void)solve({}); }).find("-DMAILLAGE_SOLVER=ON"), std::string::npos);
}

}  // namespace
}  // namespace maillage
