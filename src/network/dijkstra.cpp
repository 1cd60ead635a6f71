#include "network/dijkstra.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace maillage::detail {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-12;

bool equal(double a, double b) {
    return std::abs(a - b) <= kTolerance * std::min(a, b);
}

}  // namespace

Dijkstra::Dijkstra(const Graph& graph)
    : graph_(&graph),
      distance_(graph.n_vertices(), kNever),
      ways_(graph.n_vertices(), 0.0),
      done_(graph.n_vertices(), 0) {
    lengths_.reserve(graph.out_heads().size());
    for (Vertex v = 0; v < graph.n_vertices(); ++v)
        for (const std::uint32_t edge : graph.out_edges(v))
            lengths_.push_back(1.0 / graph.edges()[edge].weight);
}

bool Dijkstra::is_on_shortest(Vertex v, double length, Vertex w) const {
    return equal(distance_[v] + length, distance_[w]);
}

void Dijkstra::run(Vertex source) {
    for (const Vertex v : order_) {
        distance_[v] = kNever;
        ways_[v] = 0.0;
        done_[v] = 0;
    }
    order_.clear();
    heap_.assign(1, {0.0, source});
    distance_[source] = 0.0;
    ways_[source] = 1.0;
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
        const Vertex v = heap_.back().second;
        heap_.pop_back();
        if (done_[v] != 0) continue;
        done_[v] = 1;
        order_.push_back(v);
        relax(v);
    }
}

void Dijkstra::relax(Vertex v) {
    const auto heads = graph_->out(v);
    const std::size_t first = graph_->out_offsets()[v];
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const Vertex w = heads[i];
        if (done_[w] != 0) continue;
        const double distance = distance_[v] + lengths_[first + i];
        if (equal(distance, distance_[w])) {
            ways_[w] += ways_[v];
        } else if (distance < distance_[w]) {
            distance_[w] = distance;
            ways_[w] = ways_[v];
            heap_.emplace_back(distance, w);
            std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
        }
    }
}

}  // namespace maillage::detail
