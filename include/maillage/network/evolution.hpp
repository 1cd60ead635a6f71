#pragma once
// How does a network change? Snapshots at dates: who and what appears, stays and goes from one to the next.
// O(dates * size of the network * log).

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {

/// A network at one date. A tie is a pair of actors with at least one cooperation, without its direction.
struct Snapshot {
    std::vector<std::uint8_t> present = {};    ///< of each actor, 1 where it is there
    std::vector<std::uint32_t> partners = {};  ///< of each actor, 0 where it is not there
    std::vector<Vertex> from = {};             ///< of each tie, ascending; from < to
    std::vector<Vertex> to = {};
};

/// The network at each of the dates: cooperations count that are there, and both of whose actors are.
///
/// Raises
/// ------
/// InvalidInput
///     For no date, and for dates that do not ascend.
[[nodiscard]] MAILLAGE_EXPORT std::vector<Snapshot> snapshots(const StakeholderNetwork& network,
                                                              std::span<const Day> days);

}  // namespace maillage
