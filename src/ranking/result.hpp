#pragma once
// How a rule turns its numbers or its relation into a Ranking.

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage::detail {

using Tiers = std::vector<std::vector<std::size_t>>;

/// A Ranking that knows whom it is about, not yet in which order.
[[nodiscard]] Ranking unordered(std::string_view rule, const PairwiseTally& tally);
[[nodiscard]] Ranking unordered(std::string_view rule, const PreferenceMatrix& preferences,
                                Unranked unranked);

/// Orders by whole numbers of units of 1 / denominator.
void order_by_units(Ranking& ranking, std::span<const std::int64_t> units, std::int64_t denominator,
                    std::string_view score_name);
/// Orders by sums[i] / (weights[i] * denominator), exactly; a topic without weight comes last, its score NaN.
void order_by_means(Ranking& ranking, std::span<const std::int64_t> sums,
                    std::span<const std::int64_t> weights, std::int64_t denominator,
                    std::string_view score_name);
/// Orders by given tiers; the score is the number of topics below.
void order_by_tiers(Ranking& ranking, Tiers tiers);

/// Strength of the duel that a won against b; 0 where a did not win it.
[[nodiscard]] inline std::int64_t duel_strength(const PairwiseTally& tally, Strength strength, std::size_t a,
                                                std::size_t b) {
    const std::int64_t margin = tally.margin(a, b);
    if (margin <= 0) return 0;
    return strength == Strength::margins ? margin : tally.wins(a, b);
}

/// a * b, both from 0; throws LimitExceeded where the product does not fit, since it could not be compared
/// exactly.
[[nodiscard]] std::int64_t exact_product(std::int64_t a, std::int64_t b);

/// The sign of a / b - c / d, exact; a, c any, b, d > 0.
[[nodiscard]] int compare_fractions(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d);

/// Tiers by `better(a, b)`: a strict weak order of topics.
template <typename Better>
[[nodiscard]] Tiers tiers_by(std::size_t topics, const Better& better) {
    std::vector<std::size_t> order(topics);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), better);
    Tiers tiers;
    for (const std::size_t topic : order) {
        if (tiers.empty() || better(tiers.back().front(), topic)) tiers.emplace_back();
        tiers.back().push_back(topic);
    }
    return tiers;
}

/// Tiers of a strict partial order: what nothing beats, then what nothing beats once that is gone, and so on.
template <typename Beats>
[[nodiscard]] Tiers peeled(std::size_t topics, const Beats& beats) {
    std::vector<std::size_t> beaten_by(topics, 0);
    for (std::size_t a = 0; a < topics; ++a) {
        for (std::size_t b = 0; b < topics; ++b) beaten_by[b] += a != b && beats(a, b) ? 1 : 0;
    }
    Tiers tiers(topics > 0 ? 1 : 0);
    for (std::size_t topic = 0; topic < topics; ++topic) {
        if (beaten_by[topic] == 0) tiers.back().push_back(topic);
    }
    for (std::size_t placed = tiers.empty() ? 0 : tiers.back().size(); placed < topics;) {
        std::vector<std::size_t> next;
        for (const std::size_t a : tiers.back()) {
            for (std::size_t b = 0; b < topics; ++b) {
                if (a != b && beats(a, b) && --beaten_by[b] == 0) next.push_back(b);
            }
        }
        assert(!next.empty() && "a strict partial order has no cycles");
        std::ranges::sort(next);
        placed += next.size();
        tiers.push_back(std::move(next));
    }
    return tiers;
}

}  // namespace maillage::detail
