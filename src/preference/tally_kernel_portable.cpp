// The pairwise tally in plain C++: a vector of two words where the compiler has such a type (SSE2, NEON), one
// word elsewhere.
#include "preference/tally_slices.hpp"

#include <bit>
#include <cstring>

#define MAILLAGE_TARGET

namespace maillage::detail {
namespace {

#if defined(__GNUC__)
using Word = std::uint64_t __attribute__((vector_size(16)));
constexpr std::size_t kLanes = 2;
#else
using Word = std::uint64_t;
constexpr std::size_t kLanes = 1;
#endif
constexpr std::size_t kTopics = kLanes;
constexpr std::size_t kStep = 4;

inline Word load(const void* from) {
    Word w;
    std::memcpy(&w, from, sizeof w);
    return w;
}
inline void store(void* to, Word w) {
    std::memcpy(to, &w, sizeof w);
}
inline Word broadcast(std::uint64_t word) {
    return Word{} + word;
}
inline Word and_not(Word a, Word b) {
    return ~a & b;
}

inline Word count_bytes(Word w) {
    w = w - ((w >> 1) & broadcast(0x5555555555555555U));
    w = (w & broadcast(0x3333333333333333U)) + ((w >> 2) & broadcast(0x3333333333333333U));
    return (w + (w >> 4)) & broadcast(0x0f0f0f0f0f0f0f0fU);
}
inline Word add_to_bytes(Word a, Word b) {
    return a + b;
}  // no byte overflows
inline Word sum_bytes(Word w) {
    w = (w & broadcast(0x00ff00ff00ff00ffU)) + ((w >> 8) & broadcast(0x00ff00ff00ff00ffU));
    w = w + (w >> 16);
    return (w + (w >> 32)) & broadcast(0xffffU);
}

#include "preference/tally_counter.hpp"

// In each lane, the 8 x 8 bits of a word transposed.
inline Word transposed_bits(Word x) {
    const auto swap = [&](int distance, std::uint64_t mask) {
        const Word moved = (x ^ (x >> distance)) & broadcast(mask);
        x = x ^ moved ^ (moved << distance);
    };
    swap(7, 0x00aa00aa00aa00aaU);
    swap(14, 0x0000cccc0000ccccU);
    swap(28, 0x00000000f0f0f0f0U);
    return x;
}

// In each lane, the 8 x 8 bytes of eight words transposed.
template <std::size_t Rows>
inline void swap_bytes(Word (&x)[8], std::uint64_t mask) {
    constexpr int kShift = 8 * static_cast<int>(Rows);
    for (std::size_t i = 0; i < 8; ++i) {
        if ((i & Rows) != 0) continue;
        const Word moved = ((x[i] >> kShift) ^ x[i + Rows]) & broadcast(mask);
        x[i] = x[i] ^ (moved << kShift);
        x[i + Rows] = x[i + Rows] ^ moved;
    }
}

inline void transpose_bytes(Word (&x)[8]) {
    swap_bytes<4>(x, 0x00000000ffffffffU);
    swap_bytes<2>(x, 0x0000ffff0000ffffU);
    swap_bytes<1>(x, 0x00ff00ff00ff00ffU);
}

// Eight bytes a lane, the first the lowest on every machine.
inline Word load_bytes(const std::uint8_t* bytes) {
    if constexpr (std::endian::native == std::endian::little) return load(bytes);
    std::uint64_t lanes[kLanes] = {};
    for (std::size_t i = 0; i < 8 * kLanes; ++i) lanes[i / 8] |= std::uint64_t{bytes[i]} << (i % 8 * 8);
    return load(lanes);
}

// Eight columns a lane: eight agents make a byte of a plane, eight such bytes a word.
void slice(const std::uint8_t* rows, std::size_t topics, unsigned bias, const SliceTarget& target) {
    const Word high = broadcast(0x8080808080808080U);
    const Word subtract = broadcast(0x0101010101010101U * bias);
    for (std::size_t first = 0; first < topics; first += 8 * kLanes) {
        Word agents[8][8];  // [topic][eight agents]: byte p = bit p of their levels
        for (std::size_t eight = 0; eight < 8; ++eight) {
            Word x[8];
            for (std::size_t j = 0; j < 8; ++j) x[j] = load_bytes(rows + (8 * eight + j) * topics + first);
            transpose_bytes(x);
            for (std::size_t t = 0; t < 8; ++t) {
                const Word less = ((x[t] | high) - subtract) ^ (~x[t] & high);  // byte by byte, 0 - 1 = 255
                agents[t][eight] = transposed_bits(less);
            }
        }
        for (std::size_t t = 0; t < 8; ++t) {
            transpose_bytes(agents[t]);
            for (std::size_t p = 0; p < target.planes; ++p) {
                std::uint64_t lanes[kLanes];
                store(lanes, agents[t][p]);
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    const std::size_t topic = first + 8 * lane + t;
                    if (topic >= topics) break;
                    target.words[topic / kLanes * target.stride + p * kLanes + topic % kLanes] = lanes[lane];
                }
            }
        }
    }
}

#include "preference/tally_kernel_body.hpp"

constexpr TallyKernel kKernel{
    kLanes,  kStep,  range<std::uint8_t>, range<std::uint16_t>, slice, mark_ranked, total, count, 0,
    nullptr, nullptr};

}  // namespace

const TallyKernel& portable_tally_kernel() {
    return kKernel;
}

}  // namespace maillage::detail
