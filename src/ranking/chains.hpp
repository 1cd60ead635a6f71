#pragma once
// Chains of won duels, step by step, as explanations show them.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "ranking/facts.hpp"

namespace maillage::detail {

/// Topics of a shortest chain of usable duels, both ends included; empty where there is none.
template <typename Usable>
[[nodiscard]] std::vector<std::size_t> shortest_chain(std::size_t topics, std::size_t from, std::size_t to,
                                                      const Usable& usable) {
    std::vector<std::size_t> previous(topics, topics);
    std::vector<std::size_t> queue{from};
    previous[from] = from;
    for (std::size_t next = 0; next < queue.size() && previous[to] == topics; ++next) {
        for (std::size_t topic = 0; topic < topics; ++topic) {
            if (previous[topic] != topics || !usable(queue[next], topic)) continue;
            previous[topic] = queue[next];
            queue.push_back(topic);
        }
    }
    if (previous[to] == topics) return {};
    std::vector<std::size_t> chain{to};
    while (chain.back() != from) chain.push_back(previous[chain.back()]);
    std::ranges::reverse(chain);
    return chain;
}

/// The fact that a chain leads from its first to its last topic, then the duel of these two and those of the
/// chain.
inline void explain_chain(Ranking& ranking, const PairwiseTally& tally, const std::vector<std::size_t>& chain,
                          double strength, double strength_back) {
    ranking.facts.push_back({tally.topics()[chain.front()], "beats_by_path", tally.topics()[chain.back()],
                             strength, strength_back});
    ranking.facts.push_back(duel(tally, "direct_duel", chain.front(), chain.back()));
    for (std::size_t step = 1; step < chain.size(); ++step) {
        ranking.facts.push_back(duel(tally, "path_step", chain[step - 1], chain[step]));
    }
}

}  // namespace maillage::detail
