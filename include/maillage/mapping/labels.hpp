#pragma once
// Which names can be written on a map without touching each other, and where? Each label may stand at one of eight
// places around its disc (E. Imhof, "Positioning names on maps", The American Cartographer 2, 1975), the most
// important first; where all are taken, a label before it may move to another free place (a step of J. Christensen,
// J. Marks and S. Shieber, "An empirical study of algorithms for point-feature label placement", ACM Transactions on
// Graphics 14, 1995). About O(n) where labels are spread out.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/mapping/layout.hpp"

namespace maillage {

/// Where a label stands around its disc, in the order in which places are tried; y grows downwards.
enum class LabelPlace : std::int8_t {
    none = -1,  ///< not written
    right = 0,
    left = 1,
    above = 2,
    below = 3,
    above_right = 4,
    above_left = 5,
    below_right = 6,
    below_left = 7,
};

/// A rectangle with its sides parallel to the axes; y grows downwards.
struct Box {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;

    bool operator==(const Box&) const = default;
};

/// Discs and the sizes of their labels, one of each an actor.
struct LabelRequest {
    std::span<const Position> centres;
    std::span<const double> radii;       ///< >= 0
    std::span<const double> widths;      ///< of the label; 0 for none
    std::span<const double> heights;     ///< of the label
    std::span<const double> importance;  ///< the most important are placed first, of equal ones the first
    Box frame = {};                      ///< where labels must stay; empty for anywhere
    double gap = 2.0;                    ///< between a disc and its label, and between labels, >= 0
};

/// The rectangle of a label at a place that is not `none`.
[[nodiscard]] MAILLAGE_EXPORT Box label_box(Position centre, double radius, double width, double height,
                                            LabelPlace place, double gap);

/// The place of each label: no label covers a disc or another label, or leaves the frame. Labels without a free place
/// are `none`.
///
/// Raises
/// ------
/// InvalidInput
///     For columns of different lengths, numbers that are not finite, or a negative size.
[[nodiscard]] MAILLAGE_EXPORT std::vector<LabelPlace> label_places(const LabelRequest& request);

}  // namespace maillage
