#include "pooling/game_passes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "maillage/core/simd.hpp"
#include "pooling/worth.hpp"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"  // no vector leaves a function
#endif

namespace maillage::detail {
namespace {

// A number plus this is rounded to a whole one, which its last bits hold.
constexpr double kMagic = 0x1.8p52;
constexpr auto kMagicBits = std::bit_cast<std::uint64_t>(kMagic);
constexpr std::uint64_t kSizeBits = std::numeric_limits<std::uint64_t>::max() >> 1U;

template <std::size_t Lanes>
bool none(const std::array<std::uint64_t, Lanes>& bits) {
    return std::all_of(bits.begin(), bits.end(), [](std::uint64_t each) { return each == 0; });
}

#define MAILLAGE_TARGET
#define MAILLAGE_BYTES 16
#define MAILLAGE_PASSES portable
#include "pooling/game_passes_body.hpp"
#undef MAILLAGE_TARGET
#undef MAILLAGE_BYTES
#undef MAILLAGE_PASSES

#if defined(__GNUC__) && defined(__x86_64__)
#define MAILLAGE_TARGET __attribute__((target("avx2")))
#define MAILLAGE_BYTES 32
#define MAILLAGE_PASSES avx2
#include "pooling/game_passes_body.hpp"
#undef MAILLAGE_TARGET
#undef MAILLAGE_BYTES
#undef MAILLAGE_PASSES

#define MAILLAGE_TARGET __attribute__((target("avx512f,avx512dq,avx512vl")))
#define MAILLAGE_BYTES 64
#define MAILLAGE_PASSES avx512
#include "pooling/game_passes_body.hpp"
#undef MAILLAGE_TARGET
#undef MAILLAGE_BYTES
#undef MAILLAGE_PASSES
#endif

}  // namespace

const GamePasses& game_passes() {
#if defined(__GNUC__) && defined(__x86_64__)
    if (instruction_set() == InstructionSet::avx512) return avx512::kPasses;
    if (instruction_set() == InstructionSet::avx2) return avx2::kPasses;
#endif
    return portable::kPasses;
}

}  // namespace maillage::detail
