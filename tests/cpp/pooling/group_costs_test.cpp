#include "maillage/pooling/group_costs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/pooling/candidates.hpp"

namespace maillage {
namespace {

using Members = std::vector<std::uint32_t>;

// Components that end on half a cent may be rounded either way.
constexpr double kHalfCents = 0.021;

double to_cent(double euros) {
    return std::round(euros * 100) / 100;
}

// The definition of the header, term by term, for actions of different territories and of one kind and unit.
double cost_by_definition(const CostModel& model, const std::vector<Action>& actions,
                          const std::vector<double>& km, std::size_t n_territories, const Members& group,
                          std::uint32_t leader, const LegalForm& form, double years) {
    const auto n = static_cast<double>(group.size());
    const ScaleCosts& scale = model.scale;
    double fixed = 0, largest_fixed = 0, quantity = 0, largest = 0, spent = 0, days = 0, most_days = 0,
           travelled = 0;
    for (const std::uint32_t i : group) {
        fixed += actions[i].fixed_cost_eur;
        largest_fixed = std::max(largest_fixed, actions[i].fixed_cost_eur);
        quantity += actions[i].quantity;
        largest = std::max(largest, actions[i].quantity);
        spent += actions[i].quantity * actions[i].variable_cost_eur;
        days += actions[i].staff_days;
        most_days = std::max(most_days, actions[i].staff_days);
        travelled += 2 * km[leader * n_territories + i];
    }
    const double once =
        model.carried == CarriedCost::kLargest ? largest_fixed : actions[leader].fixed_cost_eur;
    double saved = 0;
    const double unit = scale.break_scale == BreakScale::kLargest ? largest : 1.0;
    double discount = 0;
    for (const PriceBreak& price : scale.price_breaks) {
        saved += std::max(0.0, quantity - price.from * unit) * (price.discount - discount);
        discount = price.discount;
    }
    double total =
        to_cent(form.setup_eur + form.setup_days * model.staff_day_eur) +
        to_cent((form.yearly_eur + n * form.yearly_per_member_eur + form.yearly_days * model.staff_day_eur) *
                years);
    total += to_cent(once + scale.fixed_cost_remaining * (fixed - once));
    total += to_cent(std::ceil(quantity / scale.capacity) * scale.capacity_cost_eur);
    total += to_cent(quantity > 0 ? spent * (1 - saved / quantity) : 0);
    total += to_cent(
        model.staff_day_eur * years *
        (model.coordination_days_per_member * (n - 1) + model.coordination_days_per_pair * n * (n - 1) / 2));
    total += to_cent(travelled * model.meetings_per_year * model.km_eur * years);
    total += to_cent(model.staff_day_eur * (most_days + scale.staff_days_remaining * (days - most_days)));
    double received = 0;
    for (const Subsidy& subsidy : model.subsidies) {
        const bool granted =
            group.size() >= subsidy.min_members && total >= subsidy.min_cost_eur &&
            (subsidy.forms.empty() || std::count(subsidy.forms.begin(), subsidy.forms.end(), form.id) > 0);
        if (granted)
            received +=
                to_cent(std::min({subsidy.rate * total + subsidy.flat_eur, subsidy.ceiling_eur, total}));
    }
    return to_cent(total - std::min(received, to_cent(model.max_subsidy * total)));
}

struct Case {
    CostModel model;
    std::vector<Action> actions;
    std::vector<std::string> territories;
    std::vector<double> km;
};

Case random_case(std::size_t n, std::uint64_t seed) {
    RandomStream random(seed);
    Case found;
    std::vector<double> x, y;
    for (std::size_t i = 0; i < n; ++i) {
        found.territories.push_back("t" + std::to_string(i));
        found.actions.push_back({.id = "a" + std::to_string(i),
                                 .territory = found.territories.back(),
                                 .kind = "kitchen",
                                 .fixed_cost_eur = std::floor(40000 * random.uniform()),
                                 .variable_cost_eur = std::floor(500 * random.uniform()) / 100,
                                 .quantity = std::floor(3000 * random.uniform()),
                                 .unit = "meals",
                                 .staff_days = std::floor(60 * random.uniform()),
                                 .start = 20000,
                                 .end = 20000 + 500});
        x.push_back(100 * random.uniform());
        y.push_back(100 * random.uniform());
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) found.km.push_back(std::hypot(x[i] - x[j], y[i] - y[j]));
    ScaleCosts& scale = found.model.scale;
    scale.capacity = 1000;
    scale.capacity_cost_eur = 1234.56;
    scale.price_breaks = seed % 2 == 0 ? std::vector<PriceBreak>{{1.0, 0.04}, {2.0, 0.1}}
                                       : std::vector<PriceBreak>{{500, 0.02}, {1500, 0.05}, {4000, 0.2}};
    scale.break_scale = seed % 2 == 0 ? BreakScale::kLargest : BreakScale::kUnits;
    found.model.carried = seed % 3 == 0 ? CarriedCost::kLeader : CarriedCost::kLargest;
    found.model.coordination_days_per_pair = 0.5;
    found.model.forms = {
        {.id = "convention", .setup_eur = 1000, .yearly_eur = 200, .yearly_per_member_eur = 300},
        {.id = "groupement", .setup_eur = 2000, .yearly_per_member_eur = 150, .yearly_days = 2.5},
        {.id = "entente", .setup_eur = 500, .yearly_per_member_eur = 50, .setup_days = 9}};
    if (seed % 4 != 0)
        found.model.subsidies = {
            {.id = "region", .rate = 0.2, .min_cost_eur = 60000, .ceiling_eur = 15000},
            {.id = "state", .rate = 0.1, .flat_eur = 500, .min_members = 3, .forms = {"entente"}}};
    return found;
}

TEST(GroupCosts, are_those_of_the_cheapest_leader_and_form_by_definition) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Case about = random_case(6, seed);
        const GroupCosts costs(about.model, about.actions, about.territories, about.km);
        for (std::uint32_t mask = 3; mask < 64; ++mask) {
            Members group;
            for (std::uint32_t i = 0; i < 6; ++i)
                if ((mask >> i & 1) != 0) group.push_back(i);
            if (group.size() < 2) continue;
            std::vector<double> all;
            for (const std::uint32_t leader : group)
                for (const LegalForm& form : about.model.forms)
                    all.push_back(
                        cost_by_definition(about.model, about.actions, about.km, 6, group, leader, form, 2));
            std::sort(all.begin(), all.end());
            const GroupCost found = costs.cost(group);
            ASSERT_NEAR(found.cost_eur, all[0], kHalfCents) << seed << ' ' << mask;
            ASSERT_NEAR(found.gap_eur, all[1] - all[0], kHalfCents);
            ASSERT_NEAR(cost_by_definition(about.model, about.actions, about.km, 6, group,
                                           static_cast<std::uint32_t>(found.best.leader),
                                           about.model.forms[static_cast<std::size_t>(found.best.form)], 2),
                        found.cost_eur, kHalfCents);
            ASSERT_NEAR(
                cost_by_definition(about.model, about.actions, about.km, 6, group,
                                   static_cast<std::uint32_t>(found.runner_up.leader),
                                   about.model.forms[static_cast<std::size_t>(found.runner_up.form)], 2),
                found.cost_eur + found.gap_eur, kHalfCents);
        }
    }
}

