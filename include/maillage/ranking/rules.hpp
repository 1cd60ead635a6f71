#pragma once
// Every ranking rule by its id: what the rules are, and one function that runs any of them.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// One option of a rule.
struct OptionInfo {
    std::string name;
    std::string values;                        ///< what is accepted, as "winning_votes | margins"
    std::optional<OptionValue> default_value;  ///< empty: none, or decided by the ballots
};

/// One rule.
struct RuleInfo {
    std::string id;
    std::string family;               ///< "positional", "rating", "condorcet" or "concept"
    std::string input;                ///< "ranks, scores, approvals, tally", ...
    std::vector<OptionInfo> options;  ///< its own, then those that every rule has
    std::string reference;
};

/// Every rule, in the order of the documentation.
[[nodiscard]] MAILLAGE_EXPORT std::span<const RuleInfo> rules();

/// Ranks topics from the preferences of agents.
///
/// Parameters
/// ----------
/// p
///     A PreferenceMatrix, or a PairwiseTally for the rules that need no more (all but plurality, approval,
///     range).
/// rule
///     Id of the rule, as in `rules()`.
/// **options
///     Options of the rule, as in `rules()`, and for every rule: `unranked` ("last", "ignored" or "error"; by
///     default last for ranks, ignored for scores and approvals), `tie_break` ("none", "order" or "random")
///     and `seed` (for "random").
///
/// Returns
/// -------
/// Ranking
///
/// Raises
/// ------
/// NotFound
///     If there is no such rule; the message names near ones.
/// InvalidInput
///     If an option is unknown or has a value that it does not take, or the rule cannot use this kind of
///     ballot.
///
/// Examples
/// --------
/// >>> import maillage as ml
/// >>> ballots = [[1, 2, 3], [1, 3, 2], [2, 1, 3]]
/// >>> p = ml.PreferenceMatrix.from_ranks(ballots, topics=["data", "means", "roles"])
/// >>> ml.rank(p, "schulze").tiers
/// [['data'], ['means'], ['roles']]
[[nodiscard]] MAILLAGE_EXPORT Ranking rank(const PreferenceMatrix& preferences, std::string_view rule,
                                           const RuleOptions& options = {}, const Monitor& monitor = {});
/// The same from a tally of duels; throws InvalidInput for the rules that need the ballots themselves.
[[nodiscard]] MAILLAGE_EXPORT Ranking rank(const PairwiseTally& tally, std::string_view rule,
                                           const RuleOptions& options = {}, const Monitor& monitor = {});

}  // namespace maillage
