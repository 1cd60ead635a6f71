#pragma once
// Is it more than chance? What a number would be in networks that are random but for what is held fixed: the number
// of partners of each actor (double edge swaps; Maslov and Sneppen, Science 296, 2002; every swap that is refused
// counts as a step, as Fosdick, Larremore, Nishimura and Ugander, SIAM Review 60, 2018, show it must), or the ties,
// while an attribute is dealt out anew. O(samples (swaps + statistic)), on all threads. Replicate r draws from
// stream r of the seed, so nothing depends on the number of threads.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"
#include "maillage/network/stakeholder_network.hpp"

namespace maillage {

/// How random networks are drawn.
struct NullOptions {
    std::size_t samples = 1000;
    std::uint64_t seed = 0;
    double swaps_per_edge = 10.0;  ///< steps of rewiring, refused ones included, for each edge
};

/// A number, and what it is in random networks.
struct NullDistribution {
    double observed = 0.0;
    std::vector<double> samples = {};
    double mean = 0.0;                ///< of the samples
    double standard_deviation = 0.0;  ///< of the samples, with n - 1
    double effect = 0.0;              ///< observed - mean
    double z = 0.0;                   ///< effect / standard deviation; NaN where all samples are equal
    double p_greater = 1.0;           ///< (1 + samples >= observed) / (1 + samples)
    double p_less = 1.0;              ///< (1 + samples <= observed) / (1 + samples)
    double p_two_sided = 1.0;         ///< twice the smaller of the two, at most 1

    bool operator==(const NullDistribution&) const = default;
};

/// A number of a graph; called from several threads at once.
using GraphStatistic = std::function<double(const Graph&)>;
/// A number of a graph whose vertices have an attribute, -1 where none is given.
using AttributeStatistic = std::function<double(const Graph&, std::span<const std::int32_t>)>;

/// A random graph in which every vertex has as many neighbours as it had (arcs that leave and arcs that enter, of a
/// directed one). The weight of an edge stays with its first end.
///
/// Of directed graphs, those that differ in nothing but the direction of three arcs in a circle may not be reached
/// from each other (Rao, Jana and Bandyopadhyay, Sankhya A 58, 1996).
[[nodiscard]] MAILLAGE_EXPORT Graph rewired(const Graph& graph, std::uint64_t seed,
                                            std::uint64_t replicate = 0, double swaps_per_edge = 10.0);

/// The attribute dealt out anew among the vertices that have one.
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::int32_t> permuted(std::span<const std::int32_t> codes,
                                                                 std::uint64_t seed,
                                                                 std::uint64_t replicate = 0);

/// A number of a graph against graphs with the same numbers of neighbours.
///
/// Throws InvalidInput for no samples, and where the statistic is not a finite number.
[[nodiscard]] MAILLAGE_EXPORT NullDistribution null_distribution(const Graph& graph,
                                                                 const GraphStatistic& statistic,
                                                                 const NullOptions& options = {},
                                                                 const Monitor& monitor = {});

/// A number of a graph and an attribute, against the same graph with the attribute dealt out anew.
///
/// Throws InvalidInput as above, and where there is not one code per vertex.
[[nodiscard]] MAILLAGE_EXPORT NullDistribution null_distribution(const Graph& graph,
                                                                 std::span<const std::int32_t> codes,
                                                                 const AttributeStatistic& statistic,
                                                                 const NullOptions& options = {},
                                                                 const Monitor& monitor = {});

/// The same for samples that were drawn elsewhere. Samples within 1e-12 of the observed number, relative to it,
/// count as equal to it.
///
/// Throws InvalidInput for no samples, and for a number that is not finite.
[[nodiscard]] MAILLAGE_EXPORT NullDistribution compared_with_chance(double observed,
                                                                    std::vector<double> samples);

/// Share of the ties between vertices with an attribute whose two ends have the same; NaN where there is none.
[[nodiscard]] MAILLAGE_EXPORT double share_within(const Graph& graph, std::span<const std::int32_t> codes);

/// Modularity of the groups that an attribute makes (Newman, Physical Review E 69, 2004), every tie counting once,
/// among vertices that have one: `share_within` less what it is expected to be; NaN where there is no tie.
[[nodiscard]] MAILLAGE_EXPORT double modularity_by(const Graph& graph, std::span<const std::int32_t> codes);

/// A number of graphs by its name: "clustering" (global), "local_clustering" (mean), "mean_distance",
/// "efficiency", "components", "articulation_actors". Throws InvalidInput for any other.
[[nodiscard]] MAILLAGE_EXPORT GraphStatistic graph_statistic(std::string_view name);

/// A number of a graph and an attribute by its name: "within" (share of ties), "modularity". Throws InvalidInput
/// for any other.
[[nodiscard]] MAILLAGE_EXPORT AttributeStatistic attribute_statistic(std::string_view name);

/// The network with its ties rewired as `rewired` does; parallel cooperations become one tie, without kind, theme,
/// provenance or dates.
[[nodiscard]] MAILLAGE_EXPORT StakeholderNetwork rewired_network(const StakeholderNetwork& network,
                                                                 std::uint64_t seed,
                                                                 std::uint64_t replicate = 0,
                                                                 double swaps_per_edge = 10.0);

/// The network with one attribute dealt out anew among the actors that have one.
[[nodiscard]] MAILLAGE_EXPORT StakeholderNetwork permuted_network(const StakeholderNetwork& network,
                                                                  Attribute attribute, std::uint64_t seed,
                                                                  std::uint64_t replicate = 0);

}  // namespace maillage
