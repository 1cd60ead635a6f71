#pragma once
// The answer of a ranking rule, and the registry through which every rule is reached.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "maillage/core/explanation.hpp"
#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/preference_matrix.hpp"

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
/// Ties are kept: a tier with several topics is a tie. Breaking ties is a separate, explicit step (`tie_break`).
struct Ranking {
    std::string rule;                                ///< id of the rule, as in `rules()`
    std::vector<std::string> topics;                 ///< ids, in the order of the ballots
    std::vector<std::vector<std::size_t>> tiers;     ///< indices into `topics`, best tier first, each in topic order
    std::vector<double> scores;                      ///< one per topic, higher is better; empty when the rule has none
    std::string score_name;                          ///< what the scores are: "points", "votes", "mean", ...
    RuleOptions options;                             ///< every option as used, defaults included
    std::uint64_t n_agents = 0;
    double total_weight = 0.0;
    bool exact_weights = true;                       ///< false when weights had to be rounded
    std::vector<PolicyWinners> other_policies;       ///< policies under which other topics would win
    Explanation facts;                               ///< why, as facts; see `reasons` in docs/methods

    bool operator==(const Ranking&) const = default;
};

}  // namespace maillage
