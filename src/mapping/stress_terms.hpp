#pragma once
// The sum that a layout minimises: for pairs of vertices, how far their distance is from their number of steps.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/core/random.hpp"
#include "maillage/mapping/layout.hpp"
#include "mapping/distances.hpp"

namespace maillage::mapping {

/// A pair that wants to be `steps` apart, and how much that matters for the place of each.
struct Term {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float steps = 1.0F;
    float weight_a = 1.0F;
    float weight_b = 1.0F;
};

/// All pairs, each with weight 1 / steps^2.
[[nodiscard]] std::vector<Term> all_terms(const Component& part, const Monitor& monitor);

/// Ties, and each vertex with each pivot, which stands for the vertices around it (Ortmann et al., equation 3).
[[nodiscard]] std::vector<Term> pivot_terms(const Component& part, const Pivots& pivots);

/// How far steps of the descent go: from loose, which finds the whole shape anew, to fine.
enum class Start { loose, gentle };

/// Moves the positions downhill, term by term in an order that `random` chooses.
void descend(std::vector<Position>& positions, std::vector<Term>& terms, std::size_t sweeps, Start start,
             RandomStream random, const Monitor& monitor);

}  // namespace maillage::mapping
