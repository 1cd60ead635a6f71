#include "maillage/ranking/smith_set.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "ranking/facts.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

// A set of k topics wins all its duels against the rest if and only if its Copeland scores (2 for a won duel,
// 1 for a tied one) add up to k (k - 1) + 2 k (n - k), the most that k topics can have; each of its members
// then scores higher than any topic outside. So the cuts are found along the order of the scores.
detail::Tiers smith_tiers(const PairwiseTally& tally) {
    const std::size_t topics = tally.n_topics();
    std::vector<std::uint64_t> score(topics, 0);
    for (std::size_t a = 0; a < topics; ++a) {
        for (std::size_t b = 0; b < topics; ++b) {
            if (a == b) continue;
            const std::int64_t margin = tally.margin(a, b);
            score[a] += margin > 0 ? 2U : margin == 0 ? 1U : 0U;
        }
    }
    std::vector<std::size_t> order(topics);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    detail::Tiers tiers(1);
    std::uint64_t sum = 0;
    for (std::size_t k = 1; k <= topics; ++k) {
        tiers.back().push_back(order[k - 1]);
        sum += score[order[k - 1]];
        if (sum != k * (k - 1) + 2 * k * (topics - k)) continue;
        std::ranges::sort(tiers.back());
        if (k < topics) tiers.emplace_back();
    }
    return tiers;
}

}  // namespace

std::vector<std::size_t> smith_set(const PairwiseTally& tally) {
    return std::move(smith_tiers(tally).front());
}

Ranking smith_set_ranking(const PairwiseTally& tally) {
    Ranking ranking = detail::unordered("smith_set", tally);
    detail::order_by_tiers(ranking, smith_tiers(tally));
    detail::explain_first(ranking);
    if (ranking.winners().size() > 1) {
        for (const std::size_t topic : ranking.winners()) {
            ranking.facts.push_back({ranking.topics[topic], "smith_member", "", 0.0, 0.0});
        }
    }
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
