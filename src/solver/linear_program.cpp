#include "maillage/solver/linear_program.hpp"

#include "maillage/solver/linear_session.hpp"
#include "solver/checks.hpp"

namespace maillage {

std::size_t LinearProgram::add_column(double cost, double lowest, double highest, VariableKind kind) {
    const std::size_t column = n_columns();
    solver::check_cost(column, cost);
    solver::check_bounds("column " + std::to_string(column), lowest, highest);
    costs.push_back(cost);
    lower.push_back(lowest);
    upper.push_back(highest);
    kinds.push_back(kind);
    return column;
}

std::size_t LinearProgram::add_row(double lowest, double highest, std::span<const Term> terms) {
    const std::size_t row = n_rows();
    const std::string name = "row " + std::to_string(row);
    solver::check_bounds(name, lowest, highest);
    solver::check_terms(name, "column", n_columns(), terms);
    for (const Term& term : terms) {
        columns.push_back(term.column);
        coefficients.push_back(term.coefficient);
    }
    row_starts.push_back(columns.size());
    row_lower.push_back(lowest);
    row_upper.push_back(highest);
    return row;
}

LinearSolution solve(const LinearProgram& program, const SolverOptions& options, const Monitor& monitor) {
    return LinearSession(program, options).solve(monitor);
}

}  // namespace maillage
