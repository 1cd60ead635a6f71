#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "maillage/core/error.hpp"
#include "maillage/network/communities.hpp"

namespace maillage {
namespace {

// Sum of pairs within groups and entropy of a sorted list of group labels.
struct Spread {
    double pairs = 0;
    double entropy = 0;
};

template <typename T>
Spread spread(std::vector<T> labels) {
    std::ranges::sort(labels);
    const auto n = static_cast<double>(labels.size());
    Spread found;
    for (auto from = labels.begin(); from != labels.end();) {
        const auto to = std::upper_bound(from, labels.end(), *from);
        const auto size = static_cast<double>(to - from);
        found.pairs += size * (size - 1) / 2;
        found.entropy -= size / n * std::log(size / n);
        from = to;
    }
    return found;
}

}  // namespace

PartitionAgreement partition_agreement(std::span<const std::int32_t> first,
                                       std::span<const std::int32_t> second) {
    if (first.size() != second.size())
        throw InvalidInput("the partitions have " + std::to_string(first.size()) + " and " +
                           std::to_string(second.size()) + " elements; expected as many in both");
    std::vector<std::int32_t> a;
    std::vector<std::int32_t> b;
    std::vector<std::pair<std::int32_t, std::int32_t>> both;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] < 0 || second[i] < 0) continue;
        a.push_back(first[i]);
        b.push_back(second[i]);
        both.emplace_back(first[i], second[i]);
    }
    PartitionAgreement found;
    found.compared = both.size();
    if (both.size() < 2) return found;
    const auto n = static_cast<double>(both.size());
    const Spread in_a = spread(std::move(a));
    const Spread in_b = spread(std::move(b));
    const Spread in_both = spread(std::move(both));
    const double expected = in_a.pairs * in_b.pairs / (n * (n - 1) / 2);
    const double most = (in_a.pairs + in_b.pairs) / 2;
    if (most != expected) found.adjusted_rand = (in_both.pairs - expected) / (most - expected);
    const double entropies = in_a.entropy + in_b.entropy;
    if (entropies > 0)
        found.mutual_information = std::max(0.0, 2 * (entropies - in_both.entropy) / entropies);
    return found;
}

}  // namespace maillage
