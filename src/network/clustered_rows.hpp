#pragma once
// A graph whose vertices are numbered cluster by cluster, so that searches from vertices of neighbouring numbers
// stand at the same places at nearly the same time.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/network/graph.hpp"

namespace maillage::detail {

/// Rows of neighbours by new numbers; vertex i here is vertex `original[i]` of the graph.
class ClusteredRows {
  public:
    /// Vertices of a cluster, at most; they are connected.
    static constexpr std::size_t kCluster = 128;

    explicit ClusteredRows(const Graph& graph);

    [[nodiscard]] std::size_t size() const { return original_.size(); }
    [[nodiscard]] const std::vector<Vertex>& original() const { return original_; }
    /// Neighbours by arcs that leave v.
    [[nodiscard]] std::span<const Vertex> out(Vertex v) const { return out_.row(v); }
    /// Neighbours by arcs that enter v.
    [[nodiscard]] std::span<const Vertex> in(Vertex v) const { return directed_ ? in_.row(v) : out_.row(v); }
    [[nodiscard]] std::size_t n_arcs() const { return out_.heads.size(); }
    /// Steps from the first vertex of a cluster to the last one, on average.
    [[nodiscard]] double depth() const { return depth_; }

  private:
    struct Rows {
        std::vector<std::uint32_t> offsets{0};
        std::vector<Vertex> heads{};

        [[nodiscard]] std::span<const Vertex> row(Vertex v) const {
            return std::span(heads).subspan(offsets[v], offsets[v + 1] - offsets[v]);
        }
    };

    bool directed_;
    double depth_ = 0.0;
    std::vector<Vertex> original_{};
    Rows out_{};
    Rows in_{};  // of a directed graph only
};

}  // namespace maillage::detail
