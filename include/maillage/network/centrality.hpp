#pragma once
// Who is important, by the partners that an actor has and by theirs? Degree and strength: J. Nieminen, "On the
// centrality in a graph", Scandinavian Journal of Psychology 15, 1974, and A. Barrat et al., PNAS 101, 2004.
// Eigenvector centrality: P. Bonacich, Journal of Mathematical Sociology 2, 1972. PageRank: S. Brin and L. Page,
// Computer Networks 30, 1998. O(n + m), the last two for each step of their iteration.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Which arcs of a directed graph count; of an undirected one all do.
enum class Arcs {
    all,  ///< those that leave and those that enter
    out,  ///< those that leave
    in,   ///< those that enter
};

/// What a tie is worth in a measure.
enum class TieWeights {
    none,      ///< every tie counts once
    strength,  ///< its weight: a stronger tie counts more
};

/// Number of arcs of each vertex; a partner in both directions counts twice in a directed graph.
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::uint32_t> degrees(const Graph& graph, Arcs arcs = Arcs::all);

/// Sum of the weights of the arcs of each vertex.
[[nodiscard]] MAILLAGE_EXPORT std::vector<double> strengths(const Graph& graph, Arcs arcs = Arcs::all);

/// How an iteration that approaches its answer ends.
struct Iteration {
    double tolerance = 1e-10;            ///< largest change of a value in a step, > 0
    std::size_t max_iterations = 10000;  ///< at least 1
};

/// Values that an iteration arrived at.
struct IteratedCentrality {
    std::vector<double> values = {};
    std::size_t iterations = 0;
    double change = 0.0;     ///< largest change of a value in the last step
    bool converged = false;  ///< `change` is below the tolerance

    bool operator==(const IteratedCentrality&) const = default;
};

/// Eigenvector centrality: each vertex is as central as those that point to it taken together. The largest value
/// is 1; all are 0 in a graph without ties. In a graph of several components only the one with the largest
/// eigenvalue is above 0.
///
/// Of directed graphs, iterates over the arcs and the vertex itself, which has the same eigenvector and does not swing
/// to and fro. Throws InvalidInput for a tolerance that is not > 0 or no iteration.
[[nodiscard]] MAILLAGE_EXPORT IteratedCentrality
eigenvector_centrality(const Graph& graph, TieWeights weights = TieWeights::strength,
                       const Iteration& iteration = {}, const Monitor& monitor = {});

/// PageRank: the share of time that a walker spends at each vertex who follows ties with probability `damping`
/// (0 up to, not including, 1), in proportion to their weights, and otherwise jumps anywhere; from a vertex without
/// ways out they always jump. Values add up to 1.
///
/// Throws InvalidInput for a damping outside its range, a tolerance that is not > 0 or no iteration.
[[nodiscard]] MAILLAGE_EXPORT IteratedCentrality pagerank(const Graph& graph, double damping = 0.85,
                                                          TieWeights weights = TieWeights::strength,
                                                          const Iteration& iteration = {},
                                                          const Monitor& monitor = {});

}  // namespace maillage
