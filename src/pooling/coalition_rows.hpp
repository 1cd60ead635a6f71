#pragma once
// Linear programs over shares in which every group is a row: rows are added only when they bind.

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "maillage/solver/linear_session.hpp"
#include "pooling/excess.hpp"
#include "pooling/worth.hpp"

namespace maillage::detail {

/// Shares as the solver sees them: what each player gets above what it is worth alone, in parts of the largest
/// saving of a group, so that tolerances mean the same in every game.
struct NormalShares {
    std::vector<double> alone;
    double scale = 1.0;

    explicit NormalShares(const Worth& worth);
    /// What a group is worth above what its members are worth alone.
    [[nodiscard]] double worth(const Worth& game, Coalition coalition) const;
    /// In units.
    [[nodiscard]] std::vector<double> units(const std::vector<double>& normal) const;
};

/// A program whose first n columns are normal shares and whose next one, if `with_complaint`, is the complaint that
/// no group may pass.
class CoalitionRows {
  public:
    CoalitionRows(const Worth& worth, const NormalShares& normal, Complaint kind, bool with_complaint,
                  const LinearProgram& columns);

    /// x(S) + complaint >= worth of S. False when the row is there already.
    bool add(Coalition coalition);
    /// x(S) = right.
    void fix(Coalition coalition, double right);

    /// Solves, and adds rows of groups outside the span that complain too much, until there is none.
    LinearSolution solve(const Span& span, const Monitor& monitor);

    LinearSession& session() { return session_; }
    /// The groups of the rows that `add` added, and the number of the first of these rows.
    [[nodiscard]] const std::vector<Coalition>& groups() const { return groups_; }
    /// The row of `groups()[k]`.
    [[nodiscard]] std::size_t row_of(std::size_t k) const { return rows_[k]; }

  private:
    [[nodiscard]] std::vector<Term> terms(Coalition coalition, bool with_complaint) const;

    const Worth& worth_;
    const NormalShares& normal_;
    Complaint kind_;
    bool with_complaint_;
    LinearSession session_;
    std::vector<Coalition> groups_{};
    std::vector<std::size_t> rows_{};
    std::unordered_set<Coalition> known_{};
};

/// A reduced cost or dual above this is positive; all of them add up to about 1.
inline constexpr double kPositiveDual = 1e-7;

}  // namespace maillage::detail
