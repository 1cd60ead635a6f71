// Duels and positions against the definition, and how tallies of parts add up.

#include <gtest/gtest.h>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/rank_tally.hpp"

namespace maillage {
namespace {

using Ranks = RowMatrix<std::int64_t>;

Ranks random_ranks(std::uint64_t seed, Eigen::Index agents, Eigen::Index topics, std::uint64_t levels) {
    RandomStream random(seed);
    Ranks ranks(agents, topics);
    for (Eigen::Index i = 0; i < ranks.size(); ++i)
        ranks.data()[i] = static_cast<std::int64_t>(random.below(levels + 1));
    return ranks;
}

// The definition, cell by cell.
std::int64_t preferring(const Ranks& ranks, const std::vector<double>& weights, Eigen::Index a,
                        Eigen::Index b, Unranked policy) {
    std::int64_t sum = 0;
    for (Eigen::Index agent = 0; agent < ranks.rows(); ++agent) {
        const auto x = ranks(agent, a);
        const auto y = ranks(agent, b);
        const bool prefers = x != 0 && (y == 0 ? policy == Unranked::last : x < y);
        if (prefers)
            sum +=
                static_cast<std::int64_t>(weights.empty() ? 1.0 : weights[static_cast<std::size_t>(agent)]);
    }
    return sum;
}

TEST(PairwiseTally, matches_the_definition) {
    for (const Unranked policy : {Unranked::last, Unranked::ignored}) {
        for (const std::size_t count : {1, 2}) {
            set_threads(count);
            const Ranks ranks = random_ranks(3, 20'000, 7, 300);
            std::vector<double> weights;
            for (Eigen::Index i = 0; i < ranks.rows(); ++i)
                weights.push_back(static_cast<double>(1 + i % 1000));
            for (const auto& w : {std::vector<double>{}, weights}) {
                const auto tally = pairwise_tally(PreferenceMatrix::from_ranks(ranks, {{}, {}, w}), policy);
                for (std::size_t a = 0; a < 7; ++a) {
                    for (std::size_t b = 0; b < 7; ++b) {
                        EXPECT_EQ(tally.wins(a, b), preferring(ranks, w, static_cast<Eigen::Index>(a),
                                                               static_cast<Eigen::Index>(b), policy));
                    }
                }
            }
        }
    }
}

TEST(PairwiseTally, compared_counts_only_those_who_ranked_both) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 2, 0}, {1, 1, 0}, {0, 0, 1}});
    const auto tally = pairwise_tally(p, Unranked::ignored);
    EXPECT_EQ(tally.compared(0, 1), 2);
    EXPECT_EQ(tally.ties(0, 1), 1);
    EXPECT_EQ(tally.compared(0, 2), 0);
    EXPECT_EQ(pairwise_tally(p, Unranked::last).compared(0, 2), 3);
}

TEST(PairwiseTally, a_topic_that_was_not_put_to_an_agent_is_last_for_nobody) {
    const auto before = PreferenceMatrix::from_ranks(Ranks{{1, 2, 0}, {2, 1, 3}});
    const auto after = before.add_topics({"late"});
    const auto tally = pairwise_tally(after, Unranked::last);
    EXPECT_EQ(tally.unranked(), Unranked::last);
    for (std::size_t topic = 0; topic < 3; ++topic) {
        EXPECT_EQ(tally.wins(topic, 3), 0);
        EXPECT_EQ(tally.wins(3, topic), 0);
        EXPECT_EQ(tally.compared(topic, 3), 0);
        for (std::size_t other = 0; other < 3; ++other) {
            EXPECT_EQ(tally.wins(topic, other), pairwise_tally(before, Unranked::last).wins(topic, other));
        }
    }
    EXPECT_NO_THROW((void)pairwise_tally(before.select_agents({"A2"}).add_topics({"late"}), Unranked::error));
}

TEST(PairwiseTally, matches_the_definition_where_some_were_not_asked) {
    RandomStream random(17);
    const Ranks ranks = random_ranks(19, 400, 6, 4);
    RowMatrix<bool> mask(ranks.rows(), ranks.cols());
    for (Eigen::Index i = 0; i < ranks.size(); ++i)
        mask.data()[i] = ranks.data()[i] == 0 && random.below(2) == 0;
    const auto tally =
        pairwise_tally(PreferenceMatrix::from_ranks(ranks).with_not_asked(mask), Unranked::last);
    for (Eigen::Index a = 0; a < 6; ++a) {
        for (Eigen::Index b = 0; b < 6; ++b) {
            std::int64_t expected = 0;
            for (Eigen::Index agent = 0; agent < ranks.rows(); ++agent) {
                const auto x = ranks(agent, a);
                const auto y = ranks(agent, b);
                if (mask(agent, a) || mask(agent, b) || x == 0) continue;
                if (y == 0 || x < y) ++expected;
            }
            EXPECT_EQ(tally.wins(static_cast<std::size_t>(a), static_cast<std::size_t>(b)), expected);
        }
    }
}

