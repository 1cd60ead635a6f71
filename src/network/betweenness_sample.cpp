// Betweenness from shortest ways between random pairs, found from both ends.
#include <algorithm>
#include <cmath>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/network/betweenness.hpp"
#include "core/own_lines.hpp"

namespace maillage {
namespace {

constexpr std::uint32_t kNever = 0xFFFFFFFF;

// A breadth-first search that goes on by one level at a time, along the arcs or against them.
class Side {
  public:
    Side(const Graph& graph, bool against)
        : graph_(&graph), against_(against), level_(graph.n_vertices(), kNever), ways_(graph.n_vertices()) {}

    void begin(Vertex v) {
        for (const Vertex known : known_) level_[known] = kNever;
        known_.assign(1, v);
        first_ = 0;
        level_[v] = 0;
        ways_[v] = 1.0;
    }
    [[nodiscard]] std::span<const Vertex> front() const { return std::span(known_).subspan(first_); }
    [[nodiscard]] std::span<const Vertex> next_of(Vertex v) const {
        return against_ ? graph_->in(v) : graph_->out(v);
    }
    [[nodiscard]] bool knows(Vertex v) const { return level_[v] != kNever; }
    [[nodiscard]] double ways(Vertex v) const { return ways_[v]; }
    [[nodiscard]] std::size_t arcs_of_front() const {
        std::size_t arcs = 0;
        for (const Vertex v : front()) arcs += next_of(v).size();
        return arcs;
    }
    void advance() {
        const std::size_t end = known_.size();
        for (std::size_t i = first_; i < end; ++i) {
            const Vertex v = known_[i];
            for (const Vertex w : next_of(v)) {
                if (level_[w] == kNever) {
                    level_[w] = level_[v] + 1;
                    ways_[w] = 0.0;
                    known_.push_back(w);
                }
                if (level_[w] == level_[v] + 1) ways_[w] += ways_[v];
            }
        }
        first_ = end;
    }
    // A random step back towards the start, each way equally likely; `v` is not the start.
    [[nodiscard]] Vertex step_back(Vertex v, RandomStream& random) const {
        double place = random.uniform() * ways_[v];
        Vertex chosen = v;
        for (const Vertex u : against_ ? graph_->out(v) : graph_->in(v)) {
            if (level_[u] == kNever || level_[u] + 1 != level_[v]) continue;
            chosen = u;
            place -= ways_[u];
            if (place < 0) break;
        }
        return chosen;
    }
    [[nodiscard]] bool is_start(Vertex v) const { return level_[v] == 0; }

  private:
    const Graph* graph_;
    bool against_;
    std::vector<std::uint32_t> level_;
    std::vector<double> ways_;
    std::vector<Vertex> known_{};
    std::size_t first_ = 0;
};

class alignas(detail::kOwnLines) Sampler {
  public:
    explicit Sampler(const Graph& graph)
        : n_(graph.n_vertices()), from_(graph, false), to_(graph, true), counts(graph.n_vertices()) {}

    // Counts the vertices inside a random shortest way between a random pair.
    void draw(RandomStream& random) {
        const auto s = static_cast<Vertex>(random.below(n_));
        auto t = static_cast<Vertex>(random.below(n_ - 1));
        if (t >= s) ++t;
        from_.begin(s);
        to_.begin(t);
        while (!from_.front().empty() && !to_.front().empty()) {
            const bool forward = from_.arcs_of_front() <= to_.arcs_of_front();
            Side& near = forward ? from_ : to_;
            Side& far = forward ? to_ : from_;
            meet(near, far);
            if (!crossings_.empty()) {
                count_way(near, far, random);
                return;
            }
            near.advance();
        }
    }

  private:
    struct Crossing {
        Vertex near;
        Vertex far;
        double ways_so_far;
    };

