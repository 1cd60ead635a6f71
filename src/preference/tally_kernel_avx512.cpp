// The pairwise tally with AVX-512: eight topics in a vector, one ternary operation a bit.
#include "preference/tally_slices.hpp"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>

#include <bit>

#define MAILLAGE_TARGET \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vpopcntdq,gfni,popcnt")))

namespace maillage::detail {
namespace {

using Word = __m512i;
constexpr std::size_t kLanes = 8;
constexpr std::size_t kTopics = 4;
constexpr std::size_t kStep = 1;

MAILLAGE_TARGET inline Word load(const void* from) {
    return _mm512_loadu_si512(from);
}
MAILLAGE_TARGET inline void store(void* to, Word w) {
    _mm512_storeu_si512(to, w);
}
MAILLAGE_TARGET inline Word broadcast(std::uint64_t word) {
    return _mm512_set1_epi64(static_cast<long long>(word));
}

// Whether a < b is the borrow of a - b, from the lowest bit up: the majority of ~a, b and the borrow so far.
template <std::size_t Topics, bool Both>
MAILLAGE_TARGET inline void compare_group(const std::uint64_t* a, const std::uint64_t* b, std::size_t depth,
                                          std::size_t u, Word (&less)[Topics][kStep],
                                          Word (&differ)[Topics][kStep]) {
    constexpr int kBorrow = 0xb2;
    constexpr int kOrDiffer = 0xf6;
    for (std::size_t i = 0; i < Topics; ++i) less[i][u] = differ[i][u] = Word{};
    for (std::size_t p = 0; p < depth; ++p) {
        const Word vb = load(b + p * kLanes);
        for (std::size_t i = 0; i < Topics; ++i) {
            const Word va = broadcast(a[p * kLanes + i]);
            less[i][u] = _mm512_ternarylogic_epi64(less[i][u], va, vb, kBorrow);
            if constexpr (Both) differ[i][u] = _mm512_ternarylogic_epi64(differ[i][u], va, vb, kOrDiffer);
        }
    }
}

class Counter {
  public:
    MAILLAGE_TARGET inline void add(const Word (&words)[kStep]) { sum_ += _mm512_popcnt_epi64(words[0]); }

    // Horner's rule over the bits of the weights.
    MAILLAGE_TARGET inline void add(const Word (&words)[kStep], const std::uint64_t* weights,
                                    std::size_t depth) {
        Word units = {};
        for (std::size_t k = depth; k-- > 0;) {
            units = units + units + _mm512_popcnt_epi64(words[0] & broadcast(weights[k]));
        }
        sum_ += units;
    }

    MAILLAGE_TARGET inline Word sum() const { return sum_; }

  private:
    Word sum_ = {};
};

// 64 rows x 16 columns of bytes, one vector a column; only the first `Columns` (4, 8 or 16) of `out` are set.
// Row 16 L + j goes to byte j of lane L, with j mirrored in each eight because the matrix product of `planes`
// mirrors it again.
template <std::size_t Columns>
MAILLAGE_TARGET inline void columns(const std::uint8_t* rows, std::size_t stride, Word (&out)[16]) {
    Word now[16];
    for (std::size_t j = 0; j < 16; ++j) {
        const std::uint8_t* row = rows + (j ^ 7) * stride;
        const auto quarter = [&](std::size_t lane) MAILLAGE_TARGET {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(row + 16 * lane * stride));
        };
        now[j] = _mm512_castsi128_si512(quarter(0));
        now[j] = _mm512_inserti64x2(now[j], quarter(1), 1);
        now[j] = _mm512_inserti64x2(now[j], quarter(2), 2);
        now[j] = _mm512_inserti64x2(now[j], quarter(3), 3);
    }
    // Each round moves one bit of the row number into the byte number: a perfect shuffle.
    Word next[16];
    for (std::size_t round = 0; round < 4; ++round) {
        for (std::size_t i = 0; i < 8; ++i) {
            next[2 * i] = _mm512_unpacklo_epi8(now[i], now[i + 8]);
            next[2 * i + 1] = _mm512_unpackhi_epi8(now[i], now[i + 8]);
        }
        for (std::size_t i = 0; i < 16; ++i) now[i] = next[i];
    }
    for (std::size_t i = 0; i < 16; ++i) out[i] = i < Columns ? now[i] : Word{};
}

// Eight columns of 64 bytes -> eight planes of 8 columns x 64 bits.
MAILLAGE_TARGET inline void planes(const Word* columns, Word bias, Word (&out)[8]) {
    const Word each_bit = broadcast(0x8040201008040201U);
    const Word by_plane = _mm512_set_epi8(  // byte q of word p = byte p of word q
        63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 60, 52,
        44, 36, 28, 20, 12, 4, 59, 51, 43, 35, 27, 19, 11, 3, 58, 50, 42, 34, 26, 18, 10, 2, 57, 49, 41, 33,
        25, 17, 9, 1, 56, 48, 40, 32, 24, 16, 8, 0);
    const Word low = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0);
    const Word high = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
    Word now[8];
    for (std::size_t t = 0; t < 8; ++t) {
        const Word bytes = _mm512_sub_epi8(columns[t], bias);
        now[t] = _mm512_maskz_permutexvar_epi8(~__mmask64{0}, by_plane,
                                               _mm512_gf2p8affine_epi64_epi8(each_bit, bytes, 0));
    }
    for (std::size_t round = 0; round < 3; ++round) {
        for (std::size_t i = 0; i < 4; ++i) {
            out[2 * i] = _mm512_permutex2var_epi64(now[i], low, now[i + 4]);
            out[2 * i + 1] = _mm512_permutex2var_epi64(now[i], high, now[i + 4]);
        }
        for (std::size_t i = 0; i < 8; ++i) now[i] = out[i];
    }
}

template <std::size_t Columns>
MAILLAGE_TARGET inline void slice_columns(const std::uint8_t* rows, std::size_t topic, std::size_t topics,
                                          unsigned bias, const SliceTarget& target) {
    Word bytes[16];
    columns<Columns>(rows + topic, topics, bytes);
    for (std::size_t half = 0; half < Columns && topic + half < topics; half += kLanes) {
        Word words[8];
        planes(bytes + half, _mm512_set1_epi8(static_cast<char>(bias)), words);
        std::uint64_t* to = target.words + (topic + half) / kLanes * target.stride;
        for (std::size_t p = 0; p < target.planes; ++p) store(to + p * kLanes, words[p]);
    }
}

MAILLAGE_TARGET void slice(const std::uint8_t* rows, std::size_t topics, unsigned bias,
                           const SliceTarget& target) {
    for (std::size_t topic = 0; topic < topics; topic += 16) {
        if (topics - topic > 8) {
            slice_columns<16>(rows, topic, topics, bias, target);
        } else if (topics - topic > 4) {
            slice_columns<8>(rows, topic, topics, bias, target);
        } else {
            slice_columns<4>(rows, topic, topics, bias, target);
        }
    }
}

#include "preference/tally_kernel_body.hpp"

constexpr TallyKernel kKernel{
    kLanes,  kStep,  range<std::uint8_t>, range<std::uint16_t>, slice, mark_ranked, total, count, 0,
    nullptr, nullptr};

}  // namespace

const TallyKernel& avx512_tally_kernel() {
    return kKernel;
}

}  // namespace maillage::detail
#else
namespace maillage::detail {
const TallyKernel& avx512_tally_kernel() {
    return portable_tally_kernel();
}
}  // namespace maillage::detail
#endif
