#include "maillage/ranking/schulze.hpp"

#include <string>

#include "ranking/chains.hpp"
#include "ranking/facts.hpp"
#include "ranking/result.hpp"
#include "ranking/widest_paths.hpp"

namespace maillage {

namespace {

using Paths = RowMatrix<std::int64_t>;

std::int64_t at(const Paths& paths, std::size_t a, std::size_t b) {
    return paths(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
}

// How each winner beats each of the next topics: by their duel where that alone is stronger than any way
// back, otherwise by a strongest chain.
void explain_victories(Ranking& ranking, const PairwiseTally& tally, const Paths& paths, Strength strength) {
    for (const std::size_t winner : detail::explained_winners(ranking)) {
        for (const std::size_t other : detail::explained_challengers(ranking)) {
            const std::int64_t reach = at(paths, winner, other);
            const std::int64_t back = at(paths, other, winner);
            if (reach <= back) continue;
            if (detail::duel_strength(tally, strength, winner, other) > back) {
                ranking.facts.push_back(detail::duel(tally, "beats_directly", winner, other));
                continue;
            }
            const auto chain =
                detail::shortest_chain(tally.n_topics(), winner, other, [&](std::size_t a, std::size_t b) {
                    return detail::duel_strength(tally, strength, a, b) >= reach;
                });
            detail::explain_chain(ranking, tally, chain, detail::weight_of(tally, reach),
                                  detail::weight_of(tally, back));
        }
    }
}

}  // namespace

RowMatrix<std::int64_t> strongest_paths(const PairwiseTally& tally, Strength strength,
                                        const Monitor& monitor) {
    const auto topics = static_cast<Eigen::Index>(tally.n_topics());
    const auto& wins = tally.parts().wins;
    Paths paths(topics, topics);
    for (Eigen::Index a = 0; a < topics; ++a) {
        for (Eigen::Index b = 0; b < topics; ++b) {
            const std::int64_t margin = wins(a, b) - wins(b, a);
            paths(a, b) = margin <= 0 ? 0 : strength == Strength::margins ? margin : wins(a, b);
        }
    }
    detail::widen(paths, monitor);
    return paths;
}

Ranking schulze(const PairwiseTally& tally, const SchulzeOptions& options, const Monitor& monitor) {
    const Paths paths = strongest_paths(tally, options.strength, monitor);
    const auto beats = [&](std::size_t a, std::size_t b) { return at(paths, a, b) > at(paths, b, a); };
    Ranking ranking = detail::unordered("schulze", tally);
    ranking.options["strength"] = std::string(name(options.strength));
    detail::order_by_tiers(ranking, detail::peeled(tally.n_topics(), beats));
    detail::explain_first(ranking);
    explain_victories(ranking, tally, paths, options.strength);
    detail::explain_undecided(ranking, beats);
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
