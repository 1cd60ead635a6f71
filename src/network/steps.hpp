#pragma once
// Distances in steps between all pairs, added up.

#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/network/graph.hpp"

namespace maillage::detail {

/// What is known of the distances from one vertex to those that it reaches; whole numbers, which add up in any order.
struct StepSums {
    std::uint64_t total = 0;
    std::uint64_t harmonic = 0;  ///< in units of 2^-`Steps::shift`
    std::uint32_t reached = 0;
    std::uint32_t farthest = 0;

    void add(std::uint32_t distance, std::uint64_t vertices, std::uint64_t inverse);
    void add(const StepSums& other);
};

/// Sums for every vertex, and how many ordered pairs are so many steps apart.
struct Steps {
    std::vector<StepSums> sums{};
    std::vector<std::uint64_t> pairs{0};
    int shift = 0;
};

/// Searches from all vertices.
[[nodiscard]] Steps steps(const Graph& graph, const Monitor& monitor);

}  // namespace maillage::detail
