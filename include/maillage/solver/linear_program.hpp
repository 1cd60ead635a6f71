#pragma once
// What is the least that a linear objective can be under linear constraints, with some variables whole numbers?
// Solved by HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex method", Mathematical Programming
// Computation 10, 2018): simplex for linear programs, branch and cut for mixed-integer ones. One thread, no clock:
// the same program has the same answer everywhere. Linear programs of thousands of rows take milliseconds to
// seconds; whole numbers cost exponential time at worst.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"

namespace maillage {

/// A bound that does not bind. Bounds of 1e20 and more count as this one.
inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

/// Whether a variable may take any value between its bounds, or whole numbers only.
enum class VariableKind { kContinuous, kInteger };

/// One coefficient of a row.
struct Term {
    std::size_t column = 0;
    double coefficient = 0;
};

/// Minimise the cost of the columns; every row and every column stays between its bounds. The vectors are public,
/// so that a program can also be filled at once: rows lie one after the other in `columns` and `coefficients`,
/// row r from `row_starts[r]` to `row_starts[r + 1]`.
struct MAILLAGE_EXPORT LinearProgram {
    std::vector<double> costs = {};
    std::vector<double> lower = {};
    std::vector<double> upper = {};
    std::vector<VariableKind> kinds = {};
    std::vector<double> row_lower = {};
    std::vector<double> row_upper = {};
    std::vector<std::size_t> row_starts = {0};
    std::vector<std::size_t> columns = {};
    std::vector<double> coefficients = {};

    [[nodiscard]] std::size_t n_columns() const { return costs.size(); }
    [[nodiscard]] std::size_t n_rows() const { return row_lower.size(); }

    /// Adds a column and returns its number.
    ///
    /// Parameters
    /// ----------
    /// cost
    ///     Of one unit; finite.
    /// lower, upper
    ///     Its bounds, lower <= upper; `-kUnbounded` and `kUnbounded` where there is none.
    /// kind
    ///     Any value, or whole numbers only.
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If the cost is not finite or the bounds contradict each other.
    std::size_t add_column(double cost, double lower, double upper,
                           VariableKind kind = VariableKind::kContinuous);

    /// Adds a row, lower <= sum of coefficient * column <= upper, and returns its number. Coefficients smaller
    /// than 1e-12 count as 0.
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If a term names a column that does not exist or that another term names, if a coefficient is not
    ///     finite or above 1e15, or if the bounds contradict each other. The program is then unchanged.
    std::size_t add_row(double lower, double upper, std::span<const Term> terms);

    bool operator==(const LinearProgram&) const = default;
};

/// How exact, and when to stop. Limits count steps, not seconds, so that answers can be repeated.
struct SolverOptions {
    /// A mixed-integer answer may be this far from the best, relative to it: 0 asks for the proven best.
    double relative_gap = 0;
    /// How far a row, a bound or a whole number may be missed; from 1e-10.
    double feasibility = 1e-9;
    /// How far a reduced cost may have the wrong sign; from 1e-10.
    double optimality = 1e-9;
    /// Most nodes of the search for whole numbers; 0 for no limit.
    std::uint32_t max_nodes = 0;
    /// Most iterations of the simplex method in one linear program; 0 for no limit.
    std::uint32_t max_iterations = 0;
};

/// The best values found. `proven` says that nothing is better than `objective` by more than the options allow;
/// `bound` that nothing is below it.
///
/// `duals[r]` is what the objective would change if the binding side of row r moved up by one unit: >= 0 where
/// the lower side binds, <= 0 where the upper side does, 0 where neither does. `reduced_costs[c]` is
/// cost - sum of duals * coefficients, the same for the bounds of column c. Both are empty when there are whole
/// numbers, and when an iteration limit stopped the work.
struct LinearSolution {
    std::vector<double> values = {};
    std::vector<double> row_values = {};
    std::vector<double> duals = {};
    std::vector<double> reduced_costs = {};
    double objective = 0;
    double bound = 0;
    /// (objective - bound) / max(1, |objective|).
    double gap = 0;
    bool proven = false;
    std::uint64_t nodes = 0;

    bool operator==(const LinearSolution&) const = default;
};

/// Solves a linear or mixed-integer program.
///
/// Returns
/// -------
/// LinearSolution
///     Whole numbers are exactly whole.
///
/// Raises
/// ------
/// Infeasible
///     If nothing satisfies all rows and bounds.
/// InvalidInput
///     If a number of the program or of the options is out of its range.
/// LimitExceeded
///     If a limit of the options was met before anything was found that satisfies all rows.
/// MaillageError
///     If the objective has no lower end.
/// NotFound
///     If maillage was built without HiGHS.
[[nodiscard]] MAILLAGE_EXPORT LinearSolution solve(const LinearProgram& program,
                                                   const SolverOptions& options = {},
                                                   const Monitor& monitor = {});

/// Whether maillage was built with a solver of linear programs.
[[nodiscard]] MAILLAGE_EXPORT bool has_solver();

/// The solver and its version, such as "HiGHS 1.15.1"; "none" without one.
[[nodiscard]] MAILLAGE_EXPORT std::string solver_name();

}  // namespace maillage
