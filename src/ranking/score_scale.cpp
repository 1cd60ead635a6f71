#include "ranking/score_scale.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>
#include <vector>

#include "maillage/core/rational.hpp"

namespace maillage::detail {

namespace {

constexpr double kMaxSum = 0x1.0p62;
constexpr double kMaxExact = 0x1.0p53;
constexpr std::size_t kMaxDistinct = 100'000;

// Distinct fractional scores (all below 2^53); nothing where there are too many to be on a scale.
std::optional<std::vector<double>> fractional_scores(std::span<const double> scores, double lowest) {
    std::unordered_set<double> distinct;
    const auto add = [&](double score) {
        if (std::isnan(score) || score == static_cast<double>(static_cast<std::int64_t>(score))) return;
        distinct.insert(std::fabs(score));
    };
    add(lowest);
    for (const double score : scores) {
        add(score);
        if (distinct.size() > kMaxDistinct) return std::nullopt;
    }
    return std::vector<double>(distinct.begin(), distinct.end());
}

}  // namespace

std::optional<std::int64_t> score_denominator(std::span<const double> scores, double lowest,
                                              std::int64_t total_units) {
    double largest = std::isnan(lowest) ? 0.0 : std::fabs(lowest);
    for (const double score : scores) {
        if (std::fabs(score) > largest) largest = std::fabs(score);
    }
    const double bound = largest * static_cast<double>(std::max<std::int64_t>(total_units, 1));
    if (largest > kMaxExact || bound > kMaxSum) return std::nullopt;
    const auto fractional = fractional_scores(scores, lowest);
    if (!fractional) return std::nullopt;
    if (std::accumulate(fractional->begin(), fractional->end(), 0.0) > kMaxExact) return std::nullopt;
    const Fractions fractions = common_fractions(*fractional);
    if (!fractions.exact || bound * static_cast<double>(fractions.denominator) > kMaxSum) return std::nullopt;
    return fractions.denominator;
}

}  // namespace maillage::detail
