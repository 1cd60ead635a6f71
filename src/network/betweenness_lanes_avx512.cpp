// Lanes with AVX-512: eight in a register, masks as they are.
#include "network/betweenness_lanes.hpp"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>

#include <array>
#include <bit>
#include <cstring>

#define MAILLAGE_TARGET __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,bmi,bmi2,popcnt")))

namespace maillage::detail {
namespace {

template <std::size_t Lanes>
class Row {
  public:
    static constexpr std::size_t kParts = Lanes / 8;

    MAILLAGE_TARGET Row() {
        for (std::size_t i = 0; i < kParts; ++i) parts_[i] = _mm512_setzero_pd();
    }
    MAILLAGE_TARGET explicit Row(const double* from) {
        for (std::size_t i = 0; i < kParts; ++i) parts_[i] = _mm512_loadu_pd(from + 8 * i);
    }
    MAILLAGE_TARGET void add(const double* from, std::uint32_t lanes) {
        for (std::size_t i = 0; i < kParts; ++i)
            parts_[i] =
                _mm512_mask_add_pd(parts_[i], part(lanes, i), parts_[i], _mm512_loadu_pd(from + 8 * i));
    }
    MAILLAGE_TARGET void add_to(double* to, std::uint32_t lanes) const {
        for (std::size_t i = 0; i < kParts; ++i) {
            const __m512d old = _mm512_loadu_pd(to + 8 * i);
            _mm512_storeu_pd(to + 8 * i, _mm512_mask_add_pd(old, part(lanes, i), old, parts_[i]));
        }
    }
    MAILLAGE_TARGET void finish(double* ways, std::uint32_t lanes, double* dependency) const {
        for (std::size_t i = 0; i < kParts; ++i) {
            const __mmask8 mask = part(lanes, i);
            const __m512d old = _mm512_loadu_pd(ways + 8 * i);
            const __m512d found = _mm512_maskz_mul_pd(mask, parts_[i], old);
            _mm512_storeu_pd(dependency + 8 * i, found);
            const __m512d back =
                _mm512_mask_div_pd(old, mask, _mm512_add_pd(_mm512_set1_pd(1.0), found), old);
            _mm512_storeu_pd(ways + 8 * i, back);
        }
    }

  private:
    MAILLAGE_TARGET static __mmask8 part(std::uint32_t lanes, std::size_t i) {
        return static_cast<__mmask8>(lanes >> (8 * i));
    }

    __m512d parts_[kParts];
};

#include "network/betweenness_lanes_body.hpp"

}  // namespace

void lanes_avx512(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state, LaneSums sums) {
    run_batch(graph, first, last, state, sums);
}

}  // namespace maillage::detail
#endif
