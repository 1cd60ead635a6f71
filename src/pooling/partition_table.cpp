#include "pooling/partition_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "maillage/core/thread_pool.hpp"

namespace maillage::pooling {

namespace {

// Sets are taken eight at a time, all that differ in the first three players: sixteen numbers are read for the 27 ways
// in which a group and what it leaves share out those three.
constexpr unsigned kLowPlayers = 3;
constexpr std::uint32_t kBlock = 1U << kLowPlayers;

// best[x] = max over subsets j of x of group[j] + left[x \ j].
inline void combine(const double* group, const double* left, std::array<double, kBlock>& best) {
    for (std::uint32_t j = 0; j < kBlock; ++j) {
        for (std::uint32_t x = 0; x < kBlock; ++x) {
            if ((j & ~x) == 0) best[x] = std::max(best[x], group[j] + left[x ^ j]);
        }
    }
}

// The eight sets that are `high` beyond the first three players, and whose last player `groups` holds.
void fill_block(const double* groups, const double* best, std::uint32_t high, int limit, double* filled) {
    std::array<double, kBlock> found;
    found.fill(-std::numeric_limits<double>::infinity());
    std::uint32_t subset = high;
    for (;;) {
        // The largest subset that is not above this one and has not too many members: the first of it.
        while (std::popcount(subset) > limit) subset &= subset - 1;
        combine(groups + subset, best + (high ^ subset), found);
        if (subset == 0) break;
        subset = (subset - kBlock) & high;
    }
    std::copy(found.begin(), found.end(), filled);
}

// The sets whose last player is `last`, one by one, for tables that are smaller than a block.
void fill_few(std::span<const double> values, std::uint32_t last, std::vector<double>& best) {
    const std::uint32_t last_player = 1U << last;
    for (std::uint32_t others = 0; others < last_player; ++others) {
        double found = -std::numeric_limits<double>::infinity();
        for (std::uint32_t subset = others;; subset = (subset - 1) & others) {
            found = std::max(found, values[last_player | subset] + best[others ^ subset]);
            if (subset == 0) break;
        }
        best[last_player | others] = found;
    }
}

}  // namespace

std::vector<double> partition_table(std::span<const double> values, std::size_t n, std::size_t max_size,
                                    const Monitor& monitor) {
    std::vector<double> best(std::size_t{1} << (n - 1), 0.0);
    const int limit = static_cast<int>(max_size) - 1;  // beside the last player
    for (std::uint32_t last = 0; last + 1 < n; ++last) {
        if (last < kLowPlayers) {
            fill_few(values, last, best);
            continue;
        }
        // What a set can be worth depends on sets without its last player only, so all of these can go at once.
        const std::uint32_t last_player = 1U << last;
        const std::uint32_t blocks = last_player / kBlock;
        constexpr std::uint32_t kBlocksOfChunk = 64;
        const std::uint32_t chunks = (blocks + kBlocksOfChunk - 1) / kBlocksOfChunk;
        for_each_chunk(
            chunks,
            [&](std::size_t chunk, std::size_t /*worker*/) {
                const auto first = static_cast<std::uint32_t>(chunk) * kBlocksOfChunk;
                for (std::uint32_t b = first; b < std::min(first + kBlocksOfChunk, blocks); ++b) {
                    const std::uint32_t high = b * kBlock;
                    fill_block(values.data() + last_player, best.data(), high, limit,
                               best.data() + (last_player | high));
                }
            },
            monitor);
    }
    return best;
}

}  // namespace maillage::pooling
