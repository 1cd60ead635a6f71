#pragma once
// What shape a network has: how dense it is, whether it holds together, how tightly it is knit, how far actors are
// from each other, and how much of it hangs on a single one. Ties count once here, whatever their strength.
// Core numbers: Batagelj and Zaversnik, "An O(m) algorithm for cores decomposition of networks", 2003. Clustering:
// Watts and Strogatz, Nature 393, 1998 (local), Newman, SIAM Review 45, 2003 (global); triangles after Latapy,
// Theoretical Computer Science 407, 2008, O(m^1.5). Efficiency: Latora and Marchiori, Physical Review Letters 87,
// 2001. Distances by searches from 512 actors at once (Then et al., "The more the merrier", VLDB 2014).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Share of the possible ties that there are; NaN for fewer than two vertices.
[[nodiscard]] MAILLAGE_EXPORT double density(const Graph& graph);

/// Groups of vertices that ties hold together, whatever their direction.
struct Components {
    std::vector<std::uint32_t> component = {};  ///< of each vertex: 0 for the largest group, then by size
    std::vector<std::uint32_t> sizes = {};      ///< of each group, descending

    bool operator==(const Components&) const = default;
};

/// The groups that are held together by ties, the largest first, equal ones in order of their first vertex.
/// Directions do not count. O(n + m).
[[nodiscard]] MAILLAGE_EXPORT Components components(const Graph& graph);

/// Core number of each vertex: the largest k for which it belongs to a group whose members all have at least k
/// ties inside the group. Directions do not count. O(n + m).
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::uint32_t> core_numbers(const Graph& graph);

/// How often the partners of a vertex are partners of each other.
struct Clustering {
    std::vector<std::uint64_t> triangles = {};  ///< of each vertex
    std::vector<double> local = {};  ///< share of its pairs of neighbours that are joined; NaN below two
    double mean_local = 0.0;         ///< mean of `local` where it is defined, NaN where it never is
    double global = 0.0;            ///< share of all chains of three that are closed; NaN where there is none
    std::uint64_t n_triangles = 0;  ///< in the whole graph

    bool operator==(const Clustering&) const = default;
};

/// Local and global clustering. Directions do not count.
[[nodiscard]] MAILLAGE_EXPORT Clustering clustering(const Graph& graph);

/// How many ties apart vertices are.
struct Distances {
    /// Ordered pairs of two vertices at each distance; the pairs at 0 are none.
    std::vector<std::uint64_t> pairs = {};
    std::uint64_t unreached = 0;  ///< ordered pairs without a path
    double mean = 0.0;            ///< over pairs with a path; NaN where there is none
    std::uint32_t diameter = 0;   ///< the longest distance of a pair with a path
    double efficiency =
        0.0;  ///< mean of 1 / distance over all pairs, 0 without a path; NaN below two vertices

    bool operator==(const Distances&) const = default;
};

/// Distances between all pairs, along the directions where there are any. O(n (n + m) / 512) at best, on all
/// threads, and exact for every number of them.
[[nodiscard]] MAILLAGE_EXPORT Distances distances(const Graph& graph, const Monitor& monitor = {});

/// Centralities that Freeman's centralisation is defined for.
enum class Centralisation {
    degree,       ///< numbers of neighbours
    closeness,    ///< (n - 1) / sum of distances, of a connected graph
    betweenness,  ///< shortest paths through the vertex, each pair once, not normalised
};

/// Freeman's centralisation ("Centrality in social networks", Social Networks 1, 1979): how far the values fall
/// short of the largest one, as a share of what a star of the same size gives. 0 where all are equal, 1 in a star.
///
/// `values` are those of an undirected graph, one per vertex. NaN for fewer than three vertices.
[[nodiscard]] MAILLAGE_EXPORT double centralisation(std::span<const double> values, Centralisation measure);

/// Centralisation of the numbers of neighbours. Directions do not count.
[[nodiscard]] MAILLAGE_EXPORT double degree_centralisation(const Graph& graph);

}  // namespace maillage
