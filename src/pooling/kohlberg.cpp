#include "pooling/kohlberg.hpp"

#include <algorithm>
#include <bit>

#include "maillage/core/error.hpp"
#include "maillage/solver/linear_session.hpp"
#include "pooling/coalition_rows.hpp"
#include "pooling/excess.hpp"

namespace maillage {

namespace detail {

namespace {

// Rows added at a time; levels of fewer groups are taken whole.
constexpr std::size_t kRows = 64;
constexpr double kZero = 1e-7;

// Looks for a change of shares that suits every group of a level and some group more than that: y orthogonal to the
// span, y(S) >= 0 for all S of the level, not all 0. Players who pay their worth alone must not lose.
class LevelTest {
  public:
    LevelTest(std::span<const Coalition> level, const Span& span, const std::vector<bool>& tight)
        : n_(tight.size()), level_(level), span_(span), tight_(tight), counts_(n_, 0), session_(columns()) {
        for (const Coalition group : span_.basis()) session_.add_row(0.0, 0.0, terms(group));
        for (std::size_t k = 0; k < std::min(kRows, level_.size()); ++k) add(level_[k]);
    }

    // The change, or nothing when the level is balanced, which is then proven exactly.
    [[nodiscard]] std::vector<double> transfer(const Monitor& monitor) {
        for (;;) {
            const LinearSolution found = session_.solve(monitor);
            if (add_violated(found.values)) continue;
            if (found.objective < -kZero) return found.values;
            prove(found);
            return {};
        }
    }

  private:
    [[nodiscard]] LinearProgram columns() {
        for (const Coalition s : level_)
            for (std::size_t i = 0; i < n_; ++i) counts_[i] += s >> i & 1U;
        LinearProgram program;
        for (std::size_t i = 0; i < n_; ++i)
            program.add_column(-static_cast<double>(counts_[i]) / static_cast<double>(level_.size()),
                               tight_[i] ? 0.0 : -1.0, 1.0);
        return program;
    }
    static std::vector<Term> terms(Coalition group) {
        std::vector<Term> found;
        for (Coalition rest = group; rest != 0; rest &= rest - 1)
            found.push_back({static_cast<std::size_t>(std::countr_zero(rest)), 1.0});
        return found;
    }
    void add(Coalition group) { rows_.push_back({group, session_.add_row(0.0, kUnbounded, terms(group))}); }
    bool add_violated(const std::vector<double>& change) {
        std::vector<Complaining> violated;
        for (const Coalition s : level_) {
            double sum = 0.0;
            for (Coalition rest = s; rest != 0; rest &= rest - 1)
                sum += change[static_cast<std::size_t>(std::countr_zero(rest))];
            if (sum < -1e-8) violated.push_back({s, -sum});
        }
        std::sort(violated.begin(), violated.end(), [](const Complaining& a, const Complaining& b) {
            return a.complaint != b.complaint ? a.complaint > b.complaint : a.coalition < b.coalition;
        });
        if (violated.size() > kRows) violated.resize(kRows);
        bool added = false;
        for (const Complaining& group : violated) {
            const bool known = std::any_of(rows_.begin(), rows_.end(),
                                           [&](const auto& row) { return row.first == group.coalition; });
            if (!known) add(group.coalition);
            added = added || !known;
        }
        return added;
    }

    // All groups of the level, some of them more than once, tight players and the span add up to nothing: weights
    // that are positive for the whole level.
    void prove(const LinearSolution& found) const {
        std::vector<std::vector<Rational>> columns;
        const auto add_column = [&](Coalition group, int sign) {
            std::vector<Rational> column(n_, Rational(0));
            for (std::size_t i = 0; i < n_; ++i)
                if ((group >> i & 1U) != 0) column[i] = sign;
            columns.push_back(std::move(column));
        };
        for (const auto& [group, row] : rows_)
            if (found.duals[row] > kPositiveDual) add_column(group, 1);
        for (std::size_t i = 0; i < n_; ++i)
            if (tight_[i] && found.reduced_costs[i] > kPositiveDual) add_column(Coalition{1} << i, 1);
        const std::size_t n_weights = columns.size();
        for (const Coalition group : span_.basis()) add_column(group, -1);

        Equations equations(columns.size());
        for (std::size_t i = 0; i < n_; ++i) {
            std::vector<Rational> row;
            row.reserve(columns.size());
            for (const auto& column : columns) row.push_back(column[i]);
            if (equations.add(std::move(row), Rational(-counts_[i])) == Equations::Effect::kContradicts)
                throw Error("Kohlberg's criterion could not be decided: the solver's weights are not exact");
        }
        const auto weights = equations.some_solution();
        for (std::size_t k = 0; k < n_weights; ++k)
            if (weights[k] < 0)
                throw Error("Kohlberg's criterion could not be decided: a weight of the solver is negative");
    }

