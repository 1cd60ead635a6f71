#include "pooling/sifting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace maillage::detail {
namespace {

constexpr std::size_t kFirst = 500;   // columns of the first restricted program
constexpr std::size_t kBatch = 2000;  // columns that enter at once
constexpr double kEntering = 1e-7;    // of the largest cost: a reduced cost below minus this enters

class Sifting {
  public:
    Sifting(const WideProgram& program, std::uint32_t max_nodes, const Monitor& monitor)
        : program_(&program), monitor_(&monitor), in_(program.columns.size(), false) {
        options_.max_nodes = max_nodes;
        for (const WideColumn& column : program.columns) scale_ = std::max(scale_, std::abs(column.cost));
        start();
    }

    WideSolution solve() {
        WideSolution found;
        LinearSolution relaxed = relaxation();
        found.relaxation = relaxed.objective;
        found.duals = relaxed.duals;
        LinearSolution best = maillage::solve(restricted(false), options_, *monitor_);
        // A column takes part in something better only if the relaxation rises by less than what is to be won.
        const double slack = best.objective - relaxed.objective + kEntering * scale_;
        const std::size_t before = active_.size();
        enter(found.duals, slack, in_.size());
        if (active_.size() > before) best = maillage::solve(restricted(false), options_, *monitor_);
        found.values.assign(program_->columns.size(), 0);
        for (std::size_t i = 0; i < active_.size(); ++i) found.values[active_[i]] = best.values[i];
        found.objective = best.objective;
        found.bound = std::max(best.bound, relaxed.objective);
        found.proven = best.proven;
        found.n_columns = active_.size();
        return found;
    }

  private:
    void start() {
        std::vector<std::size_t> order(in_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto better = [&](std::size_t a, std::size_t b) {
            const WideColumn& first = program_->columns[a];
            const WideColumn& second = program_->columns[b];
            if (first.always != second.always) return first.always;
            return first.cost != second.cost ? first.cost < second.cost : a < b;
        };
        std::sort(order.begin(), order.end(), better);
        for (std::size_t i = 0; i < order.size(); ++i)
            if (i < kFirst || program_->columns[order[i]].always) add(order[i]);
    }

    void add(std::size_t column) {
        in_[column] = true;
        active_.push_back(column);
    }

    // The program of the active columns.
    [[nodiscard]] LinearProgram restricted(bool relaxed) const {
        LinearProgram small;
        std::vector<std::vector<Term>> rows(program_->row_lower.size());
        for (std::size_t i = 0; i < active_.size(); ++i) {
            const WideColumn& column = program_->columns[active_[i]];
            small.add_column(column.cost, 0, column.upper, relaxed ? VariableKind::kContinuous : column.kind);
            for (const Term& term : column.terms) rows[term.column].push_back({i, term.coefficient});
        }
        for (std::size_t r = 0; r < rows.size(); ++r)
            small.add_row(program_->row_lower[r], program_->row_upper[r], rows[r]);
        return small;
    }

    // The relaxation over all columns: those that would improve it enter until none would.
    LinearSolution relaxation() {
        while (true) {
            LinearSolution found = maillage::solve(restricted(true), options_, *monitor_);
            const std::size_t before = active_.size();
            enter(found.duals, -kEntering * scale_, kBatch);
            if (active_.size() == before) return found;
        }
    }

    // Adds the columns whose reduced cost is below `limit`, lowest first, so many at most.
    void enter(const std::vector<double>& duals, double limit, std::size_t most) {
        std::vector<std::pair<double, std::size_t>> entering;
        for (std::size_t c = 0; c < in_.size(); ++c) {
            if (in_[c]) continue;
            double reduced = program_->columns[c].cost;
            for (const Term& term : program_->columns[c].terms)
                reduced -= duals[term.column] * term.coefficient;
            if (reduced < limit) entering.emplace_back(reduced, c);
        }
        std::sort(entering.begin(), entering.end());
        if (entering.size() > most) entering.resize(most);
        for (const auto& [reduced, column] : entering) add(column);
    }

    const WideProgram* program_;
    const Monitor* monitor_;
    SolverOptions options_;
    double scale_ = 1;
    std::vector<bool> in_;
    std::vector<std::size_t> active_;
};

}  // namespace

WideSolution solve_wide(const WideProgram& program, std::uint32_t max_nodes, const Monitor& monitor) {
    return Sifting(program, max_nodes, monitor).solve();
}

}  // namespace maillage::detail
