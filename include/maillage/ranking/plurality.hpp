#pragma once
// Which topic do most agents put first? The oldest rule, shown because everybody knows it: it sees nothing of
// a ballot but its first place. Cost O(agents x topics), threaded.

#include <optional>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `plurality`.
struct PluralityOptions {
    /// What several topics tied for first get of one vote: equal parts, nothing (min), or each a whole vote
    /// (max).
    BallotTies ties = BallotTies::average;
    /// Matters for agents without any answer: last = all topics tied for first, ignored = no vote.
    std::optional<Unranked> unranked = {};
};

/// Topics by the weight of the agents who put them first.
///
/// Throws InvalidInput under `Unranked::error` if an agent left a topic unranked.
[[nodiscard]] MAILLAGE_EXPORT Ranking plurality(const PreferenceMatrix& preferences,
                                                const PluralityOptions& options = {},
                                                const Monitor& monitor = {});

}  // namespace maillage
