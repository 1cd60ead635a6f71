#pragma once
// Positions from which a layout starts, and how a drawing is turned to look like another one.

#include <span>
#include <vector>

#include "maillage/mapping/layout.hpp"
#include "mapping/distances.hpp"

namespace maillage::mapping {

/// PivotMDS: the two widest directions of the distances to the pivots, the widest along x.
[[nodiscard]] std::vector<Position> pivot_start(const Component& part, const Pivots& pivots);

/// The given positions of a component's vertices (by their number in the whole graph); those that are NaN start at
/// the middle of their neighbours. Empty where no vertex has one.
[[nodiscard]] std::vector<Position> given_start(const Component& part, std::span<const Position> initial);

/// Moves each position by a little that depends on its number alone, so that no two are the same.
void set_apart(std::vector<Position>& positions);

/// Turns and mirrors `positions` about their middle so that they come closest to `model`, and puts their middle on
/// its middle (orthogonal Procrustes).
void turn_towards(std::vector<Position>& positions, std::span<const Position> model);

}  // namespace maillage::mapping
