#include "maillage/ranking/tie_break.hpp"

#include <span>
#include <string>

#include "maillage/core/random.hpp"
#include "ranking/result.hpp"

namespace maillage {

Ranking break_ties(Ranking ranking, TieBreak how, std::uint64_t seed) {
    ranking.options["tie_break"] = std::string(name(how));
    if (how == TieBreak::none) return ranking;
    const bool random = how == TieBreak::random;
    if (random) ranking.options["seed"] = static_cast<std::int64_t>(seed);
    RandomStream stream(seed);
    detail::Tiers strict;
    for (auto& tier : ranking.tiers) {
        if (tier.size() > 1) {
            if (random) stream.shuffle(std::span(tier));
            ranking.facts.push_back(
                {ranking.topics[tier.front()], random ? "tie_break_random" : "tie_break_order", "",
                 static_cast<double>(tier.size()), random ? static_cast<double>(seed) : 0.0});
        }
        for (const std::size_t topic : tier) strict.push_back({topic});
    }
    ranking.tiers = std::move(strict);
    return ranking;
}

}  // namespace maillage