TEST(GroupCosts, are_the_sum_of_their_components_to_the_cent) {
    const Case about = random_case(6, 5);
    const GroupCost found =
        GroupCosts(about.model, about.actions, about.territories, about.km).cost(Members{0, 2, 3, 5});
    const CostComponents& of = found.components;
    const double sum = of.form_setup + of.form_yearly + of.fixed + of.capacity + of.variable +
                       of.coordination + of.travel + of.staff - of.subsidies;
    EXPECT_NEAR(found.cost_eur, sum, 1e-6);
    EXPECT_GT(of.subsidies, 0);
    EXPECT_EQ(std::llround(found.cost_eur * 100), std::llround(sum * 100));
}

TEST(GroupCosts, alone_are_what_was_planned_without_form_coordination_and_travel) {
    Case about = random_case(4, 0);
    about.model = {};
    const GroupCosts costs(about.model, about.actions, about.territories, about.km);
    for (std::uint32_t i = 0; i < 4; ++i) {
        const Action& action = about.actions[i];
        EXPECT_DOUBLE_EQ(costs.alone()[i],
                         to_cent(action.fixed_cost_eur + action.quantity * action.variable_cost_eur +
                                 250 * action.staff_days));
        EXPECT_DOUBLE_EQ(costs.cost(Members{i}).cost_eur, costs.alone()[i]);
        EXPECT_EQ(costs.cost(Members{i}).best.form, -1);
    }
}

