// What is common to all rules: the registry, options, policies, ties, and properties that every rule has.

#include <gtest/gtest.h>

#include "definitions.hpp"
#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/ranking/rules.hpp"
#include "maillage/ranking/schulze.hpp"
#include "maillage/ranking/tie_break.hpp"
#include "core/nearest.hpp"

namespace maillage {
namespace {

using test::Tiers;

// Runs `check` for every rule that ranks can be given to.
template <typename Check>
void for_each_rule(const Check& check) {
    for (const RuleInfo& rule : rules()) {
        RuleOptions options;
        if (rule.id == "range") continue;
        if (rule.id == "approval") options["max_rank"] = std::int64_t{2};
        SCOPED_TRACE(rule.id);
        check(rule.id, options);
    }
}

std::string message_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Rules, have_unique_ids_and_say_what_they_are) {
    std::vector<std::string> ids;
    for (const RuleInfo& rule : rules()) {
        ids.push_back(rule.id);
        EXPECT_FALSE(rule.family.empty() || rule.input.empty() || rule.reference.empty()) << rule.id;
        for (const OptionInfo& option : rule.options) EXPECT_FALSE(option.values.empty()) << option.name;
        EXPECT_EQ(rule.options.back().name, "seed");
    }
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
    EXPECT_EQ(ids.size(), 11U);
}

TEST(Rules, results_name_their_rule_and_every_option_used) {
    const auto p = test::loose_profile(1, 9, 4);
    for_each_rule([&](const std::string& id, const RuleOptions& options) {
        const Ranking ranking = rank(p, id, options);
        EXPECT_EQ(ranking.rule, id);
        EXPECT_EQ(std::get<std::string>(ranking.options.at("tie_break")), "none");
        EXPECT_EQ(std::get<std::string>(ranking.options.at("unranked")), "last");
        const auto rule = std::ranges::find(rules(), id, &RuleInfo::id);
        for (const OptionInfo& option : rule->options) {
            EXPECT_TRUE(!option.default_value || ranking.options.contains(option.name)) << option.name;
        }
    });
}

TEST(Rules, scores_never_contradict_tiers) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto p = test::loose_profile(seed, 7, 5);
        for_each_rule([&](const std::string& id, const RuleOptions& options) {
            const Ranking ranking = rank(p, id, options);
            EXPECT_EQ(test::tiers_by_score(ranking.scores), ranking.tiers);
        });
    }
}

TEST(Rules, renaming_or_reordering_topics_and_agents_changes_nothing_but_names) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto p = test::loose_profile(seed, 8, 6);
        RandomStream random(seed, 1);
        std::vector<std::string> topics = p.topics();
        std::vector<std::string> agents = p.agents();
        random.shuffle(std::span(topics));
        random.shuffle(std::span(agents));
        const auto moved = p.select_topics(topics).select_agents(agents);
        for_each_rule([&](const std::string& id, const RuleOptions& options) {
            for (const char* policy : {"last", "ignored"}) {
                RuleOptions given = options;
                given["unranked"] = std::string(policy);
                EXPECT_EQ(test::named(rank(p, id, given)), test::named(rank(moved, id, given)));
            }
        });
    }
}

TEST(Rules, multiplying_every_weight_changes_no_tier) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto p = test::loose_profile(seed, 8, 5);
        for (const double factor : {7.0, 0.1, 1.0 / 3.0}) {
            std::vector<double> weights = p.weights();
            for (double& weight : weights) weight *= factor;
            const auto scaled = p.with_weights(weights);
            ASSERT_TRUE(scaled.weights_are_exact());
            for_each_rule([&](const std::string& id, const RuleOptions& options) {
                EXPECT_EQ(rank(p, id, options).tiers, rank(scaled, id, options).tiers);
            });
        }
    }
}

TEST(Rules, three_thirds_of_a_vote_are_one_vote) {
    const test::Ranks ranks{{1, 2}, {1, 2}, {1, 2}, {2, 1}};
    const double third = 1.0 / 3.0;
    const auto p = PreferenceMatrix::from_ranks(ranks, {{}, {}, {third, third, third, 1.0}});
    for_each_rule([&](const std::string& id, const RuleOptions& options) {
        EXPECT_EQ(rank(p, id, options).tiers, (Tiers{{0, 1}}));
    });
}

TEST(Rules, tallies_of_parts_give_the_ranking_of_the_whole) {
    const auto p = test::loose_profile(5, 40, 6);
    const auto agents = p.agents();
    const auto first = p.select_agents({agents.begin(), agents.begin() + 17});
    const auto second = p.select_agents({agents.begin() + 17, agents.end()});
    const auto tally = pairwise_tally(first) + pairwise_tally(second);
    for (const RuleInfo& rule : rules()) {
        if (!rule.input.ends_with("tally")) continue;
        EXPECT_EQ(rank(tally, rule.id), rank(pairwise_tally(p), rule.id)) << rule.id;
    }
}

