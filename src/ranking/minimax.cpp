#include "maillage/ranking/minimax.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "ranking/facts.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

struct Defeat {
    std::int64_t strength = 0;
    std::size_t by = 0;
};

std::vector<Defeat> worst_defeats(const PairwiseTally& tally, Strength strength) {
    std::vector<Defeat> worst(tally.n_topics());
    for (std::size_t a = 0; a < worst.size(); ++a) {
        for (std::size_t b = 0; b < worst.size(); ++b) {
            const std::int64_t defeat = detail::duel_strength(tally, strength, b, a);
            if (defeat > worst[a].strength) worst[a] = {defeat, b};
        }
    }
    return worst;
}

}  // namespace

Ranking minimax(const PairwiseTally& tally, const MinimaxOptions& options) {
    const std::vector<Defeat> worst = worst_defeats(tally, options.strength);
    std::vector<std::int64_t> points;
    points.reserve(worst.size());
    for (const Defeat& defeat : worst) points.push_back(-defeat.strength);
    Ranking ranking = detail::unordered("minimax", tally);
    ranking.options["strength"] = std::string(name(options.strength));
    detail::order_by_units(ranking, points, tally.denominator(), "worst_defeat");
    detail::explain_first(ranking);
    for (const std::size_t topic : detail::explained_places(ranking)) {
        if (worst[topic].strength == 0) {
            ranking.facts.push_back({ranking.topics[topic], "undefeated", "", 0.0, 0.0});
        } else {
            ranking.facts.push_back(detail::duel(tally, "worst_defeat", topic, worst[topic].by));
        }
    }
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
