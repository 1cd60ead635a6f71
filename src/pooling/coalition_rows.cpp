#include "pooling/coalition_rows.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace maillage::detail {

namespace {

// A row may be missed by this much, in normal shares; the solver keeps to a tenth of it.
constexpr double kTolerance = 1e-8;

}  // namespace

NormalShares::NormalShares(const Worth& game) : alone(game.n_players()) {
    for (std::size_t i = 0; i < alone.size(); ++i) alone[i] = game.real(Coalition{1} << i);
    // The largest difference over all groups, from one pass with shares equal to what each is worth alone; of both
    // signs, since pooling may cost.
    scale = std::fabs(worth(game, game.grand()));
    const std::size_t low_players = std::min<std::size_t>(alone.size(), 10);
    std::vector<double> sums(std::size_t{1} << low_players, 0.0);
    for (std::size_t s = 1; s < sums.size(); ++s) {
        const std::size_t last = static_cast<std::size_t>(std::bit_width(s)) - 1;
        sums[s] = sums[s ^ (std::size_t{1} << last)] + alone[last];
    }
    for (std::size_t high = 0; high <= game.grand() >> low_players; ++high) {
        double base = 0.0;
        for (std::size_t i = low_players; i < alone.size(); ++i)
            if ((high >> (i - low_players) & 1U) != 0) base += alone[i];
        for (std::size_t l = 0; l < sums.size(); ++l) {
            const auto s = static_cast<Coalition>(high << low_players | l);
            const double difference = std::fabs(game.real(s) - (base + sums[l]));
            scale = scale < difference ? difference : scale;
        }
    }
    if (scale == 0.0) scale = 1.0;
}

double NormalShares::worth(const Worth& game, Coalition coalition) const {
    double difference = game.real(coalition);
    for (Coalition rest = coalition; rest != 0; rest &= rest - 1)
        difference -= alone[static_cast<std::size_t>(std::countr_zero(rest))];
    return difference / scale;
}

std::vector<double> NormalShares::units(const std::vector<double>& normal) const {
    std::vector<double> shares(alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) shares[i] = alone[i] + scale * normal[i];
    return shares;
}

CoalitionRows::CoalitionRows(const Worth& worth, const NormalShares& normal, Complaint kind,
                             bool with_complaint, const LinearProgram& columns)
    : worth_(worth), normal_(normal), kind_(kind), with_complaint_(with_complaint), session_(columns) {}

std::vector<Term> CoalitionRows::terms(Coalition coalition, bool with_complaint) const {
    std::vector<Term> found;
    for (Coalition rest = coalition; rest != 0; rest &= rest - 1)
        found.push_back({static_cast<std::size_t>(std::countr_zero(rest)), 1.0});
    if (with_complaint)
        found.push_back({worth_.n_players(), kind_ == Complaint::kPerMember
                                                 ? static_cast<double>(std::popcount(coalition))
                                                 : 1.0});
    return found;
}

bool CoalitionRows::add(Coalition coalition) {
    if (!known_.insert(coalition).second) return false;
    groups_.push_back(coalition);
    rows_.push_back(
        session_.add_row(normal_.worth(worth_, coalition), kUnbounded, terms(coalition, with_complaint_)));
    return true;
}

void CoalitionRows::fix(Coalition coalition, double right) {
    session_.add_row(right, right, terms(coalition, false));
}

LinearSolution CoalitionRows::solve(const Span& span, const Monitor& monitor) {
    const std::size_t keep = 2 * worth_.n_players() + 4;
    MonitorClock clock(monitor);
    for (std::uint64_t step = 0;; ++step) {
        clock.tick({step, 0});
        LinearSolution found = session_.solve(monitor);
        const double allowed = with_complaint_ ? found.values[worth_.n_players()] : 0.0;
        const auto worst = worst_complaints(worth_, normal_.units(found.values), kind_, span,
                                            (allowed + kTolerance) * normal_.scale, keep);
        bool changed = false;
        for (const Complaining& group : worst) changed = add(group.coalition) || changed;
        if (!changed) return found;
    }
}

}  // namespace maillage::detail
