#pragma once
// Do actors keep to their own kind? Ties between groups: the table of who works with whom and Newman's assortativity
// ("Mixing patterns in networks", Physical Review E 67, 2003), the E-I index of Krackhardt and Stern ("Informal
// networks and organizational crises", Social Psychology Quarterly 51, 1988), and how diverse partners are (Blau,
// "Inequality and Heterogeneity", 1977; Shannon 1948). O(vertices + ties), the tables also O(groups^2).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"
#include "maillage/network/null_models.hpp"

namespace maillage {

/// Ties between groups. Tables have one row and one column per group, row by row.
struct Mixing {
    std::size_t n_groups = 0;
    std::vector<std::uint64_t> sizes = {};  ///< vertices of each group
    /// Weight of the ties from the group of the row to that of the column; without directions the same both ways.
    std::vector<double> ties = {};
    /// The same if every group kept its ends of ties and these met at random: (ends) x (ends) / (all ends).
    std::vector<double> expected = {};
    double total = 0.0;   ///< weight of the ties between vertices that have a group
    double within = 0.0;  ///< share of it inside groups; NaN without ties
    double assortativity =
        0.0;  ///< 1: only inside groups, 0: as by chance, < 0: rather outside; NaN if undefined
    std::uint64_t n_left_out = 0;     ///< vertices without a group
    std::uint64_t ties_left_out = 0;  ///< ties of theirs

    bool operator==(const Mixing&) const = default;
};

/// Ties between groups, by their weights; a graph built with `Combine::one` counts each once.
///
/// `codes` holds the group of each vertex, -1 where none is given. Throws InvalidInput where there is not one code per
/// vertex, or a code below -1 or not below the number of vertices, LimitExceeded for more than 2,048 groups.
[[nodiscard]] MAILLAGE_EXPORT Mixing mixing(const Graph& graph, std::span<const std::int32_t> codes);

/// Ties that leave a group, ties inside, and (external - internal) / (external + internal): -1 where all stay
/// inside, 1 where all leave, NaN without ties.
struct ExternalInternal {
    std::uint64_t external = 0;
    std::uint64_t internal = 0;

    [[nodiscard]] MAILLAGE_EXPORT double index() const;
    bool operator==(const ExternalInternal&) const = default;
};

/// E-I indices of the whole network, of groups and of vertices.
struct EIIndex {
    ExternalInternal network = {};
    double expected = 0.0;  ///< index if all pairs of vertices that have a group were tied equally often
    std::vector<ExternalInternal> groups = {};  ///< a tie inside counts once
    std::vector<double> group_expected = {};
    std::vector<ExternalInternal> vertices = {};  ///< ties of each vertex; none of those without a group
    std::uint64_t n_left_out = 0;                 ///< vertices without a group
    /// The index of the network against groups dealt out anew; nothing without ties, or where no samples are asked
    /// for.
    std::optional<NullDistribution> chance = {};

    bool operator==(const EIIndex&) const = default;
};

/// E-I indices, ties counting once; those of vertices without a group are left out. In a directed graph, two opposite
/// ties are two. `options.samples` times the groups are dealt out anew among the vertices that have one; sample r
/// draws from stream r of the seed. O(samples x (vertices + ties)), on all threads. Throws as `mixing` does, but has no
/// limit of groups.
[[nodiscard]] MAILLAGE_EXPORT EIIndex ei_index(const Graph& graph, std::span<const std::int32_t> codes,
                                               const NullOptions& options = {}, const Monitor& monitor = {});

/// How diverse the partners of each vertex are.
struct PartnerDiversity {
    std::vector<std::uint32_t> partners = {};  ///< in either direction, whose group is known
    std::vector<std::uint32_t> unknown = {};   ///< partners without a group, left out
    std::vector<std::uint32_t> groups = {};    ///< different groups among the partners
    std::vector<double> blau =
        {};  ///< 1 - sum of squared shares: the chance that two draws differ; NaN without partners
    std::vector<double> shannon = {};  ///< - sum of shares x their natural logarithm; NaN without partners

    bool operator==(const PartnerDiversity&) const = default;
};

/// How diverse partners are; shares are those of the weights of ties. Throws as `ei_index` does.
[[nodiscard]] MAILLAGE_EXPORT PartnerDiversity partner_diversity(const Graph& graph,
                                                                 std::span<const std::int32_t> codes);

}  // namespace maillage
