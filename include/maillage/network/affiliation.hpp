#pragma once
// Which bodies share members, and who meets where? Projections of who sits where, with the weights of M. E. J.
// Newman, "Scientific collaboration networks II", Physical Review E 64, 2001: a body of k members ties two of them
// by 1 / (k - 1), so that large assemblies do not drown small committees. O(sum of squared sizes).

#include <cstdint>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// Pairs that have something in common, ascending.
struct Projection {
    std::vector<Vertex> from = {};
    std::vector<Vertex> to = {};
    std::vector<std::uint32_t> shared = {};  ///< how many they have in common
    std::vector<double> weights = {};        ///< sum of 1 / (k - 1) over what they share, k being its size
};

/// Who sits where, each seat counted once however many roles or periods it has.
struct Affiliation {
    std::vector<std::uint32_t> seats = {};    ///< of each actor, the number of bodies
    std::vector<std::uint32_t> members = {};  ///< of each body, the number of actors
    Projection actors = {};                   ///< pairs of actors who sit in the same bodies
    Projection bodies = {};                   ///< pairs of bodies that share members
};

/// Who sits where, and what that joins: actors by bodies, and bodies by actors.
[[nodiscard]] MAILLAGE_EXPORT Affiliation affiliation(const StakeholderNetwork& network);

}  // namespace maillage
