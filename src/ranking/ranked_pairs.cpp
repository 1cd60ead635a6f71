#include "maillage/ranking/ranked_pairs.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "ranking/chains.hpp"
#include "ranking/facts.hpp"
#include "ranking/locked_duels.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

using detail::LockedDuels;
using detail::WonDuel;

constexpr std::size_t kExplainedDiscarded = 10;

std::vector<WonDuel> strongest_first(const PairwiseTally& tally, Strength strength) {
    std::vector<WonDuel> duels;
    const auto topics = static_cast<std::uint32_t>(tally.n_topics());
    for (std::uint32_t a = 0; a < topics; ++a) {
        for (std::uint32_t b = 0; b < topics; ++b) {
            const std::int64_t won_by = detail::duel_strength(tally, strength, a, b);
            if (won_by > 0) duels.push_back({won_by, a, b});
        }
    }
    std::ranges::stable_sort(duels, std::ranges::greater{}, &WonDuel::strength);
    return duels;
}

LockedDuels lock_all(const PairwiseTally& tally, Strength strength, const Monitor& monitor) {
    const std::vector<WonDuel> duels = strongest_first(tally, strength);
    LockedDuels locked(tally.n_topics());
    MonitorClock clock(monitor);
    for (std::size_t first = 0; first < duels.size();) {
        std::size_t last = first + 1;
        while (last < duels.size() && duels[last].strength == duels[first].strength) ++last;
        locked.take(std::span(duels).subspan(first, last - first));
        clock.tick({last, duels.size()});
        first = last;
    }
    return locked;
}

void explain_victories(Ranking& ranking, const PairwiseTally& tally, const LockedDuels& locked,
                       Strength strength) {
    for (const std::size_t winner : detail::explained_winners(ranking)) {
        for (const std::size_t other : detail::explained_challengers(ranking)) {
            if (!locked.reaches(winner, other)) continue;
            if (locked.kept(winner, other)) {
                ranking.facts.push_back(detail::duel(tally, "beats_directly", winner, other));
                continue;
            }
            const auto chain =
                detail::shortest_chain(tally.n_topics(), winner, other,
                                       [&](std::size_t a, std::size_t b) { return locked.kept(a, b); });
            std::int64_t weakest = detail::duel_strength(tally, strength, chain[0], chain[1]);
            for (std::size_t step = 2; step < chain.size(); ++step) {
                weakest =
                    std::min(weakest, detail::duel_strength(tally, strength, chain[step - 1], chain[step]));
            }
            detail::explain_chain(ranking, tally, chain, detail::weight_of(tally, weakest), 0.0);
        }
    }
}

void explain_discarded(Ranking& ranking, const PairwiseTally& tally, const LockedDuels& locked) {
    const auto& discarded = locked.discarded();
    if (discarded.empty()) return;
    for (std::size_t i = 0; i < std::min(discarded.size(), kExplainedDiscarded); ++i) {
        const auto& [won, tied] = discarded[i];
        ranking.facts.push_back(
            detail::duel(tally, tied ? "discarded_tied" : "discarded", won.winner, won.loser));
    }
    ranking.facts.push_back({"", "discarded_total", "", static_cast<double>(discarded.size()), 0.0});
}

}  // namespace

Ranking ranked_pairs(const PairwiseTally& tally, const RankedPairsOptions& options, const Monitor& monitor) {
    const LockedDuels locked = lock_all(tally, options.strength, monitor);
    const auto beats = [&](std::size_t a, std::size_t b) { return locked.reaches(a, b); };
    Ranking ranking = detail::unordered("ranked_pairs", tally);
    ranking.options["strength"] = std::string(name(options.strength));
    detail::order_by_tiers(ranking, detail::peeled(tally.n_topics(), beats));
    detail::explain_first(ranking);
    explain_victories(ranking, tally, locked, options.strength);
    explain_discarded(ranking, tally, locked);
    detail::explain_undecided(ranking, beats);
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
