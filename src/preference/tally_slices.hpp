#pragma once
// What the pairwise tally asks of each instruction set, and the bit planes that they exchange.

#include <cstddef>
#include <cstdint>

namespace maillage::detail {

inline constexpr std::size_t kGroup = 64;       ///< agents in one word
inline constexpr std::size_t kMostGroups = 64;  ///< groups in one Slices: byte counters hold them
inline constexpr std::size_t kReadAhead = 16;   ///< columns are read in blocks of so many bytes

/// Bit planes of the levels of up to kMostGroups * kGroup agents.
struct Slices {
    const std::uint64_t* words =
        nullptr;  ///< [topics / lanes][groups][depth][lanes], blocks of topics `stride` apart
    std::size_t topics = 0;
    std::size_t groups = 0;  ///< a multiple of the kernel's `step`; missing agents hold all topics equal
    std::size_t depth = 0;   ///< planes, from the lowest bit
    std::size_t stride = 0;  ///< words from one block of topics to the next
    const std::uint64_t* weights = nullptr;  ///< planes of the units, [groups][weight_depth]; null: all are 1
    std::size_t weight_depth = 0;
};

/// Where the planes of one group of agents go.
struct SliceTarget {
    std::uint64_t* words = nullptr;
    std::size_t stride = 0;  ///< words from one block of topics to the next
    std::size_t planes = 0;  ///< at most 8
};

/// Where counts go: added to `wins`, or subtracted from `wins` and `compared` (which may be null).
struct Sums {
    std::int64_t* wins = nullptr;
    std::int64_t* compared = nullptr;
    bool subtract = false;
};

/// The lowest and the highest of some levels; of none, the highest possible and 0.
struct LevelRange {
    unsigned lowest;
    unsigned highest;
};

struct TallyKernel {
    std::size_t lanes;  ///< topics in a vector
    std::size_t step;   ///< groups of agents taken together
    LevelRange (*range8)(const std::uint8_t* levels, std::size_t count);
    LevelRange (*range16)(const std::uint16_t* levels, std::size_t count);
    /// Bit planes of kGroup rows of `topics` bytes, minus `bias` (0 or 1; 0 wraps to 255). Reads up to
    /// kReadAhead bytes past the last row.
    void (*slice)(const std::uint8_t* rows, std::size_t topics, unsigned bias, const SliceTarget& target);
    /// One plane: the levels that are not 0.
    void (*mark_ranked)(const Slices& levels, std::uint64_t* ranked);
    /// Adds to totals[topic] the units of the agents whose only plane is set.
    void (*total)(const Slices& ranked, std::int64_t* totals);
    /// For all ordered pairs (a, b), the units of the agents with level(a) < level(b).
    void (*count)(const Slices& levels, const Sums& sums);

    /// Where planes are that many or more, agents weigh 1 and levels are bytes, comparing bytes is quicker
    /// than comparing planes; 0 = never.
    std::size_t byte_depth;
    /// The columns of kGroup rows of `topics` bytes, minus `bias`, in the form that count_bytes compares; a
    /// column follows the other after `stride` bytes. Reads as far as `slice`.
    void (*transpose)(const std::uint8_t* rows, std::size_t topics, unsigned bias, std::uint8_t* columns,
                      std::size_t stride);
    /// Adds the number of agents with level(a) < level(b) to wins[a * topics + b]; `agents` is
    /// a multiple of kGroup and at most kMostGroups * kGroup.
    void (*count_bytes)(const std::uint8_t* columns, std::size_t topics, std::size_t agents,
                        std::size_t stride, std::int64_t* wins);
};

[[nodiscard]] const TallyKernel& portable_tally_kernel();
[[nodiscard]] const TallyKernel& avx2_tally_kernel();    ///< the portable one where the build has no other
[[nodiscard]] const TallyKernel& avx512_tally_kernel();  ///< the portable one where the build has no other

}  // namespace maillage::detail
