#pragma once
// Is there a topic that beats every other one in a duel, or loses to every other one? Condorcet, "Essai sur
// l'application de l'analyse à la probabilité des décisions rendues à la pluralité des voix", 1785. Cost
// O(topics^2).

#include <cstddef>
#include <optional>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// The topic that wins every duel, or None.
///
/// Returns
/// -------
/// str or None
[[nodiscard]] MAILLAGE_EXPORT std::optional<std::size_t> condorcet_winner(const PairwiseTally& tally);

/// The topic that loses every duel, or None.
///
/// Returns
/// -------
/// str or None
[[nodiscard]] MAILLAGE_EXPORT std::optional<std::size_t> condorcet_loser(const PairwiseTally& tally);

/// The topics that lose no duel, in topic order.
///
/// Returns
/// -------
/// list of str
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::size_t> weak_condorcet_winners(const PairwiseTally& tally);

/// The Condorcet winner first and everything else tied behind it; all topics tied when there is none.
[[nodiscard]] MAILLAGE_EXPORT Ranking condorcet_winner_ranking(const PairwiseTally& tally);

/// The Condorcet loser last and everything else tied before it; all topics tied when there is none.
[[nodiscard]] MAILLAGE_EXPORT Ranking condorcet_loser_ranking(const PairwiseTally& tally);

}  // namespace maillage
