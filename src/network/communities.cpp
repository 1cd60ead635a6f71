#include "maillage/network/communities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "leiden.hpp"
#include "maillage/core/error.hpp"

namespace maillage {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr double kRandomness = 0.01;   // theta of Traag et al., in mean strengths of a tie
constexpr double kSame = 1e-10;        // what modularity must gain to count
constexpr std::size_t kSmall = 1'000;  // ties up to which the best of several starts is taken
constexpr std::uint64_t kStarts = 8;

void check_resolution(double resolution) {
    if (!std::isfinite(resolution) || resolution <= 0)
        throw InvalidInput("resolution is " + std::to_string(resolution) + "; expected > 0");
}

Level first_level(const Graph& graph) {
    Level level;
    const auto offsets = graph.out_offsets();
    level.offsets.assign(offsets.begin(), offsets.end());
    level.heads.assign(graph.out_heads().begin(), graph.out_heads().end());
    level.weights.reserve(level.heads.size());
    level.strength.assign(graph.n_vertices(), 0.0);
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        for (const std::uint32_t edge : graph.out_edges(v)) {
            level.weights.push_back(graph.edges()[edge].weight);
            level.strength[v] += level.weights.back();
        }
    }
    return level;
}

// The connected pieces of each group: to split what has no tie in common only adds to modularity.
Groups connected(const Level& level, const Groups& group) {
    Groups piece(level.size(), kNone);
    std::vector<std::uint32_t> stack;
    std::uint32_t n = 0;
    for (std::uint32_t start = 0; start < level.size(); ++start) {
        if (piece[start] != kNone) continue;
        piece[start] = n;
        stack.push_back(start);
        while (!stack.empty()) {
            const std::uint32_t v = stack.back();
            stack.pop_back();
            for (std::uint32_t a = level.offsets[v]; a < level.offsets[v + 1]; ++a) {
                const std::uint32_t w = level.heads[a];
                if (piece[w] != kNone || group[w] != group[v]) continue;
                piece[w] = n;
                stack.push_back(w);
            }
        }
        ++n;
    }
    return piece;
}

double quality(const Level& level, const Groups& group, double resolution) {
    std::vector<double> total(level.size(), 0.0);
    double inside = 0;
    double all = 0;
    for (std::uint32_t v = 0; v < level.size(); ++v) {
        total[group[v]] += level.strength[v];
        all += level.strength[v];
        for (std::uint32_t a = level.offsets[v]; a < level.offsets[v + 1]; ++a) {
            if (group[level.heads[a]] == group[v]) inside += level.weights[a];
        }
    }
    double squares = 0;
    for (const double t : total) squares += (t / all) * (t / all);
    return inside / all - resolution * squares;
}

Communities numbered(const Groups& group) {
    const std::uint32_t n = group.empty() ? 0 : *std::ranges::max_element(group) + 1;
    std::vector<std::uint32_t> sizes(n, 0);
    for (const std::uint32_t g : group) ++sizes[g];
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
    std::vector<std::int32_t> number(n);
    Communities found;
    for (std::uint32_t i = 0; i < n; ++i) {
        number[order[i]] = static_cast<std::int32_t>(i);
        found.sizes.push_back(sizes[order[i]]);
    }
    for (const std::uint32_t g : group) found.community.push_back(number[g]);
    return found;
}

Groups every_vertex_alone(std::uint32_t n) {
    Groups group(n);
    std::iota(group.begin(), group.end(), 0U);
    return group;
}

// Rounds of Leiden from single vertices, until one adds nothing.
Groups leiden(const Level& base, const CommunityOptions& options, RandomStream& random, MonitorClock& clock) {
    const double resolution = options.resolution;
    const double all = std::accumulate(base.strength.begin(), base.strength.end(), 0.0);
    const Balance balance{resolution / all, kRandomness * all / static_cast<double>(base.heads.size())};
    Groups best = every_vertex_alone(base.size());
    double most = quality(base, best, resolution);
    for (std::uint32_t round = 0; round < options.rounds; ++round) {
        const Groups group = connected(base, leiden_round(base, best, balance, random, clock));
        const double reached = quality(base, group, resolution);
        if (reached <= most + kSame) break;
        most = reached;
        best = group;
    }
    return best;
}

}  // namespace

Communities communities(const Graph& graph, const CommunityOptions& options, const Monitor& monitor) {
    check_resolution(options.resolution);
    const Level base = first_level(graph.directed() ? graph.undirected() : graph);
    Groups best = every_vertex_alone(base.size());
    if (base.heads.empty()) {
        Communities found = numbered(best);
        found.modularity = std::numeric_limits<double>::quiet_NaN();
        return found;
    }
    MonitorClock clock(monitor);
    double most = quality(base, best, options.resolution);
    const std::uint64_t starts = graph.n_edges() <= kSmall ? kStarts : 1;
    for (std::uint64_t start = 0; start < starts; ++start) {
        RandomStream random(options.seed, start);
        Groups group = leiden(base, options, random, clock);
        const double reached = quality(base, group, options.resolution);
        if (reached <= most + kSame) continue;
        most = reached;
        best = std::move(group);
    }
    Communities found = numbered(best);
    found.modularity = most;
    return found;
}

double modularity(const Graph& graph, std::span<const std::int32_t> codes, double resolution) {
    check_resolution(resolution);
    if (codes.size() != graph.n_vertices())
        throw InvalidInput("there are " + std::to_string(codes.size()) +
                           " codes; expected one for each of the " + std::to_string(graph.n_vertices()) +
                           " vertices");
    const Level level = first_level(graph.directed() ? graph.undirected() : graph);
    if (level.heads.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::vector<std::int32_t> levels(codes.begin(), codes.end());
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    Groups group(codes.size());
    std::vector<std::uint32_t> first(levels.size(), kNone);
    for (std::uint32_t v = 0; v < codes.size(); ++v) {
        const auto place = std::ranges::lower_bound(levels, codes[v]) - levels.begin();
        std::uint32_t& leader = first[static_cast<std::size_t>(place)];
        if (leader == kNone) leader = v;
        group[v] = codes[v] < 0 ? v : leader;
    }
    return quality(level, group, resolution);
}

}  // namespace maillage
