// Lanes with AVX2: four in a register, masks spread from bits by a table.
#include "network/betweenness_lanes.hpp"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>

#include <array>
#include <bit>
#include <cstring>

#define MAILLAGE_TARGET __attribute__((target("avx2,popcnt")))

namespace maillage::detail {
namespace {

// Four lanes of all ones or all zeros for each of the sixteen masks.
alignas(32) constexpr auto kMasks = [] {
    std::array<std::array<std::int64_t, 4>, 16> masks{};
    for (std::size_t bits = 0; bits < 16; ++bits)
        for (std::size_t lane = 0; lane < 4; ++lane) masks[bits][lane] = (bits >> lane & 1U) != 0 ? -1 : 0;
    return masks;
}();

template <std::size_t Lanes>
class Row {
  public:
    static constexpr std::size_t kParts = Lanes / 4;

    MAILLAGE_TARGET Row() {
        for (std::size_t i = 0; i < kParts; ++i) parts_[i] = _mm256_setzero_pd();
    }
    MAILLAGE_TARGET explicit Row(const double* from) {
        for (std::size_t i = 0; i < kParts; ++i) parts_[i] = _mm256_loadu_pd(from + 4 * i);
    }
    // Adding 0 changes nothing: no number here is negative.
    MAILLAGE_TARGET void add(const double* from, std::uint32_t lanes) {
        for (std::size_t i = 0; i < kParts; ++i)
            parts_[i] =
                _mm256_add_pd(parts_[i], _mm256_and_pd(part(lanes, i), _mm256_loadu_pd(from + 4 * i)));
    }
    MAILLAGE_TARGET void add_to(double* to, std::uint32_t lanes) const {
        for (std::size_t i = 0; i < kParts; ++i)
            _mm256_storeu_pd(to + 4 * i, _mm256_add_pd(_mm256_loadu_pd(to + 4 * i),
                                                       _mm256_and_pd(part(lanes, i), parts_[i])));
    }
    MAILLAGE_TARGET void finish(double* ways, std::uint32_t lanes, double* dependency) const {
        for (std::size_t i = 0; i < kParts; ++i) {
            const __m256d mask = part(lanes, i);
            const __m256d old = _mm256_loadu_pd(ways + 4 * i);
            const __m256d found = _mm256_and_pd(mask, _mm256_mul_pd(parts_[i], old));
            _mm256_storeu_pd(dependency + 4 * i, found);
            const __m256d back = _mm256_div_pd(_mm256_add_pd(_mm256_set1_pd(1.0), found), old);
            _mm256_storeu_pd(ways + 4 * i, _mm256_blendv_pd(old, back, mask));
        }
    }

  private:
    MAILLAGE_TARGET static __m256d part(std::uint32_t lanes, std::size_t i) {
        return _mm256_load_pd(reinterpret_cast<const double*>(kMasks[lanes >> (4 * i) & 15U].data()));
    }

    __m256d parts_[kParts];
};

#include "network/betweenness_lanes_body.hpp"

}  // namespace

void lanes_avx2(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state, LaneSums sums) {
    run_batch(graph, first, last, state, sums);
}

}  // namespace maillage::detail
#endif
