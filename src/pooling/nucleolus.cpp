#include "maillage/pooling/nucleolus.hpp"

#include <bit>

#include "maillage/core/error.hpp"
#include "pooling/coalition_rows.hpp"
#include "pooling/kohlberg.hpp"
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

// A group whose share is settled: its complaint is that of a level, or it pays its worth alone.
struct Settled {
    Coalition coalition;
    std::size_t level;
    bool alone;
    double right;  // its share, in normal shares
};

struct Search {
    const Worth& worth;
    const NucleolusOptions& options;
    NormalShares normal;
    Span span;
    std::vector<Settled> settled{};
    std::vector<Coalition> rows{};  // groups worth asking about first
    std::size_t levels = 0;

    Search(const Worth& game, const NucleolusOptions& wanted)
        : worth(game), options(wanted), normal(game), span(game.n_players()) {
        for (std::size_t i = 0; i < game.n_players(); ++i) {
            const Coalition player = Coalition{1} << i;
            rows.push_back(player);
            if ((game.grand() ^ player) != 0) rows.push_back(game.grand() ^ player);
        }
    }

    [[nodiscard]] double members(Coalition s) const {
        return options.complaint == Complaint::kPerMember ? static_cast<double>(std::popcount(s)) : 1.0;
    }

    // Lowers the largest complaint among the groups that are not settled, and settles those that must have it.
    void lower(const Monitor& monitor) {
        const std::size_t n = worth.n_players();
        const bool bounded = options.domain == Domain::kImputations;
        LinearProgram columns;
        for (std::size_t i = 0; i < n; ++i) columns.add_column(0.0, bounded ? 0.0 : -kUnbounded, kUnbounded);
        columns.add_column(1.0, -kUnbounded, kUnbounded);
        CoalitionRows program(worth, normal, options.complaint, true, columns);
        program.fix(worth.grand(), normal.worth(worth, worth.grand()));
        for (const Settled& group : settled) program.fix(group.coalition, group.right);
        for (const Coalition s : rows)
            if (!span.spans(s)) program.add(s);
        const LinearSolution found = program.solve(span, monitor);

        const double complaint = found.values[n];
        const std::size_t before = span.rank();
        std::vector<Settled> implied;
        for (std::size_t k = 0; k < program.groups().size(); ++k) {
            if (found.duals[program.row_of(k)] <= kPositiveDual) continue;
            const Coalition s = program.groups()[k];
            const Settled group{s, levels, false, normal.worth(worth, s) - members(s) * complaint};
            (span.add(s) ? settled : implied).push_back(group);
        }
        for (std::size_t i = 0; i < n && bounded; ++i) {
            if (found.reduced_costs[i] <= kPositiveDual) continue;
            const Settled player{Coalition{1} << i, levels, true, 0.0};
            (span.add(player.coalition) ? settled : implied).push_back(player);
        }
        if (span.rank() == before)
            throw Error("the nucleolus could not be computed: the solver's duals are too small to tell");
        equations.insert(equations.end(), implied.begin(), implied.end());
        rows = program.groups();
        ++levels;
    }

    // The shares that the settled complaints imply, exactly.
    [[nodiscard]] std::vector<Rational> exact() const {
        const std::size_t n = worth.n_players();
        Equations unknowns(n + levels);
        const auto add = [&](Coalition s, const Settled* group) {
            std::vector<Rational> row(n + levels, Rational(0));
            for (std::size_t i = 0; i < n; ++i)
                if ((s >> i & 1U) != 0) row[i] = 1;
            if (group != nullptr && !group->alone) row[n + group->level] = Rational(members(s));
            return unknowns.add(std::move(row), Rational(worth(s)));
        };
        add(worth.grand(), nullptr);
        for (const auto* groups : {&settled, &equations})
            for (const Settled& group : *groups)
                if (add(group.coalition, &group) == Equations::Effect::kContradicts)
                    throw Error(
                        "the nucleolus could not be computed: settled complaints contradict each other");
        auto shares = unknowns.some_solution();
        shares.resize(n);
        return shares;
    }

    std::vector<Settled> equations{};  // implied by `settled` but for the complaint of their level
};

}  // namespace

Nucleolus nucleolus(const CostGame& game, const NucleolusOptions& options, const Monitor& monitor) {
    const Worth worth(game);
    if (options.domain == Domain::kImputations) {
        std::int64_t alone = 0;
        for (std::size_t i = 0; i < game.n_players(); ++i) alone += worth(Coalition{1} << i);
        if (worth(game.grand()) < alone)
            throw Infeasible(game.kind() == GameKind::kCost
                                 ? "everybody together pay more than the sum of what each pays alone, so "
                                   "that somebody must lose "
                                   "and the nucleolus does not exist; the prenucleolus does"
                                 : "everybody together earn less than the sum of what each earns alone, so "
                                   "that somebody must "
                                   "lose and the nucleolus does not exist; the prenucleolus does");
    }
    Search search(worth, options);
    while (search.span.rank() < game.n_players()) search.lower(monitor);
    const std::vector<Rational> shares = search.exact();

    const KohlbergVerdict verdict = detail::kohlberg(worth, shares, options, monitor);
    if (!verdict.holds)
        throw Error("the nucleolus could not be proven by Kohlberg's criterion at level " +
                    std::to_string(verdict.level + 1));
    return {detail::shares_of(shares, worth), verdict.levels};
}

}  // namespace maillage
