#pragma once
// The answer of a ranking rule: topics in tiers, scores, the conventions used, and the facts that explain it.
//
// Codes of `facts`, as code(amount, against): meaning. Numbers are weights of agents unless said otherwise.
// Who is first, and who answered
//   winner(score) or, for each of several, tied_first(how many tie); voters(weight, number of agents)
// Rules that give points: the first two tiers, 10 topics of each at most
//   points(score, highest possible or 0); gap(difference): subject is first, object leads the next tier
//   first_alone(points), first_shared(points): plurality; they add up to the points
//   approved(yes, no), no_answer(weight): approval; they add up to all agents. So has range
//   scored(sum of scores, weight that scored): range
//   duel_points(own, object's): Borda, one per opponent of a winner, adding up to its points (<= 100 topics)
//   duels_won(count, of), duels_tied(count, of), duels_lost(count, of): Copeland
//   loses_to(for, against): Copeland, duels that a winner lost
//   worst_defeat(for, against) or undefeated: minimax
// Schulze and ranked pairs: the first 3 winners against the 20 topics that come next
//   beats_directly(for, against): by its own duel; in Schulze it is stronger than any chain that leads back
//   beats_by_path(strength, strength back): by a chain of won duels; behind it direct_duel(for, against), of
//     the same two topics, and the duels of the chain as path_step(for, against)
//   discarded(for, against): ranked pairs, a duel that stronger ones contradict; the strongest 10
//   discarded_tied(for, against): ranked pairs, a duel on a cycle with equally strong ones; of the same 10
//   discarded_total(count)
//   undecided_pairs(count): pairs of topics in different tiers that the relation of the rule leaves open
// Condorcet: for every rule
//   condorcet_winner(for, against): wins every duel and is first; the closest one
//   condorcet_winner_not_first(for, against): wins every duel, but the rule puts object first; that duel
//   no_condorcet_winner
//   smith_member: each member of a Smith set of several topics
//   condorcet_loser(for, against): loses every duel; the closest one; or no_condorcet_loser
// Conventions
//   unranked_last(cells), unranked_ignored(cells): how many cells had no answer and what they counted as
//   not_asked(cells): how many cells were never put to their agents, and counted for nobody
//   other_policy: subject would be first if unranked topics counted as object ("last" or "ignored") says
//   tie_break_order(how many tied), tie_break_random(how many tied, seed): subject was placed first of a tie
//   weights_rounded: weights had to be rounded before counting

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "maillage/core/explanation.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"

namespace maillage {

using OptionValue = std::variant<std::int64_t, double, std::string>;
/// Options of a rule by name, as given by a caller or as used by a result.
using RuleOptions = std::map<std::string, OptionValue, std::less<>>;

/// The winners under a policy for unranked topics that was not the one used.
struct PolicyWinners {
    Unranked unranked = Unranked::last;
    std::vector<std::size_t> winners = {};

    bool operator==(const PolicyWinners&) const = default;
};

/// Topics in tiers, best first, with the scores and the conventions that led there.
///
/// Ties are kept: a tier with several topics is a tie. Breaking ties is a separate, explicit step
/// (`tie_break`). Where a rule gives a partial order (Schulze, ranked pairs), the first tier holds the topics
/// that nothing beats, the next one those that nothing beats once the first is gone, and so on.
///
/// Examples
/// --------
/// >>> import maillage as ml
/// >>> ballots = [[1, 2, 3], [1, 3, 2], [2, 1, 3]]
/// >>> p = ml.PreferenceMatrix.from_ranks(ballots, topics=["data", "means", "roles"])
/// >>> r = ml.rank(p, "borda")
/// >>> r.tiers
/// [['data'], ['means'], ['roles']]
/// >>> r.scores
/// {'data': 5, 'means': 3, 'roles': 1}
struct MAILLAGE_EXPORT Ranking {
    std::string rule = {};                 ///< id of the rule, as in `rules()`
    std::vector<std::string> topics = {};  ///< ids, in the order of the ballots
    std::vector<std::vector<std::size_t>> tiers =
        {};  ///< indices into `topics`, best tier first, in topic order
    /// One per topic, higher is better, never against the order of the tiers; NaN where nobody answered.
    std::vector<double> scores = {};
    std::string score_name = {};                     ///< "points", "mean", "topics_below", ...
    RuleOptions options = {};                        ///< every option as used, defaults included
    std::uint64_t n_agents = 0;                      ///< how many agents answered
    double total_weight = 0.0;                       ///< and their weight
    bool exact_weights = true;                       ///< false when weights had to be rounded
    std::vector<PolicyWinners> other_policies = {};  ///< policies under which other topics would win
    Explanation facts = {};                          ///< why; codes at the top of this file

    /// Indices of the topics in the first tier.
    [[nodiscard]] const std::vector<std::size_t>& winners() const& { return tiers.front(); }
    [[nodiscard]] std::vector<std::size_t> winners() && { return std::move(tiers.front()); }
    /// Whether every tier holds one topic.
    [[nodiscard]] bool is_strict() const { return tiers.size() == topics.size(); }
    /// Indices of all topics, best first. Throws InvalidInput where topics tie.
    [[nodiscard]] std::vector<std::size_t> order() const;

    bool operator==(const Ranking& other) const;
};

}  // namespace maillage
