#pragma once
// The rules once more, slowly and straight from their definitions.

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "maillage/ranking/conventions.hpp"
#include "profiles.hpp"

namespace maillage::test {

inline constexpr std::array kStrengths{Strength::winning_votes, Strength::margins};

/// Profiles small enough for the slow definitions: strict and loose, odd and even, both policies.
inline std::vector<PairwiseTally> small_tallies() {
    std::vector<PairwiseTally> tallies;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const std::size_t topics = 1 + seed % 6;
        tallies.push_back(pairwise_tally(strict_profile(seed, 3 + seed % 8, topics)));
        const auto loose = loose_profile(seed, 2 + seed % 9, topics);
        tallies.push_back(pairwise_tally(loose, Unranked::last));
        tallies.push_back(pairwise_tally(loose, Unranked::ignored));
    }
    return tallies;
}

using Relation = std::vector<std::vector<bool>>;
using Strengths = std::vector<std::vector<std::int64_t>>;

inline Strengths strengths_of(const PairwiseTally& tally, Strength strength) {
    const std::size_t n = tally.n_topics();
    Strengths table(n, std::vector<std::int64_t>(n, 0));
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (tally.wins(a, b) <= tally.wins(b, a)) continue;
            table[a][b] =
                strength == Strength::margins ? tally.wins(a, b) - tally.wins(b, a) : tally.wins(a, b);
        }
    }
    return table;
}

/// Strength of the strongest path, trying every simple path.
inline std::int64_t strongest_path(const Strengths& strengths, std::size_t from, std::size_t to,
                                   std::vector<bool> seen) {
    seen[from] = true;
    std::int64_t best = strengths[from][to];
    for (std::size_t via = 0; via < strengths.size(); ++via) {
        if (seen[via] || via == to || strengths[from][via] == 0) continue;
        best = std::max(best, std::min(strengths[from][via], strongest_path(strengths, via, to, seen)));
    }
    return best;
}

inline Relation schulze_relation(const Strengths& strengths) {
    const std::size_t n = strengths.size();
    Relation beats(n, std::vector<bool>(n, false));
    const std::vector<bool> none(n, false);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            beats[a][b] = strongest_path(strengths, a, b, none) > strongest_path(strengths, b, a, none);
        }
    }
    return beats;
}

inline Relation closure(Relation graph) {
    for (std::size_t via = 0; via < graph.size(); ++via) {
        for (std::size_t a = 0; a < graph.size(); ++a) {
            for (std::size_t b = 0; b < graph.size(); ++b) {
                if (graph[a][via] && graph[via][b]) graph[a][b] = true;
            }
        }
    }
    return graph;
}

/// Ranked pairs, duel by duel; equally strong ones together, as ranked_pairs.hpp says.
inline Relation ranked_pairs_relation(const Strengths& strengths) {
    const std::size_t n = strengths.size();
    std::map<std::int64_t, std::vector<std::pair<std::size_t, std::size_t>>, std::greater<>> groups;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (strengths[a][b] > 0) groups[strengths[a][b]].emplace_back(a, b);
        }
    }
    Relation locked(n, std::vector<bool>(n, false));
    for (const auto& [strength, duels] : groups) {
        const Relation before = closure(locked);
        Relation together = locked;
        for (const auto& [a, b] : duels) {
            if (!before[b][a]) together[a][b] = true;
        }
        const Relation after = closure(together);
        for (const auto& [a, b] : duels) {
            if (!before[b][a] && !after[b][a]) locked[a][b] = true;
        }
    }
    return closure(locked);
}

/// Tiers of a relation, taking out what nothing beats again and again.
inline Tiers peel(const Relation& beats) {
    std::vector<std::size_t> left(beats.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    Tiers tiers;
    while (!left.empty()) {
        tiers.emplace_back();
        for (const std::size_t topic : left) {
            const bool beaten =
                std::ranges::any_of(left, [&](std::size_t other) { return beats[other][topic]; });
            if (!beaten) tiers.back().push_back(topic);
        }
        std::erase_if(left, [&](std::size_t topic) { return std::ranges::count(tiers.back(), topic) > 0; });
    }
    return tiers;
}

/// The smallest set of `among` that beats all others of `among`, trying every set.
inline std::vector<std::size_t> smallest_dominating(const PairwiseTally& tally,
                                                    const std::vector<std::size_t>& among) {
    std::vector<std::size_t> best = among;
    for (std::uint32_t mask = 1; mask < (1U << among.size()); ++mask) {
        std::vector<std::size_t> inside;
        std::vector<std::size_t> outside;
        for (std::size_t i = 0; i < among.size(); ++i)
            ((mask >> i & 1U) != 0 ? inside : outside).push_back(among[i]);
        const bool dominates = std::ranges::all_of(inside, [&](std::size_t a) {
            return std::ranges::all_of(outside,
                                       [&](std::size_t b) { return tally.wins(a, b) > tally.wins(b, a); });
        });
        if (dominates && inside.size() < best.size()) best = inside;
    }
    return best;
}

inline Tiers smith_tiers(const PairwiseTally& tally) {
    std::vector<std::size_t> left(tally.n_topics());
    std::iota(left.begin(), left.end(), std::size_t{0});
    Tiers tiers;
    while (!left.empty()) {
        tiers.push_back(smallest_dominating(tally, left));
        std::erase_if(left, [&](std::size_t topic) { return std::ranges::count(tiers.back(), topic) > 0; });
    }
    return tiers;
}

/// Tiers by numbers, higher is better.
inline Tiers tiers_by_score(const std::vector<double>& scores) {
    std::map<double, std::vector<std::size_t>, std::greater<>> groups;
    for (std::size_t topic = 0; topic < scores.size(); ++topic) groups[scores[topic]].push_back(topic);
    Tiers tiers;
    for (const auto& [score, topics] : groups) tiers.push_back(topics);
    return tiers;
}

}  // namespace maillage::test
