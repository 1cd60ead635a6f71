#include <algorithm>
#include <cmath>

#include "maillage/core/error.hpp"
#include "maillage/pooling/core.hpp"
#include "maillage/pooling/sharing.hpp"
#include "pooling/coalition_rows.hpp"
#include "pooling/rational_shares.hpp"

namespace maillage {

namespace {

using detail::CoalitionRows;
using detail::Equations;
using detail::kPositiveDual;
using detail::NormalShares;
using detail::Rational;
using detail::Span;
using detail::Worth;

// Shares relative to what each pays alone, r_i = x_i / c_i, between a lowest and a highest one, over shares where no
// group complains more than allowed. Stage by stage, what must be tight in every best answer is kept as an equation.
class RelativeShares {
  public:
    RelativeShares(const CostGame& game, const Rational& allowed)
        : worth_(game),
          normal_(worth_),
          allowed_(allowed),
          n_(game.n_players()),
          everybody_(n_),
          fixed_(n_, false) {}

    [[nodiscard]] std::vector<Rational> shares(const Monitor& monitor) {
        least_spread(monitor);
        while (std::find(fixed_.begin(), fixed_.end(), false) != fixed_.end()) lower_highest(monitor);
        return exact();
    }

  private:
    enum class End { kHighest, kLowest };
    // r_i equals the highest (of a stage) or the lowest relative share.
    struct AtEnd {
        std::size_t player;
        End end;
        std::size_t stage;
    };
    // Columns behind the shares: the allowed complaint, the lowest relative share, and the highest.
    [[nodiscard]] std::size_t lowest() const { return n_ + 1; }
    [[nodiscard]] std::size_t highest() const { return n_ + 2; }

    [[nodiscard]] CoalitionRows program(double cost_of_lowest) const {
        LinearProgram columns;
        for (std::size_t i = 0; i < n_; ++i) columns.add_column(0.0, -kUnbounded, kUnbounded);
        const double allowed = detail::to_double(allowed_) / normal_.scale;
        columns.add_column(0.0, allowed, allowed);
        columns.add_column(cost_of_lowest, -kUnbounded, kUnbounded);
        columns.add_column(1.0, -kUnbounded, kUnbounded);
        CoalitionRows program(worth_, normal_, Complaint::kTotal, true, columns);
        program.fix(worth_.grand(), normal_.worth(worth_, worth_.grand()));
        for (std::size_t i = 0; i < n_; ++i) {
            program.add(Coalition{1} << i);
            program.add(worth_.grand() ^ (Coalition{1} << i));
        }
        for (const Coalition s : rows_) program.add(s);
        return program;
    }
    // r_i - other >= or <= 0, where r_i = 1 + scale / alone * x'_i.
    [[nodiscard]] std::size_t compare(CoalitionRows& program, std::size_t player, std::size_t other,
                                      bool above) const {
        const std::vector<Term> terms{{player, normal_.scale / normal_.alone[player]}, {other, -1.0}};
        return above ? program.session().add_row(-1.0, kUnbounded, terms)
                     : program.session().add_row(-kUnbounded, -1.0, terms);
    }
    void keep_tight(const CoalitionRows& program, const LinearSolution& found) {
        for (std::size_t k = 0; k < program.groups().size(); ++k)
            if (found.duals[program.row_of(k)] > kPositiveDual) tight_.push_back(program.groups()[k]);
        rows_ = program.groups();
    }

    void least_spread(const Monitor& monitor) {
        CoalitionRows stage = program(-1.0);
        std::vector<std::size_t> above;
        std::vector<std::size_t> below;
        for (std::size_t i = 0; i < n_; ++i) {
            above.push_back(compare(stage, i, lowest(), true));
            below.push_back(compare(stage, i, highest(), false));
        }
        const LinearSolution found = stage.solve(everybody_, monitor);
        spread_ = found.objective;
        for (std::size_t i = 0; i < n_; ++i) {
            if (found.duals[above[i]] > kPositiveDual) ends_.push_back({i, End::kLowest, 0});
            if (found.duals[below[i]] < -kPositiveDual) ends_.push_back({i, End::kHighest, 0});
        }
        keep_tight(stage, found);
    }

