#include "maillage/programme/programme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"

namespace maillage {
namespace {

using Tiers = std::vector<std::vector<std::size_t>>;
using Topics = std::vector<std::size_t>;

std::vector<std::string> ids(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        names.push_back(std::string(1, static_cast<char>('a' + i)));
    }
    return names;
}

std::size_t count_of(const Tiers& tiers) {
    return std::accumulate(tiers.begin(), tiers.end(), std::size_t{0},
                           [](std::size_t sum, const Topics& tier) { return sum + tier.size(); });
}

Ranking ranking_of(const Tiers& tiers) {
    Ranking ranking;
    ranking.rule = "given";
    ranking.topics = ids(count_of(tiers));
    ranking.tiers = tiers;
    return ranking;
}

/// One agent for each topic, who wants only that one.
Audience one_each(std::size_t topics) {
    Audience::Parts parts{.topics = ids(topics), .n_agents = topics};
    for (std::size_t i = 0; i < topics; ++i) {
        parts.bits.push_back(std::uint64_t{1} << i);
    }
    return Audience(parts);
}

Programme programme_of(const Tiers& tiers, ProgrammeOptions options) {
    return choose_sessions(one_each(count_of(tiers)), ranking_of(tiers), options);
}

Topics chosen(const Programme& programme) {
    Topics topics;
    for (const ProgrammeSession& session : programme.sessions) {
        topics.push_back(session.topic);
    }
    return topics;
}

bool states(const Programme& programme, const Fact& fact) {
    return std::find(programme.facts.begin(), programme.facts.end(), fact) != programme.facts.end();
}

template <typename Exception>
std::string message_of(const Tiers& tiers, const ProgrammeOptions& options) {
    try {
        (void)programme_of(tiers, options);
    } catch (const Exception& error) {
        return error.what();
    }
    return "no error";
}

TEST(Programme, takes_the_top_topics_in_the_order_of_the_ranking) {
    const Programme programme = programme_of({{2}, {0}, {3}, {1}}, {.sessions = 2});
    EXPECT_EQ(chosen(programme), (Topics{2, 0}));
    EXPECT_TRUE(programme.proven);
    EXPECT_EQ(programme.runners_up, (Topics{3}));
    EXPECT_TRUE(states(programme, {"a", "ahead_of", "d"}));
}

TEST(Programme, states_scores_where_both_topics_have_one) {
    Ranking ranking = ranking_of({{0}, {1}, {2}});
    ranking.scores = {7.5, 3.0, std::numeric_limits<double>::quiet_NaN()};
    const Audience audience = one_each(3);
    EXPECT_TRUE(
        states(choose_sessions(audience, ranking, {.sessions = 1}), {"a", "ahead_of", "b", 7.5, 3.0}));
    EXPECT_TRUE(states(choose_sessions(audience, ranking, {.sessions = 2}), {"a", "ahead_of", "c"}));
}

TEST(Programme, a_tie_at_the_cut_is_shown_and_not_settled) {
    const Programme programme = programme_of({{3}, {0, 1, 2}}, {.sessions = 3});
    EXPECT_EQ(chosen(programme), (Topics{3, 0, 1}));
    EXPECT_FALSE(programme.proven);
    EXPECT_EQ(programme.sessions[0].tied_with, Topics{});
    EXPECT_EQ(programme.sessions[1].tied_with, (Topics{2}));
    EXPECT_EQ(programme.sessions[2].tied_with, (Topics{2}));
    EXPECT_EQ(programme.runners_up, (Topics{2}));
    EXPECT_TRUE(states(programme, {"b", "tied_at_cut", "c", 2, 3}));
    EXPECT_TRUE(states(programme, {"a", "order_open", "b", 2}));
}

TEST(Programme, a_tie_inside_the_programme_leaves_only_the_order_open) {
    const Programme programme = programme_of({{1, 2}, {0}}, {.sessions = 2});
    EXPECT_TRUE(programme.proven);
    EXPECT_TRUE(states(programme, {"b", "order_open", "c", 1}));
    EXPECT_EQ(programme.sessions[0].tied_with, Topics{});
}

TEST(Programme, a_pinned_topic_takes_a_place_and_keeps_its_rank) {
    const Programme programme = programme_of({{0}, {1}, {2}, {3}}, {.sessions = 2, .pin = {"d"}});
    EXPECT_EQ(chosen(programme), (Topics{0, 3}));
    EXPECT_TRUE(programme.sessions[1].pinned);
    EXPECT_EQ(programme.sessions[1].tier, 3U);
    EXPECT_EQ(programme.runners_up, (Topics{1}));
    EXPECT_TRUE(states(programme, {"d", "pinned", "", 4}));
}

TEST(Programme, a_banned_topic_is_passed_over) {
    const Programme programme = programme_of({{0}, {1}, {2}}, {.sessions = 2, .ban = {"a"}});
    EXPECT_EQ(chosen(programme), (Topics{1, 2}));
    EXPECT_TRUE(programme.runners_up.empty());
    EXPECT_TRUE(states(programme, {"a", "banned", "", 1}));
}

TEST(Programme, counts_whom_each_session_adds) {
    Audience::Parts parts{.topics = ids(3),
                          .bits = {0b0111, 0b0110, 0b1000},
                          .units = {1, 1, 4, 2},
                          .denominator = 2,
                          .n_agents = 4};
    const Programme programme =
        choose_sessions(Audience(parts), ranking_of({{0}, {1}, {2}}), {.sessions = 3});
    EXPECT_EQ(programme.sessions[0].served, (Served{3, 3.0}));
    EXPECT_EQ(programme.sessions[1].served, (Served{2, 2.5}));
    EXPECT_EQ(programme.sessions[1].served_so_far, (Served{3, 3.0}));
    EXPECT_EQ(programme.sessions[2].served_so_far, (Served{4, 4.0}));
    EXPECT_TRUE(states(programme, {"", "unserved", "", 0, 4}));
    EXPECT_TRUE(states(programme, {"a", "served", "", 3, 4}));
}

TEST(Programme, sessions_take_the_slots_in_order_and_long_ones_are_stated) {
    const std::vector<Slot> slots{
        {"s1", "2020-01-21T10:00", 120}, {"s2", "2020-03-17T10:00", 150}, {"s3", "", 60}};
    const Programme programme = programme_of({{1}, {0}}, {.sessions = 2, .slots = slots});
    EXPECT_EQ(programme.sessions[0].slot, slots[0]);
    EXPECT_EQ(programme.sessions[1].slot, slots[1]);
    EXPECT_TRUE(states(programme, {"a", "long_session", "", 150, 120}));
    EXPECT_FALSE(states(programme, {"b", "long_session", "", 120, 120}));
}

/// A choice is legitimate when no topic left out is ranked above one that is there on its merits.
bool is_legitimate(unsigned set, const Topics& tier_of, unsigned pins, unsigned bans) {
    if ((set & pins) != pins || (set & bans) != 0) {
        return false;
    }
    for (std::size_t in = 0; in < tier_of.size(); ++in) {
        for (std::size_t out = 0; out < tier_of.size(); ++out) {
            const bool on_merit = (set >> in & 1U) != 0 && (pins >> in & 1U) == 0;
            const bool left_out = (set >> out & 1U) == 0 && (bans >> out & 1U) == 0;
            if (on_merit && left_out && tier_of[out] < tier_of[in]) {
                return false;
            }
        }
    }
    return true;
}

struct Case {
    Tiers tiers;
    Topics tier_of;
    unsigned pins = 0;
    unsigned bans = 0;
    ProgrammeOptions options;
};

Case random_case(RandomStream& random) {
    Case drawn;
    const std::size_t topics = 1 + random.below(6);
    drawn.tier_of.resize(topics);
    for (std::size_t& tier : drawn.tier_of) {
        tier = random.below(topics);
    }
    for (std::size_t tier = 0; tier < topics; ++tier) {
        Topics members;
        for (std::size_t topic = 0; topic < topics; ++topic) {
            if (drawn.tier_of[topic] == tier) {
                members.push_back(topic);
            }
        }
        if (!members.empty()) {
            drawn.tiers.push_back(members);
        }
    }
    for (std::size_t topic = 0; topic < topics; ++topic) {
        const std::uint64_t draw = random.below(8);
        drawn.pins |= draw == 0 ? 1U << topic : 0U;
        drawn.bans |= draw == 1 ? 1U << topic : 0U;
        if (draw < 2) {
            (draw == 0 ? drawn.options.pin : drawn.options.ban).push_back(ids(topics)[topic]);
        }
    }
    drawn.options.sessions = 1 + random.below(topics);
    return drawn;
}

TEST(Programme, is_proven_exactly_when_one_choice_is_legitimate) {
    RandomStream random(3);
    int open = 0;
    int infeasible = 0;
    for (int round = 0; round < 3000; ++round) {
        const Case drawn = random_case(random);
        std::set<unsigned> legitimate;
        for (unsigned set = 0; set < 1U << drawn.tier_of.size(); ++set) {
            if (static_cast<std::size_t>(std::popcount(set)) == drawn.options.sessions &&
                is_legitimate(set, drawn.tier_of, drawn.pins, drawn.bans)) {
                legitimate.insert(set);
            }
        }
        if (legitimate.empty()) {
            EXPECT_NE(message_of<Infeasible>(drawn.tiers, drawn.options), "no error");
            ++infeasible;
            continue;
        }
        const Programme programme = programme_of(drawn.tiers, drawn.options);
        unsigned set = 0;
        for (const std::size_t topic : chosen(programme)) {
            set |= 1U << topic;
        }
        EXPECT_TRUE(legitimate.contains(set));
        EXPECT_EQ(programme.proven, legitimate.size() == 1);
        open += programme.proven ? 0 : 1;
        for (const ProgrammeSession& session : programme.sessions) {
            Topics exchangeable;
            for (std::size_t other = 0; other < drawn.tier_of.size(); ++other) {
                const unsigned exchanged = (set & ~(1U << session.topic)) | 1U << other;
                if ((set >> other & 1U) == 0 && legitimate.contains(exchanged)) {
                    exchangeable.push_back(other);
                }
            }
            EXPECT_EQ(session.tied_with, exchangeable);
        }
    }
    EXPECT_GT(open, 100);
    EXPECT_GT(infeasible, 100);
}

TEST(Programme, the_order_of_topics_changes_nothing_but_names_and_ties) {
    RandomStream random(4);
    for (int round = 0; round < 500; ++round) {
        const Case drawn = random_case(random);
        const std::size_t n = drawn.tier_of.size();
        if (drawn.options.sessions > n - drawn.options.ban.size() ||
            drawn.options.pin.size() > drawn.options.sessions) {
            continue;
        }
        Topics order(n);
        std::iota(order.begin(), order.end(), 0);
        random.shuffle(std::span(order));
        Ranking moved = ranking_of(drawn.tiers);
        for (Topics& tier : moved.tiers) {
            for (std::size_t& topic : tier) {
                topic = order[topic];
            }
            std::sort(tier.begin(), tier.end());
        }
        const Audience before = one_each(n);
        Audience::Parts parts = before.parts();
        for (std::size_t topic = 0; topic < n; ++topic) {
            moved.topics[order[topic]] = ids(n)[topic];
        }
        parts.topics = moved.topics;
        const Programme one = programme_of(drawn.tiers, drawn.options);
        const Programme other = choose_sessions(Audience(parts), moved, drawn.options);
        EXPECT_EQ(one.proven, other.proven);
        std::multiset<std::size_t> tiers_of_one;
        std::multiset<std::size_t> tiers_of_other;
        std::set<std::string> names_of_one;
        std::set<std::string> names_of_other;
        for (std::size_t i = 0; i < one.sessions.size(); ++i) {
            tiers_of_one.insert(one.sessions[i].tier);
            tiers_of_other.insert(other.sessions[i].tier);
            names_of_one.insert(one.topics[one.sessions[i].topic]);
            names_of_other.insert(other.topics[other.sessions[i].topic]);
        }
        EXPECT_EQ(tiers_of_one, tiers_of_other);
        if (one.proven) {
            EXPECT_EQ(names_of_one, names_of_other);
        }
    }
}

TEST(Programme, from_ballots_is_the_same_as_from_their_audience) {
    RowMatrix<std::int64_t> ranks(2, 3);
    ranks << 1, 2, 3, 3, 1, 2;
    const auto ballots = PreferenceMatrix::from_ranks(ranks, {.topics = ids(3)});
    const Ranking ranking = ranking_of({{1}, {0}, {2}});
    EXPECT_EQ(choose_sessions(ballots, ranking, {.sessions = 2}, 1),
              choose_sessions(audience(ballots, 1), ranking, {.sessions = 2}));
}

TEST(Programme, bad_input_is_refused_with_what_would_be_right) {
    const Tiers tiers{{0}, {1}, {2}};
    EXPECT_EQ(message_of<InvalidInput>(tiers, {.sessions = 0}),
              "sessions is 0; expected between 1 and 3, the number of topics");
    EXPECT_EQ(message_of<InvalidInput>(tiers, {.sessions = 4}),
              "sessions is 4; expected between 1 and 3, the number of topics");
    EXPECT_EQ(message_of<NotFound>(tiers, {.sessions = 1, .pin = {"z"}}),
              "topic 'z' of pin is not one of the 3 topics of the ranking");
    EXPECT_EQ(message_of<NotFound>(tiers, {.sessions = 1, .ban = {"z"}}),
              "topic 'z' of ban is not one of the 3 topics of the ranking");
    EXPECT_EQ(message_of<Infeasible>(tiers, {.sessions = 1, .pin = {"a"}, .ban = {"a"}}),
              "topic 'a' is both pinned and banned; expected one or the other");
    EXPECT_EQ(message_of<Infeasible>(tiers, {.sessions = 1, .pin = {"a", "b"}}),
              "2 topics are pinned for 1 sessions; expected at most one pinned topic per session");
    EXPECT_EQ(message_of<Infeasible>(tiers, {.sessions = 3, .ban = {"a"}}),
              "bans leave 2 of 3 topics for 3 sessions; expected at least one topic per session");
    EXPECT_EQ(message_of<InvalidInput>(tiers, {.sessions = 2, .slots = {{}}}),
              "there are 1 slots for 2 sessions; expected one slot per session");
    EXPECT_EQ(message_of<InvalidInput>(tiers, {.sessions = 1, .slots = {{"s", "", 0}}}),
              "slot 's' lasts 0 minutes; expected at least 1");
    EXPECT_THROW((void)choose_sessions(one_each(2), ranking_of(tiers), {.sessions = 1}), InvalidInput);
}

}  // namespace
}  // namespace maillage
