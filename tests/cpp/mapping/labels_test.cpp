#include "maillage/mapping/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"

namespace maillage {
namespace {

struct Picture {
    std::vector<Position> centres;
    std::vector<double> radii;
    std::vector<double> widths;
    std::vector<double> heights;
    std::vector<double> importance;

    [[nodiscard]] LabelRequest request() const { return {centres, radii, widths, heights, importance}; }
    void add(Position centre, double importance_of_it, double width = 40.0) {
        centres.push_back(centre);
        radii.push_back(4.0);
        widths.push_back(width);
        heights.push_back(12.0);
        importance.push_back(importance_of_it);
    }
};

Picture random_picture(std::size_t n, double box, std::uint64_t seed) {
    RandomStream random(seed);
    Picture picture;
    for (std::size_t i = 0; i < n; ++i)
        picture.add({box * random.uniform(), box * random.uniform()}, random.uniform(),
                    20.0 + 60.0 * random.uniform());
    return picture;
}

Box box_of(const LabelRequest& r, std::size_t i, LabelPlace place) {
    return label_box(r.centres[i], r.radii[i], r.widths[i], r.heights[i], place, r.gap);
}

bool touch(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool covers(const Box& box, Position c, double radius) {
    return std::hypot(c.x - std::clamp(c.x, box.left, box.right),
                      c.y - std::clamp(c.y, box.top, box.bottom)) < radius;
}

// Whether a label would stand free at a place, by looking at everything.
bool is_free(const LabelRequest& r, const std::vector<LabelPlace>& places, std::size_t label,
             LabelPlace place) {
    const Box box = box_of(r, label, place);
    const bool framed = r.frame.right > r.frame.left;
    if (framed && (box.left < r.frame.left || box.right > r.frame.right || box.top < r.frame.top ||
                   box.bottom > r.frame.bottom))
        return false;
    const Box wide{box.left - r.gap, box.top - r.gap, box.right + r.gap, box.bottom + r.gap};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i != label && covers(box, r.centres[i], r.radii[i])) return false;
        if (i != label && places[i] != LabelPlace::none && touch(wide, box_of(r, i, places[i]))) return false;
    }
    return true;
}

TEST(Labels, no_label_touches_another_or_a_disc_and_those_left_out_have_no_free_place) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Picture picture = random_picture(150, 600.0, seed);
        LabelRequest request = picture.request();
        request.frame = {0, 0, 600, 600};
        const auto places = label_places(request);
        const auto written = std::count_if(places.begin(), places.end(),
                                           [](LabelPlace place) { return place != LabelPlace::none; });
        EXPECT_GT(written, 50);
        EXPECT_LT(written, 150);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i] != LabelPlace::none) {
                EXPECT_TRUE(is_free(request, places, i, places[i])) << i;
                continue;
            }
            for (int place = 0; place < 8; ++place)
                EXPECT_FALSE(is_free(request, places, i, static_cast<LabelPlace>(place))) << i;
        }
    }
}

TEST(Labels, the_most_important_come_first) {
    Picture picture;
    for (int i = 0; i < 12; ++i) picture.add({10.0 * i, 0.0}, i == 7 ? 5.0 : 1.0, 200.0);
    LabelRequest request = picture.request();
    request.frame = {-20, -20, 130, 20};  // room for none of them
    EXPECT_EQ(label_places(request), std::vector<LabelPlace>(12, LabelPlace::none));
    request.frame = {-40, -20, 180, 20};  // above or below the row for very few
    const auto places = label_places(request);
    EXPECT_NE(places[7], LabelPlace::none);
}

TEST(Labels, a_label_makes_way_for_one_that_has_no_other_place) {
    // The first would stand at the right; the second can stand only there.
    Picture picture;
    picture.add({0, 0}, 2.0);
    picture.add({52, 0}, 1.0);
    LabelRequest request = picture.request();
    request.frame = {-60, -7, 60, 7};
    const auto places = label_places(request);
    EXPECT_EQ(places[0], LabelPlace::left);
    EXPECT_EQ(places[1], LabelPlace::left);
}

TEST(Labels, one_alone_stands_at_the_right_and_an_empty_one_nowhere) {
    Picture picture;
    picture.add({0, 0}, 1.0);
    EXPECT_EQ(label_places(picture.request()), std::vector<LabelPlace>{LabelPlace::right});
    picture.widths[0] = 0.0;
    EXPECT_EQ(label_places(picture.request()), std::vector<LabelPlace>{LabelPlace::none});
    EXPECT_TRUE(label_places({}).empty());
}

TEST(Labels, the_eight_places_stand_around_the_disc_without_touching_it) {
    for (int place = 0; place < 8; ++place) {
        const Box box = label_box({10, 20}, 5, 30, 12, static_cast<LabelPlace>(place), 2.0);
        EXPECT_DOUBLE_EQ(box.right - box.left, 30);
        EXPECT_DOUBLE_EQ(box.bottom - box.top, 12);
        EXPECT_FALSE(covers(box, {10, 20}, 5 + 1.9)) << place;
        EXPECT_TRUE(covers(box, {10, 20}, 5 + 3)) << place;
    }
    EXPECT_LT(label_box({0, 0}, 5, 30, 12, LabelPlace::above, 2).bottom, 0);
    EXPECT_GT(label_box({0, 0}, 5, 30, 12, LabelPlace::below_left, 2).top, 0);
}

TEST(Labels, bad_input_is_named) {
    Picture picture = random_picture(3, 10.0, 1);
    picture.widths[1] = -1.0;
    EXPECT_THROW((void)label_places(picture.request()), InvalidInput);
    picture.widths.pop_back();
    EXPECT_THROW((void)label_places(picture.request()), InvalidInput);
    picture = random_picture(3, 10.0, 1);
    LabelRequest request = picture.request();
    request.gap = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)label_places(request), InvalidInput);
}

}  // namespace
}  // namespace maillage
