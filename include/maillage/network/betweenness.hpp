#pragma once
// Who lies on the ways between others? Betweenness: L. C. Freeman, "A set of measures of centrality based on
// betweenness", Sociometry 40, 1977; of ties: M. Girvan and M. E. J. Newman, PNAS 99, 2002. Exact by U. Brandes, "A
// faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25, 2001, O(n m), with as many
// searches side by side as share their ways; sampled by M. Riondato and E. M. Kornaropoulos, "Fast approximation of
// betweenness centrality through sampling", Data Mining and Knowledge Discovery 30, 2016.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/closeness.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// How often each vertex and each tie lies on a shortest way, in parts of ways where several are shortest.
struct Betweenness {
    std::vector<double> vertices = {};  ///< pairs of two others, through each vertex
    std::vector<double> edges =
        {};  ///< pairs, through each edge, in the order of `Graph::edges()`; on request

    bool operator==(const Betweenness&) const = default;
};

/// Whether ties are measured too.
enum class Measured { vertices, vertices_and_edges };

/// Exact betweenness, not normalised: each unordered pair counts once in an undirected graph, each ordered pair in a
/// directed one.
///
/// Where ties have lengths, ways are equally short when they differ by less than 1e-12 of their length. The same
/// bits for every number of threads and every instruction set.
[[nodiscard]] MAILLAGE_EXPORT Betweenness betweenness(const Graph& graph, Lengths lengths = Lengths::steps,
                                                      Measured measured = Measured::vertices,
                                                      const Monitor& monitor = {});

/// How exact a sample is to be.
struct SampleOptions {
    double error = 0.01;       ///< largest error as a share of all pairs, in ]0, 1[
    double probability = 0.9;  ///< that no vertex errs by more, in ]0, 1[
    std::uint64_t seed = 0;
};

/// Betweenness from random shortest ways.
struct SampledBetweenness {
    std::vector<double> vertices = {};  ///< estimate of `Betweenness::vertices`
    double error = 0.0;                 ///< with `probability`, no vertex errs by more than this, in pairs
    double probability = 0.0;
    std::uint64_t samples = 0;  ///< pairs drawn

    bool operator==(const SampledBetweenness&) const = default;
};

/// Estimate of betweenness (ways counted in steps) with a bound on the error that holds for all vertices together.
/// The same for every number of threads.
///
/// Throws InvalidInput for an error or a probability outside ]0, 1[.
[[nodiscard]] MAILLAGE_EXPORT SampledBetweenness sampled_betweenness(const Graph& graph,
                                                                     const SampleOptions& options = {},
                                                                     const Monitor& monitor = {});

}  // namespace maillage
