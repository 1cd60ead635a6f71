#include "maillage/ranking/borda.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "ranking/facts.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

constexpr std::size_t kMaxTopicsByDuel = 100;

// Half units that a takes in its duel with b.
std::int64_t half_units(const PairwiseTally& tally, BallotTies ties, std::size_t a, std::size_t b) {
    const std::int64_t won = 2 * tally.wins(a, b);
    if (ties == BallotTies::min) return won;
    return won + (ties == BallotTies::max ? 2 : 1) * tally.ties(a, b);
}

void explain_duels(Ranking& ranking, const PairwiseTally& tally, BallotTies ties) {
    if (tally.n_topics() > kMaxTopicsByDuel) return;
    for (const std::size_t winner : detail::explained_winners(ranking)) {
        for (std::size_t other = 0; other < tally.n_topics(); ++other) {
            if (other == winner) continue;
            ranking.facts.push_back({tally.topics()[winner], "duel_points", tally.topics()[other],
                                     detail::weight_of(tally, half_units(tally, ties, winner, other)) / 2.0,
                                     detail::weight_of(tally, half_units(tally, ties, other, winner)) / 2.0});
        }
    }
}

}  // namespace

Ranking borda(const PairwiseTally& tally, const BordaOptions& options) {
    const std::size_t topics = tally.n_topics();
    const auto duels = static_cast<std::int64_t>(topics) - 1;
    (void)detail::exact_product(2 * tally.total_units(), duels);
    std::vector<std::int64_t> points(topics, 0);
    std::vector<std::int64_t> at_stake(topics, 0);
    for (std::size_t a = 0; a < topics; ++a) {
        for (std::size_t b = 0; b < topics; ++b) {
            if (a == b) continue;
            points[a] += half_units(tally, options.ties, a, b);
            at_stake[a] += 2 * tally.compared(a, b);
        }
    }
    Ranking ranking = detail::unordered("borda", tally);
    ranking.options["ties"] = std::string(name(options.ties));
    ranking.options["aggregate"] = std::string(name(options.aggregate));
    const bool sum = options.aggregate == Aggregate::sum;
    if (sum) {
        detail::order_by_units(ranking, points, 2 * tally.denominator(), "points");
    } else {
        detail::order_by_means(ranking, points, at_stake, 1, "share_of_points");
    }
    detail::explain_first(ranking);
    detail::explain_points(ranking, sum ? ranking.total_weight * static_cast<double>(duels) : 0.0);
    explain_duels(ranking, tally, options.ties);
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
