#pragma once
// The most that every group of players without the last one can be worth when it splits.

#include <cstddef>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"

namespace maillage::pooling {

/// best[S] for every S of the first n - 1 players: the highest sum of `values` over a partition of S into groups, minus
/// infinity where there is none. `values` of groups of more than `max_size` players are minus infinity already.
[[nodiscard]] std::vector<double> partition_table(std::span<const double> values, std::size_t n,
                                                  std::size_t max_size, const Monitor& monitor);

}  // namespace maillage::pooling
