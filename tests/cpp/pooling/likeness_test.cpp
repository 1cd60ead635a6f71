#include "maillage/pooling/likeness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/pooling/units.hpp"

namespace maillage {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Action action(const std::string& id, const std::string& territory) {
    return {.id = id,
            .territory = territory,
            .title = "Pesée",
            .theme = "gaspillage",
            .kind = "pesée",
            .quantity = 10,
            .unit = "kg",
            .start = 100,
            .end = 200};
}

LikenessCase two() {
    return {.actions = {action("a", "val"), action("b", "mont")}, .territories = {"val", "mont"}};
}

std::vector<double> same_texts(std::span<const Pair> pairs) {
    return std::vector<double>(pairs.size(), 1.0);
}

PairCondition failed(const LikenessCase& about, const LikenessOptions& options = {}) {
    return failed_condition(about, {0, 1}, options);
}

TEST(Likeness, two_actions_that_say_the_same_are_wholly_alike) {
    const Likeness found = alike(two(), same_texts);
    ASSERT_EQ(found.alike.size(), 1U);
    EXPECT_EQ(found.alike[0].likeness, 1.0);
    EXPECT_EQ(found.alike[0].overlap_days, 100);
    EXPECT_TRUE(std::isnan(found.alike[0].needs));  // nothing is known of them
    EXPECT_TRUE(std::isnan(found.alike[0].distance_km));
}

TEST(Likeness, each_condition_fails_by_itself) {
    auto about = two();
    EXPECT_EQ(failed(about), PairCondition::kNone);
    about.actions[1].kind = "étude";
    EXPECT_EQ(failed(about), PairCondition::kKind);
    about.confirmed = {{1, 0}};
    EXPECT_EQ(failed(about), PairCondition::kNone);  // someone says that they go together
    about.actions[0].poolable = false;
    EXPECT_EQ(failed(about), PairCondition::kPoolable);

    about = two();
    about.refused = {{1, 0}};
    about.confirmed = {{0, 1}};
    EXPECT_EQ(failed(about), PairCondition::kRefused);  // a refusal sticks

    about = two();
    about.actions[0].unit = "tonnes";
    EXPECT_EQ(failed(about), PairCondition::kNone);
    about.actions[0].unit = "repas";
    EXPECT_EQ(failed(about), PairCondition::kUnit);

    about = two();
    about.forms = {{.kinds = {"étude"}}, {.requires_contiguity = true}};
    EXPECT_EQ(failed(about), PairCondition::kLegalForm);
    about.neighbours = {{0, 1}};
    EXPECT_EQ(failed(about), PairCondition::kNone);
    EXPECT_EQ(alike(about, same_texts).alike[0].forms, 2U);
    about.forms = {{.excluded_kinds = {about.actions[0].kind}}, {}};
    EXPECT_EQ(alike(about, same_texts).alike[0].forms, 2U);
}

TEST(Likeness, windows_must_meet_for_long_enough) {
    auto about = two();
    about.actions[1].start = 195;
    about.actions[1].end = 300;
    EXPECT_EQ(failed(about, {.min_overlap_days = 5}), PairCondition::kNone);
    EXPECT_EQ(failed(about, {.min_overlap_days = 6}), PairCondition::kWindow);
    EXPECT_EQ(failed(about, {.min_overlap_days = 6, .slack_days = 1}), PairCondition::kNone);
    about.actions[1].start = 200;
    EXPECT_EQ(failed(about), PairCondition::kWindow);
    about.actions[1].start = kNoDay;  // any time before 300
    EXPECT_EQ(failed(about, {.min_overlap_days = 100}), PairCondition::kNone);
    about.actions[0].start = about.actions[0].end = about.actions[1].end = kNoDay;
    EXPECT_EQ(alike(about, same_texts).alike[0].overlap_days, kAllDays);
    about = two();
    about.actions[1].start = 150;  // a meeting of one day: it need not last longer
    about.actions[1].end = 151;
    EXPECT_EQ(failed(about, {.min_overlap_days = 30}), PairCondition::kNone);
}

TEST(Likeness, territories_must_be_near_where_that_is_asked) {
    auto about = two();
    about.distances_km = {0, 30, 30, 0};
    EXPECT_EQ(failed(about, {.within_km = 30}), PairCondition::kNone);
    EXPECT_EQ(failed(about, {.within_km = 29.9}), PairCondition::kDistance);
    about.distances_km = {0, kNaN, kNaN, 0};
    EXPECT_EQ(failed(about, {.within_km = 1000}), PairCondition::kDistance);
    about.territories.push_back("plaine");
    about.distances_km.clear();
    about.neighbours = {{1, 2}};
    EXPECT_EQ(failed(about, {.neighbours_only = true}), PairCondition::kNeighbours);
    about.neighbours.push_back({1, 0});
    EXPECT_EQ(failed(about, {.neighbours_only = true}), PairCondition::kNone);
}

TEST(Likeness, kinds_are_close_by_the_tree_of_themes) {
    auto about = two();
    about.actions[0].kind = "Formation des cuisiniers";
    about.actions[1].kind = "formation";
    EXPECT_EQ(failed(about), PairCondition::kKind);
    about.themes = {{"formation des cuisiniers", "Formation"}, {"formation des élus", "formation"}};
    EXPECT_EQ(failed(about), PairCondition::kNone);
    EXPECT_EQ(failed(about, {.max_kind_steps = 0}), PairCondition::kKind);
    about.actions[1].kind = "formation des elus";
    EXPECT_EQ(failed(about), PairCondition::kKind);
    EXPECT_EQ(failed(about, {.max_kind_steps = 2}), PairCondition::kNone);
}

TEST(Likeness, components_are_shares_of_what_both_have) {
    auto about = two();
    about.themes = {{"tri", "gaspillage"}, {"gaspillage", ""}};
    about.actions[1].theme = "tri";
    about.actions[0].quantity = 0.02;
    about.actions[0].unit = "t";
    about.actions[0].needs = {"Balances", "logiciel"};
    about.actions[1].needs = {"balance"};
    about.actions[1].target_public = {"élèves"};
    const LikenessOptions options{.min_likeness = 0.0};
    const auto text = [](std::span<const Pair>) { return std::vector<double>{0.25}; };
    const AlikePair found = alike(about, text, options).alike.at(0);
    EXPECT_DOUBLE_EQ(found.text, 0.25);
    EXPECT_DOUBLE_EQ(found.theme, 2.0 / 3.0);  // 2 x depth 1 / (1 + 2)
    EXPECT_DOUBLE_EQ(found.quantity, 0.5);
    EXPECT_DOUBLE_EQ(found.needs, 0.5);
    EXPECT_TRUE(std::isnan(found.target_public));
    EXPECT_DOUBLE_EQ(found.likeness, (0.5 * 0.25 + 0.2 * 2 / 3 + 0.1 * 0.5 + 0.1 * 0.5) / 0.9);
    const Likeness strict = alike(about, text, {.min_likeness = 0.5});
    ASSERT_EQ(strict.rejected.size(), 1U);
    EXPECT_EQ(strict.rejected[0].condition, PairCondition::kLikeness);
    EXPECT_DOUBLE_EQ(strict.rejected[0].likeness, found.likeness);
}

// The slow, obvious way ---------------------------------------------------------------------------------------------

LikenessCase random_case(std::uint64_t seed, std::uint32_t n) {
    RandomStream random(seed);
    const auto pick = [&](std::vector<std::string> from) { return from[random.below(from.size())]; };
    LikenessCase about{.territories = {"p", "q", "r", "s"}};
    about.distances_km.assign(16, 0);
    for (std::uint32_t a = 0; a < 4; ++a)
        for (std::uint32_t b = 0; b < a; ++b) {
            about.distances_km[a * 4 + b] = about.distances_km[b * 4 + a] =
                static_cast<double>(random.below(100));
            if (random.below(2) == 0) about.neighbours.emplace_back(b, a);
        }
    about.themes = {{"k1", "k"}, {"k2", "k"}, {"k11", "k1"}};
    about.forms = {{.kinds = {"k1"}}, {.requires_contiguity = true}};
    for (std::uint32_t i = 0; i < n; ++i) {
        Action one{.id = std::to_string(i)};
        one.territory = pick(about.territories);
        one.kind = pick({"k1", "k2", "k11", "K", "other"});
        one.theme = pick({"k1", "k2", "k", "x", ""});
        one.unit = pick({"kg", "t", "repas"});
        one.quantity = static_cast<double>(random.below(4));
        one.start = random.below(4) == 0 ? kNoDay : static_cast<std::int32_t>(random.below(50));
        one.end = random.below(4) == 0 ? kNoDay : 50 + static_cast<std::int32_t>(random.below(20));
        one.needs = {pick({"Salle", "salles", "vans"}), pick({"van", "zoo"})};
        one.poolable = random.below(5) != 0;
        about.actions.push_back(std::move(one));
    }
    for (std::uint32_t i = 0; i + 1 < n; i += 5) about.refused.emplace_back(i + 1, i);
    for (std::uint32_t i = 3; i + 2 < n; i += 7) about.confirmed.emplace_back(i, i + 2);
    return about;
}

bool has(const std::vector<Pair>& pairs, std::uint32_t a, std::uint32_t b) {
    return std::count(pairs.begin(), pairs.end(), Pair(a, b)) +
               std::count(pairs.begin(), pairs.end(), Pair(b, a)) >
           0;
}

// Days that both can have, counted one by one, moving the second action by up to the slack.
bool meet(const Action& a, const Action& b, const LikenessOptions& options) {
    const auto window = [](const Action& x) {
        return std::pair(x.start == kNoDay ? -1000 : x.start, x.end == kNoDay ? 1000 : x.end);
    };
    const auto [a0, a1] = window(a);
    const auto [b0, b1] = window(b);
    int most = 0;
    for (int shift = -options.slack_days; shift <= options.slack_days; ++shift) {
        int days = 0;
        for (int day = -1100; day < 1100; ++day)
            if (day >= a0 && day < a1 && day >= b0 + shift && day < b1 + shift) ++days;
        most = std::max(most, days);
    }
    return most >= std::min({options.min_overlap_days, a1 - a0, b1 - b0});
}

PairCondition slowly(const LikenessCase& about, std::uint32_t i, std::uint32_t j,
                     const LikenessOptions& options) {
    const Action& a = about.actions[i];
    const Action& b = about.actions[j];
    const std::map<std::string, int> close{{"k1k11", 1}, {"k11k1", 1}, {"k1K", 1},
                                           {"Kk1", 1},   {"k2K", 1},   {"Kk2", 1}};
    const bool same = a.kind == b.kind || (options.max_kind_steps == 1 && close.count(a.kind + b.kind) > 0);
    if (!same && !has(about.confirmed, i, j)) return PairCondition::kKind;
    if (!a.poolable || !b.poolable) return PairCondition::kPoolable;
    if (has(about.refused, i, j)) return PairCondition::kRefused;
    if ((a.unit == "repas") != (b.unit == "repas")) return PairCondition::kUnit;
    if (!meet(a, b, options)) return PairCondition::kWindow;
    const auto p = static_cast<std::uint32_t>(a.territory[0] - 'p');
    const auto q = static_cast<std::uint32_t>(b.territory[0] - 'p');
    const bool touch = p == q || has(about.neighbours, p, q);
    if (options.neighbours_only && !touch) return PairCondition::kNeighbours;
    if (about.distances_km[p * 4 + q] > options.within_km) return PairCondition::kDistance;
    const auto under = [](const std::string& kind) { return kind == "k1" || kind == "k11"; };
    if (!touch && !(under(a.kind) && under(b.kind))) return PairCondition::kLegalForm;
    return PairCondition::kNone;
}

TEST(Likeness, blocks_judge_like_all_pairs_one_by_one) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const LikenessCase about = random_case(seed, 60);
        LikenessOptions options{
            .min_overlap_days = 10, .slack_days = 3, .within_km = 70, .min_likeness = 0.0};
        options.max_kind_steps = seed % 2;
        options.neighbours_only = seed % 3 == 0;
        const Likeness found = alike(about, same_texts, options);
        std::map<Pair, PairCondition> said;
        for (const AlikePair& pair : found.alike) said[{pair.first, pair.second}] = PairCondition::kNone;
        for (const RejectedPair& pair : found.rejected) said[{pair.first, pair.second}] = pair.condition;
        std::uint64_t others = 0;
        for (std::uint32_t i = 0; i < 60; ++i)
            for (std::uint32_t j = i + 1; j < 60; ++j) {
                const PairCondition expected = slowly(about, i, j, options);
                EXPECT_EQ(failed_condition(about, {i, j}, options), expected)
                    << seed << ": " << i << ", " << j;
                if (expected == PairCondition::kKind) {
                    ++others;
                    EXPECT_EQ(said.count({i, j}), 0U);
                } else {
                    EXPECT_EQ(said.at({i, j}), expected);
                }
            }
        EXPECT_EQ(found.n_other_kinds, others);
        EXPECT_GT(found.alike.size(), 0U);
    }
}

