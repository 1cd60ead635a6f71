#include "maillage/ranking/condorcet.hpp"

#include "ranking/facts.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

// Whether the margin of `topic` against every other one passes the test.
template <typename Test>
bool every_margin(const PairwiseTally& tally, std::size_t topic, const Test& test) {
    for (std::size_t other = 0; other < tally.n_topics(); ++other) {
        if (other != topic && !test(tally.margin(topic, other))) return false;
    }
    return true;
}

template <typename Test>
std::optional<std::size_t> first_topic(const PairwiseTally& tally, const Test& test) {
    for (std::size_t topic = 0; topic < tally.n_topics(); ++topic) {
        if (every_margin(tally, topic, test)) return topic;
    }
    return std::nullopt;
}

// `special` alone before or after all the others; everything tied where it is absent.
detail::Tiers set_apart(std::size_t topics, std::optional<std::size_t> special, bool before) {
    std::vector<std::size_t> others;
    for (std::size_t topic = 0; topic < topics; ++topic) {
        if (topic != special) others.push_back(topic);
    }
    detail::Tiers tiers;
    if (special && before) tiers.push_back({*special});
    if (!others.empty()) tiers.push_back(std::move(others));
    if (special && !before) tiers.push_back({*special});
    return tiers;
}

}  // namespace

std::optional<std::size_t> condorcet_winner(const PairwiseTally& tally) {
    return first_topic(tally, [](std::int64_t margin) { return margin > 0; });
}

std::optional<std::size_t> condorcet_loser(const PairwiseTally& tally) {
    // A single topic wins and loses all of its no duels; it is the winner.
    if (tally.n_topics() == 1) return std::nullopt;
    return first_topic(tally, [](std::int64_t margin) { return margin < 0; });
}

std::vector<std::size_t> weak_condorcet_winners(const PairwiseTally& tally) {
    std::vector<std::size_t> winners;
    for (std::size_t topic = 0; topic < tally.n_topics(); ++topic) {
        if (every_margin(tally, topic, [](std::int64_t margin) { return margin >= 0; }))
            winners.push_back(topic);
    }
    return winners;
}

Ranking condorcet_winner_ranking(const PairwiseTally& tally) {
    Ranking ranking = detail::unordered("condorcet_winner", tally);
    detail::order_by_tiers(ranking, set_apart(tally.n_topics(), condorcet_winner(tally), true));
    detail::explain_first(ranking);
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

Ranking condorcet_loser_ranking(const PairwiseTally& tally) {
    Ranking ranking = detail::unordered("condorcet_loser", tally);
    const auto loser = condorcet_loser(tally);
    detail::order_by_tiers(ranking, set_apart(tally.n_topics(), loser, false));
    detail::explain_first(ranking);
    if (loser) {
        std::size_t best = *loser == 0 ? 1 : 0;
        for (std::size_t other = 0; other < tally.n_topics(); ++other) {
            if (other != *loser && tally.margin(*loser, other) > tally.margin(*loser, best)) best = other;
        }
        ranking.facts.push_back(detail::duel(tally, "condorcet_loser", *loser, best));
    } else {
        ranking.facts.push_back({"", "no_condorcet_loser", "", 0.0, 0.0});
    }
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
