#pragma once
// A group of players, as games, partitions and shares know it.

#include <cstdint>

namespace maillage {

/// A group of players: bit i stands for player i.
using Coalition = std::uint32_t;

}  // namespace maillage
