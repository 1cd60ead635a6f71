#pragma once
// Shortest ways by lengths of 1 / weight, from one vertex after the other.

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "maillage/network/graph.hpp"
#include "core/own_lines.hpp"

namespace maillage::detail {

/// Dijkstra's algorithm with a binary heap, and the number of shortest ways to each vertex. Buffers serve one
/// source after the other.
class alignas(kOwnLines) Dijkstra {
  public:
    explicit Dijkstra(const Graph& graph);

    void run(Vertex source);

    /// Vertices that are reached, the source first, by distance.
    [[nodiscard]] const std::vector<Vertex>& order() const { return order_; }
    [[nodiscard]] double distance(Vertex v) const { return distance_[v]; }
    /// Number of shortest ways from the source.
    [[nodiscard]] double ways(Vertex v) const { return ways_[v]; }
    /// Length of each arc of `Graph::out`, in the order of its rows.
    [[nodiscard]] double length(std::size_t arc) const { return lengths_[arc]; }
    /// Whether an arc from v, of that length, ends a shortest way to w.
    [[nodiscard]] bool is_on_shortest(Vertex v, double length, Vertex w) const;

  private:
    void relax(Vertex v);

    const Graph* graph_;
    std::vector<double> lengths_;
    std::vector<double> distance_;
    std::vector<double> ways_;
    std::vector<char> done_;
    std::vector<Vertex> order_{};
    std::vector<std::pair<double, Vertex>> heap_{};
};

}  // namespace maillage::detail
