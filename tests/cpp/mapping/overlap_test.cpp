#include "maillage/mapping/overlap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"

namespace maillage {
namespace {

void expect_apart(const std::vector<Position>& positions, const std::vector<double>& radii, double gap) {
    for (std::size_t a = 0; a < positions.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double room = radii[a] + radii[b] + gap;
            ASSERT_GE(std::hypot(positions[a].x - positions[b].x, positions[a].y - positions[b].y), room)
                << a << " and " << b;
        }
    }
}

TEST(Overlap, no_two_discs_overlap_afterwards) {
    for (const double box : {1.0, 40.0, 400.0}) {
        RandomStream random(8);
        std::vector<Position> positions(300);
        std::vector<double> radii(300);
        for (std::size_t i = 0; i < 300; ++i) {
            positions[i] = {box * random.uniform(), box * random.uniform()};
            radii[i] = 1.0 + 8.0 * random.uniform();
        }
        expect_apart(without_overlaps(positions, radii, 2.0), radii, 2.0);
    }
}

TEST(Overlap, many_at_one_place_part) {
    const std::vector<Position> positions(50, Position{3.0, 4.0});
    const std::vector<double> radii(50, 1.0);
    const auto moved = without_overlaps(positions, radii);
    expect_apart(moved, radii, 0.0);
    for (const Position& p : moved) EXPECT_LT(std::hypot(p.x - 3.0, p.y - 4.0), 40.0);
}

TEST(Overlap, what_is_apart_stays_to_the_bit) {
    const std::vector<Position> positions{{0, 0}, {3, 0}, {0, 3}};
    EXPECT_EQ(without_overlaps(positions, std::vector<double>(3, 1.0), 0.5), positions);
    EXPECT_TRUE(without_overlaps({}, {}).empty());
    EXPECT_EQ(without_overlaps(std::vector<Position>(2), std::vector<double>(2, 0.0)).size(), 2U);
}

TEST(Overlap, bad_input_is_named) {
    const auto message_of = [](std::vector<Position> positions, std::vector<double> radii, double gap) {
        try {
            (void)without_overlaps(positions, radii, gap);
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    EXPECT_EQ(message_of({{0, 0}}, {}, 0), "0 radii for 1 positions; expected one each");
    EXPECT_EQ(message_of({{0, 0}}, {-1}, 0), "radius 0 is -1.000000; expected >= 0");
    EXPECT_EQ(message_of({{0, 0}}, {1}, -2), "the gap is -2.000000; expected >= 0");
    EXPECT_EQ(message_of({{0, std::numeric_limits<double>::quiet_NaN()}}, {1}, 0),
              "position 0 is not finite");
}

}  // namespace
}  // namespace maillage