TEST(Likeness, the_order_of_the_actions_changes_only_their_numbers) {
    const LikenessCase about = random_case(7, 80);
    std::vector<std::uint32_t> order(80);  // the old number of each new one
    std::iota(order.begin(), order.end(), 0U);
    RandomStream random(3);
    for (std::size_t i = order.size(); i-- > 1;) std::swap(order[i], order[random.below(i + 1)]);
    LikenessCase other = about;
    std::vector<std::uint32_t> number(80);
    for (std::uint32_t i = 0; i < 80; ++i) {
        number[order[i]] = i;
        other.actions[i] = about.actions[order[i]];
    }
    for (auto* pairs : {&other.refused, &other.confirmed})
        for (auto& [a, b] : *pairs) {
            a = number[a];
            b = number[b];
        }
    const auto text = [](const std::vector<Action>& actions) {
        return [&actions](std::span<const Pair> pairs) {
            std::vector<double> found;
            for (const auto& [a, b] : pairs)
                found.push_back(
                    static_cast<double>((std::stoul(actions[a].id) + std::stoul(actions[b].id)) % 7) / 7);
            return found;
        };
    };
    const auto listed = [](const Likeness& found, const LikenessCase& of) {
        std::map<std::set<std::string>, std::vector<double>> all;
        for (const AlikePair& p : found.alike)
            all[{of.actions[p.first].id, of.actions[p.second].id}] = {
                p.likeness, p.text, std::isnan(p.quantity) ? -1 : p.quantity, p.distance_km};
        return all;
    };
    EXPECT_EQ(listed(alike(about, text(about.actions)), about),
              listed(alike(other, text(other.actions)), other));
}

