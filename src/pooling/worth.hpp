#pragma once
// The amounts of a game as whole units, signed so that more is better for a group: what all solution concepts work on.

#include <cstdint>

#include "maillage/pooling/cost_game.hpp"

namespace maillage::detail {

/// The nearest whole number of |x| < 2^51, ties to even: two additions, so that compilers vectorise it.
inline double whole(double x) {
    constexpr double kMagic = 0x1.8p52;
    return (x + kMagic) - kMagic;
}

/// The worth of groups in whole units: minus the cost in a cost game, the value in a value game.
class Worth {
  public:
    explicit Worth(const CostGame& game)
        : values_(game.values().data()),
          scale_(static_cast<double>(game.denominator()) * (game.kind() == GameKind::kCost ? -1.0 : 1.0)),
          n_(game.n_players()) {}

    [[nodiscard]] std::int64_t operator()(Coalition s) const {
        return static_cast<std::int64_t>(whole(values_[s] * scale_));
    }
    /// The same as a double, exact.
    [[nodiscard]] double real(Coalition s) const { return whole(values_[s] * scale_); }
    /// Amounts as they were given, by bit mask.
    [[nodiscard]] const double* values() const { return values_; }
    [[nodiscard]] std::size_t n_players() const { return n_; }
    [[nodiscard]] Coalition grand() const { return static_cast<Coalition>((std::uint64_t{1} << n_) - 1); }
    /// Amounts in euros times this are units; negative for costs.
    [[nodiscard]] double scale() const { return scale_; }

  private:
    const double* values_;
    double scale_;
    std::size_t n_;
};

}  // namespace maillage::detail
