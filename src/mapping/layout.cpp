#include "maillage/mapping/layout.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "mapping/distances.hpp"
#include "mapping/packing.hpp"
#include "mapping/start.hpp"
#include "mapping/stress_terms.hpp"

namespace maillage {
namespace {

using mapping::Component;

constexpr std::size_t kStartPivots = 50;
constexpr double kMargin = 1.0;  // room around a component, in ties
constexpr std::size_t kSourcesPerChunk = 64;

void check(const Graph& graph, const LayoutOptions& options, std::span<const Position> initial) {
    if (options.pivots == 0) throw InvalidInput("pivots is 0; expected > 0");
    if (options.sweeps == 0) throw InvalidInput("sweeps is 0; expected > 0");
    if (!std::isfinite(options.aspect) || options.aspect <= 0)
        throw InvalidInput("aspect is " + std::to_string(options.aspect) + "; expected > 0");
    if (!initial.empty() && initial.size() != graph.n_vertices())
        throw InvalidInput(std::to_string(initial.size()) + " initial positions for " +
                           std::to_string(graph.n_vertices()) + " vertices; expected one a vertex, or none");
}

std::vector<Position> component_layout(const Component& part, const LayoutOptions& options,
                                       std::span<const Position> initial, std::uint64_t stream,
                                       const Monitor& monitor) {
    if (part.size() == 1) return {Position{}};
    const bool full = part.size() <= options.full_up_to;
    std::vector<Position> start;
    if (!initial.empty()) start = mapping::given_start(part, initial);
    const mapping::Start pace = start.empty() ? mapping::Start::loose : mapping::Start::gentle;
    mapping::Pivots pivots;
    if (!full || start.empty()) pivots = mapping::pivots(part, full ? kStartPivots : options.pivots, monitor);
    if (start.empty()) start = mapping::pivot_start(part, pivots);
    std::vector<mapping::Term> terms =
        full ? mapping::all_terms(part, monitor) : mapping::pivot_terms(part, pivots);
    std::vector<Position> positions = start;
    mapping::set_apart(positions);
    mapping::descend(positions, terms, options.sweeps, pace, RandomStream(options.seed, stream), monitor);
    mapping::turn_towards(positions, start);
    return positions;
}

struct Bounds {
    Position low;
    Position high;
};

Bounds bounds(std::span<const Position> positions) {
    Bounds found{positions.front(), positions.front()};
    for (const Position& p : positions) {
        found.low = {std::min(found.low.x, p.x), std::min(found.low.y, p.y)};
        found.high = {std::max(found.high.x, p.x), std::max(found.high.y, p.y)};
    }
    return found;
}

// What stress counts of one component: sums of ratio and ratio^2 of distance to steps, and pairs.
struct Sums {
    double ratio = 0.0;
    double square = 0.0;
    double pairs = 0.0;

    void operator+=(const Sums& other) {
        ratio += other.ratio;
        square += other.square;
        pairs += other.pairs;
    }
};

Sums sums_from(const Component& part, std::span<const Position> positions, std::size_t first,
               std::size_t last) {
    Sums sums;
    std::vector<std::uint32_t> steps;
    std::vector<std::uint32_t> queue;
    for (std::size_t a = first; a < last; ++a) {
        mapping::steps_from(part, static_cast<std::uint32_t>(a), steps, queue);
        const Position& here = positions[part.members[a]];
        for (std::size_t b = a + 1; b < part.size(); ++b) {
            const Position& there = positions[part.members[b]];
            const double ratio = std::hypot(here.x - there.x, here.y - there.y) / steps[b];
            sums += {ratio, ratio * ratio, 1.0};
        }
    }
    return sums;
}

}  // namespace

std::vector<Position> layout(const Graph& graph, const LayoutOptions& options,
                             std::span<const Position> initial, const Monitor& monitor) {
    check(graph, options, initial);
    const Graph ties = graph.undirected();
    const std::vector<Component> parts = mapping::components(ties);
    std::vector<std::vector<Position>> drawings;
    std::vector<mapping::Extent> boxes;
    for (std::size_t c = 0; c < parts.size(); ++c) {
        drawings.push_back(component_layout(parts[c], options, initial, c, monitor));
        const Bounds box = bounds(drawings.back());
        boxes.push_back({box.high.x - box.low.x + kMargin, box.high.y - box.low.y + kMargin});
    }
    const std::vector<Position> corners = mapping::packed(boxes, options.aspect);
    std::vector<Position> positions(graph.n_vertices());
    for (std::size_t c = 0; c < parts.size(); ++c) {
        const Position low = bounds(drawings[c]).low;
        for (std::size_t i = 0; i < parts[c].size(); ++i) {
            const Position& p = drawings[c][i];
            positions[parts[c].members[i]] = {corners[c].x + p.x - low.x + kMargin / 2.0,
                                              corners[c].y + p.y - low.y + kMargin / 2.0};
        }
    }
    return positions;
}

double stress(const Graph& graph, std::span<const Position> positions, const Monitor& monitor) {
    if (positions.size() != graph.n_vertices())
        throw InvalidInput(std::to_string(positions.size()) + " positions for " +
                           std::to_string(graph.n_vertices()) + " vertices; expected one a vertex");
    Sums all;
    for (const Component& part : mapping::components(graph.undirected())) {
        const std::size_t chunks = (part.size() + kSourcesPerChunk - 1) / kSourcesPerChunk;
        std::vector<Sums> found(chunks);
        for_each_chunk(
            chunks,
            [&](std::size_t chunk, std::size_t) {
                const std::size_t first = chunk * kSourcesPerChunk;
                found[chunk] =
                    sums_from(part, positions, first, std::min(part.size(), first + kSourcesPerChunk));
            },
            monitor);
        for (const Sums& sums : found) all += sums;
    }
    if (all.pairs <= 0.0) return 0.0;
    // At scale s the mean is 1 - 2 s ratio + s^2 square, least at s = ratio / square.
    return all.square > 0.0 ? 1.0 - all.ratio * all.ratio / (all.square * all.pairs) : 1.0;
}

}  // namespace maillage
