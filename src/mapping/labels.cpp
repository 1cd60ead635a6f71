#include "maillage/mapping/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>

#include "maillage/core/error.hpp"
#include "mapping/cells.hpp"

namespace maillage {
namespace {

constexpr double kDiagonal = 0.7071067811865476;
constexpr std::int8_t kPlaces = 8;

bool is_size(double value) {
    return std::isfinite(value) && value >= 0;
}

void check(const LabelRequest& r) {
    const std::size_t n = r.centres.size();
    for (const auto column : {r.radii, r.widths, r.heights, r.importance}) {
        if (column.size() != n)
            throw InvalidInput("a column of " + std::to_string(column.size()) + " numbers for " +
                               std::to_string(n) + " labels; expected one each");
    }
    for (std::size_t i = 0; i < n; ++i) {
        const bool good = std::isfinite(r.centres[i].x) && std::isfinite(r.centres[i].y) &&
                          is_size(r.radii[i]) && is_size(r.widths[i]) && is_size(r.heights[i]) &&
                          std::isfinite(r.importance[i]);
        if (!good)
            throw InvalidInput("label " + std::to_string(i) +
                               " has a number that is not finite, or a negative size");
    }
    if (!is_size(r.gap)) throw InvalidInput("the gap is " + std::to_string(r.gap) + "; expected >= 0");
}

bool overlap(const Box& a, const Box& b, double gap) {
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap &&
           b.top < a.bottom + gap;
}

bool covers(const Box& box, Position centre, double radius) {
    const double dx = centre.x - std::clamp(centre.x, box.left, box.right);
    const double dy = centre.y - std::clamp(centre.y, box.top, box.bottom);
    return dx * dx + dy * dy < radius * radius;
}

class Placement {
  public:
    explicit Placement(const LabelRequest& request)
        : request_(request),
          places_(request.centres.size(), LabelPlace::none),
          boxes_(request.centres.size()),
          reach_(2.0 * (largest(request.widths) + largest(request.heights) + largest(request.radii) +
                        2.0 * request.gap)),
          cells_(request.centres, reach_ / 4.0) {}

    std::vector<LabelPlace> all() {
        std::vector<std::uint32_t> order(places_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return request_.importance[a] > request_.importance[b];
        });
        for (const std::uint32_t label : order)
            if (request_.widths[label] > 0 && !put(label)) put_by_moving(label);
        return std::move(places_);
    }

  private:
    static double largest(std::span<const double> values) {
        return values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
    }

    [[nodiscard]] Box box_at(std::uint32_t label, std::int8_t place) const {
        return label_box(request_.centres[label], request_.radii[label], request_.widths[label],
                         request_.heights[label], static_cast<LabelPlace>(place), request_.gap);
    }

    [[nodiscard]] bool in_frame(const Box& box) const {
        const Box& frame = request_.frame;
        if (frame.right <= frame.left || frame.bottom <= frame.top) return true;
        return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top &&
               box.bottom <= frame.bottom;
    }

    // The labels that a box would touch; nothing where it would cover a disc or leave the frame.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> in_the_way(std::uint32_t label,
                                                                       const Box& box) const {
        if (!in_frame(box)) return std::nullopt;
        std::vector<std::uint32_t> touched;
        bool free = true;
        const Box around{box.left - reach_ / 2, box.top - reach_ / 2, box.right + reach_ / 2,
                         box.bottom + reach_ / 2};
        cells_.for_each_near(around, [&](std::uint32_t other) {
            if (other == label) return;
            if (covers(box, request_.centres[other], request_.radii[other])) free = false;
            if (places_[other] != LabelPlace::none && overlap(box, boxes_[other], request_.gap))
                touched.push_back(other);
        });
        if (!free) return std::nullopt;
        return touched;
    }

    void set(std::uint32_t label, std::int8_t place, const Box& box) {
        places_[label] = static_cast<LabelPlace>(place);
        boxes_[label] = box;
    }

    bool put(std::uint32_t label) {
        for (std::int8_t place = 0; place < kPlaces; ++place) {
            const Box box = box_at(label, place);
            const auto touched = in_the_way(label, box);
            if (!touched || !touched->empty()) continue;
            set(label, place, box);
            return true;
        }
        return false;
    }

    // Takes a place from which a single label is in the way, if that one finds another.
    void put_by_moving(std::uint32_t label) {
        for (std::int8_t place = 0; place < kPlaces; ++place) {
            const Box box = box_at(label, place);
            const auto touched = in_the_way(label, box);
            if (!touched || touched->size() != 1) continue;
            const std::uint32_t other = touched->front();
            const LabelPlace before = places_[other];
            const Box box_before = boxes_[other];
            places_[other] = LabelPlace::none;
            set(label, place, box);
            if (put(other)) return;
            places_[label] = LabelPlace::none;
            places_[other] = before;
            boxes_[other] = box_before;
        }
    }

    const LabelRequest& request_;
    std::vector<LabelPlace> places_;
    std::vector<Box> boxes_;
    double reach_;
    mapping::Cells cells_;
};

}  // namespace

Box label_box(Position centre, double radius, double width, double height, LabelPlace place, double gap) {
    const double straight = radius + gap;
    const double slant = radius * kDiagonal + gap;
    double left = centre.x - width / 2.0;
    double top = centre.y - height / 2.0;
    switch (place) {
        case LabelPlace::right:
            left = centre.x + straight;
            break;
        case LabelPlace::left:
            left = centre.x - straight - width;
            break;
        case LabelPlace::above:
            top = centre.y - straight - height;
            break;
        case LabelPlace::below:
            top = centre.y + straight;
            break;
        case LabelPlace::above_right:
        case LabelPlace::below_right:
            left = centre.x + slant;
            break;
        case LabelPlace::above_left:
        case LabelPlace::below_left:
            left = centre.x - slant - width;
            break;
        case LabelPlace::none:
            break;
    }
    if (place == LabelPlace::above_right || place == LabelPlace::above_left) top = centre.y - slant - height;
    if (place == LabelPlace::below_right || place == LabelPlace::below_left) top = centre.y + slant;
    return {left, top, left + width, top + height};
}

std::vector<LabelPlace> label_places(const LabelRequest& request) {
    check(request);
    return Placement(request).all();
}

}  // namespace maillage
