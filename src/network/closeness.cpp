#include "maillage/network/closeness.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "maillage/core/thread_pool.hpp"
#include "network/dijkstra.hpp"

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
};

// What is known of the distances to each vertex from the sources so far, in whole numbers: they add up in any order.
struct Sums {
    std::vector<std::uint32_t> reached{};
    std::vector<std::uint64_t> total{};
    std::vector<std::uint64_t> harmonic{};  // in units of 2^-shift
    std::vector<std::uint32_t> farthest{};

    explicit Sums(std::size_t n) : reached(n), total(n), harmonic(n), farthest(n) {}

    void add(Vertex v, std::uint32_t distance, std::uint64_t sources, std::uint64_t inverse) {
        reached[v] += static_cast<std::uint32_t>(sources);
        total[v] += sources * distance;
        harmonic[v] += sources * inverse;
        farthest[v] = std::max(farthest[v], distance);
    }
    void add(const Sums& other) {
        for (std::size_t v = 0; v < reached.size(); ++v) {
            reached[v] += other.reached[v];
            total[v] += other.total[v];
            harmonic[v] += other.harmonic[v];
            farthest[v] = std::max(farthest[v], other.farthest[v]);
        }
    }
};

// Searches against the arcs from up to 512 vertices at once: what a source finds, reaches it.
class Search {
  public:
    Search(const Graph& graph, int shift)
        : graph_(graph),
          shift_(shift),
          seen_(graph.n_vertices()),
          front_(graph.n_vertices()),
          next_(graph.n_vertices()) {}

    void run(Vertex first, Vertex last, Sums& sums) {
        std::fill(seen_.begin(), seen_.end(), Sources{});
        active_.clear();
        for (Vertex v = first; v < last; ++v) {
            seen_[v].words[(v - first) / 64] = std::uint64_t{1} << ((v - first) % 64);
            front_[v] = seen_[v];
            active_.push_back(v);
        }
        for (std::uint32_t distance = 1; !active_.empty(); ++distance) {
            spread();
            keep_new(distance, sums);
        }
    }

  private:
    void spread() {
        touched_.clear();
        for (const Vertex v : active_) {
            const Sources from = front_[v];
            for (const Vertex w : graph_.in(v)) {
                Sources fresh;
                for (std::size_t i = 0; i < kWords; ++i) fresh.words[i] = from.words[i] & ~seen_[w].words[i];
                if (!fresh.any()) continue;
                if (!next_[w].any()) touched_.push_back(w);
                for (std::size_t i = 0; i < kWords; ++i) next_[w].words[i] |= fresh.words[i];
            }
        }
    }
    void keep_new(std::uint32_t distance, Sums& sums) {
        const std::uint64_t inverse = (std::uint64_t{1} << shift_) / distance;
        for (const Vertex w : touched_) {
            std::uint64_t found = 0;
            for (std::size_t i = 0; i < kWords; ++i) {
                found += static_cast<std::uint64_t>(std::popcount(next_[w].words[i]));
                seen_[w].words[i] |= next_[w].words[i];
            }
            front_[w] = next_[w];
            next_[w] = {};
            sums.add(w, distance, found, inverse);
        }
        active_.swap(touched_);
    }

    const Graph& graph_;
    int shift_;
    std::vector<Sources> seen_;
    std::vector<Sources> front_;
    std::vector<Sources> next_;
    std::vector<Vertex> active_{};
    std::vector<Vertex> touched_{};
};

Closeness by_steps(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    // The unit of harmonic sums, small enough that n of them of size 1 fit into 64 bits.
    const int shift = 62 - static_cast<int>(std::bit_width(n));
    const std::size_t chunks = (n + kSources - 1) / kSources;
    const std::size_t workers = workers_for(chunks);
    std::vector<Search> searches(workers, Search(graph, shift));
    std::vector<Sums> sums(workers, Sums(n));
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            searches[worker].run(static_cast<Vertex>(chunk * kSources),
                                 static_cast<Vertex>(std::min(n, (chunk + 1) * kSources)), sums[worker]);
        },
        monitor);
    for (std::size_t worker = 1; worker < workers; ++worker) sums[0].add(sums[worker]);
    Closeness found;
    if (n == 0) return found;
    const double unit = 1.0 / static_cast<double>(std::uint64_t{1} << shift);
    found.reached = std::move(sums[0].reached);
    found.total_distance.assign(sums[0].total.begin(), sums[0].total.end());
    for (const std::uint64_t units : sums[0].harmonic)
        found.harmonic.push_back(static_cast<double>(units) * unit);
    found.farthest.assign(sums[0].farthest.begin(), sums[0].farthest.end());
    return found;
}

Closeness by_lengths(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    constexpr std::size_t kChunk = 16;
    const std::size_t chunks = (n + kChunk - 1) / kChunk;
    std::vector<detail::Dijkstra> searches(workers_for(chunks), detail::Dijkstra(graph));
    Closeness found{std::vector<std::uint32_t>(n), std::vector<double>(n), std::vector<double>(n),
                    std::vector<double>(n)};
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            for (std::size_t s = chunk * kChunk; s < std::min(n, (chunk + 1) * kChunk); ++s) {
                auto& search = searches[worker];
                search.run(static_cast<Vertex>(s));
                for (const Vertex v : search.order()) {
                    if (v == s) continue;
                    const double distance = search.distance(v);
                    ++found.reached[s];
                    found.total_distance[s] += distance;
                    found.harmonic[s] += 1.0 / distance;
                    found.farthest[s] = std::max(found.farthest[s], distance);
                }
            }
        },
        monitor);
    return found;
}

}  // namespace

Closeness closeness(const Graph& graph, Lengths lengths, const Monitor& monitor) {
    return lengths == Lengths::steps ? by_steps(graph, monitor) : by_lengths(graph, monitor);
}

}  // namespace maillage
