#pragma once
// Going through the ballots in chunks whose results do not depend on the number of threads.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage::detail {

constexpr std::size_t kRowsPerChunk = 8192;

/// Weight of an agent in units.
[[nodiscard]] inline std::int64_t units_of(const PreferenceMatrix& preferences, std::size_t agent) {
    const auto units = preferences.weight_units();
    return units.empty() ? 1 : units[agent];
}

/// One `Part` per chunk of rows, in row order; `add(part, first, last)` adds rows [first, last).
template <typename Part, typename Add>
[[nodiscard]] std::vector<Part> parts_of_rows(std::size_t agents, const Part& empty, const Add& add,
                                              const Monitor& monitor) {
    std::vector<Part> parts((agents + kRowsPerChunk - 1) / kRowsPerChunk, empty);
    for_each_chunk(
        parts.size(),
        [&](std::size_t chunk, std::size_t) {
            add(parts[chunk], chunk * kRowsPerChunk, std::min(agents, (chunk + 1) * kRowsPerChunk));
        },
        monitor);
    return parts;
}

}  // namespace maillage::detail
