#include "ranking/facts.hpp"

#include <algorithm>
#include <cmath>

#include "maillage/ranking/condorcet.hpp"

namespace maillage::detail {

Fact duel(const PairwiseTally& tally, std::string reason, std::size_t a, std::size_t b) {
    return {tally.topics()[a], std::move(reason), tally.topics()[b], weight_of(tally, tally.wins(a, b)),
            weight_of(tally, tally.wins(b, a))};
}

void explain_first(Ranking& ranking) {
    const auto& first = ranking.winners();
    for (const std::size_t topic : first) {
        if (first.size() == 1) {
            const double score = ranking.scores[topic];
            ranking.facts.push_back(
                {ranking.topics[topic], "winner", "", std::isnan(score) ? 0.0 : score, 0.0});
        } else {
            ranking.facts.push_back(
                {ranking.topics[topic], "tied_first", "", static_cast<double>(first.size()), 0.0});
        }
    }
    ranking.facts.push_back({"", "voters", "", ranking.total_weight, static_cast<double>(ranking.n_agents)});
}

void explain_points(Ranking& ranking, double maximum) {
    for (const std::size_t topic : explained_places(ranking)) {
        if (std::isnan(ranking.scores[topic])) continue;
        ranking.facts.push_back({ranking.topics[topic], "points", "", ranking.scores[topic], maximum});
    }
    if (ranking.tiers.size() < 2) return;
    const std::size_t first = ranking.tiers[0].front();
    const std::size_t second = ranking.tiers[1].front();
    if (std::isnan(ranking.scores[second])) return;
    ranking.facts.push_back({ranking.topics[first], "gap", ranking.topics[second],
                             ranking.scores[first] - ranking.scores[second], 0.0});
}

void explain_condorcet(Ranking& ranking, const PairwiseTally& tally) {
    const auto winner = condorcet_winner(tally);
    if (!winner) {
        ranking.facts.push_back({"", "no_condorcet_winner", "", 0.0, 0.0});
        return;
    }
    const auto& first = ranking.winners();
    if (std::ranges::find(first, *winner) == first.end()) {
        ranking.facts.push_back(duel(tally, "condorcet_winner_not_first", *winner, first.front()));
        return;
    }
    if (tally.n_topics() == 1) return;
    std::size_t closest = *winner == 0 ? 1 : 0;
    for (std::size_t other = 0; other < tally.n_topics(); ++other) {
        if (other != *winner && tally.margin(*winner, other) < tally.margin(*winner, closest))
            closest = other;
    }
    ranking.facts.push_back(duel(tally, "condorcet_winner", *winner, closest));
}

std::vector<std::size_t> explained_winners(const Ranking& ranking) {
    const auto& first = ranking.winners();
    return {first.begin(),
            first.begin() + static_cast<std::ptrdiff_t>(std::min(first.size(), kExplainedWinners))};
}

std::vector<std::size_t> explained_challengers(const Ranking& ranking) {
    std::vector<std::size_t> challengers;
    for (std::size_t tier = 1; tier < ranking.tiers.size(); ++tier) {
        for (const std::size_t topic : ranking.tiers[tier]) {
            if (challengers.size() == kExplainedChallengers) return challengers;
            challengers.push_back(topic);
        }
    }
    return challengers;
}

std::vector<std::size_t> explained_places(const Ranking& ranking) {
    std::vector<std::size_t> places;
    for (std::size_t tier = 0; tier < std::min<std::size_t>(2, ranking.tiers.size()); ++tier) {
        const auto& topics = ranking.tiers[tier];
        const auto shown = static_cast<std::ptrdiff_t>(std::min(topics.size(), kExplainedPoints));
        places.insert(places.end(), topics.begin(), topics.begin() + shown);
    }
    return places;
}

}  // namespace maillage::detail
