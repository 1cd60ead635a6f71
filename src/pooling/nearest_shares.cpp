#include <Eigen/Dense>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "maillage/core/error.hpp"
#include "maillage/pooling/core.hpp"
#include "pooling/coalition_rows.hpp"
#include "pooling/excess.hpp"
#include "pooling/rational_shares.hpp"

namespace maillage {

namespace {

using detail::Equations;
using detail::NormalShares;
using detail::Rational;
using detail::Span;
using detail::Worth;

// The nearest point to a start on the plane of shares that add up, under rows x(S) >= worth of S - allowed, by a dual
// active set: the point moves to satisfy the row that is missed most, and leaves a row when its multiplier would
// become negative. In normal shares.
class ActiveSet {
  public:
    ActiveSet(const Worth& worth, const NormalShares& normal, std::vector<double> start, double allowed)
        : worth_(worth), normal_(normal), allowed_(allowed), everybody_(worth.n_players()) {
        point_ = Eigen::Map<const Eigen::VectorXd>(start.data(), static_cast<Eigen::Index>(start.size()));
    }

    void solve(const Monitor& monitor) {
        MonitorClock clock(monitor);
        for (std::uint64_t step = 0; step < kMaxSteps; ++step) {
            clock.tick({step, 0});
            const std::vector<double> shares(point_.data(), point_.data() + point_.size());
            const auto worst =
                detail::worst_complaints(worth_, normal_.units(shares), Complaint::kTotal, everybody_,
                                         (allowed_ + kTolerance) * normal_.scale, 1);
            if (worst.empty()) return;
            if (std::find(active_.begin(), active_.end(), worst.front().coalition) != active_.end()) return;
            satisfy(worst.front().coalition);
        }
        throw Error("the nearest shares were not found in " + std::to_string(kMaxSteps) + " steps");
    }

    [[nodiscard]] const std::vector<Coalition>& active() const { return active_; }

  private:
    static constexpr double kTolerance = 1e-9;
    static constexpr double kSmall = 1e-11;
    static constexpr std::uint64_t kMaxSteps = 100'000;

    // The row of a group, laid into the plane of shares that add up.
    [[nodiscard]] Eigen::VectorXd normal_of(Coalition group) const {
        const auto n = point_.size();
        Eigen::VectorXd row =
            Eigen::VectorXd::Constant(n, -static_cast<double>(std::popcount(group)) / static_cast<double>(n));
        for (Eigen::Index i = 0; i < n; ++i)
            if ((group >> i & 1U) != 0) row[i] += 1.0;
        return row;
    }

    [[nodiscard]] double missing(Coalition group) const {
        double sum = normal_.worth(worth_, group) - allowed_;
        for (Eigen::Index i = 0; i < point_.size(); ++i)
            if ((group >> i & 1U) != 0) sum -= point_[i];
        return sum;
    }

    void satisfy(Coalition group) {
        const Eigen::VectorXd row = normal_of(group);
        double multiplier = 0.0;
        for (;;) {
            // How active multipliers give way per unit of the new one, and where the point then goes.
            const Eigen::VectorXd back =
                active_.empty() ? Eigen::VectorXd() : Eigen::VectorXd(rows_.colPivHouseholderQr().solve(row));
            const Eigen::VectorXd direction = active_.empty() ? row : Eigen::VectorXd(row - rows_ * back);
            const double slope = direction.squaredNorm();
            double longest = std::numeric_limits<double>::infinity();
            std::size_t blocking = active_.size();
            for (std::size_t j = 0; j < active_.size(); ++j) {
                const double step = back[static_cast<Eigen::Index>(j)];
                if (step > kSmall && multipliers_[j] / step < longest) {
                    longest = multipliers_[j] / step;
                    blocking = j;
                }
            }
            const double full =
                slope > kSmall ? missing(group) / slope : std::numeric_limits<double>::infinity();
            const double length = std::min(longest, full);
            if (length == std::numeric_limits<double>::infinity())
                throw Infeasible("no shares that add up keep every group to this complaint");
            if (slope > kSmall) point_ += length * direction;
            for (std::size_t j = 0; j < active_.size(); ++j)
                multipliers_[j] -= length * back[static_cast<Eigen::Index>(j)];
            multiplier += length;
            if (full <= longest) {
                active_.push_back(group);
                multipliers_.push_back(multiplier);
                renew_rows();
                return;
            }
            active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(blocking));
            multipliers_.erase(multipliers_.begin() + static_cast<std::ptrdiff_t>(blocking));
            renew_rows();
        }
    }

