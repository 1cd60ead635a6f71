#include "maillage/network/betweenness.hpp"

#include <algorithm>
#include <bit>
#include <memory>

#include "maillage/core/simd.hpp"
#include "maillage/core/thread_pool.hpp"
#include "core/own_lines.hpp"
#include "network/betweenness_lanes.hpp"
#include "network/dijkstra.hpp"
#include "network/search_graph.hpp"

namespace maillage {

namespace detail {

LaneState::LaneState(std::size_t n_vertices, std::size_t n_lanes)
    : lanes(n_lanes), seen(n_vertices), next(n_vertices), above(n_vertices), rows(n_vertices * n_lanes) {}

LaneKernel lane_kernel() {
#if defined(__GNUC__) && defined(__x86_64__)
    switch (instruction_set()) {
        case InstructionSet::avx512:
            return lanes_avx512;
        case InstructionSet::avx2:
            return lanes_avx2;
        case InstructionSet::portable:
            break;
    }
#endif
    return lanes_portable;
}

}  // namespace detail

namespace {

using detail::kMaxLanes;
using detail::LaneState;
using detail::LaneSums;
using detail::SearchGraph;

// Sums of so many parts, whatever the number of threads: each part is one chunk, and parts add up in their order.
constexpr std::size_t kParts = 64;

// Rows of ways that fit into the cache of a core.
constexpr std::size_t kCachedNumbers = std::size_t{1} << 19U;

// One search side by side with others pays where at least so many of them stand at a vertex together.
constexpr double kSharedLanes = 4.0;

// Brandes' algorithm from one source after the other, on the same rows and in the same order as the lanes.
class alignas(detail::kOwnLines) PlainSearch {
  public:
    explicit PlainSearch(const SearchGraph& graph)
        : graph_(&graph), level_(graph.size(), kNever), ways_(graph.size()), back_(graph.size()) {}

    void run(Vertex source, LaneSums sums) {
        for (const Vertex v : order_) level_[v] = kNever;
        order_.assign(1, source);
        level_[source] = 0;
        ways_[source] = 1.0;
        for (std::size_t i = 0; i < order_.size(); ++i) spread(order_[i]);
        for (std::size_t i = order_.size(); i-- > 0;) gather(order_[i], sums);
    }

  private:
    static constexpr std::uint32_t kNever = 0xFFFFFFFF;

    void spread(Vertex v) {
        for (const Vertex w : graph_->row(v)) {
            if (level_[w] == kNever) {
                level_[w] = level_[v] + 1;
                ways_[w] = 0.0;
                order_.push_back(w);
            }
            if (level_[w] == level_[v] + 1) ways_[w] += ways_[v];
        }
    }
    void gather(Vertex v, LaneSums sums) {
        double sum = 0.0;
        for (std::uint32_t arc = graph_->offsets[v]; arc < graph_->offsets[v + 1]; ++arc) {
            const Vertex w = graph_->heads[arc];
            if (level_[w] != level_[v] + 1) continue;
            sum += back_[w];
            if (!sums.edges.empty()) sums.edges[graph_->edges[arc]] += ways_[v] * back_[w];
        }
        const double dependency = sum * ways_[v];
        back_[v] = (1.0 + dependency) / ways_[v];
        if (level_[v] != 0) sums.vertices[graph_->original[v]] += dependency;
    }

    const SearchGraph* graph_;
    std::vector<std::uint32_t> level_;
    std::vector<double> ways_;
    std::vector<double> back_;
    std::vector<Vertex> order_{};
};

class WeightedSearch {  // on cache lines of its own, as its paths are
  public:
    explicit WeightedSearch(const Graph& graph)
        : paths_(graph), graph_(&graph), dependency_(graph.n_vertices()) {}

    void run(Vertex source, LaneSums sums) {
        paths_.run(source);
        const auto& order = paths_.order();
        for (std::size_t i = order.size(); i-- > 0;) {
            const Vertex v = order[i];
            dependency_[v] = 0.0;
            const auto heads = graph_->out(v);
            const std::size_t first = graph_->out_offsets()[v];
            for (std::size_t j = 0; j < heads.size(); ++j) {
                const Vertex w = heads[j];
                if (!paths_.is_on_shortest(v, paths_.length(first + j), w)) continue;
                const double part = paths_.ways(v) / paths_.ways(w) * (1.0 + dependency_[w]);
                dependency_[v] += part;
                if (!sums.edges.empty()) sums.edges[graph_->out_edges(v)[j]] += part;
            }
            if (v != source) sums.vertices[v] += dependency_[v];
        }
    }

