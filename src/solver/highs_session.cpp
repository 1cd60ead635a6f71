// The linear session of a build with HiGHS.

#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/solver/linear_session.hpp"
#include "solver/checks.hpp"
#include "solver/highs_engine.hpp"

namespace maillage {

namespace {

// The terms of a row or column as HiGHS takes them.
struct Sparse {
    std::vector<HighsInt> indexes = {};
    std::vector<double> coefficients = {};

    explicit Sparse(std::span<const Term> terms) {
        for (const Term& term : terms) {
            indexes.push_back(static_cast<HighsInt>(term.column));
            coefficients.push_back(term.coefficient);
        }
    }
    [[nodiscard]] HighsInt size() const { return static_cast<HighsInt>(indexes.size()); }
};

std::string numbered(const char* what, std::size_t index) {
    return std::string(what) + ' ' + std::to_string(index);
}

const LinearProgram& checked(const LinearProgram& program, const SolverOptions& options) {
    solver::check_program(program);
    solver::check_options(options);
    return program;
}

}  // namespace

LinearSession::LinearSession(const LinearProgram& program, const SolverOptions& options)
    : engine_(std::make_unique<Engine>(checked(program, options), options)) {}

LinearSession::LinearSession(LinearSession&&) noexcept = default;
LinearSession& LinearSession::operator=(LinearSession&&) noexcept = default;
LinearSession::~LinearSession() = default;

std::size_t LinearSession::n_columns() const {
    return engine_->n_columns();
}

std::size_t LinearSession::n_rows() const {
    return engine_->n_rows();
}

std::size_t LinearSession::add_row(double lower, double upper, std::span<const Term> terms) {
    const std::size_t row = n_rows();
    solver::check_bounds(numbered("row", row), lower, upper);
    solver::check_terms(numbered("row", row), "column", n_columns(), terms);
    const Sparse sparse(terms);
    engine_->changed();
    Highs_addRow(engine_->highs(), lower, upper, sparse.size(), sparse.indexes.data(),
                 sparse.coefficients.data());
    return row;
}

std::size_t LinearSession::add_column(double cost, double lower, double upper, std::span<const Term> rows,
                                      VariableKind kind) {
    const std::size_t column = n_columns();
    solver::check_cost(column, cost);
    solver::check_bounds(numbered("column", column), lower, upper);
    solver::check_terms(numbered("column", column), "row", n_rows(), rows);
    const Sparse sparse(rows);
    engine_->changed();
    Highs_addCol(engine_->highs(), cost, lower, upper, sparse.size(), sparse.indexes.data(),
                 sparse.coefficients.data());
    if (kind == VariableKind::kInteger) {
        Highs_changeColIntegrality(engine_->highs(), static_cast<HighsInt>(column), kHighsVarTypeInteger);
    }
    engine_->add_kind(kind);
    return column;
}

void LinearSession::set_cost(std::size_t column, double cost) {
    solver::check_index("column", column, n_columns());
    solver::check_cost(column, cost);
    engine_->changed();
    Highs_changeColCost(engine_->highs(), static_cast<HighsInt>(column), cost);
}

void LinearSession::set_row_bounds(std::size_t row, double lower, double upper) {
    solver::check_index("row", row, n_rows());
    solver::check_bounds(numbered("row", row), lower, upper);
    engine_->changed();
    Highs_changeRowBounds(engine_->highs(), static_cast<HighsInt>(row), lower, upper);
}

void LinearSession::set_bounds(std::size_t column, double lower, double upper) {
    solver::check_index("column", column, n_columns());
    solver::check_bounds(numbered("column", column), lower, upper);
    engine_->changed();
    Highs_changeColBounds(engine_->highs(), static_cast<HighsInt>(column), lower, upper);
}

void LinearSession::set_coefficient(std::size_t row, std::size_t column, double coefficient) {
    solver::check_index("row", row, n_rows());
    const Term term{column, coefficient};
    solver::check_terms(numbered("row", row), "column", n_columns(), {&term, 1});
    engine_->changed();
    Highs_changeCoeff(engine_->highs(), static_cast<HighsInt>(row), static_cast<HighsInt>(column),
                      coefficient);
}

void LinearSession::delete_rows_from(std::size_t first) {
    if (first >= n_rows()) return;
    engine_->changed();
    Highs_deleteRowsByRange(engine_->highs(), static_cast<HighsInt>(first),
                            static_cast<HighsInt>(n_rows() - 1));
}

void LinearSession::delete_rows(const std::vector<bool>& which) {
    if (which.size() != n_rows()) {
        throw InvalidInput("there are " + std::to_string(which.size()) +
                           " flags of rows to delete; expected one for each of the " +
                           std::to_string(n_rows()) + " rows");
    }
    std::vector<HighsInt> mask(which.begin(), which.end());
    engine_->changed();
    Highs_deleteRowsByMask(engine_->highs(), mask.data());
}

LinearSolution LinearSession::solve(const Monitor& monitor) {
    return engine_->solve(monitor);
}

std::vector<BasisStatus> LinearSession::column_statuses() const {
    return engine_->statuses(true);
}

std::vector<BasisStatus> LinearSession::row_statuses() const {
    return engine_->statuses(false);
}

bool has_solver() {
    return true;
}

std::string solver_name() {
    return std::string("HiGHS ") + Highs_version();
}

}  // namespace maillage
