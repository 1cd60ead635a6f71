#include "solver/checks.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"

namespace maillage::solver {

namespace {

std::string text(double value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

std::string numbered(const char* what, std::size_t index) {
    return std::string(what) + ' ' + std::to_string(index);
}

// "the program has 4 columns (0 to 3)"
std::string how_many(const char* what, std::size_t n) {
    if (n == 0) return std::string("the program has no ") + what;
    if (n == 1) return std::string("the program has one ") + what + " (0)";
    return "the program has " + std::to_string(n) + ' ' + what + "s (0 to " + std::to_string(n - 1) + ')';
}

void check_coefficient(const std::string& what, const char* other, const Term& term) {
    if (std::abs(term.coefficient) <= kLargestCoefficient) return;
    throw InvalidInput(what + ": the coefficient of " + numbered(other, term.column) + " is " +
                       text(term.coefficient) + "; expected a number from -1e15 to 1e15");
}

void check_sizes(const LinearProgram& program) {
    const std::size_t n = program.n_columns();
    const std::size_t rows = program.n_rows();
    if (program.lower.size() != n || program.upper.size() != n || program.kinds.size() != n) {
        throw InvalidInput(
            "the program has " + std::to_string(n) + " costs, " + std::to_string(program.lower.size()) +
            " lower and " + std::to_string(program.upper.size()) + " upper bounds and " +
            std::to_string(program.kinds.size()) + " kinds; expected one of each for a column");
    }
    if (program.row_upper.size() != rows || program.row_starts.size() != rows + 1) {
        throw InvalidInput("the program has " + std::to_string(rows) + " lower and " +
                           std::to_string(program.row_upper.size()) + " upper bounds of rows and " +
                           std::to_string(program.row_starts.size()) +
                           " starts of rows; expected as many bounds, and one start more");
    }
    if (program.row_starts.front() != 0 || program.row_starts.back() != program.columns.size() ||
        program.columns.size() != program.coefficients.size() ||
        !std::is_sorted(program.row_starts.begin(), program.row_starts.end())) {
        throw InvalidInput(
            "the starts of the rows do not fit the coefficients; expected 0, then where each "
            "row ends, never less than before, and a column for each coefficient");
    }
}

}  // namespace

void check_cost(std::size_t column, double cost) {
    if (std::abs(cost) <= kLargestCost) return;
    throw InvalidInput("the cost of " + numbered("column", column) + " is " + text(cost) +
                       "; expected a number from -1e15 to 1e15");
}

void check_bounds(const std::string& what, double lower, double upper) {
    if (lower <= upper && lower < kUnbounded && upper > -kUnbounded) return;
    throw InvalidInput(what + " has the bounds " + text(lower) + " and " + text(upper) +
                       "; expected a lower bound that is not above the upper one");
}

void check_terms(const std::string& what, const char* other, std::size_t n, std::span<const Term> terms) {
    std::vector<std::size_t> named;
    named.reserve(terms.size());
    for (const Term& term : terms) {
        if (term.column >= n) {
            throw InvalidInput(what + " names " + numbered(other, term.column) + "; " + how_many(other, n));
        }
        check_coefficient(what, other, term);
        named.push_back(term.column);
    }
    std::sort(named.begin(), named.end());
    const auto twice = std::adjacent_find(named.begin(), named.end());
    if (twice != named.end()) {
        throw InvalidInput(what + " names " + numbered(other, *twice) + " twice; expected one coefficient");
    }
}

void check_index(const char* what, std::size_t index, std::size_t n) {
    if (index < n) return;
    throw InvalidInput("there is no " + numbered(what, index) + "; " + how_many(what, n));
}

void check_program(const LinearProgram& program) {
    check_sizes(program);
    for (std::size_t c = 0; c < program.n_columns(); ++c) {
        check_cost(c, program.costs[c]);
        check_bounds(numbered("column", c), program.lower[c], program.upper[c]);
    }
    std::vector<Term> terms;
    for (std::size_t r = 0; r < program.n_rows(); ++r) {
        check_bounds(numbered("row", r), program.row_lower[r], program.row_upper[r]);
        terms.clear();
        for (std::size_t i = program.row_starts[r]; i < program.row_starts[r + 1]; ++i) {
            terms.push_back({program.columns[i], program.coefficients[i]});
        }
        check_terms(numbered("row", r), "column", program.n_columns(), terms);
    }
}

void check_options(const SolverOptions& options) {
    // Written so that NaN fails.
    if (!(options.relative_gap >= 0 && options.relative_gap < kUnbounded)) {
        throw InvalidInput("relative_gap is " + text(options.relative_gap) + "; expected 0 or more");
    }
    if (!(options.feasibility >= 1e-10 && options.feasibility <= 1e-3)) {
        throw InvalidInput("feasibility is " + text(options.feasibility) + "; expected 1e-10 to 1e-3");
    }
    if (!(options.optimality >= 1e-10 && options.optimality <= 1e-3)) {
        throw InvalidInput("optimality is " + text(options.optimality) + "; expected 1e-10 to 1e-3");
    }
}

}  // namespace maillage::solver