    void meet(const Side& near, const Side& far) {
        crossings_.clear();
        double sum = 0.0;
        for (const Vertex v : near.front()) {
            for (const Vertex w : near.next_of(v)) {
                if (!far.knows(w)) continue;
                sum += near.ways(v) * far.ways(w);
                crossings_.push_back({v, w, sum});
            }
        }
    }
    void count_way(const Side& near, const Side& far, RandomStream& random) {
        const double place = random.uniform() * crossings_.back().ways_so_far;
        const auto found = std::find_if(crossings_.begin(), crossings_.end() - 1,
                                        [&](const Crossing& c) { return place < c.ways_so_far; });
        for (Vertex v = found->near; !near.is_start(v); v = near.step_back(v, random)) ++counts[v];
        for (Vertex v = found->far; !far.is_start(v); v = far.step_back(v, random)) ++counts[v];
    }

    std::size_t n_;
    Side from_;
    Side to_;
    std::vector<Crossing> crossings_{};

  public:
    std::vector<std::uint64_t> counts;
};

// The two largest distances from one vertex of each part bound the number of vertices on a shortest way.
std::size_t vertices_on_a_way(const Graph& graph) {
    std::vector<char> known(graph.n_vertices(), 0);
    std::size_t most = 1;
    for (Vertex start = 0; start < graph.n_vertices(); ++start) {
        if (known[start] != 0) continue;
        std::vector<Vertex> queue{start};
        std::vector<std::size_t> distances{0};
        known[start] = 1;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const Vertex v = queue[i];
            const auto meet = [&](Vertex w) {
                if (known[w] != 0) return;
                known[w] = 1;
                queue.push_back(w);
                distances.push_back(distances[i] + 1);
            };
            for (const Vertex w : graph.out(v)) meet(w);
            if (graph.directed())
                for (const Vertex w : graph.in(v)) meet(w);
        }
        // Ways along directions may be longer than those that ignore them.
        const std::size_t second = queue.size() > 1 ? distances[queue.size() - 2] : 0;
        most = std::max(most, graph.directed() ? queue.size() : distances.back() + second + 1);
    }
    return most;
}

std::uint64_t samples_for(std::size_t vertices, const SampleOptions& options) {
    const double dimension =
        vertices > 2 ? std::floor(std::log2(static_cast<double>(vertices - 2))) + 1.0 : 0.0;
    const double wanted =
        0.5 / (options.error * options.error) * (dimension - std::log(1.0 - options.probability));
    return static_cast<std::uint64_t>(std::ceil(wanted));
}

void check(const SampleOptions& options) {
    if (!(options.error > 0 && options.error < 1))
        throw InvalidInput("error is " + std::to_string(options.error) +
                           "; expected a share between 0 and 1");
    if (!(options.probability > 0 && options.probability < 1))
        throw InvalidInput("probability is " + std::to_string(options.probability) +
                           "; expected a number between 0 and 1");
}

}  // namespace

SampledBetweenness sampled_betweenness(const Graph& graph, const SampleOptions& options,
                                       const Monitor& monitor) {
    check(options);
    const std::size_t n = graph.n_vertices();
    SampledBetweenness found{std::vector<double>(n), 0.0, options.probability, 0};
    if (n < 3) return found;
    found.samples = samples_for(vertices_on_a_way(graph), options);
    constexpr std::uint64_t kChunk = 128;
    const auto chunks = static_cast<std::size_t>((found.samples + kChunk - 1) / kChunk);
    std::vector<Sampler> samplers(workers_for(chunks), Sampler(graph));
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            RandomStream random(options.seed, chunk);
            const std::uint64_t draws = std::min<std::uint64_t>(kChunk, found.samples - chunk * kChunk);
            for (std::uint64_t i = 0; i < draws; ++i) samplers[worker].draw(random);
        },
        monitor);
    const auto size = static_cast<double>(n);
    const double pairs = size * (size - 1) * (graph.directed() ? 1.0 : 0.5);
    found.error = options.error * pairs;
    for (std::size_t v = 0; v < n; ++v) {
        std::uint64_t count = 0;
        for (const Sampler& sampler : samplers) count += sampler.counts[v];
        found.vertices[v] = static_cast<double>(count) / static_cast<double>(found.samples) * pairs;
    }
    return found;
}

}  // namespace maillage
