#include "maillage/pooling/core.hpp"

#include <algorithm>
#include <bit>

#include "maillage/core/error.hpp"
#include "pooling/balance.hpp"
#include "pooling/coalition_rows.hpp"
#include "pooling/excess.hpp"
#include "pooling/kohlberg.hpp"
#include "pooling/rational_shares.hpp"

namespace maillage {

namespace {

using detail::CoalitionRows;
using detail::Equations;
using detail::NormalShares;
using detail::Rational;
using detail::Span;
using detail::Worth;

Rational per_euro(const Rational& units, const Worth& worth) {
    return units / Rational(static_cast<std::int64_t>(std::abs(worth.scale())));
}

// Columns of free normal shares, each with the same cost.
LinearProgram share_columns(std::size_t n, double cost) {
    LinearProgram program;
    for (std::size_t i = 0; i < n; ++i) program.add_column(cost, -kUnbounded, kUnbounded);
    return program;
}

void add_first_rows(CoalitionRows& program, const Worth& worth) {
    for (std::size_t i = 0; i < worth.n_players(); ++i) {
        const Coalition player = Coalition{1} << i;
        if (player == worth.grand()) continue;
        program.add(player);
        program.add(worth.grand() ^ player);
    }
}

// The cheapest shares that hold: those whose groups' rows are tight in the basis.
std::vector<Rational> tight_shares(CoalitionRows& program, const Worth& worth) {
    const std::size_t n = worth.n_players();
    Equations equations(n);
    const std::vector<BasisStatus> statuses = program.session().row_statuses();
    for (std::size_t k = 0; k < program.groups().size() && equations.rank() < n; ++k) {
        if (statuses[program.row_of(k)] == BasisStatus::kBasic) continue;
        std::vector<Rational> row(n, Rational(0));
        for (std::size_t i = 0; i < n; ++i)
            if ((program.groups()[k] >> i & 1U) != 0) row[i] = 1;
        equations.add(std::move(row), Rational(worth(program.groups()[k])));
    }
    const auto shares = equations.solution();
    if (!shares) throw Error("the core could not be decided: the solver's basis does not give shares");
    return *shares;
}

CoreCertificate of_one_player(const CostGame& game) {
    CoreCertificate certificate;
    certificate.non_empty = true;
    const Worth worth(game);
    certificate.point = detail::shares_of(std::vector<Rational>{Rational(worth(1))}, worth);
    return certificate;
}

}  // namespace

CoreCertificate core(const CostGame& game, const Monitor& monitor) {
    if (game.n_players() == 1) return of_one_player(game);
    const Worth worth(game);
    const NormalShares normal(worth);
    const Span everybody(worth.n_players());
    CoalitionRows program(worth, normal, Complaint::kTotal, false, share_columns(worth.n_players(), 1.0));
    add_first_rows(program, worth);
    const LinearSolution found = program.solve(everybody, monitor);

    std::vector<Rational> shares = tight_shares(program, worth);
    const auto weights = detail::balancing_weights(program, found, worth.grand(), worth);
    const Rational least = detail::share_of(shares, worth.grand());
    if (weights.total != least ||
        detail::worst_level(worth, shares, Complaint::kTotal, everybody).complaint > 0)
        throw Error("the core could not be decided: the solver's basis is not the best one");

    CoreCertificate certificate;
    certificate.collection = weights.groups;
    for (const Rational& weight : weights.weights) certificate.weights.push_back(detail::to_string(weight));
    const Rational spare = Rational(worth(worth.grand())) - least;
    certificate.non_empty = spare >= 0;
    const Rational amount = per_euro(spare < 0 ? Rational(-spare) : spare, worth);
    (certificate.non_empty ? certificate.margin : certificate.subsidy) = detail::to_double(amount);
    (certificate.non_empty ? certificate.exact_margin : certificate.exact_subsidy) =
        detail::to_string(amount);
    // What is left over goes to all alike: nobody's complaint rises.
    if (certificate.non_empty)
        for (Rational& share : shares)
            share += spare / Rational(static_cast<std::int64_t>(worth.n_players()));
    certificate.point = detail::shares_of(shares, worth);
    return certificate;
}

std::vector<Objection> most_aggrieved(const CostGame& game, std::span<const std::string> shares,
                                      std::size_t most) {
    const Worth worth(game);
    const std::vector<Rational> units = detail::shares_in_units(game, shares);
    const auto level = detail::worst_level(worth, units, Complaint::kTotal, Span(game.n_players()));
    const Rational complaint = per_euro(level.complaint, worth);
    std::vector<Objection> found;
    for (const Coalition group : level.groups) {
        if (found.size() == most) break;
        found.push_back({group, detail::to_double(complaint), detail::to_string(complaint)});
    }
    return found;
}

std::vector<ShareInterval> core_intervals(const CostGame& game, const Monitor& monitor) {
    const std::size_t n = game.n_players();
    if (!core(game, monitor).non_empty)
        throw Infeasible("the core is empty: no shares hold, so that there is no interval to negotiate in");
    const Worth worth(game);
    const NormalShares normal(worth);
    const Span everybody(n);
    CoalitionRows program(worth, normal, Complaint::kTotal, false, share_columns(n, 0.0));
    program.fix(worth.grand(), normal.worth(worth, worth.grand()));
    add_first_rows(program, worth);

    const Rational scale(static_cast<std::int64_t>(worth.scale()));
    std::vector<ShareInterval> intervals;
    for (std::size_t i = 0; i < n; ++i) {
        ShareInterval interval;
        for (const double sign : {1.0, -1.0}) {
            program.session().set_cost(i, sign);
            const LinearSolution found = program.solve(everybody, monitor);
            Rational end = detail::least_share(program, found, i, sign, worth) / scale;
            // Of a cost game the largest worth is the smallest share.
            const bool is_lower = (sign > 0) == (worth.scale() > 0);
            (is_lower ? interval.lower : interval.upper) = detail::to_double(end);
            (is_lower ? interval.exact_lower : interval.exact_upper) = detail::to_string(end);
        }
        program.session().set_cost(i, 0.0);
        intervals.push_back(interval);
    }
    return intervals;
}

LeastCore least_core(const CostGame& game, const Monitor& monitor) {
    if (game.n_players() == 1) return {};
    const Worth worth(game);
    const NormalShares normal(worth);
    LinearProgram columns = share_columns(worth.n_players(), 0.0);
    columns.add_column(1.0, -kUnbounded, kUnbounded);
    CoalitionRows program(worth, normal, Complaint::kTotal, true, columns);
    program.fix(worth.grand(), normal.worth(worth, worth.grand()));
    add_first_rows(program, worth);
    const LinearSolution found = program.solve(Span(worth.n_players()), monitor);
    const Rational complaint = per_euro(detail::least_complaint(program, found, worth), worth);
    return {detail::to_double(complaint), detail::to_string(complaint)};
}

}  // namespace maillage
