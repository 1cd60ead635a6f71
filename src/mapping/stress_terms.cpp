#include "mapping/stress_terms.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "maillage/core/thread_pool.hpp"

namespace maillage::mapping {
namespace {

constexpr std::size_t kSourcesPerChunk = 16;
constexpr std::size_t kBlock = 64;
// How much the last sweep still moves the heaviest pair.
constexpr double kLastStep = 0.01;
// How much the first sweep moves ties where earlier positions are to stay.
constexpr double kGentle = 0.3;

Term term(std::uint32_t a, std::uint32_t b, std::uint32_t steps, double for_a, double for_b) {
    const auto distance = static_cast<double>(steps);
    const double weight = 1.0 / (distance * distance);
    return {a, b, static_cast<float>(distance), static_cast<float>(for_a * weight),
            static_cast<float>(for_b * weight)};
}

// For each pivot, how many vertices of its region are within so many steps of it.
std::vector<std::vector<double>> region_sizes(const Component& part, const Pivots& pivots) {
    std::vector<std::vector<double>> within(pivots.vertices.size());
    for (std::uint32_t v = 0; v < part.size(); ++v) {
        std::size_t nearest = 0;
        for (std::size_t p = 1; p < within.size(); ++p)
            if (pivots.steps[p][v] < pivots.steps[nearest][v]) nearest = p;
        const std::uint32_t steps = pivots.steps[nearest][v];
        if (within[nearest].size() <= steps) within[nearest].resize(steps + 1, 0.0);
        within[nearest][steps] += 1.0;
    }
    for (auto& counts : within) std::partial_sum(counts.begin(), counts.end(), counts.begin());
    return within;
}

struct Range {
    double smallest;
    double largest;
};

Range weight_range(const std::vector<Term>& terms) {
    Range range{1.0, 1.0};
    for (const Term& t : terms) {
        for (const float weight : {t.weight_a, t.weight_b}) {
            if (weight <= 0.0F) continue;
            range.smallest = std::min(range.smallest, static_cast<double>(weight));
            range.largest = std::max(range.largest, static_cast<double>(weight));
        }
    }
    return range;
}

void move(std::vector<Position>& positions, const Term& t, double rate) {
    Position& a = positions[t.a];
    Position& b = positions[t.b];
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    const double distance = std::sqrt(dx * dx + dy * dy);
    if (distance <= 0.0) return;  // the start keeps all apart, so this passes
    const double pull = (distance - t.steps) / (2.0 * distance);
    const double for_a = std::min(1.0, rate * t.weight_a) * pull;
    const double for_b = std::min(1.0, rate * t.weight_b) * pull;
    a.x -= for_a * dx;
    a.y -= for_a * dy;
    b.x += for_b * dx;
    b.y += for_b * dy;
}

}  // namespace

std::vector<Term> all_terms(const Component& part, const Monitor& monitor) {
    const std::size_t n = part.size();
    std::vector<Term> terms(n * (n - 1) / 2);
    const std::size_t chunks = (n + kSourcesPerChunk - 1) / kSourcesPerChunk;
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t) {
            std::vector<std::uint32_t> steps;
            std::vector<std::uint32_t> queue;
            const std::size_t last = std::min(n, (chunk + 1) * kSourcesPerChunk);
            for (std::size_t a = chunk * kSourcesPerChunk; a < last; ++a) {
                steps_from(part, static_cast<std::uint32_t>(a), steps, queue);
                std::size_t place = a * (2 * n - a - 1) / 2;
                for (std::size_t b = a + 1; b < n; ++b)
                    terms[place++] = term(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b),
                                          steps[b], 1.0, 1.0);
            }
        },
        monitor);
    return terms;
}

std::vector<Term> pivot_terms(const Component& part, const Pivots& pivots) {
    std::vector<Term> terms;
    terms.reserve(part.heads.size() / 2 + part.size() * pivots.vertices.size());
    for (std::uint32_t v = 0; v < part.size(); ++v) {
        for (std::uint32_t arc = part.offsets[v]; arc < part.offsets[v + 1]; ++arc)
            if (part.heads[arc] > v) terms.push_back(term(v, part.heads[arc], 1, 1.0, 1.0));
    }
    const auto within = region_sizes(part, pivots);
    const auto stands_for = [&](std::size_t p, std::uint32_t steps) {
        const std::size_t reach = std::min<std::size_t>(steps / 2, within[p].size() - 1);
        return within[p][reach];
    };
    std::vector<std::uint32_t> pivot_number(part.size(), static_cast<std::uint32_t>(part.size()));
    for (std::uint32_t p = 0; p < pivots.vertices.size(); ++p) pivot_number[pivots.vertices[p]] = p;
    for (std::uint32_t v = 0; v < part.size(); ++v) {
        for (std::uint32_t p = 0; p < pivots.vertices.size(); ++p) {
            const std::uint32_t steps = pivots.steps[p][v];
            const std::uint32_t q = pivot_number[v];
            const bool both = q < part.size();
            if (steps <= 1 || (both && q < p)) continue;  // a tie, the pivot itself, or the other end's term
            const double for_pivot = both ? stands_for(q, steps) : 0.0;
            terms.push_back(term(v, pivots.vertices[p], steps, stands_for(p, steps), for_pivot));
        }
    }
    return terms;
}

void descend(std::vector<Position>& positions, std::vector<Term>& terms, std::size_t sweeps, Start start,
             RandomStream random, const Monitor& monitor) {
    if (terms.empty()) return;
    MonitorClock clock(monitor);
    random.shuffle(std::span(terms));
    const Range range = weight_range(terms);
    const double last = kLastStep / range.largest;
    // The first sweeps of Zheng et al. move all pairs to their distance at once (1 / smallest), which forgets the
    // start; the root of it reached the same stress on all graphs tried, and seeds moved less.
    const double first = start == Start::loose ? 1.0 / std::sqrt(range.smallest) : kGentle / range.largest;
    const double decay = sweeps > 1 ? std::log(last / first) / static_cast<double>(sweeps - 1) : 0.0;
    // Terms are in random order already; later sweeps take blocks of them in a new one.
    std::vector<std::size_t> blocks((terms.size() + kBlock - 1) / kBlock);
    std::iota(blocks.begin(), blocks.end(), std::size_t{0});
    for (std::size_t sweep = 0; sweep < sweeps; ++sweep) {
        const double rate = first * std::exp(decay * static_cast<double>(sweep));
        for (const std::size_t block : blocks) {
            clock.tick({sweep, sweeps});
            const std::size_t end = std::min(terms.size(), (block + 1) * kBlock);
            for (std::size_t t = block * kBlock; t < end; ++t) move(positions, terms[t], rate);
        }
        random.shuffle(std::span(blocks));
    }
}

}  // namespace maillage::mapping