TEST(Rules, do_not_depend_on_the_number_of_threads) {
    const auto p = test::loose_profile(6, 20'000, 8);
    for_each_rule([&](const std::string& id, const RuleOptions& options) {
        set_threads(1);
        const Ranking one = rank(p, id, options);
        set_threads(2);
        EXPECT_EQ(one, rank(p, id, options));
    });
}

TEST(Policies, the_result_says_when_the_other_one_elects_somebody_else) {
    // Four agents ranked the first topic alone; five prefer the second to it.
    test::Ranks ranks = test::Ranks::Zero(9, 2);
    for (Eigen::Index agent = 0; agent < 9; ++agent)
        ranks.row(agent) << (agent < 5 ? 1 : 2), (agent < 5 ? 0 : 1);
    const auto p = PreferenceMatrix::from_ranks(ranks);
    for (const char* rule : {"schulze", "borda", "copeland", "minimax", "ranked_pairs", "condorcet_winner"}) {
        const Ranking last = rank(p, rule);
        EXPECT_EQ(last.winners(), std::vector<std::size_t>{0}) << rule;
        ASSERT_EQ(last.other_policies.size(), 1U) << rule;
        EXPECT_EQ(last.other_policies[0], (PolicyWinners{Unranked::ignored, {1}})) << rule;
        EXPECT_EQ(test::facts_of(last, "other_policy").at(0), (Fact{"T2", "other_policy", "ignored"}))
            << rule;
        EXPECT_EQ(test::facts_of(last, "unranked_last").at(0).amount, 5.0) << rule;
        const Ranking ignored = rank(p, rule, {{"unranked", std::string("ignored")}});
        EXPECT_EQ(ignored.other_policies.at(0), (PolicyWinners{Unranked::last, {0}})) << rule;
    }
    // Who is first on a ballot does not depend on what follows.
    EXPECT_TRUE(rank(p, "plurality").other_policies.empty());
    EXPECT_TRUE(rank(pairwise_tally(p), "schulze").other_policies.empty());
}

TEST(Policies, complete_ballots_have_none_to_compare) {
    const Ranking ranking = rank(test::strict_profile(3, 9, 4), "schulze");
    EXPECT_TRUE(ranking.other_policies.empty());
    EXPECT_TRUE(test::facts_of(ranking, "unranked_last").empty());
}

TEST(Policies, error_names_the_agent_and_the_topic) {
    const auto p = PreferenceMatrix::from_ranks(test::Ranks{{1, 0}});
    for_each_rule([&](const std::string& id, RuleOptions options) {
        options["unranked"] = std::string("error");
        const std::string message = message_of([&] { (void)rank(p, id, options); });
        EXPECT_TRUE(holds(message, "'A1'") && holds(message, "'T2'")) << message;
    });
}

TEST(TieBreak, none_keeps_ties_and_the_others_leave_none) {
    const auto p = PreferenceMatrix::from_ranks(test::Ranks{{1, 1, 2, 2}});
    const Ranking tied = rank(p, "borda");
    EXPECT_EQ(tied.tiers, (Tiers{{0, 1}, {2, 3}}));
    EXPECT_THROW((void)tied.order(), InvalidInput);
    const Ranking ordered = rank(p, "borda", {{"tie_break", std::string("order")}});
    EXPECT_EQ(ordered.order(), (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(test::facts_of(ordered, "tie_break_order").size(), 2U);
    EXPECT_EQ(ordered.scores, tied.scores);
}

TEST(TieBreak, random_follows_its_seed_and_every_order_comes_up) {
    const auto p = PreferenceMatrix::from_ranks(test::Ranks{{1, 1, 1}});
    std::map<std::vector<std::size_t>, int> orders;
    for (std::int64_t seed = 0; seed < 600; ++seed) {
        const RuleOptions options{{"tie_break", std::string("random")}, {"seed", seed}};
        const Ranking ranking = rank(p, "schulze", options);
        EXPECT_EQ(ranking, rank(p, "schulze", options));
        EXPECT_EQ(std::get<std::int64_t>(ranking.options.at("seed")), seed);
        ++orders[ranking.order()];
    }
    EXPECT_EQ(orders.size(), 6U);
    for (const auto& [order, count] : orders) EXPECT_GT(count, 60);
}

TEST(BadInput, unknown_rules_and_options_are_named_with_near_and_valid_ones) {
    const auto p = test::strict_profile(1, 3, 3);
    const auto shulze = message_of([&] { (void)rank(p, "Shulze"); });
    EXPECT_TRUE(holds(shulze, "'Shulze'") && holds(shulze, "did you mean 'schulze'?") &&
                holds(shulze, "'minimax'"));
    EXPECT_THROW((void)rank(p, "xyz"), NotFound);
    EXPECT_FALSE(holds(message_of([&] { (void)rank(p, "xyz"); }), "did you mean"));
    const auto option = message_of([&] { (void)rank(p, "schulze", {{"strenght", std::string("margins")}}); });
    EXPECT_TRUE(holds(option, "no option 'strenght'") && holds(option, "did you mean 'strength'?")) << option;
    const auto value = message_of([&] { (void)rank(p, "schulze", {{"strength", std::string("margin")}}); });
    EXPECT_TRUE(holds(value, "strength is 'margin'; expected 'winning_votes' or 'margins'")) << value;
    EXPECT_THROW((void)rank(p, "borda", {{"strength", std::string("margins")}}), InvalidInput);
}

TEST(BadInput, values_of_the_wrong_type_are_refused) {
    const auto p = test::strict_profile(1, 3, 3);
    EXPECT_THROW((void)rank(p, "schulze", {{"strength", 1.5}}), InvalidInput);
    EXPECT_THROW((void)rank(p, "copeland", {{"alpha", std::string("half")}}), InvalidInput);
    EXPECT_THROW((void)rank(p, "approval", {{"max_rank", 2.5}}), InvalidInput);
    EXPECT_THROW((void)rank(p, "approval", {{"max_rank", std::int64_t{1} << 40}}), InvalidInput);
    EXPECT_THROW((void)rank(p, "borda", {{"tie_break", std::string("random")}}), InvalidInput);
    EXPECT_THROW((void)rank(p, "borda", {{"tie_break", std::string("random")}, {"seed", std::int64_t{-1}}}),
                 InvalidInput);
    EXPECT_EQ(rank(p, "copeland", {{"alpha", std::int64_t{1}}}).topics.size(), 3U);
}

TEST(BadInput, a_tally_does_not_say_who_is_first_and_has_its_own_policy) {
    const auto tally = pairwise_tally(test::strict_profile(1, 3, 3));
    for (const char* rule : {"plurality", "approval", "range"}) {
        EXPECT_THROW((void)rank(tally, rule), InvalidInput) << rule;
    }
    EXPECT_THROW((void)rank(tally, "borda", {{"unranked", std::string("ignored")}}), InvalidInput);
    EXPECT_EQ(rank(tally, "borda", {{"unranked", std::string("last")}}).topics.size(), 3U);
}

TEST(Facts, a_condorcet_winner_that_a_rule_does_not_elect_is_named) {
    // 3: a b c, 2: b c a, 2: c b a. b wins both duels, a has most first places.
    test::Ranks ranks(7, 3);
    for (Eigen::Index agent = 0; agent < 7; ++agent) {
        if (agent < 3)
            ranks.row(agent) << 1, 2, 3;
        else if (agent < 5)
            ranks.row(agent) << 3, 1, 2;
        else
            ranks.row(agent) << 3, 2, 1;
    }
    const Ranking ranking = rank(PreferenceMatrix::from_ranks(ranks, {{"a", "b", "c"}, {}, {}}), "plurality");
    EXPECT_EQ(test::facts_of(ranking, "condorcet_winner_not_first").at(0),
              (Fact{"b", "condorcet_winner_not_first", "a", 4.0, 3.0}));
}

TEST(Facts, undecided_pairs_are_counted) {
    // Only two duels are decided: a beats b, c beats d. Peeled tiers put d below a, which no duel says.
    const auto tally = test::tally_of_margins({{0, 3, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 3}, {0, 0, 0, 0}}, 9);
    for (const char* rule : {"schulze", "ranked_pairs"}) {
        const Ranking ranking = rank(tally, rule);
        EXPECT_EQ(ranking.tiers, (Tiers{{0, 2}, {1, 3}}));
        EXPECT_EQ(test::facts_of(ranking, "undecided_pairs").at(0).amount, 2.0);
    }
}

TEST(Nearest, finds_names_that_differ_little) {
    const std::vector<std::string> names{"alpha", "strength", "ties"};
    EXPECT_EQ(detail::did_you_mean("tie", names), "; did you mean 'ties'?");
    EXPECT_EQ(detail::did_you_mean("STRENGHT", names), "; did you mean 'strength'?");
    EXPECT_EQ(detail::did_you_mean("seed", names), "");
    EXPECT_EQ(detail::one_of(names), "'alpha', 'strength' or 'ties'");
}

}  // namespace
}  // namespace maillage
