// What all rules over duels have in common, and published elections.

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <optional>

#include "definitions.hpp"
#include "maillage/core/error.hpp"
#include "maillage/preference/preflib.hpp"
#include "maillage/ranking/condorcet.hpp"
#include "maillage/ranking/ranked_pairs.hpp"
#include "maillage/ranking/rules.hpp"
#include "maillage/ranking/schulze.hpp"
#include "maillage/ranking/smith_set.hpp"
#include "shared_data.hpp"

namespace maillage {
namespace {

using test::Tiers;

constexpr std::array kCondorcetRules{"copeland",     "minimax",          "schulze",
                                     "ranked_pairs", "condorcet_winner", "smith_set"};

TEST(CondorcetRules, debian_2012_elects_its_condorcet_winner) {
    MAILLAGE_NEEDS_SHARED_DATA();
    // PrefLib 00002-07: 403 voters, ties.
    const auto file = read_preflib(test::shared_data() / "ballots" / "debian_2012_leader.toc");
    const auto tally = pairwise_tally(file.preferences);
    EXPECT_EQ(tally.total_units(), 403);
    EXPECT_EQ(condorcet_winner(tally), std::optional<std::size_t>(2));
    for (const char* rule : kCondorcetRules) {
        EXPECT_EQ(rank(file.preferences, rule).winners(), std::vector<std::size_t>{2}) << rule;
    }
}

TEST(CondorcetRules, tennessee_as_in_the_textbooks) {
    const test::Ranks ranks{{1, 2, 3, 4}, {4, 1, 2, 3}, {4, 3, 1, 2}, {4, 3, 2, 1}};
    const auto tally = pairwise_tally(PreferenceMatrix::from_ranks(ranks, {{}, {}, {42, 26, 15, 17}}));
    EXPECT_EQ(schulze(tally).tiers, (Tiers{{1}, {2}, {3}, {0}}));
    EXPECT_EQ(rank(tally, "borda").scores, (std::vector<double>{126, 194, 173, 107}));
    EXPECT_EQ(rank(tally, "minimax").scores, (std::vector<double>{-58, 0, -68, -83}));
    EXPECT_EQ(test::facts_of(schulze(tally), "condorcet_winner").at(0),
              (Fact{"T2", "condorcet_winner", "T1", 58, 42}));
    EXPECT_EQ(test::facts_of(rank(tally, "condorcet_loser"), "condorcet_loser").at(0),
              (Fact{"T1", "condorcet_loser", "T2", 42, 58}));
}

TEST(CondorcetRules, a_condorcet_winner_is_first_in_every_condorcet_rule) {
    std::size_t checked = 0;
    for (const auto& tally : test::small_tallies()) {
        const auto winner = condorcet_winner(tally);
        if (!winner) continue;
        ++checked;
        for (const char* rule : kCondorcetRules) {
            EXPECT_EQ(rank(tally, rule).winners(), std::vector<std::size_t>{*winner}) << rule;
        }
        const auto closest = test::facts_of(rank(tally, "schulze"), "condorcet_winner");
        EXPECT_EQ(closest.size(), tally.n_topics() == 1 ? 0U : 1U);
    }
    EXPECT_GT(checked, 30U);
}

TEST(CondorcetRules, a_condorcet_loser_is_alone_in_the_last_tier) {
    std::size_t checked = 0;
    for (const auto& tally : test::small_tallies()) {
        const auto loser = condorcet_loser(tally);
        if (!loser) continue;
        ++checked;
        for (const char* rule : {"copeland", "schulze", "ranked_pairs", "condorcet_loser", "smith_set"}) {
            EXPECT_EQ(rank(tally, rule).tiers.back(), std::vector<std::size_t>{*loser}) << rule;
        }
    }
    EXPECT_GT(checked, 30U);
}

TEST(CondorcetRules, winners_come_from_the_smith_set) {
    for (const auto& tally : test::small_tallies()) {
        const auto smith = smith_set(tally);
        for (const char* rule : {"copeland", "schulze", "ranked_pairs"}) {
            for (const std::size_t winner : rank(tally, rule).winners()) {
                EXPECT_EQ(std::ranges::count(smith, winner), 1) << rule;
            }
        }
    }
}

TEST(CondorcetRules, a_mirrored_profile_mirrors_the_relation) {
    for (const auto& tally : test::small_tallies()) {
        const auto mirrored = test::reversed(tally);
        const auto paths = strongest_paths(tally, Strength::margins);
        EXPECT_EQ(strongest_paths(mirrored, Strength::margins), RowMatrix<std::int64_t>(paths.transpose()));
        for (const char* rule : {"copeland", "ranked_pairs", "schulze", "smith_set", "borda"}) {
            RuleOptions options;
            if (std::string_view(rule) == "schulze") options["strength"] = std::string("margins");
            if (std::string_view(rule) == "borda") options["aggregate"] = std::string("mean");
            Tiers tiers = rank(tally, rule, options).tiers;
            const Ranking turned = rank(mirrored, rule, options);
            // A partial order peeled from above is not the mirror of one peeled from below; a strict order
            // is.
            if (tiers.size() != tally.n_topics()) continue;
            std::ranges::reverse(tiers);
            EXPECT_EQ(turned.tiers, tiers) << rule;
        }
    }
}

TEST(CondorcetRules, weak_winners_lose_no_duel) {
    const auto tally = test::tally_of_margins({{0, 0, 3}, {0, 0, 1}, {0, 0, 0}}, 9);
    EXPECT_EQ(weak_condorcet_winners(tally), (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(condorcet_winner(tally), std::nullopt);
    EXPECT_EQ(condorcet_loser(tally), std::optional<std::size_t>(2));
}

TEST(CondorcetRules, a_single_topic_wins_everywhere) {
    const auto tally = pairwise_tally(test::strict_profile(1, 3, 1));
    for (const RuleInfo& rule : rules()) {
        if (!rule.input.ends_with("tally")) continue;
        EXPECT_EQ(rank(tally, rule.id).tiers, (Tiers{{0}})) << rule.id;
    }
}

TEST(LongRules, can_be_cancelled) {
    const auto tally = pairwise_tally(test::strict_profile(4, 30, 300));
    Monitor monitor{[](const Progress&) { return false; }, std::chrono::milliseconds(0)};
    EXPECT_THROW((void)schulze(tally, {}, monitor), Cancelled);
    EXPECT_THROW((void)ranked_pairs(tally, {}, monitor), Cancelled);
}

}  // namespace
}  // namespace maillage
