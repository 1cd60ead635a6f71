// Schulze against every simple path, the widths of its integers, and the chains that explain it.

#include <gtest/gtest.h>

#include "definitions.hpp"
#include "maillage/core/simd.hpp"
#include "maillage/ranking/schulze.hpp"

namespace maillage {
namespace {

TEST(Schulze, matches_every_simple_path) {
    for (const auto& tally : test::small_tallies()) {
        for (const Strength strength : test::kStrengths) {
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
    for (const auto& tally : test::small_tallies()) {
        const Ranking ranking = schulze(tally);
        const auto paths = strongest_paths(tally);
        for (std::size_t i = 0; i < ranking.facts.size(); ++i) {
            const Fact& fact = ranking.facts[i];
            if (fact.reason != "beats_by_path") continue;
            ++chains;
            std::string at = fact.subject;
            double weakest = fact.amount + 1.0;
            ++i;
            EXPECT_EQ(ranking.facts[i].reason, "direct_duel");
            EXPECT_EQ(ranking.facts[i].object, fact.object);
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

TEST(Schulze, a_won_duel_weaker_than_the_way_back_is_explained_by_the_chain) {
    // a beats c by 5 to 3, but c leads back to a over d with 6: only a > b > c with 9 decides.
    const auto tally = test::tally_of({{0, 9, 5, 4}, {1, 0, 9, 6}, {3, 1, 0, 8}, {6, 4, 2, 0}}, 10);
    const Ranking ranking = schulze(tally);
    EXPECT_EQ(ranking.tiers, (test::Tiers{{0}, {1}, {2}, {3}}));
    EXPECT_EQ(test::facts_of(ranking, "beats_by_path").at(0), (Fact{"a", "beats_by_path", "c", 9, 6}));
    EXPECT_EQ(test::facts_of(ranking, "direct_duel").at(0), (Fact{"a", "direct_duel", "c", 5, 3}));
    EXPECT_EQ(test::facts_of(ranking, "path_step").at(1), (Fact{"b", "path_step", "c", 9, 1}));
}

TEST(Schulze, names_a_duel_only_where_it_is_stronger_than_any_way_back) {
    std::size_t duels = 0;
    for (const auto& tally : test::small_tallies()) {
        const auto paths = strongest_paths(tally);
        const auto place = [&](const std::string& id) {
            return std::ranges::find(tally.topics(), id) - tally.topics().begin();
        };
        for (const Fact& fact : test::facts_of(schulze(tally), "beats_directly")) {
            ++duels;
            EXPECT_GT(fact.amount, fact.against);
            EXPECT_GT(fact.amount, static_cast<double>(paths(place(fact.object), place(fact.subject))));
        }
    }
    EXPECT_GT(duels, 100U);
}

}  // namespace
}  // namespace maillage
