#pragma once
// The smallest groups of sets that together have every element: exact minimum set cover, NP-hard (Karp 1972). The
// smallest size by branch and bound after dropping what is dominated and taking what is essential, bounded by a
// feasible dual (each element pays 1 / size of the largest set that has it); then all covers of that size, or the
// k smallest. Fast for what networks of territories ask (dozens of elements, hundreds of sets); the work is
// counted and limited, never the time, so that an answer is the same everywhere.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"

namespace maillage {

/// What `minimum_set_cover` lists, and when it stops.
struct SetCoverOptions {
    std::size_t max_covers = 100;  ///< covers listed at most
    /// How many covers are wanted: after the smallest ones, larger ones without a superfluous set. 0: only the
    /// smallest.
    std::size_t k = 0;
    std::uint64_t max_nodes = 1'000'000;  ///< choices tried at most, in each of the two searches
};

/// The smallest covers.
struct SetCovers {
    std::vector<std::vector<std::uint32_t>> covers =
        {};                       ///< sets ascending; smaller covers first, then in order
    std::size_t size = 0;         ///< of the smallest cover found
    std::size_t lower_bound = 0;  ///< no cover is smaller
    bool proven = true;           ///< whether the two are equal
    bool complete = true;         ///< whether all covers that were asked for are listed

    bool operator==(const SetCovers&) const = default;
};

/// The smallest choices of sets whose union has all elements 0 .. n_elements - 1.
///
/// Raises
/// ------
/// InvalidInput
///     For an element out of range, or max_covers or max_nodes = 0.
/// Infeasible
///     For an element that no set has.
/// LimitExceeded
///     For more than 256 elements, or more than 5,000 sets that differ.
[[nodiscard]] MAILLAGE_EXPORT SetCovers minimum_set_cover(std::span<const std::vector<std::uint32_t>> sets,
                                                          std::size_t n_elements,
                                                          const SetCoverOptions& options = {},
                                                          const Monitor& monitor = {});

}  // namespace maillage