TEST(GroupCosts, of_actions_of_one_territory_are_those_of_its_actions_alone) {
    Case about = random_case(3, 1);
    about.actions[1].territory = about.actions[0].territory;
    const GroupCosts costs(about.model, about.actions, about.territories, about.km);
    const GroupCost found = costs.cost(Members{0, 1});
    EXPECT_DOUBLE_EQ(found.cost_eur, costs.alone()[0] + costs.alone()[1]);
    EXPECT_EQ(found.territories, 1U);
    EXPECT_EQ(costs.cost(Members{0, 1, 2}).territories, 2U);
}

TEST(GroupCosts, of_many_groups_are_the_same_on_any_number_of_threads) {
    const Case about = random_case(14, 3);
    const GroupCosts costs(about.model, about.actions, about.territories, about.km);
    Neighbours all(14);
    for (std::uint32_t a = 0; a < 14; ++a)
        for (std::uint32_t b = 0; b < 14; ++b)
            if (a != b) all[a].push_back(b);
    const Groups groups = candidate_groups(all);
    const std::size_t before = threads();
    set_threads(1);
    const std::vector<double> one = costs.costs(groups);
    set_threads(2);
    const std::vector<double> two = costs.costs(groups);
    set_threads(before);
    EXPECT_EQ(one, two);
    for (std::size_t i = 0; i < groups.size(); i += 97) EXPECT_EQ(one[i], costs.cost(groups[i]).cost_eur);
}

TEST(GroupCosts, do_not_depend_on_the_order_of_actions) {
    const Case about = random_case(5, 9);
    std::vector<Action> turned(about.actions.rbegin(), about.actions.rend());
    const GroupCosts one(about.model, about.actions, about.territories, about.km);
    const GroupCosts other(about.model, turned, about.territories, about.km);
    const GroupCost a = one.cost(Members{0, 1, 4});
    const GroupCost b = other.cost(Members{0, 3, 4});
    EXPECT_NEAR(a.cost_eur, b.cost_eur, 0.011);
    EXPECT_EQ(a.best, b.best);
}

TEST(GroupCosts, of_equally_cheap_leaders_name_the_one_who_planned_most) {
    std::vector<Action> actions = {{.id = "small", .territory = "t0", .fixed_cost_eur = 1000},
                                   {.id = "large", .territory = "t1", .fixed_cost_eur = 9000}};
    const GroupCost found = GroupCosts(CostModel{}, actions, {"t0", "t1"}).cost(Members{0, 1});
    EXPECT_EQ(found.best.leader, 1);
    EXPECT_EQ(found.runner_up.leader, 0);
    EXPECT_EQ(found.gap_eur, 0);
}

TEST(GroupCosts, are_infinite_where_no_form_is_for_the_group) {
    Case about = random_case(3, 2);
    for (LegalForm& form : about.model.forms) form.min_members = 3;
    about.model.forms.back().kinds = {"other"};
    const GroupCosts costs(about.model, about.actions, about.territories, about.km);
    EXPECT_EQ(costs.cost(Members{0, 1}).cost_eur, kNoLimit);
    EXPECT_EQ(costs.cost(Members{0, 1}).best, Arrangement{});
    EXPECT_LT(costs.cost(Members{0, 1, 2}).cost_eur, kNoLimit);
}

TEST(GroupCosts, under_a_form_for_one_piece_are_for_neighbours_only) {
    Case about = random_case(3, 2);
    about.model.forms = {{.id = "petr", .requires_contiguity = true}};
    const Neighbours chain = {{1}, {2}, {}};
    const GroupCosts costs(about.model, about.actions, about.territories, about.km, chain);
    EXPECT_LT(costs.cost(Members{0, 1}).cost_eur, kNoLimit);
    EXPECT_LT(costs.cost(Members{0, 1, 2}).cost_eur, kNoLimit);
    EXPECT_EQ(costs.cost(Members{0, 2}).cost_eur, kNoLimit);
    const GroupCosts unknown(about.model, about.actions, about.territories, about.km);
    EXPECT_EQ(unknown.cost(Members{0, 1}).cost_eur, kNoLimit);
    EXPECT_THROW(GroupCosts(about.model, about.actions, about.territories, about.km, {{1}}), InvalidInput);
}

