#pragma once
// Random numbers that are the same on every platform and for every number of threads: a counter-based
// generator (Philox4x32-10; Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC
// 2011). A stream is named by (seed, stream); chunk k of a computation takes stream k, whichever thread runs
// it.

#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "maillage/export.hpp"

namespace maillage {

/// One independent stream of random numbers.
class MAILLAGE_EXPORT RandomStream {
  public:
    explicit RandomStream(std::uint64_t seed, std::uint64_t stream = 0);

    /// Uniform over all 2^32 values.
    std::uint32_t next_u32();
    /// Uniform over all 2^64 values.
    std::uint64_t next_u64();
    /// Uniform integer in [0, bound), without bias (Lemire 2019); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();

    /// Permutes `values` uniformly (Fisher and Yates).
    template <typename T>
    void shuffle(std::span<T> values) {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[static_cast<std::size_t>(below(i))]);
        }
    }

  private:
    void refill();

    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4> block_{};
    unsigned used_ = 4;
};

}  // namespace maillage