  private:
    detail::Dijkstra paths_;
    const Graph* graph_;
    std::vector<double> dependency_;
};

// Adds up what `search(worker, batch, sums)` finds for each of so many batches.
template <typename RunBatch>
Betweenness summed(const Graph& graph, Measured measured, std::size_t batches, const Monitor& monitor,
                   RunBatch run_batch) {
    const std::size_t n = graph.n_vertices();
    const std::size_t m = measured == Measured::vertices_and_edges ? graph.n_edges() : 0;
    const std::size_t parts = std::min(kParts, batches);
    std::vector<std::vector<double>> vertices(parts);
    std::vector<std::vector<double>> edges(parts);
    for_each_chunk(
        parts,
        [&](std::size_t part, std::size_t worker) {
            vertices[part].resize(n);
            edges[part].resize(m);
            for (std::size_t batch = part * batches / parts; batch < (part + 1) * batches / parts; ++batch)
                run_batch(worker, batch, LaneSums{vertices[part], edges[part]});
        },
        monitor);
    Betweenness found{std::vector<double>(n), std::vector<double>(m)};
    // Every pair of an undirected graph was met from both ends.
    const double share = graph.directed() ? 1.0 : 0.5;
    for (std::size_t part = 0; part < parts; ++part) {
        for (std::size_t v = 0; v < n; ++v) found.vertices[v] += vertices[part][v];
        for (std::size_t e = 0; e < m; ++e) found.edges[e] += edges[part][e];
    }
    for (double& value : found.vertices) value *= share;
    for (double& value : found.edges) value *= share;
    return found;
}

// How many lanes stand at a vertex together, on average of the first batch.
double shared_lanes(const SearchGraph& graph) {
    const auto last = static_cast<Vertex>(std::min(graph.size(), kMaxLanes));
    LaneState state(graph.size(), kMaxLanes);
    std::vector<double> unused(graph.size());
    detail::lane_kernel()(graph, 0, last, state, {unused, {}});
    std::size_t lanes = 0;
    for (const auto& entry : state.entries) lanes += static_cast<std::size_t>(std::popcount(entry.lanes));
    return static_cast<double>(lanes) / static_cast<double>(state.entries.size());
}

Betweenness by_steps(const Graph& graph, Measured measured, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    if (n == 0) return {};
    const SearchGraph search_graph(graph);
    if (n >= kMaxLanes && shared_lanes(search_graph) >= kSharedLanes) {
        const std::size_t lanes = n * kMaxLanes <= kCachedNumbers ? kMaxLanes : kMaxLanes / 2;
        const std::size_t batches = (n + lanes - 1) / lanes;
        std::vector<LaneState> states(workers_for(std::min(kParts, batches)), LaneState(n, lanes));
        const auto kernel = detail::lane_kernel();
        return summed(graph, measured, batches, monitor,
                      [&](std::size_t worker, std::size_t batch, LaneSums sums) {
                          kernel(search_graph, static_cast<Vertex>(batch * lanes),
                                 static_cast<Vertex>(std::min(n, (batch + 1) * lanes)), states[worker], sums);
                      });
    }
    std::vector<PlainSearch> searches(workers_for(std::min(kParts, n)), PlainSearch(search_graph));
    return summed(graph, measured, n, monitor, [&](std::size_t worker, std::size_t source, LaneSums sums) {
        searches[worker].run(static_cast<Vertex>(source), sums);
    });
}

Betweenness by_lengths(const Graph& graph, Measured measured, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    std::vector<WeightedSearch> searches(workers_for(std::min(kParts, n)), WeightedSearch(graph));
    return summed(graph, measured, n, monitor, [&](std::size_t worker, std::size_t source, LaneSums sums) {
        searches[worker].run(static_cast<Vertex>(source), sums);
    });
}

}  // namespace

Betweenness betweenness(const Graph& graph, Lengths lengths, Measured measured, const Monitor& monitor) {
    return lengths == Lengths::steps ? by_steps(graph, measured, monitor)
                                     : by_lengths(graph, measured, monitor);
}

}  // namespace maillage
