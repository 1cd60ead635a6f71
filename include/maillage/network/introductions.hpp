#pragma once
// Whom should an actor get to know? Every actor that it does not work with yet, by what speaks for it: common partners
// (Adamic and Adar, "Friends and neighbors on the Web", Social Networks 25, 2003; resource allocation: Zhou, Lü and
// Zhang, European Physical Journal B 71, 2009), paths of three ties (L3: Kovács et al., Nature Communications 10, 2019),
// competences that it would bring, territory and distance. Directions and strengths of ties do not count here. The
// scores of one actor cost as much as there are paths of two or three ties from it.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/core/place.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"
#include "maillage/network/stakeholder_network.hpp"

namespace maillage {

/// What in a network speaks for a tie between two vertices that have none.
enum class ContactMeasure {
    common_neighbours,    ///< number of common neighbours
    adamic_adar,          ///< sum over common neighbours of 1 / ln(degree)
    resource_allocation,  ///< sum over common neighbours of 1 / degree
    l3,                   ///< sum over paths of three ties of 1 / sqrt(degree * degree) of the two between
};

/// The score of every other vertex as a contact of `v`.
///
/// Sums are taken in whole numbers and kept to 2^-30, so that they are the same in every order of summing.
///
/// Returns
/// -------
/// array
///     One score per vertex; NaN for `v` itself and for its neighbours.
///
/// Raises
/// ------
/// InvalidInput
///     For a vertex out of range.
[[nodiscard]] MAILLAGE_EXPORT std::vector<double> contact_scores(const Graph& graph, Vertex v,
                                                                 ContactMeasure measure);

/// All actors that one actor does not work with, the best contacts first.
///
/// Three questions count alike: is it near in the network (mean of the places by Adamic-Adar, resource allocation
/// and L3), does it bring competences, is it near on the ground (mean of the places by territory and by
/// distance). A place is that among all candidates, tied ones share the mean of theirs; who is not located comes last
/// by distance. A question that tells no two candidates apart thus changes nothing. The mean is compared in whole
/// numbers.
struct Contacts {
    std::vector<Vertex> candidate = {};
    std::vector<std::uint32_t> place = {};              ///< 1 for the best; tied candidates have the same
    std::vector<double> mean_rank = {};                 ///< what `place` orders
    std::vector<std::uint32_t> common_neighbours = {};  ///< shown beside; what the next two weigh
    std::vector<double> adamic_adar = {};
    std::vector<double> resource_allocation = {};
    std::vector<double> l3 = {};
    std::vector<std::uint32_t> complementarity = {};  ///< competences that the actor itself lacks
    std::vector<std::uint8_t> same_territory = {};    ///< 1 where both have it
    std::vector<double> distance_km = {};             ///< to the metre; NaN where one is not located
    std::vector<std::uint8_t> reason = {};            ///< 1 where any of these speaks for it

    bool operator==(const Contacts&) const = default;
};

/// The best contacts to make. Throws InvalidInput for an actor out of range.
[[nodiscard]] MAILLAGE_EXPORT Contacts contacts(const StakeholderNetwork& network, Vertex actor);

/// How `holdout_quality` hides ties.
struct HoldoutOptions {
    double share = 0.1;         ///< of the edges that are hidden, in (0, 1)
    std::size_t repeats = 100;  ///< how often another part is hidden
    std::uint64_t seed = 0;     ///< of the choice
};

/// How well a measure finds ties that were hidden from it; one number per repeat.
struct HoldoutQuality {
    /// Probability that a hidden tie scores higher than a pair without a tie, an equal score counting half.
    std::vector<double> auc = {};
    /// Share of hidden ties among as many of the best pairs as ties were hidden; pairs tied at the end count in part.
    std::vector<double> precision = {};
    std::size_t n_hidden = 0;     ///< ties hidden each time
    double chance_precision = 0;  ///< what guessing would find

    bool operator==(const HoldoutQuality&) const = default;
};

/// Hides a share of the ties at random, scores all pairs that are left without one, and compares: the hidden
/// ties should come first. Seeded; the same for every number of threads.
///
/// Raises
/// ------
/// InvalidInput
///     Where the share or the repeats are out of range, where no tie or no pair without a tie is left.
/// LimitExceeded
///     For more than 20,000 vertices.
[[nodiscard]] MAILLAGE_EXPORT HoldoutQuality holdout_quality(const Graph& graph, ContactMeasure measure,
                                                             const HoldoutOptions& options = {},
                                                             const Monitor& monitor = {});

}  // namespace maillage
