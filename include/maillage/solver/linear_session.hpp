#pragma once
// A linear program that is solved again and again while it grows or changes: each answer starts from the basis
// of the one before (row generation, column generation, lexicographic programs), which saves most of the work.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/solver/linear_program.hpp"

namespace maillage {

/// Where a row or a column stands in the basis of the last answer.
enum class BasisStatus {
    kBasic,    ///< between its bounds, in general
    kAtLower,  ///< held by its lower bound
    kAtUpper,  ///< held by its upper bound
    kFree      ///< not basic, at zero, without bounds
};

/// A linear or mixed-integer program inside the solver. Copying is not possible; one thread at a time may use it.
class MAILLAGE_EXPORT LinearSession {
  public:
    /// Hands a program to the solver; raises what `solve` raises for bad programs and missing solvers.
    explicit LinearSession(const LinearProgram& program = {}, const SolverOptions& options = {});
    LinearSession(LinearSession&& other) noexcept;
    LinearSession& operator=(LinearSession&& other) noexcept;
    ~LinearSession();

    [[nodiscard]] std::size_t n_columns() const;
    [[nodiscard]] std::size_t n_rows() const;

    /// Adds a row as `LinearProgram::add_row` does.
    std::size_t add_row(double lower, double upper, std::span<const Term> terms);
    /// Adds a column with its coefficients in existing rows; `Term::column` is then the number of the row.
    std::size_t add_column(double cost, double lower, double upper, std::span<const Term> rows = {},
                           VariableKind kind = VariableKind::kContinuous);
    /// Replaces the cost of a column.
    void set_cost(std::size_t column, double cost);
    /// Replaces the bounds of a row.
    void set_row_bounds(std::size_t row, double lower, double upper);
    /// Replaces the bounds of a column.
    void set_bounds(std::size_t column, double lower, double upper);
    /// Replaces one coefficient.
    void set_coefficient(std::size_t row, std::size_t column, double coefficient);
    /// Deletes the rows from `first` on.
    void delete_rows_from(std::size_t first);
    /// Deletes the rows whose flag is set; the others close up in order.
    void delete_rows(const std::vector<bool>& which);

    /// Solves the program as it stands; raises what the function `solve` raises. After `Infeasible`,
    /// `LimitExceeded` or `Cancelled` the session can still be changed and solved again.
    LinearSolution solve(const Monitor& monitor = {});

    /// Basis of the last answer, by column and by row; empty while there is none (whole numbers, no answer yet).
    [[nodiscard]] std::vector<BasisStatus> column_statuses() const;
    [[nodiscard]] std::vector<BasisStatus> row_statuses() const;

  private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace maillage
