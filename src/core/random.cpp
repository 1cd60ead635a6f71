#include "maillage/core/random.hpp"

#include <cassert>

namespace maillage {

namespace {

constexpr int kRounds = 10;
constexpr std::uint32_t kMultiplier0 = 0xD2511F53U;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57U;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9U;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85U;

constexpr std::uint32_t low(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}
constexpr std::uint32_t high(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32U);
}

struct Wide {
    std::uint64_t high;
    std::uint64_t low;
};

// 64 x 64 -> 128 bits without a compiler extension.
Wide multiply(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t low_low = std::uint64_t{low(a)} * low(b);
    const std::uint64_t high_low = std::uint64_t{high(a)} * low(b);
    const std::uint64_t low_high = std::uint64_t{low(a)} * high(b);
    const std::uint64_t high_high = std::uint64_t{high(a)} * high(b);
    const std::uint64_t middle = (low_low >> 32U) + low(high_low) + low_high;
    return {high_high + (high_low >> 32U) + (middle >> 32U), (middle << 32U) | low(low_low)};
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream)
    : key_{low(seed), high(seed)}, counter_{0, 0, low(stream), high(stream)} {}

void RandomStream::refill() {
    std::array<std::uint32_t, 4> x = counter_;
    std::array<std::uint32_t, 2> key = key_;
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t product0 = std::uint64_t{kMultiplier0} * x[0];
        const std::uint64_t product1 = std::uint64_t{kMultiplier1} * x[2];
        x = {high(product1) ^ x[1] ^ key[0], low(product1), high(product0) ^ x[3] ^ key[1], low(product0)};
        key[0] += kWeyl0;
        key[1] += kWeyl1;
    }
    block_ = x;
    used_ = 0;
    if (++counter_[0] == 0) ++counter_[1];
}

std::uint32_t RandomStream::next_u32() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
}

std::uint64_t RandomStream::next_u64() {
    const std::uint64_t first = next_u32();
    return (std::uint64_t{next_u32()} << 32U) | first;
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
    assert(bound > 0);
    Wide product = multiply(next_u64(), bound);
    if (product.low < bound) {
        const std::uint64_t threshold = (0 - bound) % bound;
        while (product.low < threshold) product = multiply(next_u64(), bound);
    }
    return product.high;
}

double RandomStream::uniform() {
    return static_cast<double>(next_u64() >> 11U) * 0x1.0p-53;
}

}  // namespace maillage
