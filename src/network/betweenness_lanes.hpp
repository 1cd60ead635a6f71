#pragma once
// Brandes' algorithm from up to 32 sources side by side. Each source is a lane: one bit of a mask for where it has
// been, one number of a row for its ways. A row of neighbours is read once for all lanes that stand at its vertex.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/own_lines.hpp"
#include "network/search_graph.hpp"

namespace maillage::detail {

inline constexpr std::size_t kMaxLanes = 32;

/// A vertex and the lanes that reach it at the same step.
struct LaneEntry {
    Vertex vertex = 0;
    std::uint32_t lanes = 0;
};

/// Where the lanes of one batch are; serves one batch after the other.
struct alignas(kOwnLines) LaneState {
    std::size_t lanes;  ///< 16 or 32, numbers in each row
    std::vector<std::uint32_t> seen;
    std::vector<std::uint32_t> next;   ///< lanes that reach a vertex at the coming step; 0 between steps
    std::vector<std::uint32_t> above;  ///< lanes that reach a vertex one step later than the level at hand
    std::vector<double> rows;          ///< ways to each vertex; on the way back (1 + dependency) / ways
    std::vector<LaneEntry> entries;    ///< level after level
    std::vector<std::size_t> levels;   ///< where each begins, and the end
    std::vector<Vertex> touched;

    LaneState(std::size_t n_vertices, std::size_t n_lanes);
};

/// What a batch adds to: dependencies of vertices, and of edges where `edges` is not empty.
struct LaneSums {
    std::span<double> vertices;
    std::span<double> edges;
};

/// One batch: from the sources `first` to `last` (at most `state.lanes` of them), there and back.
using LaneKernel = void (*)(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state,
                            LaneSums sums);

void lanes_portable(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state, LaneSums sums);
void lanes_avx2(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state, LaneSums sums);
void lanes_avx512(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state, LaneSums sums);

/// The kernel of the instruction set in use.
[[nodiscard]] LaneKernel lane_kernel();

}  // namespace maillage::detail
