#pragma once
// The graph that analyses run on: compressed sparse rows, neighbours in ascending order, parallel ties combined.
// Building costs O(vertices + ties). `maillage/network/boost_graph.hpp` makes it a graph of the Boost Graph
// Library.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/stakeholder_network.hpp"

namespace maillage {

/// Number of a vertex.
using Vertex = std::uint32_t;

/// One edge; of an undirected graph `from` < `to`.
struct Edge {
    Vertex from = 0;
    Vertex to = 0;
    double weight = 1.0;

    bool operator==(const Edge&) const = default;
};

/// What the weight of an edge becomes where several ties join the same two actors.
enum class Combine {
    sum,    ///< strengths add up
    max,    ///< the strongest counts
    count,  ///< how many ties there are
    one,    ///< 1: only whether there is a tie
};

/// A graph without loops or parallel edges, as a value that never changes and is cheap to copy.
class MAILLAGE_EXPORT Graph {
  public:
    /// From edges in any order. Throws InvalidInput for a loop, a vertex out of range, a weight that is not
    /// finite and > 0, or more than 2^31 edges.
    explicit Graph(std::size_t n_vertices, std::span<const Edge> edges = {},
                   Direction direction = Direction::undirected, Combine combine = Combine::sum);

    [[nodiscard]] std::size_t n_vertices() const { return n_vertices_; }
    [[nodiscard]] std::size_t n_edges() const { return edges_().size(); }
    [[nodiscard]] bool directed() const { return data_->directed; }

    /// All edges, ordered by `from`, then `to`.
    [[nodiscard]] std::span<const Edge> edges() const { return edges_(); }

    /// Neighbours by arcs that leave `v`, ascending. Undirected: all neighbours.
    [[nodiscard]] std::span<const std::uint32_t> out(Vertex v) const {
        return row(data_->out, data_->out.heads, v);
    }
    /// Neighbours by arcs that enter `v`, ascending. Undirected: all neighbours.
    [[nodiscard]] std::span<const std::uint32_t> in(Vertex v) const {
        return row(in_rows(), in_rows().heads, v);
    }
    /// Number in `edges()` of each arc of `out(v)`, in the same order.
    [[nodiscard]] std::span<const std::uint32_t> out_edges(Vertex v) const {
        return row(data_->out, data_->out.edges, v);
    }
    /// Number in `edges()` of each arc of `in(v)`, in the same order.
    [[nodiscard]] std::span<const std::uint32_t> in_edges(Vertex v) const {
        return row(in_rows(), in_rows().edges, v);
    }
    [[nodiscard]] std::size_t out_degree(Vertex v) const { return out(v).size(); }
    [[nodiscard]] std::size_t in_degree(Vertex v) const { return in(v).size(); }

    /// Where the row of each vertex begins in `out_heads()`: n_vertices + 1 numbers.
    [[nodiscard]] std::span<const std::uint32_t> out_offsets() const { return data_->out.offsets; }
    /// The rows of `out`, one after the other.
    [[nodiscard]] std::span<const std::uint32_t> out_heads() const { return data_->out.heads; }
    /// As `out_offsets` and `out_heads`, for arcs that enter.
    [[nodiscard]] std::span<const std::uint32_t> in_offsets() const { return in_rows().offsets; }
    [[nodiscard]] std::span<const std::uint32_t> in_heads() const { return in_rows().heads; }

    /// Whether there is an arc from `u` to `v`. O(log degree).
    [[nodiscard]] bool has_arc(Vertex u, Vertex v) const;
    /// Weight of the arc from `u` to `v`, 0 where there is none. O(log degree).
    [[nodiscard]] double weight(Vertex u, Vertex v) const;

    /// The same ties without their direction; two opposite arcs add up.
    [[nodiscard]] Graph undirected() const;

  private:
    struct Rows {
        std::vector<std::uint32_t> offsets;
        std::vector<std::uint32_t> heads;
        std::vector<std::uint32_t> edges;
    };
    struct Data {
        bool directed = false;
        std::vector<Edge> edges;
        Rows out;
        Rows in;  // of a directed graph only
    };

    [[nodiscard]] const std::vector<Edge>& edges_() const { return data_->edges; }
    [[nodiscard]] const Rows& in_rows() const { return data_->directed ? data_->in : data_->out; }
    [[nodiscard]] static std::span<const std::uint32_t> row(const Rows& rows,
                                                            const std::vector<std::uint32_t>& values,
                                                            Vertex v) {
        return std::span(values).subspan(rows.offsets[v], rows.offsets[v + 1] - rows.offsets[v]);
    }

    std::size_t n_vertices_ = 0;
    std::shared_ptr<const Data> data_;
};

/// The graph of all cooperations of a network, one vertex per actor in the same order.
[[nodiscard]] MAILLAGE_EXPORT Graph graph(const StakeholderNetwork& network, Combine combine = Combine::sum);

}  // namespace maillage
