#pragma once
// One component of a network as rows of neighbours, and numbers of steps between its vertices.

#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/network/graph.hpp"

namespace maillage::mapping {

/// A connected part of a graph, its vertices numbered from 0.
struct Component {
    std::vector<Vertex> members = {};  ///< the number in the whole graph, ascending
    std::vector<std::uint32_t> offsets = {};
    std::vector<std::uint32_t> heads = {};

    [[nodiscard]] std::size_t size() const { return members.size(); }
};

/// The components of an undirected graph, the largest first, of equal ones that of the first vertex.
[[nodiscard]] std::vector<Component> components(const Graph& graph);

/// Fills `steps` (one a vertex) with the number of steps from a vertex; `queue` is room for one number a vertex.
void steps_from(const Component& part, std::uint32_t source, std::vector<std::uint32_t>& steps,
                std::vector<std::uint32_t>& queue);

/// Vertices that are far from each other, and the number of steps from each of them to all.
struct Pivots {
    std::vector<std::uint32_t> vertices = {};
    std::vector<std::vector<std::uint32_t>> steps = {};
};

/// Up to `count` pivots, each as far as can be from those before; the first has the most neighbours.
[[nodiscard]] Pivots pivots(const Component& part, std::size_t count, const Monitor& monitor);

}  // namespace maillage::mapping
