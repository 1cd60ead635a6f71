#pragma once
// One round of the Leiden algorithm (Traag, Waltman and van Eck 2019) on graphs whose vertices are groups.

#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/core/random.hpp"

namespace maillage {

/// Number of the group of each vertex.
using Groups = std::vector<std::uint32_t>;

/// A graph whose vertices are groups of vertices of the first one.
struct Level {
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> heads{};
    std::vector<double> weights{};
    std::vector<double> strength{};  // with what is inside, both ways

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(strength.size()); }
};

/// What is weighed against the strength within groups, and how far the best part is preferred.
struct Balance {
    double penalty = 0;     ///< resolution over the strength of the whole graph
    double randomness = 0;  ///< theta of Traag et al., in strength
};

/// Moves, refines and aggregates until nothing aggregates any more; `group` comes back numbered from 0 without
/// gaps.
[[nodiscard]] Groups leiden_round(const Level& base, Groups group, const Balance& balance,
                                  RandomStream& random, MonitorClock& clock);

}  // namespace maillage
