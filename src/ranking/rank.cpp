// Running a rule by its id, with what is common to all of them: the policy for unranked topics, whether the
// other one would elect somebody else, and breaking ties at the end.

#include <string>

#include "maillage/core/error.hpp"
#include "maillage/ranking/rules.hpp"
#include "maillage/ranking/tie_break.hpp"
#include "preference/tally_parts.hpp"
#include "ranking/facts.hpp"
#include "ranking/rule_options.hpp"
#include "ranking/rule_table.hpp"

namespace maillage {

namespace {

// Beyond this many topics, the duels are not counted just to say whether a positional rule elects their
// winner.
constexpr std::size_t kMaxTopicsForDuels = 1000;

Ranking run(const detail::RuleCall& call, const PreferenceMatrix& preferences, Unranked unranked,
            const RuleOptions& options, const Monitor& monitor) {
    if (call.of_matrix != nullptr) return call.of_matrix(preferences, unranked, options, monitor);
    return call.of_tally(pairwise_tally(preferences, unranked, monitor), options, monitor);
}

void explain_unranked(Ranking& ranking, Unranked unranked, std::size_t cells) {
    const bool last = unranked == Unranked::last;
    ranking.facts.push_back(
        {"", last ? "unranked_last" : "unranked_ignored", "", static_cast<double>(cells), 0.0});
}

// Runs the rule again under the other policy and says where it elects other topics.
void compare_policies(Ranking& ranking, const detail::RuleCall& call, const PreferenceMatrix& preferences,
                      Unranked used, const RuleOptions& options, const Monitor& monitor) {
    const Unranked other = used == Unranked::last ? Unranked::ignored : Unranked::last;
    const Ranking elsewhere = run(call, preferences, other, options, monitor);
    if (elsewhere.winners() == ranking.winners()) return;
    ranking.other_policies.push_back({other, elsewhere.winners()});
    for (const std::size_t topic : elsewhere.winners()) {
        ranking.facts.push_back({ranking.topics[topic], "other_policy", std::string(name(other)), 0.0, 0.0});
    }
}

Ranking finished(Ranking ranking, const detail::CommonOptions& common) {
    if (!ranking.exact_weights) ranking.facts.push_back({"", "weights_rounded", "", 0.0, 0.0});
    return break_ties(std::move(ranking), common.tie_break,
                      static_cast<std::uint64_t>(common.seed.value_or(0)));
}

}  // namespace

Ranking rank(const PreferenceMatrix& preferences, std::string_view rule, const RuleOptions& options,
             const Monitor& monitor) {
    const detail::RuleCall& call = detail::checked_rule(rule, options).call;
    const detail::CommonOptions common = detail::common_options(options);
    const Unranked unranked = detail::settled_policy(preferences, common.unranked);
    Ranking ranking = run(call, preferences, unranked, options, monitor);
    if (call.of_matrix != nullptr && preferences.n_topics() <= kMaxTopicsForDuels) {
        detail::explain_condorcet(ranking, pairwise_tally(preferences, unranked, monitor));
    }
    const std::size_t not_asked = preferences.n_not_asked();
    if (not_asked > 0) {
        ranking.facts.push_back({"", "not_asked", "", static_cast<double>(not_asked), 0.0});
    }
    const std::size_t unanswered = unranked == Unranked::error ? 0 : preferences.n_unanswered() - not_asked;
    if (unanswered > 0) {
        explain_unranked(ranking, unranked, unanswered);
        compare_policies(ranking, call, preferences, unranked, options, monitor);
    }
    return finished(std::move(ranking), common);
}

Ranking rank(const PairwiseTally& tally, std::string_view rule, const RuleOptions& options,
             const Monitor& monitor) {
    const detail::RuleRow& row = detail::checked_rule(rule, options);
    const detail::CommonOptions common = detail::common_options(options);
    if (row.call.of_tally == nullptr) {
        throw InvalidInput("rule '" + row.info.id +
                           "' needs the ballots: a table of duels says who is preferred to " +
                           "whom, not who is first, approved or how well scored; give the PreferenceMatrix");
    }
    if (common.unranked && *common.unranked != tally.unranked()) {
        throw InvalidInput("this tally counts unranked topics as '" + std::string(name(tally.unranked())) +
                           "' and unranked='" + std::string(name(*common.unranked)) +
                           "' was asked for; tally the ballots again under that policy");
    }
    return finished(row.call.of_tally(tally, options, monitor), common);
}

}  // namespace maillage
