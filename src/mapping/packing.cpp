#include "mapping/packing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace maillage::mapping {
namespace {

constexpr int kTries = 48;

struct Shelves {
    std::vector<Position> corners;
    double width = 0.0;
    double height = 0.0;
};

Shelves shelved(std::span<const Extent> boxes, std::span<const std::size_t> order, double limit) {
    Shelves all{std::vector<Position>(boxes.size())};
    double x = 0.0;
    double shelf = 0.0;  // height of the shelf in work
    for (const std::size_t b : order) {
        if (x > 0.0 && x + boxes[b].width > limit) {
            all.height += shelf;
            x = 0.0;
            shelf = 0.0;
        }
        shelf = std::max(shelf, boxes[b].height);
        // The first of a shelf is its tallest; the others stand at half of its height.
        all.corners[b] = {x, all.height + (shelf - boxes[b].height) / 2.0};
        x += boxes[b].width;
        all.width = std::max(all.width, x);
    }
    all.height += shelf;
    return all;
}

}  // namespace

std::vector<Position> packed(std::span<const Extent> boxes, double aspect) {
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return boxes[a].height > boxes[b].height; });
    double widest = 0.0;
    double total = 0.0;
    for (const Extent& box : boxes) {
        widest = std::max(widest, box.width);
        total += box.width;
    }
    Shelves best;
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i <= kTries && total > 0.0; ++i) {
        // A hair more than it takes, so that rounding breaks no shelf.
        const double limit =
            widest * std::pow(total / widest, static_cast<double>(i) / kTries) * (1.0 + 1e-9);
        Shelves tried = shelved(boxes, order, limit);
        const double size = std::max(tried.width / aspect, tried.height);
        if (size < least * (1.0 - 1e-9)) {
            least = size;
            best = std::move(tried);
        }
    }
    best.corners.resize(boxes.size());
    return best.corners;
}

}  // namespace maillage::mapping
