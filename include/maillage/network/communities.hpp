#pragma once
// Which groups work more among themselves than with others? Communities by the Leiden algorithm (V. A. Traag,
// L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
// Reports 9, 2019) for modularity with a resolution (J. Reichardt and S. Bornholdt, 2006); about linear in the
// ties. Partitions are compared by the adjusted Rand index (L. Hubert and P. Arabie, "Comparing partitions", 1985)
// and by normalised mutual information.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// How communities are looked for.
struct CommunityOptions {
    double resolution = 1.0;   ///< > 0; higher ones give more and smaller communities
    std::uint64_t seed = 0;    ///< of the order in which vertices are visited
    std::uint32_t rounds = 3;  ///< at most, of each start; they end once one adds nothing
};

/// Communities of a graph, each of them connected.
struct Communities {
    std::vector<std::int32_t> community = {};  ///< of each vertex; 0 is the largest
    std::vector<std::uint32_t> sizes = {};     ///< of each community, descending
    double modularity = 0;                     ///< NaN without ties
};

/// Communities that work more among themselves than chance would have it, by the Leiden algorithm.
///
/// The best of eight starts up to 1,000 ties, of one beyond. Three rounds find most of what there is to find: on
/// random graphs, which have no groups, ten of them add some 2 percent to modularity. Weights are strengths. Arcs count without their
/// direction; two opposite ones add up.
///
/// Raises
/// ------
/// InvalidInput
///     For a resolution that is not finite and > 0.
[[nodiscard]] MAILLAGE_EXPORT Communities communities(const Graph& graph,
                                                      const CommunityOptions& options = {},
                                                      const Monitor& monitor = {});

/// Share of the strength within groups, less what is expected of vertices of these strengths (Newman and Girvan
/// 2004), NaN without ties.
///
/// A code per vertex; those of -1 are each a group of their own. Arcs count without their direction.
///
/// Raises
/// ------
/// InvalidInput
///     For codes of another number than the vertices, or a resolution that is not finite and > 0.
[[nodiscard]] MAILLAGE_EXPORT double modularity(const Graph& graph, std::span<const std::int32_t> codes,
                                                double resolution = 1.0);

/// How alike two partitions are.
struct PartitionAgreement {
    double adjusted_rand = 1;       ///< 1: the same; 0: as by chance
    double mutual_information = 1;  ///< over the mean of both entropies: 1 the same, 0 independent
    std::size_t compared = 0;       ///< elements that have a group in both
};

/// How alike two partitions are, over the elements that neither gives -1.
///
/// Raises
/// ------
/// InvalidInput
///     For partitions of different lengths.
[[nodiscard]] MAILLAGE_EXPORT PartitionAgreement partition_agreement(std::span<const std::int32_t> first,
                                                                     std::span<const std::int32_t> second);

}  // namespace maillage