    void renew_rows() {
        rows_.resize(point_.size(), static_cast<Eigen::Index>(active_.size()));
        for (std::size_t j = 0; j < active_.size(); ++j)
            rows_.col(static_cast<Eigen::Index>(j)) = normal_of(active_[j]);
    }

    const Worth& worth_;
    const NormalShares& normal_;
    double allowed_;
    Span everybody_;
    Eigen::VectorXd point_;
    std::vector<Coalition> active_{};
    std::vector<double> multipliers_{};
    Eigen::MatrixXd rows_{};
};

// The point with x = start + multiplier of everybody + sum of multipliers of the active groups, on all their rows.
std::vector<Rational> exact_point(const std::vector<Rational>& start, const std::vector<Coalition>& active,
                                  const Rational& allowed, const Worth& worth) {
    std::vector<Coalition> groups = active;
    groups.push_back(worth.grand());
    Equations equations(groups.size());
    for (const Coalition group : groups) {
        std::vector<Rational> row;
        row.reserve(groups.size());
        for (const Coalition other : groups) row.emplace_back(std::popcount(group & other));
        Rational right = Rational(worth(group)) - detail::share_of(start, group);
        if (group != worth.grand()) right -= allowed;
        equations.add(std::move(row), right);
    }
    const std::vector<Rational> multipliers = equations.some_solution();
    for (std::size_t j = 0; j < active.size(); ++j)
        if (multipliers[j] < 0)
            throw Error("the nearest shares could not be proven: a multiplier is negative");
    std::vector<Rational> point = start;
    for (std::size_t j = 0; j < groups.size(); ++j)
        for (std::size_t i = 0; i < point.size(); ++i)
            if ((groups[j] >> i & 1U) != 0) point[i] += multipliers[j];
    return point;
}

}  // namespace

Shares nearest_shares(const CostGame& game, std::span<const double> wished, const std::string& allowed,
                      const Monitor& monitor) {
    const std::size_t n = game.n_players();
    if (wished.size() != n)
        throw InvalidInput("there are " + std::to_string(wished.size()) + " wished shares for " +
                           std::to_string(n) + " players; expected one for each");
    const auto complaint = detail::parse_rational(allowed);
    if (!complaint)
        throw InvalidInput("the allowed complaint is '" + allowed + "'; expected a number such as 0 or 5/2");
    const Worth worth(game);
    const Rational scale(static_cast<std::int64_t>(worth.scale()));
    const Rational allowed_units = *complaint * (scale < 0 ? Rational(-scale) : scale);

    std::vector<Rational> start;
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(wished[i]))
            throw InvalidInput("the wished share of player '" + game.players()[i] +
                               "' is not a finite number; expected euros");
        start.push_back(detail::to_rational(wished[i]) * scale);
    }
    const Rational rest = Rational(worth(worth.grand())) - detail::share_of(start, worth.grand());
    for (Rational& share : start) share += rest / Rational(static_cast<std::int64_t>(n));
    if (n == 1) return detail::shares_of(start, worth);

    const NormalShares normal(worth);
    std::vector<double> normal_start(n);
    for (std::size_t i = 0; i < n; ++i)
        normal_start[i] = (detail::to_double(start[i]) - normal.alone[i]) / normal.scale;
    ActiveSet search(worth, normal, std::move(normal_start), detail::to_double(allowed_units) / normal.scale);
    search.solve(monitor);
    const std::vector<Rational> point = exact_point(start, search.active(), allowed_units, worth);
    if (detail::worst_level(worth, point, Complaint::kTotal, Span(n)).complaint > allowed_units)
        throw Error("the nearest shares could not be proven: a group complains more than allowed");
    return detail::shares_of(point, worth);
}

}  // namespace maillage
