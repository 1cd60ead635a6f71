#pragma once
// A graph whose vertices are numbered breadth-first, so that searches find neighbours close together in memory.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/network/graph.hpp"

namespace maillage::detail {

/// Rows of neighbours by new numbers; vertex i here is vertex `original[i]` of the graph.
struct SearchGraph {
    std::vector<std::uint32_t> offsets{};
    std::vector<Vertex> heads{};
    std::vector<std::uint32_t> edges{};  ///< number in `Graph::edges()` of each arc
    std::vector<Vertex> original{};

    explicit SearchGraph(const Graph& graph);

    [[nodiscard]] std::size_t size() const { return original.size(); }
    [[nodiscard]] std::span<const Vertex> row(Vertex v) const {
        return std::span(heads).subspan(offsets[v], offsets[v + 1] - offsets[v]);
    }
};

}  // namespace maillage::detail
