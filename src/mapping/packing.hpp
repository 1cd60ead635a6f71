#pragma once
// Puts boxes side by side on shelves, the tallest first, so that all of them fill a box of a given shape.

#include <span>
#include <vector>

#include "maillage/mapping/layout.hpp"

namespace maillage::mapping {

/// Width and height of a box.
struct Extent {
    double width = 0.0;
    double height = 0.0;
};

/// The lower corner of each box; `aspect` is the wanted width over height of the whole.
[[nodiscard]] std::vector<Position> packed(std::span<const Extent> boxes, double aspect);

}  // namespace maillage::mapping