TEST(RankTally, a_topic_that_was_not_put_to_an_agent_has_no_place) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 0}, {2, 1}}).add_topics({"late"});
    const auto tally = rank_tally(p, Unranked::last);
    EXPECT_EQ(tally.parts().unranked_units, (std::vector<std::int64_t>{0, 0, 2}));
    EXPECT_EQ(tally.count(1, 1), 1);
}

TEST(PairwiseTally, policy_defaults_follow_the_kind) {
    const auto ranks = PreferenceMatrix::from_ranks(Ranks{{1, 0}});
    EXPECT_EQ(pairwise_tally(ranks).unranked(), Unranked::last);
    EXPECT_EQ(pairwise_tally(PreferenceMatrix::from_scores(RowMatrix<double>{{1, 2}})).unranked(),
              Unranked::ignored);
    EXPECT_THROW((void)pairwise_tally(ranks, Unranked::error), InvalidInput);
    EXPECT_NO_THROW((void)pairwise_tally(PreferenceMatrix::from_ranks(Ranks{{1, 2}}), Unranked::error));
}

TEST(PairwiseTally, thirds_tie_with_a_whole) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 2}, {1, 2}, {1, 2}, {2, 1}},
                                                {{}, {}, {1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0}});
    EXPECT_EQ(pairwise_tally(p).margin(0, 1), 0);
}

TEST(PairwiseTally, parts_add_up_to_the_whole) {
    const Ranks ranks = random_ranks(5, 60, 5, 5);
    for (const Unranked policy : {Unranked::last, Unranked::ignored}) {
        const auto part = [&](Eigen::Index first, Eigen::Index count, double weight) {
            const auto n = static_cast<std::size_t>(count);
            return pairwise_tally(PreferenceMatrix::from_ranks(Ranks(ranks.middleRows(first, count)),
                                                               {{}, {}, std::vector<double>(n, weight)}),
                                  policy);
        };
        EXPECT_EQ(part(0, 60, 1.0), part(0, 20, 1.0) + part(20, 40, 1.0));
        const auto mixed = part(0, 20, 0.5) + part(20, 40, 1.0 / 3);
        EXPECT_EQ(mixed.denominator(), 6);
        EXPECT_EQ(mixed.wins(0, 1), 3 * part(0, 20, 1.0).wins(0, 1) + 2 * part(20, 40, 1.0).wins(0, 1));
    }
}

TEST(PairwiseTally, merging_what_differs_is_refused) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 2}});
    EXPECT_THROW((void)(pairwise_tally(p) + pairwise_tally(p, Unranked::ignored)), InvalidInput);
    EXPECT_THROW((void)(pairwise_tally(p) + pairwise_tally(p.select_topics({"T2", "T1"}))), InvalidInput);
}

TEST(PairwiseTally, contradictory_numbers_are_refused) {
    PairwiseTally::Parts parts;
    parts.topics = {"a", "b"};
    parts.wins = Ranks{{0, 3}, {2, 0}};
    parts.total_units = 4;
    EXPECT_THROW(PairwiseTally{parts}, InvalidInput);
    parts.total_units = 5;
    EXPECT_NO_THROW(PairwiseTally{parts});
    parts.wins(0, 0) = 1;
    EXPECT_THROW(PairwiseTally{parts}, InvalidInput);
}

TEST(RankTally, matches_the_definition) {
    const Ranks ranks = random_ranks(9, 500, 6, 4);
    for (const Unranked policy : {Unranked::last, Unranked::ignored}) {
        const auto tally = rank_tally(PreferenceMatrix::from_ranks(ranks), policy);
        for (Eigen::Index topic = 0; topic < 6; ++topic) {
            std::vector<std::int64_t> expected(6, 0);
            std::int64_t unranked = 0;
            for (Eigen::Index agent = 0; agent < ranks.rows(); ++agent) {
                const auto own = ranks(agent, topic);
                std::size_t better = 0;
                for (Eigen::Index other = 0; other < 6; ++other) {
                    const auto rank = ranks(agent, other);
                    if (rank != 0 && (own == 0 || rank < own)) ++better;
                }
                if (own == 0 && policy == Unranked::ignored) {
                    ++unranked;
                } else {
                    ++expected[better];
                }
            }
            for (std::size_t position = 0; position < 6; ++position) {
                EXPECT_EQ(tally.count(static_cast<std::size_t>(topic), position), expected[position]);
            }
            EXPECT_EQ(tally.parts().unranked_units[static_cast<std::size_t>(topic)], unranked);
        }
    }
}

TEST(RankTally, parts_add_up_to_the_whole) {
    const Ranks ranks = random_ranks(11, 40, 5, 300);
    const auto of = [&](Eigen::Index first, Eigen::Index count) {
        return rank_tally(PreferenceMatrix::from_ranks(Ranks(ranks.middleRows(first, count))));
    };
    EXPECT_EQ(of(0, 40), of(0, 13) + of(13, 27));
}

}  // namespace
}  // namespace maillage