    std::size_t n_;
    std::span<const Coalition> level_;
    const Span& span_;
    const std::vector<bool>& tight_;
    std::vector<std::int64_t> counts_;
    LinearSession session_;
    std::vector<std::pair<Coalition, std::size_t>> rows_{};
};

// A complaint in the terms of the game.
double amount_of(const Rational& complaint, const Worth& worth) {
    return to_double(complaint / Rational(static_cast<std::int64_t>(std::abs(worth.scale()))));
}

}  // namespace

KohlbergVerdict kohlberg(const Worth& worth, std::span<const Rational> shares,
                         const NucleolusOptions& options, const Monitor& monitor) {
    const std::size_t n = worth.n_players();
    KohlbergVerdict verdict;
    std::vector<bool> tight(n, false);
    for (std::size_t i = 0; i < n && options.domain == Domain::kImputations; ++i) {
        const Rational lost = Rational(worth(Coalition{1} << i)) - shares[i];
        tight[i] = lost == 0;
        if (lost <= 0) continue;
        verdict.complaint = amount_of(lost, worth);
        verdict.groups = {Coalition{1} << i};
        return verdict;
    }
    Span span(n);
    while (span.rank() < n) {
        WorstLevel level = worst_level(worth, shares, options.complaint, span);
        if (level.groups.empty()) break;
        const double complaint = amount_of(level.complaint, worth);
        std::vector<double> transfer = LevelTest(level.groups, span, tight).transfer(monitor);
        if (!transfer.empty()) {
            // From worth to the terms of the game: who gets more pays less.
            if (worth.scale() < 0)
                for (double& change : transfer) change = change == 0.0 ? 0.0 : -change;
            verdict.complaint = complaint;
            verdict.groups = std::move(level.groups);
            verdict.transfer = std::move(transfer);
            return verdict;
        }
        for (const Coalition group : level.groups)
            if (!span.spans(group)) span.add(group);
        verdict.levels.push_back({complaint, std::move(level.groups)});
        ++verdict.level;
    }
    verdict.holds = true;
    return verdict;
}

std::vector<Rational> shares_in_units(const CostGame& game, std::span<const std::string> shares) {
    const std::size_t n = game.n_players();
    if (shares.size() != n)
        throw InvalidInput("there are " + std::to_string(shares.size()) + " shares for " + std::to_string(n) +
                           " players; expected one for each");
    const Worth worth(game);
    std::vector<Rational> found;
    Rational sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto share = parse_rational(shares[i]);
        if (!share)
            throw InvalidInput("the share of player '" + game.players()[i] + "' is '" + shares[i] +
                               "'; expected a number such as 12.5 or 67/3");
        found.push_back(*share * Rational(static_cast<std::int64_t>(worth.scale())));
        sum += found.back();
    }
    const Rational total(worth(game.grand()));
    if (sum != total) {
        const Rational scale(static_cast<std::int64_t>(worth.scale()));
        throw InvalidInput("the shares add up to " + to_string(sum / scale) +
                           "; the amount of everybody is " + to_string(total / scale));
    }
    return found;
}

}  // namespace detail

KohlbergVerdict kohlberg(const CostGame& game, std::span<const std::string> shares,
                         const NucleolusOptions& options, const Monitor& monitor) {
    return detail::kohlberg(detail::Worth(game), detail::shares_in_units(game, shares), options, monitor);
}

}  // namespace maillage
