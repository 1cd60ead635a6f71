#pragma once
// The baseline of the pairwise benchmarks, in a file of its own so that nothing is known of its arguments.

#include <cstddef>
#include <cstdint>

/// The plain branch-free loop over row-major bytes, as the compiler vectorises it.
void plain_tally(const std::uint8_t* levels, std::size_t agents, std::size_t topics, std::int64_t* wins);
