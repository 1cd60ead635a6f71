#pragma once
// Who reaches the others in few steps? Closeness: G. Sabidussi, Psychometrika 31, 1966; for networks in several parts
// the correction of S. Wasserman and K. Faust, Social Network Analysis, 1994, p. 201. Harmonic closeness: Y. Rochat,
// ASNA 2009; P. Boldi and S. Vigna, Internet Mathematics 10, 2014. Without weights by searches from 512 vertices at
// once (M. Then et al., "The more the merrier", VLDB 2014), O(n (n + m) / 512) at best; with them by Dijkstra's
// algorithm, O(n m log n).

#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// How long a tie is.
enum class Lengths {
    steps,             ///< 1, whatever its weight
    inverse_strength,  ///< 1 / weight: strong ties are short
};

/// Distances between each vertex and all others.
struct Closeness {
    std::vector<std::uint32_t> reached = {};  ///< how many others it reaches
    std::vector<double> total_distance = {};  ///< to those it reaches
    std::vector<double> harmonic = {};        ///< sum of 1 / distance over those it reaches
    std::vector<double> farthest = {};        ///< the longest of these distances; 0 where it reaches nobody

    bool operator==(const Closeness&) const = default;
};

/// Distances from each vertex, along the directions of arcs where there are any. Exact counts of steps; the sums of
/// 1 / distance are the same bits for every number of threads.
[[nodiscard]] MAILLAGE_EXPORT Closeness closeness(const Graph& graph, Lengths lengths = Lengths::steps,
                                                  const Monitor& monitor = {});

}  // namespace maillage
