#include "maillage/programme/audience.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"

namespace maillage {
namespace {

using Ranks = RowMatrix<std::int64_t>;
using Numbers = RowMatrix<double>;

/// The definition, cell by cell: answered, and fewer than `within` topics are preferred.
template <typename Better, typename Answered>
bool is_served(std::size_t topics, std::size_t topic, std::size_t within, Answered answered, Better better) {
    std::size_t preferred = 0;
    for (std::size_t other = 0; other < topics; ++other) {
        preferred += answered(other) && better(other, topic) ? 1 : 0;
    }
    return answered(topic) && preferred < within;
}

Audience audience_of(Ranks ranks, std::size_t within, std::vector<double> weights = {}) {
    return audience(PreferenceMatrix::from_ranks(ranks, {.weights = std::move(weights)}), within);
}

TEST(Audience, first_wishes_of_random_ranks_are_those_of_the_definition) {
    RandomStream random(1);
    for (int round = 0; round < 200; ++round) {
        const auto agents = static_cast<Eigen::Index>(1 + random.below(150));
        const auto topics = static_cast<Eigen::Index>(1 + random.below(7));
        const std::uint64_t highest = round % 4 == 0 ? 300 : 1 + random.below(7);
        Ranks ranks(agents, topics);
        for (Eigen::Index cell = 0; cell < ranks.size(); ++cell) {
            ranks.data()[cell] = static_cast<std::int64_t>(random.below(highest + 1));
        }
        const std::size_t within = 1 + random.below(4);
        const Audience found = audience_of(ranks, within);
        for (Eigen::Index topic = 0; topic < topics; ++topic) {
            std::uint64_t expected = 0;
            for (Eigen::Index agent = 0; agent < agents; ++agent) {
                const auto rank = [&](std::size_t t) { return ranks(agent, static_cast<Eigen::Index>(t)); };
                expected += is_served(
                    static_cast<std::size_t>(topics), static_cast<std::size_t>(topic), within,
                    [&](std::size_t t) { return rank(t) > 0; },
                    [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
            }
            const auto index = static_cast<std::size_t>(topic);
            EXPECT_EQ(found.served({&index, 1}).agents, expected);
        }
    }
}

TEST(Audience, first_wishes_of_random_scores_are_those_of_the_definition) {
    RandomStream random(2);
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    for (int round = 0; round < 100; ++round) {
        Numbers scores(70, 5);
        for (Eigen::Index cell = 0; cell < scores.size(); ++cell) {
            const auto draw = static_cast<double>(random.below(6));
            scores.data()[cell] = draw == 0.0 ? kNone : draw - 3.0;
        }
        const Audience found = audience(PreferenceMatrix::from_scores(scores), 2);
        for (std::size_t topic = 0; topic < 5; ++topic) {
            std::uint64_t expected = 0;
            for (Eigen::Index agent = 0; agent < 70; ++agent) {
                const auto score = [&](std::size_t t) { return scores(agent, static_cast<Eigen::Index>(t)); };
                expected += is_served(
                    5, topic, 2, [&](std::size_t t) { return !std::isnan(score(t)); },
                    [&](std::size_t a, std::size_t b) { return score(a) > score(b); });
            }
            EXPECT_EQ(found.served({&topic, 1}).agents, expected);
        }
    }
}

TEST(Audience, every_approved_topic_serves_and_no_other) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    Numbers mask(3, 3);
    mask << 1, 1, 1, 0, 1, kNone, 0, 0, 0;
    const Audience found = audience(PreferenceMatrix::from_approvals(mask), 1);
    const std::vector<std::uint64_t> expected{1, 2, 1};
    for (std::size_t topic = 0; topic < 3; ++topic) {
        EXPECT_EQ(found.served({&topic, 1}).agents, expected[topic]);
    }
}

TEST(Audience, nobody_is_counted_twice_in_a_union) {
    Ranks ranks(4, 3);
    ranks << 1, 2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0;
    const Audience found = audience_of(ranks, 2);
    const std::vector<std::size_t> first_two{0, 1};
    const std::vector<std::size_t> all{0, 1, 2};
    EXPECT_EQ(found.served(first_two).agents, 2U);
    EXPECT_EQ(found.served(all).agents, 3U);
    EXPECT_EQ(found.served(all, first_two).agents, 1U);
    EXPECT_EQ(found.served({}).agents, 0U);
    EXPECT_EQ(found.everyone().agents, 4U);
}

TEST(Audience, three_agents_with_a_third_of_a_vote_weigh_exactly_one) {
    Ranks ranks(4, 1);
    ranks << 1, 1, 1, 0;
    const Audience found = audience_of(ranks, 1, {1.0 / 3, 1.0 / 3, 1.0 / 3, 2.5});
    const std::size_t topic = 0;
    EXPECT_EQ(found.served({&topic, 1}), (Served{3, 1.0}));
    EXPECT_EQ(found.everyone(), (Served{4, 3.5}));
}

TEST(Audience, no_first_wish_is_refused) {
    Ranks ranks(1, 1);
    ranks << 1;
    try {
        (void)audience_of(ranks, 0);
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "served_within is 0; expected at least 1, the number of first wishes that count");
    }
}

TEST(Audience, parts_that_contradict_each_other_are_refused) {
    EXPECT_THROW(Audience({.topics = {"a"}, .bits = {}, .n_agents = 1}), InvalidInput);
    EXPECT_THROW(Audience({.topics = {"a"}, .bits = {1}, .units = {1, 1}, .n_agents = 1}), InvalidInput);
    EXPECT_THROW(Audience({.topics = {"a"}, .bits = {1}, .denominator = 0, .n_agents = 1}), InvalidInput);
    EXPECT_THROW(Audience({.topics = {"a"}, .bits = {2}, .n_agents = 1}), InvalidInput);
}

}  // namespace
}  // namespace maillage
