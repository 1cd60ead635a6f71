#include "maillage/core/rational.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "maillage/core/error.hpp"

namespace maillage {

namespace {

constexpr double kTolerance = 1e-12;
constexpr std::int64_t kMaxDenominator = 10'000;
constexpr std::int64_t kMaxCommonDenominator = 1'000'000'000;
constexpr double kMaxSum = 0x1.0p53;

// Smallest denominator of at most kMaxDenominator that gives `value` within the tolerance (continued
// fraction).
std::optional<std::int64_t> denominator_of(double value) {
    const double magnitude = std::fabs(value);
    double rest = magnitude;
    std::int64_t previous = 0;
    std::int64_t current = 1;
    for (int step = 0; step < 40; ++step) {
        const double numerator = std::round(magnitude * static_cast<double>(current));
        const double error = std::fabs(numerator / static_cast<double>(current) - magnitude);
        if (error <= kTolerance * std::max(magnitude, kTolerance)) return current;
        const double fraction = rest - std::floor(rest);
        if (fraction == 0.0) return std::nullopt;
        rest = 1.0 / fraction;
        if (rest > static_cast<double>(kMaxDenominator)) return std::nullopt;
        const std::int64_t next = static_cast<std::int64_t>(std::floor(rest)) * current + previous;
        previous = current;
        current = next;
        if (current > kMaxDenominator) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::int64_t> common_denominator(std::span<const double> values) {
    std::int64_t common = 1;
    for (const double value : values) {
        if (value == std::floor(value)) continue;
        const auto denominator = denominator_of(value);
        if (!denominator) return std::nullopt;
        common = std::lcm(common, *denominator);
        if (common > kMaxCommonDenominator) return std::nullopt;
    }
    return common;
}

}  // namespace

Fractions common_fractions(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) sum += std::fabs(value);
    if (!(sum <= kMaxSum))
        throw LimitExceeded("the weights add up to more than 2^53; divide them by a common factor");

    Fractions result;
    const auto common = common_denominator(values);
    if (common && sum * static_cast<double>(*common) <= kMaxSum) {
        result.denominator = *common;
    } else {
        result.exact = false;
        result.denominator = kMaxCommonDenominator;
        while (sum * static_cast<double>(result.denominator) > kMaxSum) result.denominator /= 10;
    }
    result.units.reserve(values.size());
    for (const double value : values) {
        result.units.push_back(std::llround(value * static_cast<double>(result.denominator)));
    }
    return result;
}

}  // namespace maillage
