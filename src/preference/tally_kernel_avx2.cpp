// The pairwise tally with AVX2: four topics in a vector.
#include "preference/tally_slices.hpp"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>

#include <bit>
#include <cstring>

#define MAILLAGE_TARGET __attribute__((target("avx2,popcnt")))

namespace maillage::detail {
namespace {

using Word = __m256i;
constexpr std::size_t kLanes = 4;
constexpr std::size_t kTopics = 4;
constexpr std::size_t kStep = 4;

MAILLAGE_TARGET inline Word load(const void* from) {
    return _mm256_loadu_si256(static_cast<const Word*>(from));
}
MAILLAGE_TARGET inline void store(void* to, Word w) {
    _mm256_storeu_si256(static_cast<Word*>(to), w);
}
MAILLAGE_TARGET inline Word broadcast(std::uint64_t word) {
    return _mm256_set1_epi64x(static_cast<long long>(word));
}
MAILLAGE_TARGET inline Word and_not(Word a, Word b) {
    return _mm256_andnot_si256(a, b);
}

MAILLAGE_TARGET inline Word count_bytes(Word w) {
    const Word table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                        0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const Word nibble = _mm256_set1_epi8(15);
    return _mm256_add_epi8(_mm256_shuffle_epi8(table, w & nibble),
                           _mm256_shuffle_epi8(table, _mm256_srli_epi16(w, 4) & nibble));
}
MAILLAGE_TARGET inline Word add_to_bytes(Word a, Word b) {
    return _mm256_add_epi8(a, b);
}
MAILLAGE_TARGET inline Word sum_bytes(Word w) {
    return _mm256_sad_epu8(w, Word{});
}

#include "preference/tally_counter.hpp"

// 32 rows x 16 columns of bytes, one vector a column; only the first `Columns` (4, 8 or 16) of `out` are set.
template <std::size_t Columns>
MAILLAGE_TARGET inline void columns(const std::uint8_t* rows, std::size_t stride, Word (&out)[Columns]) {
    Word now[16];
    for (std::size_t j = 0; j < 16; ++j) {
        const auto half = [&](std::size_t lane) MAILLAGE_TARGET {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows + (j + 16 * lane) * stride));
        };
        now[j] = _mm256_inserti128_si256(_mm256_castsi128_si256(half(0)), half(1), 1);
    }
    // Each round moves one bit of the row number into the byte number: a perfect shuffle.
    Word next[16];
    for (std::size_t round = 0; round < 4; ++round) {
        for (std::size_t i = 0; i < 8; ++i) {
            next[2 * i] = _mm256_unpacklo_epi8(now[i], now[i + 8]);
            next[2 * i + 1] = _mm256_unpackhi_epi8(now[i], now[i + 8]);
        }
        for (std::size_t i = 0; i < 16; ++i) now[i] = next[i];
    }
    for (std::size_t i = 0; i < Columns; ++i) out[i] = now[i];
}

// The bits of 32 bytes go to one half of a word: the highest first, each time moved to the sign of its byte.
template <std::size_t Planes>
MAILLAGE_TARGET inline void store_planes(Word bytes, std::uint8_t* to) {
    bytes = _mm256_slli_epi64(bytes, 8 - Planes);
    for (std::size_t done = 1; done <= Planes; ++done) {
        const int bits = _mm256_movemask_epi8(bytes);
        std::memcpy(to + 8 * (Planes - done) * kLanes, &bits, 4);
        bytes = _mm256_add_epi8(bytes, bytes);
    }
}

template <std::size_t Planes, std::size_t Columns>
MAILLAGE_TARGET inline void slice_columns(const std::uint8_t* rows, std::size_t topic, std::size_t topics,
                                          unsigned bias, const SliceTarget& target) {
    // Not an argument: functions that take a vector leave the upper halves of registers set, which is slow.
    const Word subtract = _mm256_set1_epi8(static_cast<char>(bias));
    for (std::size_t half = 0; half < 2; ++half) {
        Word bytes[Columns];
        columns(rows + half * 32 * topics + topic, topics, bytes);
        for (std::size_t i = 0; i < Columns && topic + i < topics; i += kLanes) {
            auto* to = reinterpret_cast<std::uint8_t*>(target.words + (topic + i) / kLanes * target.stride) +
                       4 * half;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                store_planes<Planes>(_mm256_sub_epi8(bytes[i + lane], subtract), to + 8 * lane);
            }
        }
    }
}

template <std::size_t Planes>
MAILLAGE_TARGET void slice_planes(const std::uint8_t* rows, std::size_t topics, unsigned bias,
                                  const SliceTarget& target) {
    for (std::size_t topic = 0; topic < topics; topic += 16) {
        if (topics - topic > 8) {
            slice_columns<Planes, 16>(rows, topic, topics, bias, target);
        } else if (topics - topic > 4) {
            slice_columns<Planes, 8>(rows, topic, topics, bias, target);
        } else {
            slice_columns<Planes, 4>(rows, topic, topics, bias, target);
        }
    }
}

