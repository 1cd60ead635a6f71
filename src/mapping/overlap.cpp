#include "maillage/mapping/overlap.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "maillage/core/error.hpp"
#include "mapping/cells.hpp"

namespace maillage {
namespace {

constexpr int kPasses = 20;                  // before all positions spread
constexpr double kSpread = 1.1;              // by how much they then do
constexpr double kSlack = 1.0 + 1e-6;        // more than it takes, so that rounding leaves no overlap
constexpr double kTurn = 2.399963229728653;  // the golden angle: directions that never repeat

void check(std::span<const Position> positions, std::span<const double> radii, double gap) {
    if (positions.size() != radii.size())
        throw InvalidInput(std::to_string(radii.size()) + " radii for " + std::to_string(positions.size()) +
                           " positions; expected one each");
    if (!std::isfinite(gap) || gap < 0)
        throw InvalidInput("the gap is " + std::to_string(gap) + "; expected >= 0");
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (!std::isfinite(positions[i].x) || !std::isfinite(positions[i].y))
            throw InvalidInput("position " + std::to_string(i) + " is not finite");
        if (!std::isfinite(radii[i]) || radii[i] < 0)
            throw InvalidInput("radius " + std::to_string(i) + " is " + std::to_string(radii[i]) +
                               "; expected >= 0");
    }
}

// Pushes two discs apart if they are too close; returns whether they were.
bool part(Position& a, Position& b, double room, std::size_t number) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double distance = std::hypot(dx, dy);
    if (distance >= room) return false;
    const double push = (room * kSlack - distance) / 2.0;
    const bool same = distance <= room * 1e-9;
    const double angle = kTurn * static_cast<double>(number);
    const double x = same ? std::cos(angle) : dx / distance;
    const double y = same ? std::sin(angle) : dy / distance;
    a = {a.x - push * x, a.y - push * y};
    b = {b.x + push * x, b.y + push * y};
    return true;
}

bool pass(std::vector<Position>& positions, std::span<const double> radii, double gap, double reach) {
    const mapping::Cells cells(positions, reach);
    bool moved = false;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Position here = positions[i];
        cells.for_each_near({here.x - reach, here.y - reach, here.x + reach, here.y + reach},
                            [&](std::uint32_t j) {
                                if (j <= i) return;
                                const double room = radii[i] + radii[j] + gap;
                                if (part(positions[i], positions[j], room, i + j)) moved = true;
                            });
    }
    return moved;
}

bool is_free(const std::vector<Position>& positions, std::span<const double> radii, double gap,
             double reach) {
    const mapping::Cells cells(positions, reach);
    bool free = true;
    for (std::size_t i = 0; i < positions.size() && free; ++i) {
        const Position& here = positions[i];
        cells.for_each_near(
            {here.x - reach, here.y - reach, here.x + reach, here.y + reach}, [&](std::uint32_t j) {
                const double room = radii[i] + radii[j] + gap;
                if (j > i && std::hypot(here.x - positions[j].x, here.y - positions[j].y) < room)
                    free = false;
            });
    }
    return free;
}

void spread(std::vector<Position>& positions) {
    Position sum;
    for (const Position& p : positions) sum = {sum.x + p.x, sum.y + p.y};
    const auto n = static_cast<double>(positions.size());
    const Position middle{sum.x / n, sum.y / n};
    for (Position& p : positions)
        p = {middle.x + kSpread * (p.x - middle.x), middle.y + kSpread * (p.y - middle.y)};
}

}  // namespace

std::vector<Position> without_overlaps(std::span<const Position> positions, std::span<const double> radii,
                                       double gap) {
    check(positions, radii, gap);
    std::vector<Position> moved(positions.begin(), positions.end());
    if (moved.size() < 2) return moved;
    const double reach = 2.0 * *std::max_element(radii.begin(), radii.end()) + gap;
    if (reach <= 0.0) return moved;
    for (int passes = 1; !is_free(moved, radii, gap, reach); ++passes) {
        pass(moved, radii, gap, reach);
        if (passes % kPasses == 0) spread(moved);
    }
    return moved;
}

}  // namespace maillage
