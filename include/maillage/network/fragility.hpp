#pragma once
// Who holds a network together: actors without whom others lose touch (articulation actors), ties that are the only
// link between two parts (bridges), and for each the parts and the number of pairs that lose touch. Hopcroft and
// Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", Communications of the ACM 16, 1973, without
// recursion; all numbers of one search, O(n + m), exact. Directions do not count.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// A part of `Fragility::order`: from `begin` up to, but not including, `end`.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    bool operator==(const Stretch&) const = default;
};

/// A tie that is the only link between two parts.
struct Bridge {
    std::uint32_t edge = 0;     ///< its number in `Graph::edges()` of the undirected graph
    Vertex from = 0;            ///< its end on the side of `smaller` or, of equal sides, either
    Vertex to = 0;              ///< its other end
    std::uint32_t smaller = 0;  ///< vertices on the smaller side
    std::uint32_t larger = 0;   ///< vertices on the larger side
    bool operator==(const Bridge&) const = default;
};

/// What breaks where one actor or one tie is lost.
///
/// Groups are kept as stretches of one order of all vertices, so that everything together takes O(n) memory.
struct Fragility {
    /// Pairs of other vertices that lose touch without this one; more than 0 at articulation vertices only.
    std::vector<std::uint64_t> pairs_lost = {};
    /// Number of groups that the other vertices of its component fall into without this one.
    std::vector<std::uint32_t> n_groups = {};
    /// Vertices that are cut off from the largest of these groups.
    std::vector<std::uint32_t> cut_off = {};
    /// Bridges in order of their edges.
    std::vector<Bridge> bridges = {};

    std::vector<Vertex> order = {};           ///< vertices, those of a component next to each other
    std::vector<Stretch> component = {};      ///< of each vertex, its component
    std::vector<std::uint32_t> offsets = {};  ///< where the stretches of each vertex begin, n + 1 numbers
    std::vector<Stretch> stretches = {};      ///< groups that fall off; all others of the component stay one

    bool operator==(const Fragility&) const = default;
};

/// Articulation vertices, bridges, and what falls apart without them.
[[nodiscard]] MAILLAGE_EXPORT Fragility fragility(const Graph& graph);

/// The groups that the other vertices of its component fall into without vertex `v`, the largest first, equal
/// ones in order of their first vertex; one group where it is no articulation vertex. O(size of the component).
///
/// Throws InvalidInput for a vertex out of range.
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::vector<Vertex>> groups_without(const Fragility& fragility,
                                                                              Vertex v);

/// Who may be lost where two sets are to be separated.
enum class Losing {
    anyone,  ///< members of the two sets too
    others,  ///< vertices of neither set
};

/// A smallest set of vertices without which no path leads from one set to the other.
struct VertexCut {
    bool possible = true;          ///< false where a direct tie joins the two and members may not be lost
    std::vector<Vertex> cut = {};  ///< ascending; of several smallest sets the one nearest to the first set
    /// The smallest set nearest to the second set; equal to `cut` where there is only one smallest set.
    std::vector<Vertex> other_cut = {};
    std::vector<Edge> direct_ties = {};  ///< ties from the first set to the second

    bool operator==(const VertexCut&) const = default;
};

/// The smallest set of vertices whose loss separates two sets (Menger 1927), by a maximum flow through vertices of
/// capacity one: Dinic's algorithm, O(m sqrt(n)). Directions do not count.
///
/// Throws InvalidInput for an empty set, a vertex out of range, and a vertex in both sets.
[[nodiscard]] MAILLAGE_EXPORT VertexCut minimum_vertex_cut(const Graph& graph, std::span<const Vertex> first,
                                                           std::span<const Vertex> second,
                                                           Losing losing = Losing::anyone);

}  // namespace maillage
