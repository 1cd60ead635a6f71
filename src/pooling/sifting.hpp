#pragma once
// Whole-number programs with far more columns than a solution needs: columns are priced in until the relaxation is
// solved over all of them, then those that could be part of something better.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/solver/linear_program.hpp"

namespace maillage::detail {

/// A column of a wide program: 0 or 1, or continuous with its own bounds.
struct WideColumn {
    double cost = 0.0;
    std::vector<Term> terms = {};  ///< `column` is the number of a row
    double upper = 1.0;
    VariableKind kind = VariableKind::kInteger;
    bool always = false;  ///< whether it is in every restricted program
};

/// Minimise the cost of columns >= 0 with rows between bounds.
struct WideProgram {
    std::vector<WideColumn> columns = {};
    std::vector<double> row_lower = {};
    std::vector<double> row_upper = {};

    std::size_t add_row(double lower, double upper) {
        row_lower.push_back(lower);
        row_upper.push_back(upper);
        return row_lower.size() - 1;
    }
};

/// The best solution over all columns.
struct WideSolution {
    std::vector<double> values = {};
    double objective = 0.0;
    double bound = 0.0;
    double relaxation = 0.0;
    std::vector<double> duals = {};  ///< of the rows in the relaxation
    std::uint64_t n_columns = 0;     ///< that entered a program
    bool proven = true;
};

/// Solves a wide program. The columns that are always in must make it feasible, or it is infeasible.
[[nodiscard]] WideSolution solve_wide(const WideProgram& program, std::uint32_t max_nodes,
                                      const Monitor& monitor);

}  // namespace maillage::detail
