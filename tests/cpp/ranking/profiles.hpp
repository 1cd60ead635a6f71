#pragma once
// Small and random profiles for the tests of ranking rules.

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "maillage/core/random.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage::test {

using Ranks = RowMatrix<std::int64_t>;
using Tiers = std::vector<std::vector<std::size_t>>;

/// Agents who all order all topics strictly; few of them, so that duels tie often where their number is even.
inline PreferenceMatrix strict_profile(std::uint64_t seed, std::size_t agents, std::size_t topics) {
    RandomStream random(seed);
    Ranks ranks(static_cast<Eigen::Index>(agents), static_cast<Eigen::Index>(topics));
    std::vector<std::int64_t> order(topics);
    for (Eigen::Index agent = 0; agent < ranks.rows(); ++agent) {
        std::iota(order.begin(), order.end(), std::int64_t{1});
        random.shuffle(std::span(order));
        for (Eigen::Index topic = 0; topic < ranks.cols(); ++topic) {
            ranks(agent, topic) = order[static_cast<std::size_t>(topic)];
        }
    }
    return PreferenceMatrix::from_ranks(ranks);
}

/// Ballots with ties and without answers, whole weights from 1 to 3.
inline PreferenceMatrix loose_profile(std::uint64_t seed, std::size_t agents, std::size_t topics) {
    RandomStream random(seed);
    Ranks ranks(static_cast<Eigen::Index>(agents), static_cast<Eigen::Index>(topics));
    for (Eigen::Index cell = 0; cell < ranks.size(); ++cell) {
        ranks.data()[cell] = static_cast<std::int64_t>(random.below(topics + 1));
    }
    PreferenceLabels labels;
    for (std::size_t agent = 0; agent < agents; ++agent) {
        labels.weights.push_back(static_cast<double>(1 + random.below(3)));
    }
    return PreferenceMatrix::from_ranks(ranks, labels);
}

/// A tally of `total` agents from wins[a][b].
inline PairwiseTally tally_of(const std::vector<std::vector<std::int64_t>>& wins, std::int64_t total) {
    PairwiseTally::Parts parts;
    const auto topics = static_cast<Eigen::Index>(wins.size());
    parts.wins = Ranks::Zero(topics, topics);
    for (std::size_t a = 0; a < wins.size(); ++a) {
        parts.topics.push_back(std::string(1, static_cast<char>('a' + static_cast<char>(a))));
        for (std::size_t b = 0; b < wins.size(); ++b) {
            parts.wins(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) = wins[a][b];
        }
    }
    parts.total_units = total;
    parts.n_agents = static_cast<std::uint64_t>(total);
    return PairwiseTally(std::move(parts));
}

/// A tally in which a beats b by margins[a][b] (positive entries alone) of `total` agents.
inline PairwiseTally tally_of_margins(const std::vector<std::vector<std::int64_t>>& margins,
                                      std::int64_t total) {
    auto wins = margins;
    for (std::size_t a = 0; a < wins.size(); ++a) {
        for (std::size_t b = 0; b < wins.size(); ++b) {
            if (a != b) wins[a][b] = (total + margins[a][b] - margins[b][a]) / 2;
        }
    }
    return tally_of(wins, total);
}

/// The tally with every duel turned round.
inline PairwiseTally reversed(const PairwiseTally& tally) {
    PairwiseTally::Parts parts = tally.parts();
    parts.wins = tally.parts().wins.transpose().eval();
    return PairwiseTally(std::move(parts));
}

/// Tiers as sets of ids, so that results over differently ordered topics compare.
inline std::vector<std::vector<std::string>> named(const Ranking& ranking) {
    std::vector<std::vector<std::string>> tiers;
    for (const auto& tier : ranking.tiers) {
        tiers.emplace_back();
        for (const std::size_t topic : tier) tiers.back().push_back(ranking.topics[topic]);
        std::ranges::sort(tiers.back());
    }
    return tiers;
}

/// Sum of the amounts of facts with this reason about this topic.
inline double sum_of(const Ranking& ranking, std::string_view reason, std::string_view subject) {
    double sum = 0.0;
    for (const Fact& fact : ranking.facts) {
        if (fact.reason == reason && fact.subject == subject) sum += fact.amount;
    }
    return sum;
}

/// Facts with this reason.
inline std::vector<Fact> facts_of(const Ranking& ranking, std::string_view reason) {
    std::vector<Fact> found;
    for (const Fact& fact : ranking.facts) {
        if (fact.reason == reason) found.push_back(fact);
    }
    return found;
}

}  // namespace maillage::test
