// Rules over duels: textbook examples, comparison with the definitions, and properties.

#include <array>

#include <gtest/gtest.h>

#include "definitions.hpp"
#include "maillage/core/error.hpp"
#include "maillage/core/simd.hpp"
#include "maillage/ranking/condorcet.hpp"
#include "maillage/ranking/copeland.hpp"
#include "maillage/ranking/minimax.hpp"
#include "maillage/ranking/ranked_pairs.hpp"
#include "maillage/ranking/rules.hpp"
#include "maillage/ranking/schulze.hpp"
#include "maillage/ranking/smith_set.hpp"

namespace maillage {
namespace {

using test::Tiers;

constexpr std::array kStrengths{Strength::winning_votes, Strength::margins};
constexpr std::array kCondorcetRules{"copeland",     "minimax",          "schulze",
                                     "ranked_pairs", "condorcet_winner", "smith_set"};

// Profiles small enough for the slow definitions: strict and loose, odd and even, both policies.
std::vector<PairwiseTally> small_tallies() {
    std::vector<PairwiseTally> tallies;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const std::size_t topics = 1 + seed % 6;
        tallies.push_back(pairwise_tally(test::strict_profile(seed, 3 + seed % 8, topics)));
        const auto loose = test::loose_profile(seed, 2 + seed % 9, topics);
        tallies.push_back(pairwise_tally(loose, Unranked::last));
        tallies.push_back(pairwise_tally(loose, Unranked::ignored));
    }
    return tallies;
}

TEST(Schulze, matches_every_simple_path) {
    for (const auto& tally : small_tallies()) {
        for (const Strength strength : kStrengths) {
            const auto beats = test::schulze_relation(test::strengths_of(tally, strength));
            EXPECT_EQ(schulze(tally, {strength}).tiers, test::peel(beats));
        }
    }
}

TEST(Schulze, gives_the_same_paths_with_every_instruction_set_and_width) {
    for (const std::int64_t factor : {1LL, 100'000LL, 100'000'000'000LL}) {
        const PairwiseTally small = pairwise_tally(test::strict_profile(9, 31, 40));
        PairwiseTally::Parts parts = small.parts();
        parts.wins *= factor;
        parts.total_units *= factor;
        const PairwiseTally tally(parts);
        limit_instruction_set(InstructionSet::portable);
        const auto plain = strongest_paths(tally);
        for (const InstructionSet set : {InstructionSet::avx2, InstructionSet::avx512}) {
            limit_instruction_set(set);
            EXPECT_EQ(strongest_paths(tally), plain) << name(set) << " x " << factor;
        }
        EXPECT_EQ(plain.diagonal().cwiseAbs().maxCoeff(), 0);
    }
}

TEST(Schulze, explains_a_lost_duel_by_a_chain_as_strong_as_the_path) {
    std::size_t chains = 0;
    for (const auto& tally : small_tallies()) {
        const Ranking ranking = schulze(tally);
        const auto paths = strongest_paths(tally);
        for (std::size_t i = 0; i < ranking.facts.size(); ++i) {
            const Fact& fact = ranking.facts[i];
            if (fact.reason != "beats_by_path") continue;
            ++chains;
            std::string at = fact.subject;
            double weakest = fact.amount + 1.0;
            for (++i; i < ranking.facts.size() && ranking.facts[i].reason == "path_step"; ++i) {
                EXPECT_EQ(ranking.facts[i].subject, at);
                EXPECT_GT(ranking.facts[i].amount, ranking.facts[i].against);
                weakest = std::min(weakest, ranking.facts[i].amount);
                at = ranking.facts[i].object;
            }
            --i;
            EXPECT_EQ(at, fact.object);
            EXPECT_DOUBLE_EQ(weakest, fact.amount);
            EXPECT_GT(fact.amount, fact.against);
        }
        EXPECT_EQ(paths.rows(), static_cast<Eigen::Index>(tally.n_topics()));
    }
    EXPECT_GT(chains, 5U);
}

TEST(RankedPairs, matches_taking_equally_strong_duels_together) {
    for (const auto& tally : small_tallies()) {
        for (const Strength strength : kStrengths) {
            const auto beats = test::ranked_pairs_relation(test::strengths_of(tally, strength));
            EXPECT_EQ(ranked_pairs(tally, {strength}).tiers, test::peel(beats));
        }
    }
}

TEST(RankedPairs, matches_on_many_topics_where_both_ways_of_finding_cycles_are_taken) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        // Few agents: thousands of equal duels at once. Many agents: groups of a few.
        for (const std::size_t agents : {3, 5, 40, 2000}) {
            const auto tally = pairwise_tally(test::strict_profile(seed, agents, 70));
            const auto beats = test::ranked_pairs_relation(test::strengths_of(tally, Strength::margins));
            EXPECT_EQ(ranked_pairs(tally).tiers, test::peel(beats));
        }
    }
}

TEST(RankedPairs, leaves_a_cycle_of_equal_duels_tied) {
    const auto tally = test::tally_of_margins({{0, 3, 0, 1}, {0, 0, 3, 1}, {3, 0, 0, 1}, {0, 0, 0, 0}}, 9);
    const Ranking ranking = ranked_pairs(tally);
    EXPECT_EQ(ranking.tiers, (Tiers{{0, 1, 2}, {3}}));
    EXPECT_EQ(test::facts_of(ranking, "discarded_tied").size(), 3U);
    EXPECT_EQ(test::facts_of(ranking, "discarded_total").at(0).amount, 3.0);
}

