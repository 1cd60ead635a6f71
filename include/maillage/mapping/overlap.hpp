#pragma once
// Moves discs apart as little as it takes for none to overlap another: overlapping pairs push each other, and where
// room is short all positions spread. O(n) a pass where discs are spread out.

#include <span>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/mapping/layout.hpp"

namespace maillage {

/// The positions, moved so that any two discs are at least `gap` apart. Discs at the same place part in the order of
/// their numbers.
///
/// Parameters
/// ----------
/// positions
///     Centres.
/// radii
///     One a disc, >= 0, in the unit of the positions.
/// gap
///     Free room between two discs, >= 0.
///
/// Raises
/// ------
/// InvalidInput
///     For a radius or gap that is negative or not finite, a position that is not finite, or different lengths.
[[nodiscard]] MAILLAGE_EXPORT std::vector<Position> without_overlaps(std::span<const Position> positions,
                                                                     std::span<const double> radii,
                                                                     double gap = 0.0);

}  // namespace maillage