TEST(GroupCosts, are_under_a_form_that_is_for_the_kinds_and_their_parts) {
    Case about = random_case(3, 2);
    about.model.themes = {{"Marché", "achat"}, {"étude", ""}};
    about.model.forms = {{.id = "convention", .excluded_kinds = {"Achat"}},
                         {.id = "groupement", .setup_eur = 5000}};
    const auto form = [&](const char* one, const char* other) {
        about.actions[0].kind = one;
        about.actions[1].kind = other;
        return GroupCosts(about.model, about.actions, about.territories, about.km)
            .cost(Members{0, 1})
            .best.form;
    };
    EXPECT_EQ(form("étude", "étude"), 0);
    EXPECT_EQ(form("achat", "étude"), 1);
    EXPECT_EQ(form("étude", "achats"), 1);
    EXPECT_EQ(form("étude", "ACHATS de denrées"), 1);  // a name that begins with it
    EXPECT_EQ(form("étude", "achatage"), 0);           // another word
    EXPECT_EQ(form("marche", "étude"), 1);             // below it in the tree
    about.model.forms[1].kinds = {"achat"};
    EXPECT_EQ(form("marché", "achat de denrées"), 1);
    EXPECT_EQ(form("achat", "étude"), -1);
}

TEST(GroupCosts, may_come_from_a_function) {
    const Case about = random_case(4, 4);
    const GroupCosts costs(
        [](std::span<const std::uint32_t> group) {
            return 100.0 * static_cast<double>(group.size()) + 0.004;
        },
        about.actions, about.territories);
    const GroupCost found = costs.cost(Members{1, 3});
    EXPECT_EQ(found.cost_eur, 200);
    EXPECT_EQ(found.alone_eur, 200);
    EXPECT_EQ(costs.costs({{0, 1, 2}, {0, 3}}), std::vector<double>{300});
}

TEST(GroupCosts, name_the_group_for_which_the_function_throws) {
    const Case about = random_case(3, 4);
    const GroupCosts costs(
        [](std::span<const std::uint32_t> group) -> double {
            if (group.size() > 1) throw std::runtime_error("no tariff");
            return 1;
        },
        about.actions, about.territories);
    try {
        (void)costs.cost(Members{0, 2});
        FAIL() << "expected an error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "the cost function threw for the group of 'a0', 'a2': no tariff");
    }
    EXPECT_THROW(
        GroupCosts([](std::span<const std::uint32_t>) { return -1.0; }, about.actions, about.territories),
        Error);
}

std::string message_of(const Case& about) {
    try {
        const GroupCosts costs(about.model, about.actions, about.territories, about.km);
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "no error";
}

TEST(GroupCosts, of_wrong_input_say_what_is_wrong) {
    const Case good = random_case(2, 0);
    EXPECT_EQ(message_of(good), "no error");
    Case bad = good;
    bad.actions[1].fixed_cost_eur = -5;
    EXPECT_EQ(message_of(bad), "fixed_cost_eur of action 'a1' is -5; expected a number >= 0");
    bad = good;
    bad.actions[0].staff_days = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(message_of(bad), "staff_days of action 'a0' is nan; expected a number >= 0");
    bad = good;
    bad.actions[0].territory = "nowhere";
    EXPECT_EQ(message_of(bad), "action 'a0' is of territory 'nowhere', which is not among the territories");
    bad = good;
    bad.actions[0].end = bad.actions[0].start - 1;
    EXPECT_EQ(message_of(bad),
              "the window of action 'a0' ends on day 19999, not after its start on day 20000; expected end > "
              "start");
    bad = good;
    bad.actions[0].id = "a1";
    EXPECT_EQ(message_of(bad), "action 'a1' is listed twice; expected it once");
    bad = good;
    bad.model.scale.fixed_cost_remaining = 1.5;
    EXPECT_EQ(message_of(bad), "fixed_cost_remaining is 1.5; expected from 0 to 1");
    bad = good;
    bad.km.pop_back();
    EXPECT_EQ(message_of(bad), "3 distances for 2 territories; expected 4, one for each pair");
    bad = good;
    bad.model.scale.price_breaks = {{2, 0.1}, {1, 0.2}};
    EXPECT_EQ(message_of(bad), "price_breaks[1].from is 1 after 2; expected ascending quantities");
    bad = good;
    bad.model.forms[1].id = bad.model.forms[0].id;
    EXPECT_EQ(message_of(bad), "legal form 'convention' is listed twice; expected it once");
    EXPECT_THROW((void)GroupCosts(good.model, good.actions, good.territories).cost(Members{}), InvalidInput);
    EXPECT_THROW((void)GroupCosts(good.model, good.actions, good.territories).cost(Members{7}), InvalidInput);
    EXPECT_THROW((void)GroupCosts(good.model, good.actions, good.territories).cost(Members{1, 1}),
                 InvalidInput);
}

}  // namespace
}  // namespace maillage