    void lower_highest(const Monitor& monitor) {
        CoalitionRows stage = program(0.0);
        const std::vector<Term> spread{{first_highest(), 1.0}, {lowest(), -1.0}};
        std::vector<std::size_t> above;
        std::vector<std::size_t> below(n_, 0);
        for (std::size_t i = 0; i < n_; ++i) {
            above.push_back(compare(stage, i, lowest(), true));
            if (fixed_[i]) {
                const std::vector<Term> value{{i, normal_.scale / normal_.alone[i]}};
                stage.session().add_row(relative_[i] - 1.0, relative_[i] - 1.0, value);
            } else {
                below[i] = compare(stage, i, highest(), false);
            }
        }
        if (stages_ == 0)
            stage.session().add_row(-kUnbounded, spread_ + 1e-9, spread);
        else
            stage.session().set_bounds(lowest(), highest_of_all_ - spread_ - 1e-9, kUnbounded);
        const LinearSolution found = stage.solve(everybody_, monitor);
        const double value = found.values[highest()];
        if (stages_ == 0) highest_of_all_ = value;
        bool any = false;
        for (std::size_t i = 0; i < n_; ++i) {
            if (found.duals[above[i]] > kPositiveDual) ends_.push_back({i, End::kLowest, 0});
            if (fixed_[i] || found.duals[below[i]] >= -kPositiveDual) continue;
            fixed_[i] = any = true;
            relative_[i] = value;
            ends_.push_back({i, End::kHighest, stages_});
        }
        if (!any)
            throw Error(
                "the equal profit method could not be computed: the solver's duals are too small to tell");
        keep_tight(stage, found);
        ++stages_;
    }
    [[nodiscard]] std::size_t first_highest() const { return highest(); }

    // Unknowns: the shares, the lowest relative share, and the highest of each stage.
    [[nodiscard]] std::vector<Rational> exact() const {
        const std::size_t size = n_ + 1 + stages_;
        Equations equations(size);
        const auto add = [&](Coalition s, const Rational& right) {
            std::vector<Rational> row(size, Rational(0));
            for (std::size_t i = 0; i < n_; ++i)
                if ((s >> i & 1U) != 0) row[i] = 1;
            return equations.add(std::move(row), right);
        };
        bool sound = add(worth_.grand(), Rational(worth_(worth_.grand()))) != Equations::Effect::kContradicts;
        for (const Coalition s : tight_)
            sound = add(s, Rational(worth_(s)) - allowed_) != Equations::Effect::kContradicts && sound;
        for (const AtEnd& at : ends_) {
            std::vector<Rational> row(size, Rational(0));
            row[at.player] = Rational(1) / Rational(worth_(Coalition{1} << at.player));
            row[at.end == End::kLowest ? n_ : n_ + 1 + at.stage] = -1;
            sound = equations.add(std::move(row), Rational(0)) != Equations::Effect::kContradicts && sound;
        }
        auto shares = equations.solution();
        if (!sound || !shares)
            throw Error("the equal profit method could not be computed: what is tight does not give shares");
        shares->resize(n_);
        if (detail::worst_level(worth_, *shares, Complaint::kTotal, everybody_).complaint > allowed_)
            throw Error("the equal profit method could not be proven: a group complains more than allowed");
        return *shares;
    }

    Worth worth_;
    NormalShares normal_;
    Rational allowed_;
    std::size_t n_;
    Span everybody_;
    std::vector<bool> fixed_;
    std::vector<double> relative_ = std::vector<double>(n_, 0.0);
    double spread_ = 0.0;
    double highest_of_all_ = 0.0;
    std::size_t stages_ = 0;
    std::vector<AtEnd> ends_{};
    std::vector<Coalition> tight_{};
    std::vector<Coalition> rows_{};
};

}  // namespace

Shares equal_profit(const CostGame& game, const Monitor& monitor) {
    const Worth worth(game);
    for (std::size_t i = 0; i < game.n_players(); ++i)
        if (game(Coalition{1} << i) <= 0.0)
            throw InvalidInput("player '" + game.players()[i] + "' alone has an amount of " +
                               std::to_string(game(Coalition{1} << i)) +
                               "; the equal profit method compares shares with it and expects more than 0");
    if (game.n_players() == 1) return equal_shares(game);
    const LeastCore least = least_core(game, monitor);
    const auto complaint = detail::parse_rational(least.exact);
    const Rational allowed =
        *complaint > 0 ? Rational(*complaint * Rational(static_cast<std::int64_t>(std::abs(worth.scale()))))
                       : Rational(0);
    return detail::shares_of(RelativeShares(game, allowed).shares(monitor), worth);
}

}  // namespace maillage