TEST(Likeness, one_thread_or_two_say_the_same) {
    const LikenessCase about = random_case(1, 400);
    set_threads(1);
    const Likeness one = alike(about, same_texts, {.min_likeness = 0.8});
    set_threads(2);
    const Likeness two_threads = alike(about, same_texts, {.min_likeness = 0.8});
    EXPECT_EQ(one.rejected, two_threads.rejected);
    ASSERT_EQ(one.alike.size(), two_threads.alike.size());
    for (std::size_t i = 0; i < one.alike.size(); ++i)
        EXPECT_EQ(one.alike[i].likeness, two_threads.alike[i].likeness);
}

// Bad input -----------------------------------------------------------------------------------------------------------

void expect_message(const LikenessCase& about, const LikenessOptions& options, const std::string& expected) {
    try {
        static_cast<void>(alike(about, same_texts, options));
        ADD_FAILURE() << "nothing was thrown; expected: " << expected;
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()), expected);
    }
}

TEST(Likeness, says_what_is_wrong_and_what_would_be_right) {
    expect_message(two(), {.slack_days = -1}, "slack_days is -1; expected 0 or more days");
    expect_message(two(), {.min_likeness = 1.5}, "min_likeness is 1.5; expected from 0 to 1");
    expect_message(two(), {.weights = {.text = -1}}, "a weight of likeness is -1; expected a number >= 0");
    expect_message(two(), {.weights = {0, 0, 0, 0, 0}},
                   "all weights of likeness are 0; expected one above 0");
    expect_message(two(), {.within_km = 10},
                   "a distance is asked for but none is known; expected the positions of the territories");
    expect_message(two(), {.neighbours_only = true},
                   "neighbours are asked for but none is known; expected pairs of territories that touch");
    expect_message(
        two(), {.limit = 0},
        "1 pairs of actions have compatible kinds; expected at most 0: name kinds more precisely, or raise "
        "the limit");
    auto about = two();
    about.actions[0].territory = "vall";
    expect_message(
        about, {},
        "action 'a' is of territory 'vall', which is not in the list; expected one of the territories");
    about = two();
    about.actions[1].end = 100;
    expect_message(about, {},
                   "the window of action 'b' ends before it begins; expected an end after the start");
    about = two();
    about.actions[1].quantity = -3;
    expect_message(about, {}, "quantity of action 'b' is -3; expected a number >= 0");
    about = two();
    about.refused = {{0, 5}};
    expect_message(about, {}, "action 5 is out of range; expected below 2");
    about.refused = {{1, 1}};
    expect_message(about, {}, "action 1 is paired with itself; expected two different ones");
    about = two();
    about.distances_km = {0, 1};
    expect_message(about, {}, "2 distances are given for 2 territories; expected 4");
    about = two();
    about.themes = {{"a", "b"}, {"b", "a"}};
    expect_message(about, {}, "theme 'a' is part of itself; expected a theme that leads to the top");
    about.themes = {{"a", ""}, {"A", ""}};
    expect_message(about, {}, "theme 'A' is listed twice; expected it once");
    about = two();
    about.forms.resize(65);
    expect_message(about, {}, "65 legal forms are given; expected 64 at most");
}

TEST(Likeness, texts_must_be_as_many_as_the_pairs_and_from_0_to_1) {
    const auto none = [](std::span<const Pair>) { return std::vector<double>{}; };
    EXPECT_THROW(static_cast<void>(alike(two(), none)), InvalidInput);
    const auto wrong = [](std::span<const Pair>) { return std::vector<double>{kNaN}; };
    EXPECT_THROW(static_cast<void>(alike(two(), wrong)), InvalidInput);
}

}  // namespace
}  // namespace maillage