TEST(RankedPairs, sets_the_weakest_duel_of_a_cycle_aside) {
    const auto tally = test::tally_of_margins({{0, 7, 0}, {0, 0, 5}, {3, 0, 0}}, 9);
    const Ranking ranking = ranked_pairs(tally);
    EXPECT_EQ(ranking.tiers, (Tiers{{0}, {1}, {2}}));
    const Fact discarded = test::facts_of(ranking, "discarded").at(0);
    EXPECT_EQ(discarded, (Fact{"c", "discarded", "a", 6.0, 3.0}));
    const Fact chain = test::facts_of(ranking, "beats_by_path").at(0);
    EXPECT_EQ(chain, (Fact{"a", "beats_by_path", "c", 5.0, 0.0}));
}

TEST(RankedPairs, a_duel_that_stronger_ones_contradict_does_not_block_equal_ones) {
    // a > b > c > d are settled by 7. Of the duels by 3, d > a contradicts them and drops out first; a > e
    // and e > c stand, although d > a > e > c > d would be a cycle. Of those by 1, b > e stands and d > e
    // does not.
    const auto tally = test::tally_of_margins(
        {{0, 7, 7, 0, 3}, {0, 0, 7, 7, 1}, {0, 0, 0, 7, 0}, {3, 0, 0, 0, 1}, {0, 0, 3, 0, 0}}, 9);
    const Ranking ranking = ranked_pairs(tally);
    EXPECT_EQ(test::facts_of(ranking, "discarded").size(), 2U);
    EXPECT_TRUE(test::facts_of(ranking, "discarded_tied").empty());
    EXPECT_EQ(ranking.tiers, (Tiers{{0}, {1}, {4}, {2}, {3}}));
}

TEST(SmithSet, matches_the_smallest_dominating_sets) {
    for (const auto& tally : small_tallies()) {
        EXPECT_EQ(smith_set_ranking(tally).tiers, test::smith_tiers(tally));
        EXPECT_EQ(smith_set(tally), test::smith_tiers(tally).front());
    }
}

TEST(Minimax, matches_the_worst_defeat) {
    for (const auto& tally : small_tallies()) {
        for (const Strength strength : kStrengths) {
            const auto strengths = test::strengths_of(tally, strength);
            std::vector<double> scores;
            for (std::size_t a = 0; a < strengths.size(); ++a) {
                std::int64_t worst = 0;
                for (std::size_t b = 0; b < strengths.size(); ++b) worst = std::max(worst, strengths[b][a]);
                scores.push_back(-static_cast<double>(worst));
            }
            const Ranking ranking = minimax(tally, {strength});
            EXPECT_EQ(ranking.scores, scores);
            EXPECT_EQ(ranking.tiers, test::tiers_by_score(scores));
        }
    }
}

TEST(Copeland, counts_duels_won_and_tied) {
    for (const auto& tally : small_tallies()) {
        for (const double alpha : {0.0, 0.25, 0.5, 1.0}) {
            std::vector<double> scores;
            for (std::size_t a = 0; a < tally.n_topics(); ++a) {
                double score = 0.0;
                for (std::size_t b = 0; b < tally.n_topics(); ++b) {
                    if (a != b) score += tally.margin(a, b) > 0 ? 1.0 : tally.margin(a, b) == 0 ? alpha : 0.0;
                }
                scores.push_back(score);
            }
            const Ranking ranking = copeland(tally, {alpha});
            EXPECT_EQ(ranking.scores, scores);
            EXPECT_EQ(ranking.tiers, test::tiers_by_score(scores));
        }
    }
}

TEST(Copeland, compares_exactly) {
    // Ten ties at 0.1 are one win, which adding doubles would miss.
    std::vector<std::vector<std::int64_t>> margins(12, std::vector<std::int64_t>(12, 0));
    margins[11][0] = 2;
    for (std::size_t other = 1; other <= 10; ++other) margins[other][11] = 2;
    const Ranking ranking = copeland(test::tally_of_margins(margins, 2), {0.1});
    EXPECT_EQ(ranking.scores[0], 1.0);
    EXPECT_EQ(ranking.tiers.back(), (std::vector<std::size_t>{0, 11}));
}

TEST(CondorcetRules, a_condorcet_winner_is_first_in_every_condorcet_rule) {
    std::size_t checked = 0;
    for (const auto& tally : small_tallies()) {
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
    for (const auto& tally : small_tallies()) {
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
    for (const auto& tally : small_tallies()) {
        const auto smith = smith_set(tally);
        for (const char* rule : {"copeland", "schulze", "ranked_pairs"}) {
            for (const std::size_t winner : rank(tally, rule).winners()) {
                EXPECT_EQ(std::ranges::count(smith, winner), 1) << rule;
            }
        }
    }
}

TEST(CondorcetRules, a_mirrored_profile_mirrors_the_relation) {
    for (const auto& tally : small_tallies()) {
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

TEST(Copeland, refuses_an_alpha_outside_0_to_1) {
    const auto tally = pairwise_tally(test::strict_profile(1, 3, 3));
    for (const double alpha : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_THROW((void)copeland(tally, {alpha}), InvalidInput);
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
