#pragma once
// The loops that pass over all groups of a game, for the instruction set at hand; results are the same with each.

#include <cstddef>
#include <cstdint>

#include "pooling/wide_sum.hpp"

namespace maillage::detail {

/// What one pass over amounts tells.
struct AmountSurvey {
    double largest = 0.0;     ///< the largest size of the finite ones
    bool finite = true;       ///< all are
    bool whole_euros = true;  ///< all are whole
    bool whole_cents = true;  ///< all are multiples of 0.01, if amounts times 100 are below 2^51
};

/// Weights of the groups of a block, as whole numbers and as doubles.
struct BlockWeightsView {
    const std::uint64_t* whole;
    const double* real;
};

/// Sums over a block, with two weights for each group.
struct BlockSums {
    WideSum with = {};
    WideSum without = {};
};

/// Loops over `n` amounts that follow each other; n is a multiple of 8 except for tiny games.
struct GamePasses {
    AmountSurvey (*survey)(const double* values, std::size_t n);
    /// Adds amounts in whole units (amount * scale), weighted by `with`, to `low` and `real_low`, one for each group, and
    /// gives the sums under both weights.
    BlockSums (*weigh)(const double* values, std::size_t n, double scale, BlockWeightsView with,
                       BlockWeightsView without, std::uint64_t* low, double* real_low);
    /// The largest of the amounts in whole units less (high_share + low_share[i]).
    double (*largest_complaint)(const double* values, std::size_t n, double scale, double high_share,
                                const double* low_share);
};

/// The loops for the instruction set in use.
[[nodiscard]] const GamePasses& game_passes();

}  // namespace maillage::detail
