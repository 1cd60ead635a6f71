#pragma once
// Small games for tests, and slow obvious ways to share them.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "maillage/core/random.hpp"
#include "maillage/pooling/cost_game.hpp"

namespace maillage::testing {

inline std::vector<std::string> player_names(std::size_t n) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < n; ++i) names.push_back("p" + std::to_string(i));
    return names;
}

/// Random amounts in cents: of a subadditive sort (concave in a random size of the group) if `pays`, else anything.
inline CostGame random_game(std::size_t n, std::uint64_t seed, GameKind kind = GameKind::kCost,
                            bool pays = true) {
    RandomStream random(seed);
    std::vector<double> weight(n);
    for (double& w : weight) w = 1.0 + random.uniform() * 9.0;
    std::vector<double> values(std::size_t{1} << n, 0.0);
    for (std::size_t s = 1; s < values.size(); ++s) {
        double size = 0.0;
        for (std::size_t i = 0; i < n; ++i)
            if ((s >> i & 1U) != 0) size += weight[i];
        const double noise = random.uniform();
        const double exponent = kind == GameKind::kCost ? 0.7 : 1.4;
        const double amount = pays ? 100.0 * std::pow(size, exponent) * (1.0 + 0.1 * noise) : 1000.0 * noise;
        values[s] = std::round(amount * 100.0) / 100.0;
    }
    return {player_names(n), std::move(values), kind};
}

/// Few different amounts, so that many groups tie.
inline CostGame coarse_game(std::size_t n, std::uint64_t seed, GameKind kind, std::uint64_t levels = 3) {
    RandomStream random(seed);
    std::vector<double> values(std::size_t{1} << n, 0.0);
    for (std::size_t s = 1; s < values.size(); ++s)
        values[s] =
            static_cast<double>(random.below(levels)) +
            (kind == GameKind::kValue && s + 1 == values.size() ? static_cast<double>(n * levels) : 0.0);
    return {player_names(n), std::move(values), kind};
}

/// The Shapley value by its first definition: all orders of joining.
inline std::vector<double> shapley_by_orders(const CostGame& game) {
    std::vector<std::size_t> order(game.n_players());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> sums(order.size(), 0.0);
    double orders = 0.0;
    do {
        Coalition before = 0;
        for (const std::size_t i : order) {
            const Coalition after = before | Coalition{1} << i;
            sums[i] += game(after) - game(before);
            before = after;
        }
        orders += 1.0;
    } while (std::next_permutation(order.begin(), order.end()));
    for (double& sum : sums) sum /= orders;
    return sums;
}

}  // namespace maillage::testing
