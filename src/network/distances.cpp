// Distances between all pairs: searches from many vertices at once, one bit each, so that a row of neighbours is
// read once for all of them.

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "maillage/core/thread_pool.hpp"
#include "maillage/network/shape.hpp"

namespace maillage {
namespace {

constexpr std::size_t kWords = 8;
constexpr std::size_t kSources = 64 * kWords;

// One bit per source.
struct Sources {
    std::array<std::uint64_t, kWords> words{};

    [[nodiscard]] bool any() const {
        std::uint64_t all = 0;
        for (const std::uint64_t word : words) all |= word;
        return all != 0;
    }
    void add(const Sources& other) {
        for (std::size_t i = 0; i < kWords; ++i) words[i] |= other.words[i];
    }
    void remove(const Sources& other) {
        for (std::size_t i = 0; i < kWords; ++i) words[i] &= ~other.words[i];
    }
    [[nodiscard]] std::uint64_t count() const {
        std::uint64_t n = 0;
        for (const std::uint64_t word : words) n += static_cast<std::uint64_t>(std::popcount(word));
        return n;
    }
};

using Histogram = std::vector<std::uint64_t>;

// The searches from one chunk of vertices; buffers serve one chunk after the other.
class Search {
  public:
    void run(const Graph& graph, Vertex first, Vertex last, Histogram& pairs) {
        begin(graph.n_vertices(), first, last);
        for (std::size_t distance = 1; !active_.empty(); ++distance) {
            spread(graph);
            const std::uint64_t reached = keep_new();
            if (reached == 0) break;
            if (pairs.size() <= distance) pairs.resize(distance + 1, 0);
            pairs[distance] += reached;
        }
    }

  private:
    void begin(std::size_t n_vertices, Vertex first, Vertex last) {
        seen_.assign(n_vertices, {});
        front_.assign(n_vertices, {});
        next_.resize(n_vertices);  // empty after every search
        active_.clear();
        for (Vertex v = first; v < last; ++v) {
            const std::size_t bit = v - first;
            seen_[v].words[bit / 64] = std::uint64_t{1} << (bit % 64);
            front_[v] = seen_[v];
            active_.push_back(v);
        }
    }
    void spread(const Graph& graph) {
        touched_.clear();
        for (const Vertex v : active_) {
            for (const Vertex w : graph.out(v)) {
                if (!next_[w].any()) touched_.push_back(w);
                next_[w].add(front_[v]);
            }
        }
    }
    std::uint64_t keep_new() {
        std::uint64_t reached = 0;
        active_.clear();
        for (const Vertex w : touched_) {
            next_[w].remove(seen_[w]);
            if (next_[w].any()) {
                seen_[w].add(next_[w]);
                front_[w] = next_[w];
                reached += next_[w].count();
                active_.push_back(w);
            }
            next_[w] = {};
        }
        return reached;
    }

    std::vector<Sources> seen_{};
    std::vector<Sources> front_{};
    std::vector<Sources> next_{};
    std::vector<Vertex> active_{};
    std::vector<Vertex> touched_{};
};

Histogram histogram(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    const std::size_t chunks = (n + kSources - 1) / kSources;
    std::vector<Search> searches(workers_for(chunks));
    std::vector<Histogram> found(searches.size());
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            const auto first = static_cast<Vertex>(chunk * kSources);
            const auto last = static_cast<Vertex>(std::min(n, (chunk + 1) * kSources));
            searches[worker].run(graph, first, last, found[worker]);
        },
        monitor);
    // Whole numbers: their sum does not depend on who counted what.
    Histogram pairs(1, 0);
    for (const Histogram& part : found) {
        if (pairs.size() < part.size()) pairs.resize(part.size(), 0);
        for (std::size_t d = 0; d < part.size(); ++d) pairs[d] += part[d];
    }
    return pairs;
}

}  // namespace

Distances distances(const Graph& graph, const Monitor& monitor) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    Distances found;
    found.pairs = histogram(graph, monitor);
    found.diameter = static_cast<std::uint32_t>(found.pairs.size() - 1);
    const std::uint64_t n = graph.n_vertices();
    const std::uint64_t all = n < 2 ? 0 : n * (n - 1);
    std::uint64_t reached = 0;
    std::uint64_t sum = 0;
    double inverse = 0.0;
    for (std::size_t d = 1; d < found.pairs.size(); ++d) {
        reached += found.pairs[d];
        sum += d * found.pairs[d];
        inverse += static_cast<double>(found.pairs[d]) / static_cast<double>(d);
    }
    found.unreached = all - reached;
    found.mean = reached == 0 ? kUndefined : static_cast<double>(sum) / static_cast<double>(reached);
    found.efficiency = all == 0 ? kUndefined : inverse / static_cast<double>(all);
    return found;
}

}  // namespace maillage
