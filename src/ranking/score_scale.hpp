#pragma once
// Scores as whole numbers over a common denominator, where that is possible, so that sums are exact.

#include <cstdint>
#include <optional>
#include <span>

namespace maillage::detail {

/// The least denominator that makes every score (NaN left out) a whole number, such that no sum over
/// `total_units` of weight passes 2^62; empty where there is none.
[[nodiscard]] std::optional<std::int64_t> score_denominator(std::span<const double> scores, double lowest,
                                                            std::int64_t total_units);

}  // namespace maillage::detail
