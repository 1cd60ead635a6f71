#pragma once
// The two searches of set cover: how few sets it takes, and all choices of so many.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "network/element_set.hpp"

namespace maillage::detail {

/// How few of some sets cover all elements.
struct SmallestCover {
    std::vector<std::uint32_t> sets = {};  ///< one of the smallest found
    std::size_t lower_bound = 0;
};

/// Sets must differ and together have all of `elements`.
SmallestCover smallest_cover(const std::vector<ElementSet>& sets, const ElementSet& elements,
                             std::uint64_t max_nodes, MonitorClock& clock);

/// Covers of one size in which no set is superfluous.
struct CoverList {
    std::vector<std::vector<std::uint32_t>> covers = {};  ///< sets ascending
    bool complete = true;
};

/// All covers of exactly `size` sets without a superfluous one, at most `most` of them.
CoverList covers_of_size(const std::vector<ElementSet>& sets, const ElementSet& elements, std::size_t size,
                         std::size_t most, std::uint64_t max_nodes, MonitorClock& clock);

}  // namespace maillage::detail
