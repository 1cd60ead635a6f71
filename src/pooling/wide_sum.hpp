#pragma once
// Sums of whole numbers that may pass 64 bits.

#include <cmath>
#include <cstdint>

#include "pooling/exact.hpp"

namespace maillage::detail {

/// Exact modulo 2^64, and nearly right as a double; both together give the sum exactly, as long as the double is
/// right to within 2^62.
struct WideSum {
    std::uint64_t wrapped = 0;
    double near = 0.0;

    void operator+=(const WideSum& other) {
        wrapped += other.wrapped;
        near += other.near;
    }
    [[nodiscard]] BigInt exact() const {
        constexpr double kWrap = 0x1.0p64;
        const auto low = static_cast<std::int64_t>(wrapped);
        const double turns = std::nearbyint((near - static_cast<double>(low)) / kWrap);
        return BigInt(low) + (BigInt(static_cast<std::int64_t>(turns)) << 64U);
    }
};

}  // namespace maillage::detail
