#pragma once
// Points by squares of a grid, to find those near a rectangle.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/mapping/labels.hpp"
#include "maillage/mapping/layout.hpp"

namespace maillage::mapping {

/// The points as they were when this was made, by squares whose side is at least `side`.
class Cells {
  public:
    Cells(std::span<const Position> points, double side) {
        Position high;
        for (std::size_t i = 0; i < points.size(); ++i) {
            low_ =
                i == 0 ? points[i] : Position{std::min(low_.x, points[i].x), std::min(low_.y, points[i].y)};
            high =
                i == 0 ? points[i] : Position{std::max(high.x, points[i].x), std::max(high.y, points[i].y)};
        }
        // Not many more squares than points, however far apart these are.
        const double most = 4.0 * std::sqrt(static_cast<double>(points.size())) + 1.0;
        side_ = std::max({side, (high.x - low_.x) / most, (high.y - low_.y) / most, 1e-300});
        columns_ = static_cast<std::int64_t>((high.x - low_.x) / side_) + 1;
        rows_ = static_cast<std::int64_t>((high.y - low_.y) / side_) + 1;
        fill(points);
    }

    /// Calls `visit` with the number of each point in the rectangle, and of some around it.
    template <typename Visit>
    void for_each_near(const Box& box, const Visit& visit) const {
        const std::int64_t left = column(box.left);
        const std::int64_t right = column(box.right);
        for (std::int64_t y = row(box.top); y <= row(box.bottom); ++y) {
            for (std::int64_t x = left; x <= right; ++x) {
                const auto cell = static_cast<std::size_t>(y * columns_ + x);
                for (std::uint32_t i = offsets_[cell]; i < offsets_[cell + 1]; ++i) visit(numbers_[i]);
            }
        }
    }

  private:
    void fill(std::span<const Position> points) {
        std::vector<std::size_t> cell(points.size());
        offsets_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
        for (std::size_t i = 0; i < points.size(); ++i) {
            cell[i] = static_cast<std::size_t>(row(points[i].y) * columns_ + column(points[i].x));
            ++offsets_[cell[i] + 1];
        }
        for (std::size_t c = 1; c < offsets_.size(); ++c) offsets_[c] += offsets_[c - 1];
        std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
        numbers_.resize(points.size());
        for (std::size_t i = 0; i < points.size(); ++i)
            numbers_[next[cell[i]]++] = static_cast<std::uint32_t>(i);
    }
    [[nodiscard]] static std::int64_t bounded(double place, std::int64_t count) {
        return static_cast<std::int64_t>(std::clamp(std::floor(place), 0.0, static_cast<double>(count - 1)));
    }
    [[nodiscard]] std::int64_t column(double x) const { return bounded((x - low_.x) / side_, columns_); }
    [[nodiscard]] std::int64_t row(double y) const { return bounded((y - low_.y) / side_, rows_); }

    Position low_;
    double side_ = 1.0;
    std::int64_t columns_ = 1;
    std::int64_t rows_ = 1;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> numbers_;
};

}  // namespace maillage::mapping
