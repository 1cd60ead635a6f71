#include "maillage/network/layers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace maillage {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

using Ties = std::vector<std::pair<Vertex, Vertex>>;

std::vector<Ties> ties_by_kind(const NetworkParts& parts) {
    std::vector<Ties> found(parts.kind.levels.size());
    for (std::size_t i = 0; i < parts.sources.size(); ++i) {
        const std::int32_t kind = parts.kind.codes.empty() ? -1 : parts.kind.codes[i];
        if (kind >= 0)
            found[static_cast<std::size_t>(kind)].emplace_back(
                std::minmax(parts.sources[i], parts.targets[i]));
    }
    for (Ties& ties : found) {
        std::ranges::sort(ties);
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    }
    return found;
}

std::size_t common(const Ties& a, const Ties& b) {
    std::size_t n = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++n;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return n;
}

double phi(double both, double a, double b, double pairs) {
    const double spread = a * (pairs - a) * b * (pairs - b);
    return spread > 0 ? (both * pairs - a * b) / std::sqrt(spread) : kUndefined;
}

double pearson(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    double sum_a = 0;
    double sum_b = 0;
    double squares_a = 0;
    double squares_b = 0;
    double products = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = a[i];
        const double y = b[i];
        sum_a += x;
        sum_b += y;
        squares_a += x * x;
        squares_b += y * y;
        products += x * y;
    }
    const auto n = static_cast<double>(a.size());
    const double spread = (n * squares_a - sum_a * sum_a) * (n * squares_b - sum_b * sum_b);
    return spread > 0 ? (n * products - sum_a * sum_b) / std::sqrt(spread) : kUndefined;
}

double participation(std::span<const std::uint32_t> degrees, std::size_t n, std::size_t actor) {
    const std::size_t kinds = degrees.size() / n;
    double sum = 0;
    double squares = 0;
    for (std::size_t k = 0; k < kinds; ++k) {
        const double d = degrees[k * n + actor];
        sum += d;
        squares += d * d;
    }
    if (sum == 0) return kUndefined;
    if (kinds < 2) return 0;
    const auto m = static_cast<double>(kinds);
    return m / (m - 1) * (1 - squares / (sum * sum));
}

}  // namespace

Layers layers(const StakeholderNetwork& network) {
    const std::vector<Ties> ties = ties_by_kind(network.parts());
    const std::size_t n = network.n_actors();
    const auto pairs = static_cast<double>(n) * (static_cast<double>(n) - 1) / 2;
    Layers found;
    found.degrees.assign(ties.size() * n, 0);
    for (std::size_t k = 0; k < ties.size(); ++k) {
        found.ties.push_back(static_cast<std::uint32_t>(ties[k].size()));
        for (const auto& [a, b] : ties[k]) {
            ++found.degrees[k * n + a];
            ++found.degrees[k * n + b];
        }
    }
    const std::span<const std::uint32_t> degrees(found.degrees);
    for (std::size_t i = 0; i < ties.size(); ++i) {
        for (std::size_t j = 0; j < ties.size(); ++j) {
            const auto both = static_cast<double>(common(ties[i], ties[j]));
            const auto a = static_cast<double>(ties[i].size());
            const auto b = static_cast<double>(ties[j].size());
            found.overlap.push_back(a + b > 0 ? both / (a + b - both) : kUndefined);
            found.tie_correlation.push_back(phi(both, a, b, pairs));
            found.degree_correlation.push_back(pearson(degrees.subspan(i * n, n), degrees.subspan(j * n, n)));
        }
    }
    for (std::size_t v = 0; v < n; ++v)
        found.participation.push_back(ties.empty() ? kUndefined : participation(degrees, n, v));
    return found;
}

}  // namespace maillage
