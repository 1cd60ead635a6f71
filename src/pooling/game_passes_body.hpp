// The loops of game_passes.hpp, once for each instruction set, on vectors of MAILLAGE_BYTES bytes (of one number where the
// compiler has no such types). Included by game_passes.cpp alone, with MAILLAGE_TARGET and MAILLAGE_PASSES defined too.

namespace MAILLAGE_PASSES {

#if defined(__GNUC__)
using Reals = double __attribute__((vector_size(MAILLAGE_BYTES)));
using Words = std::uint64_t __attribute__((vector_size(MAILLAGE_BYTES)));
#else
using Reals = double;
using Words = std::uint64_t;
#endif
constexpr std::size_t kLanes = sizeof(Reals) / sizeof(double);

template <typename Lanes, typename T>
MAILLAGE_TARGET inline Lanes load(const T* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

template <typename To, typename From>
MAILLAGE_TARGET inline To same_bits(const From& from) {
    To to;
    std::memcpy(&to, &from, sizeof to);
    return to;
}

template <typename T, typename Lanes>
MAILLAGE_TARGET inline std::array<T, kLanes> each(const Lanes& lanes) {
    return same_bits<std::array<T, kLanes>>(lanes);
}

template <typename T>
MAILLAGE_TARGET inline T larger(const T& a, const T& b) {
    return a < b ? b : a;
}

MAILLAGE_TARGET AmountSurvey survey(const double* values, std::size_t n) {
    Reals largest = {};
    Words infinite = {};
    Words euros = {};
    Words cents = {};
    // Values that differ have different bits; adding 0 turns -0 into 0. What is not finite is not 0 when multiplied by 0.
    const auto look = [&](const Reals& value) MAILLAGE_TARGET {
        const auto bits = same_bits<Words>(value);
        largest = larger(largest, same_bits<Reals>(bits & kSizeBits));
        infinite |= same_bits<Words>(value * 0.0 + 0.0);
        const auto plain = same_bits<Words>(value + 0.0);
        euros |= same_bits<Words>((value + kMagic) - kMagic + 0.0) ^ plain;
        cents |= same_bits<Words>(((value * 100.0 + kMagic) - kMagic) / 100.0 + 0.0) ^ plain;
    };
    std::size_t k = 0;
    for (; k + kLanes <= n; k += kLanes) look(load<Reals>(values + k));
    if (k < n) {
        double rest[kLanes] = {};
        std::memcpy(rest, values + k, (n - k) * sizeof(double));
        look(load<Reals>(rest));
    }
    AmountSurvey found;
    for (const double size : each<double>(largest)) found.largest = larger(found.largest, size);
    found.finite = none(each<std::uint64_t>(infinite));
    found.whole_euros = none(each<std::uint64_t>(euros));
    found.whole_cents = none(each<std::uint64_t>(cents));
    return found;
}

MAILLAGE_TARGET BlockSums weigh(const double* values, std::size_t n, double scale, BlockWeightsView with,
                                BlockWeightsView without, std::uint64_t* low, double* real_low) {
    Words whole_with = {};
    Words whole_without = {};
    Reals real_with = {};
    Reals real_without = {};
    std::size_t k = 0;
    for (; k + kLanes <= n; k += kLanes) {
        const Reals shifted = load<Reals>(values + k) * scale + kMagic;
        const Words units = same_bits<Words>(shifted) - kMagicBits;
        const Reals real = shifted - kMagic;
        const Words weighted = load<Words>(with.whole + k) * units;
        const Reals real_weighted = load<Reals>(with.real + k) * real;
        const Words low_sums = load<Words>(low + k) + weighted;
        const Reals real_low_sums = load<Reals>(real_low + k) + real_weighted;
        std::memcpy(low + k, &low_sums, sizeof low_sums);
        std::memcpy(real_low + k, &real_low_sums, sizeof real_low_sums);
        whole_with += weighted;
        real_with += real_weighted;
        whole_without += load<Words>(without.whole + k) * units;
        real_without += load<Reals>(without.real + k) * real;
    }
    BlockSums sums;
    for (const std::uint64_t sum : each<std::uint64_t>(whole_with)) sums.with.wrapped += sum;
    for (const std::uint64_t sum : each<std::uint64_t>(whole_without)) sums.without.wrapped += sum;
    for (const double sum : each<double>(real_with)) sums.with.near += sum;
    for (const double sum : each<double>(real_without)) sums.without.near += sum;
    for (; k < n; ++k) {
        const double shifted = values[k] * scale + kMagic;
        const std::uint64_t units = std::bit_cast<std::uint64_t>(shifted) - kMagicBits;
        const double real = shifted - kMagic;
        low[k] += with.whole[k] * units;
        real_low[k] += with.real[k] * real;
        sums.with += {with.whole[k] * units, with.real[k] * real};
        sums.without += {without.whole[k] * units, without.real[k] * real};
    }
    return sums;
}

MAILLAGE_TARGET double largest_complaint(const double* values, std::size_t n, double scale, double high_share,
                                         const double* low_share) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    Reals largest = Reals{} - kInfinity;
    std::size_t k = 0;
    for (; k + kLanes <= n; k += kLanes) {
        const Reals worth = (load<Reals>(values + k) * scale + kMagic) - kMagic;
        largest = larger(largest, worth - (load<Reals>(low_share + k) + high_share));
    }
    double found = -kInfinity;
    for (const double complaint : each<double>(largest)) found = larger(found, complaint);
    for (; k < n; ++k) found = larger(found, whole(values[k] * scale) - (low_share[k] + high_share));
    return found;
}

constexpr GamePasses kPasses{&survey, &weigh, &largest_complaint};

}  // namespace MAILLAGE_PASSES
