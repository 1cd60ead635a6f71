#pragma once
// Where do actors stand on a drawing of their network? Positions whose distances are close to the number of steps
// between actors, by stochastic gradient descent on stress (J. X. Zheng, S. Pawar and D. F. M. Goodman, "Graph
// drawing by stochastic gradient descent", IEEE Transactions on Visualization and Computer Graphics 25, 2019).
// Large components use the sparse stress of pivots (M. Ortmann, M. Klimenta and U. Brandes, "A sparse stress model",
// Journal of Graph Algorithms and Applications 21, 2017). The start is PivotMDS (U. Brandes and C. Pich, Graph
// Drawing 2006), so that seeds and small changes move little. O(n^2) a sweep for small components, O((p + d) n) for
// p pivots and mean degree d.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// A place on a drawing.
struct Position {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Position&) const = default;
};

/// How a network is laid out.
struct LayoutOptions {
    std::size_t full_up_to = 3000;  ///< components of more vertices use pivots
    std::size_t pivots = 100;       ///< of each such component, > 0
    std::size_t sweeps = 30;        ///< passes over all terms of stress, > 0
    double aspect = 1.0;            ///< width over height into which components are packed, > 0
    std::uint64_t seed = 0;         ///< order in which terms are taken
};

/// Positions of the vertices, in units of one tie: every tie wants to be 1 long, actors that are k steps apart want
/// to be k apart. Directions and weights of ties do not count. Components stand side by side in a box of the given
/// aspect, the largest first, without overlap. The same bits for every number of threads.
///
/// Parameters
/// ----------
/// graph
///     The network.
/// options
///     See `LayoutOptions`.
/// initial
///     Positions to start from, for a drawing that resembles an earlier one: one a vertex, NaN for a vertex that had
///     none, which then starts between its neighbours; empty for none.
/// monitor
///     Progress and cancellation.
///
/// Raises
/// ------
/// InvalidInput
///     For options out of their range, or where there are not as many initial positions as vertices.
[[nodiscard]] MAILLAGE_EXPORT std::vector<Position> layout(const Graph& graph,
                                                           const LayoutOptions& options = {},
                                                           std::span<const Position> initial = {},
                                                           const Monitor& monitor = {});

/// Mean over all pairs in one component of (1 - distance / steps)^2, at the scale that suits the positions best: 0 is
/// perfect. O(n m).
///
/// Raises
/// ------
/// InvalidInput
///     Where there are not as many positions as vertices.
[[nodiscard]] MAILLAGE_EXPORT double stress(const Graph& graph, std::span<const Position> positions,
                                            const Monitor& monitor = {});

}  // namespace maillage
