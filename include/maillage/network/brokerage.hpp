#pragma once
// Between whom does each actor stand? The roles of brokers by an attribute: Gould and Fernandez, "Structures of
// mediation: a formal approach to brokerage in transaction networks", Sociological Methodology 19, 1989. A broker of
// (a, c) has a tie from a and one to c, while there is none from a to c. Expected counts and variances are those of a
// network in which every tie is there with the same probability, given the sizes of the groups. The cost is that of
// the chains of two ties, which is the sum over actors of (ties that enter) x (ties that leave), on all threads.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// What a broker v does between a and c, by the groups A, V and C of the three.
enum class BrokerRole : std::uint8_t {
    coordinator,     ///< A = V = C: between two of its own group
    itinerant,       ///< A = C, not V: between two of one other group; also called consultant
    gatekeeper,      ///< V = C, not A: lets another group in
    representative,  ///< A = V, not C: speaks for its group
    liaison,         ///< all three differ
    total,           ///< any of these
};

/// Number of roles, the total included.
inline constexpr std::size_t kBrokerRoles = 6;

/// How often actors broker, by role, and how often they would in a random network.
///
/// Rows of `counts`, `expected` and `z` belong to vertices, one number for each `BrokerRole`. Vertices without a group
/// are left out of everything: their counts are 0, their expectations NaN.
struct Brokerage {
    std::vector<std::uint64_t> counts = {};
    std::vector<double> expected = {};
    std::vector<double> z = {};  ///< (count - expected) / standard deviation; NaN where nothing can vary
    std::array<std::uint64_t, kBrokerRoles> network_counts = {};  ///< sums over all vertices
    std::array<double, kBrokerRoles> network_expected = {};
    std::array<double, kBrokerRoles> network_z = {};
    double density = 0.0;          ///< among the vertices that have a group
    std::uint64_t n_left_out = 0;  ///< vertices without a group

    bool operator==(const Brokerage&) const = default;
};

/// The broker roles of every vertex, ties counting once.
///
/// Directed: ordered pairs (a, c). Undirected: every pair once; where one of the two is of the broker's group and the
/// other is not, the broker is gatekeeper and representative at once, which counts in both roles and once in total.
///
/// `codes` holds the group of each vertex, -1 where none is given. Throws InvalidInput where there is not one code per
/// vertex, or a code below -1 or not below the number of vertices.
[[nodiscard]] MAILLAGE_EXPORT Brokerage brokerage(const Graph& graph, std::span<const std::int32_t> codes,
                                                  const Monitor& monitor = {});

}  // namespace maillage