MAILLAGE_TARGET void slice(const std::uint8_t* rows, std::size_t topics, unsigned bias,
                           const SliceTarget& target) {
    constexpr decltype(&slice_planes<1>) kByPlanes[] = {slice_planes<1>, slice_planes<2>, slice_planes<3>,
                                                        slice_planes<4>, slice_planes<5>, slice_planes<6>,
                                                        slice_planes<7>, slice_planes<8>};
    kByPlanes[target.planes - 1](rows, topics, bias, target);
}

#include "preference/tally_kernel_body.hpp"

// Bytes of two topics a against bytes of two topics b, 32 agents at a time; a byte counts to 255 at most, so
// kMostGroups * kGroup / 32 times go.
struct ByteTile {
    Word less[2][2] = {};
    Word more[2][2] = {};
};
static_assert(kMostGroups * kGroup / 32 <= 255);

template <bool Diagonal>
MAILLAGE_TARGET inline void compare_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t agents,
                                          std::size_t stride, ByteTile& tile) {
    for (std::size_t agent = 0; agent < agents; agent += 32) {
        for (std::size_t j = Diagonal ? 1 : 0; j < 2; ++j) {
            const Word to = load(b + j * stride + agent);
            for (std::size_t i = 0; i < (Diagonal ? 1 : 2); ++i) {
                const Word from = load(a + i * stride + agent);
                tile.less[i][j] = _mm256_sub_epi8(tile.less[i][j], _mm256_cmpgt_epi8(to, from));
                tile.more[i][j] = _mm256_sub_epi8(tile.more[i][j], _mm256_cmpgt_epi8(from, to));
            }
        }
    }
}

MAILLAGE_TARGET inline std::int64_t sum(Word bytes) {
    const Word lanes = sum_bytes(bytes);
    const __m128i two = _mm256_castsi256_si128(lanes) + _mm256_extracti128_si256(lanes, 1);
    return two[0] + two[1];
}

template <bool Diagonal>
MAILLAGE_TARGET void count_byte_tile(const std::uint8_t* columns, std::size_t topics, std::size_t agents,
                                     std::size_t stride, std::size_t a, std::size_t b, std::int64_t* wins) {
    ByteTile tile;
    compare_bytes<Diagonal>(columns + a * stride, columns + b * stride, agents, stride, tile);
    for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t j = 0; j < 2; ++j) {
            if ((Diagonal && (i != 0 || j != 1)) || b + j >= topics) continue;
            wins[(a + i) * topics + b + j] += sum(tile.less[i][j]);
            wins[(b + j) * topics + a + i] += sum(tile.more[i][j]);
        }
    }
}

MAILLAGE_TARGET void count_bytes(const std::uint8_t* columns, std::size_t topics, std::size_t agents,
                                 std::size_t stride, std::int64_t* wins) {
    for (std::size_t b = 0; b < topics; b += 2) {
        for (std::size_t a = 0; a < b; a += 2)
            count_byte_tile<false>(columns, topics, agents, stride, a, b, wins);
        if (b + 1 < topics) count_byte_tile<true>(columns, topics, agents, stride, b, b, wins);
    }
}

template <std::size_t Columns>
MAILLAGE_TARGET inline void transpose_columns(const std::uint8_t* rows, std::size_t topic, std::size_t topics,
                                              unsigned bias, std::uint8_t* to, std::size_t stride) {
    // Not an argument: functions that take a vector leave the upper halves of registers set, which is slow.
    const Word subtract = _mm256_set1_epi8(static_cast<char>(bias));
    for (std::size_t half = 0; half < 2; ++half, to += 32) {
        Word bytes[Columns];
        columns(rows + half * 32 * topics + topic, topics, bytes);
        for (std::size_t i = 0; i < Columns && topic + i < topics; ++i) {
            store(to + (topic + i) * stride, _mm256_sub_epi8(bytes[i], subtract));
        }
    }
}

// Comparisons are of signed bytes: 128 less keeps the order.
MAILLAGE_TARGET void transpose(const std::uint8_t* rows, std::size_t topics, unsigned bias, std::uint8_t* to,
                               std::size_t stride) {
    for (std::size_t topic = 0; topic < topics; topic += 16) {
        if (topics - topic > 8) {
            transpose_columns<16>(rows, topic, topics, bias + 128, to, stride);
        } else if (topics - topic > 4) {
            transpose_columns<8>(rows, topic, topics, bias + 128, to, stride);
        } else {
            transpose_columns<4>(rows, topic, topics, bias + 128, to, stride);
        }
    }
}

constexpr std::size_t kByteDepth = 5;

constexpr TallyKernel kKernel{
    kLanes, kStep,      range<std::uint8_t>, range<std::uint16_t>, slice, mark_ranked, total,
    count,  kByteDepth, transpose,           count_bytes};

}  // namespace

const TallyKernel& avx2_tally_kernel() {
    return kKernel;
}

}  // namespace maillage::detail
#else
namespace maillage::detail {
const TallyKernel& avx2_tally_kernel() {
    return portable_tally_kernel();
}
}  // namespace maillage::detail
#endif
