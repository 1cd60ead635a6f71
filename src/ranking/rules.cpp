#include "maillage/ranking/rules.hpp"

#include <algorithm>
#include <type_traits>

#include "maillage/core/error.hpp"
#include "maillage/ranking/approval.hpp"
#include "maillage/ranking/borda.hpp"
#include "maillage/ranking/condorcet.hpp"
#include "maillage/ranking/copeland.hpp"
#include "maillage/ranking/minimax.hpp"
#include "maillage/ranking/plurality.hpp"
#include "maillage/ranking/range.hpp"
#include "maillage/ranking/ranked_pairs.hpp"
#include "maillage/ranking/schulze.hpp"
#include "maillage/ranking/smith_set.hpp"
#include "core/nearest.hpp"
#include "ranking/rule_options.hpp"
#include "ranking/rule_table.hpp"

namespace maillage {

namespace detail {

namespace {

struct NoOptions {};

// The options of each rule, each field named once. `unranked` is common to all.
template <typename Visit>
void fields(NoOptions&, Visit&&) {}
template <typename Visit>
void fields(PluralityOptions& options, Visit&& visit) {
    visit("ties", options.ties);
}
template <typename Visit>
void fields(ApprovalOptions& options, Visit&& visit) {
    visit("aggregate", options.aggregate);
    visit("max_rank", options.max_rank, "whole number from 1; needed for ranks");
    visit("min_score", options.min_score, "number; needed for scores");
}
template <typename Visit>
void fields(RangeOptions& options, Visit&& visit) {
    visit("aggregate", options.aggregate);
    visit("lowest", options.lowest, "number not above any score");
}
template <typename Visit>
void fields(BordaOptions& options, Visit&& visit) {
    visit("ties", options.ties);
    visit("aggregate", options.aggregate);
}
template <typename Visit>
void fields(CopelandOptions& options, Visit&& visit) {
    visit("alpha", options.alpha, "number from 0 to 1");
}
template <typename Visit>
void fields(MinimaxOptions& options, Visit&& visit) {
    visit("strength", options.strength);
}
template <typename Visit>
void fields(SchulzeOptions& options, Visit&& visit) {
    visit("strength", options.strength);
}
template <typename Visit>
void fields(RankedPairsOptions& options, Visit&& visit) {
    visit("strength", options.strength);
}

template <typename Options>
Options read_options(const RuleOptions& given) {
    Options options;
    fields(options, OptionReader(given));
    return options;
}

template <typename Options>
RuleInfo info(std::string id, std::string family, std::string input, std::string reference) {
    OptionLister lister;
    Options own;
    fields(own, lister);
    CommonOptions common;
    fields(common, lister);
    return {std::move(id), std::move(family), std::move(input), lister.take(), std::move(reference)};
}

// A rule that reads the table of duels.
template <auto rule, typename Options>
RuleRow by_duels(std::string id, std::string family, std::string reference) {
    const auto run = [](const PairwiseTally& tally, const RuleOptions& given, const Monitor& monitor) {
        if constexpr (std::is_same_v<Options, NoOptions>) {
            return rule(tally);
        } else if constexpr (std::is_invocable_v<decltype(rule), const PairwiseTally&, const Options&,
                                                 const Monitor&>) {
            return rule(tally, read_options<Options>(given), monitor);
        } else {
            return rule(tally, read_options<Options>(given));
        }
    };
    return {info<Options>(std::move(id), std::move(family), "ranks, scores, approvals, tally",
                          std::move(reference)),
            {run, nullptr}};
}

// A rule that reads the ballots themselves.
template <auto rule, typename Options>
RuleRow by_ballots(std::string id, std::string family, std::string input, std::string reference) {
    const auto run = [](const PreferenceMatrix& preferences, Unranked unranked, const RuleOptions& given,
                        const Monitor& monitor) {
        auto options = read_options<Options>(given);
        options.unranked = unranked;
        return rule(preferences, options, monitor);
    };
    return {info<Options>(std::move(id), std::move(family), std::move(input), std::move(reference)),
            {nullptr, run}};
}

const std::vector<RuleRow>& table() {
    static const std::vector<RuleRow> rows{
        by_ballots<plurality, PluralityOptions>("plurality", "positional", "ranks, scores, approvals",
                                                "Brams & Fishburn 2002, Voting procedures"),
        by_ballots<approval, ApprovalOptions>(
            "approval", "rating", "approvals; ranks or scores with a threshold", "Brams & Fishburn 1978"),
        by_ballots<range, RangeOptions>("range", "rating", "scores, approvals", "Smith 2000"),
        by_duels<borda, BordaOptions>("borda", "positional", "Borda 1781"),
        by_duels<copeland, CopelandOptions>("copeland", "condorcet", "Copeland 1951"),
        by_duels<minimax, MinimaxOptions>("minimax", "condorcet", "Simpson 1969; Kramer 1977"),
        by_duels<schulze, SchulzeOptions>("schulze", "condorcet", "Schulze 2011"),
        by_duels<ranked_pairs, RankedPairsOptions>("ranked_pairs", "condorcet", "Tideman 1987"),
        by_duels<condorcet_winner_ranking, NoOptions>("condorcet_winner", "concept", "Condorcet 1785"),
        by_duels<condorcet_loser_ranking, NoOptions>("condorcet_loser", "concept", "Condorcet 1785"),
        by_duels<smith_set_ranking, NoOptions>("smith_set", "concept", "Good 1971; Smith 1973"),
    };
    return rows;
}

}  // namespace

const RuleRow& checked_rule(std::string_view rule, const RuleOptions& options) {
    const auto row =
        std::ranges::find(table(), rule, [](const RuleRow& one) { return std::string_view(one.info.id); });
    if (row == table().end()) {
        std::vector<std::string> ids;
        for (const RuleRow& one : table()) ids.push_back(one.info.id);
        throw NotFound("there is no rule '" + std::string(rule) + "'; expected " + one_of(ids) +
                       did_you_mean(rule, ids));
    }
    std::vector<std::string> names;
    for (const OptionInfo& option : row->info.options) names.push_back(option.name);
    for (const auto& [given, value] : options) {
        if (std::ranges::find(names, given) != names.end()) continue;
        throw InvalidInput("rule '" + row->info.id + "' has no option '" + given + "'; its options are " +
                           one_of(names, " and ") + did_you_mean(given, names));
    }
    return *row;
}

}  // namespace detail

std::span<const RuleInfo> rules() {
    static const std::vector<RuleInfo> infos = [] {
        std::vector<RuleInfo> all;
        for (const detail::RuleRow& row : detail::table()) all.push_back(row.info);
        return all;
    }();
    return infos;
}

}  // namespace maillage
