#pragma once
// Facts that several rules state. Codes are listed in maillage/ranking/ranking.hpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage::detail {

/// A tie among more topics than this is explained for its first members only.
constexpr std::size_t kExplainedWinners = 3;
/// How many other topics each winner is held against.
constexpr std::size_t kExplainedChallengers = 20;
/// How many topics of a tier have their points listed.
constexpr std::size_t kExplainedPoints = 10;

/// Units of weight as a number.
[[nodiscard]] inline double weight_of(const PairwiseTally& tally, std::int64_t units) {
    return static_cast<double>(units) / static_cast<double>(tally.denominator());
}

/// "a against b", with the weights on either side.
[[nodiscard]] Fact duel(const PairwiseTally& tally, std::string reason, std::size_t a, std::size_t b);

/// Who is first, or tied for first, and who answered.
void explain_first(Ranking& ranking);
/// Points of the first two tiers out of `maximum` (0: none), and the gap between them.
void explain_points(Ranking& ranking, double maximum);
/// The Condorcet winner, whether it is first, or that there is none.
void explain_condorcet(Ranking& ranking, const PairwiseTally& tally);

/// The first few winners.
[[nodiscard]] std::vector<std::size_t> explained_winners(const Ranking& ranking);
/// The first few topics after the first tier.
[[nodiscard]] std::vector<std::size_t> explained_challengers(const Ranking& ranking);
/// The first few topics of the first tier and of the second.
[[nodiscard]] std::vector<std::size_t> explained_places(const Ranking& ranking);

/// How many pairs in different tiers the relation of a rule leaves open.
template <typename Beats>
void explain_undecided(Ranking& ranking, const Beats& beats) {
    std::size_t undecided = 0;
    std::vector<std::size_t> above;
    for (const auto& tier : ranking.tiers) {
        for (const std::size_t topic : tier) {
            for (const std::size_t other : above) undecided += beats(other, topic) ? 0 : 1;
        }
        above.insert(above.end(), tier.begin(), tier.end());
    }
    if (undecided > 0)
        ranking.facts.push_back({"", "undecided_pairs", "", static_cast<double>(undecided), 0.0});
}

}  // namespace maillage::detail
