#pragma once
// Who stands beside holes: are an actor's contacts in touch with each other, so that they bring the same and can do
// without it? Burt, "Structural Holes: The Social Structure of Competition", Harvard University Press, 1992, chapter
// 2; for ties that count once, effective size is Borgatti's n - 2t / n ("Structural holes: unpacking Burt's
// redundancy measures", Connections 20, 1997). The cost is that of the chains of two ties, O(sum of squared degrees),
// on all threads.

#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Burt's measures of every vertex; NaN where a vertex has no contact.
struct StructuralHoles {
    std::vector<std::uint32_t> contacts = {};  ///< vertices with a tie in either direction
    std::vector<double> constraint = {};  ///< how far its contacts lead back to each other: low beside holes
    std::vector<double> effective_size = {};  ///< contacts less their redundancy
    std::vector<double> efficiency = {};      ///< effective size / contacts
    std::vector<double> hierarchy =
        {};  ///< 0: all contacts constrain alike; 1: one alone does; NaN below two

    bool operator==(const StructuralHoles&) const = default;
};

/// Burt's measures. Ties count by their weights; a graph built with `Combine::one` counts each once. In a directed
/// graph, the tie of two vertices is the sum of both directions. The constraint sums over contacts only.
[[nodiscard]] MAILLAGE_EXPORT StructuralHoles structural_holes(const Graph& graph,
                                                               const Monitor& monitor = {});

}  // namespace maillage
