#pragma once
// Groups of vertices as codes: one number per vertex, -1 where none is given.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/network/graph.hpp"

namespace maillage::detail {

// As many groups as tables of all pairs of groups are made for.
inline constexpr std::size_t kMaxGroups = 2048;

/// Number of vertices of each group, up to the highest code. Throws InvalidInput for codes that are none.
std::vector<std::uint64_t> group_sizes(const Graph& graph, std::span<const std::int32_t> codes);

/// The same, and throws LimitExceeded for more groups than tables of pairs can hold.
std::vector<std::uint64_t> few_group_sizes(const Graph& graph, std::span<const std::int32_t> codes);

/// Vertices without a group.
std::uint64_t n_without(std::span<const std::int32_t> codes);

}  // namespace maillage::detail
