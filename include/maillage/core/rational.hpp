#pragma once
// Exact arithmetic on weights such as 2, 0.25 or 1/3: all of them as integers over one common denominator, so
// that three agents who share one vote weigh exactly as much as one agent with a whole vote.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/export.hpp"

namespace maillage {

/// Numbers as integers over a common denominator: value[i] = units[i] / denominator.
struct Fractions {
    std::vector<std::int64_t> units;
    std::int64_t denominator = 1;
    /// False when a number had to be rounded to a multiple of 1 / denominator.
    bool exact = true;
};

/// Writes finite numbers over a common denominator. A number within 1e-12 (relative) of a fraction with a
/// denominator of at most 10,000 is that fraction; where the common denominator would exceed 10^9, all
/// numbers are rounded to multiples of 10^-9 (fewer decimals where their sum would pass 2^53) and `exact` is
/// false. Throws LimitExceeded when the sum of absolute values exceeds 2^53.
[[nodiscard]] MAILLAGE_EXPORT Fractions common_fractions(std::span<const double> values);

}  // namespace maillage
