#include "maillage/network/stakeholder_network.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "maillage/core/error.hpp"
#include "maillage/network/graph.hpp"

namespace maillage {
namespace {

ActorTable actors() {
    ActorTable table;
    table.ids = {"mairie", "ferme", "cantine", "ferme bis"};
    table.names = {"Mairie", "", "Cantine", ""};
    table.categories = {"state", "production", "catering", ""};
    table.territories = {"T1", "T1", "T2", "T1"};
    table.competences = {{"droit", "droit"}, {}, {"cuisine"}, {"semences"}};
    table.periods = {{}, {}, {}, {kAlways, day_of("2020-01-01")}};
    return table;
}

CooperationTable cooperations() {
    CooperationTable table;
    table.sources = {"mairie", "ferme", "ferme bis", "ferme", "mairie"};
    table.targets = {"ferme", "cantine", "ferme", "cantine", "ferme bis"};
    table.kinds = {"aid", "sale", "help", "sale", "aid"};
    table.weights = {1, 2, 1, 3, 5};
    table.periods = {
        {}, {day_of("2019-01-01"), day_of("2020-01-01")}, {}, {day_of("2020-01-01"), kForever}, {}};
    return table;
}

StakeholderNetwork network() {
    return StakeholderNetwork(actors(), cooperations(), {{"copil"}, {}, {"political"}, {}},
                              {{"copil", "copil"}, {"mairie", "ferme bis"}, {}, {}});
}

std::string message_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(StakeholderNetwork, keeps_what_it_was_given) {
    const auto n = network();
    EXPECT_EQ(n.n_actors(), 4U);
    EXPECT_EQ(n.n_cooperations(), 5U);
    EXPECT_EQ(n.parts().names, (std::vector<std::string>{"Mairie", "ferme", "Cantine", "ferme bis"}));
    EXPECT_EQ(n.attribute(Attribute::category).codes, (std::vector<std::int32_t>{0, 1, 2, -1}));
    EXPECT_EQ(n.parts().competences[0], (std::vector<std::string>{"droit"}));
    EXPECT_EQ(n.actor_index("cantine"), 2U);
    EXPECT_EQ(StakeholderNetwork(n.parts()), n);
}

TEST(StakeholderNetwork, a_view_keeps_what_was_there_on_a_day) {
    const auto n = network();
    NetworkFilter filter;
    filter.on = day_of("2020-06-01");
    const auto later = n.view(filter);
    EXPECT_EQ(later.n_actors(), 3U);
    EXPECT_EQ(later.n_cooperations(), 2U);
    EXPECT_EQ(later.n_memberships(), 1U);
    EXPECT_EQ(graph(later).weight(1, 2), 3.0);
    filter.on = day_of("2019-12-31");
    EXPECT_EQ(n.view(filter).n_actors(), 4U);
    EXPECT_EQ(graph(n.view(filter)).weight(1, 2), 2.0);
}

TEST(StakeholderNetwork, a_view_keeps_kinds_and_attributes) {
    const auto n = network();
    NetworkFilter sales;
    sales.kinds = {"sale"};
    EXPECT_EQ(n.view(sales).n_cooperations(), 2U);
    EXPECT_EQ(n.view(sales).n_actors(), 4U);
    NetworkFilter first;
    first.territories = {"T1"};
    const auto firsts = n.view(first);
    EXPECT_EQ(firsts.actors(), (std::vector<std::string>{"mairie", "ferme", "ferme bis"}));
    EXPECT_EQ(firsts.n_cooperations(), 3U);
    NetworkFilter unknown;
    unknown.kinds = {"vente"};
    EXPECT_EQ(message_of([&] { (void)n.view(unknown); }),
              "no kind is 'vente' in this network; expected 'aid', 'sale' or 'help'");
}

TEST(StakeholderNetwork, merging_keeps_both_histories) {
    const std::vector<std::pair<std::string, std::string>> pairs{{"ferme bis", "ferme"}};
    const auto n = network().merged(pairs);
    EXPECT_EQ(n.actors(), (std::vector<std::string>{"mairie", "ferme", "cantine"}));
    EXPECT_EQ(n.n_cooperations(), 4U);  // that between the two falls away
    EXPECT_EQ(graph(n).weight(0, 1), 6.0);
    EXPECT_EQ(n.parts().competences[1], (std::vector<std::string>{"semences"}));
    EXPECT_EQ(n.parts().actor_periods[1], Period{});
    EXPECT_EQ(n.parts().member_actors, (std::vector<std::uint32_t>{0, 1}));
}

TEST(StakeholderNetwork, merging_in_a_circle_is_refused) {
    const auto n = network();
    const std::vector<std::pair<std::string, std::string>> circle{
        {"ferme", "ferme bis"}, {"ferme bis", "cantine"}, {"cantine", "ferme"}};
    EXPECT_NE(message_of([&] { (void)n.merged(circle); }).find("goes round in a circle"), std::string::npos);
    const std::vector<std::pair<std::string, std::string>> twice{{"ferme", "mairie"}, {"ferme", "cantine"}};
    EXPECT_EQ(message_of([&] { (void)n.merged(twice); }),
              "actor 'ferme' is merged into 'mairie' and into 'cantine'; expected one");
}

TEST(StakeholderNetwork, bad_tables_are_named) {
    const auto with = [](const std::function<void(ActorTable&, CooperationTable&)>& spoil) {
        return message_of([&] {
            auto a = actors();
            auto c = cooperations();
            spoil(a, c);
            const StakeholderNetwork n(std::move(a), std::move(c));
        });
    };
    EXPECT_EQ(with([](auto& a, auto&) { a.ids[2] = "mairie"; }),
              "actors, row 3: the id 'mairie' stands in row 1 too; expected each id once");
    EXPECT_EQ(with([](auto& a, auto&) { a.ids[1] = ""; }),
              "actors, row 2: the id is empty; expected a unique text");
    EXPECT_EQ(
        with([](auto&, auto& c) { c.targets[1] = "cantines"; }),
        "cooperations, row 2: the target 'cantines' is unknown; expected one of the 4 ids; did you mean "
        "'cantine'?");
    EXPECT_EQ(with([](auto&, auto& c) { c.targets[0] = "mairie"; }),
              "cooperations, row 1: 'mairie' cooperates with itself; expected two different actors");
    EXPECT_EQ(with([](auto&, auto& c) { c.weights[3] = 0; }),
              "cooperations, row 4: the weight is 0.000000; expected a number > 0");
    EXPECT_NE(with([](auto&, auto& c) { c.weights[3] = NAN; }), "no error");
    EXPECT_EQ(
        with([](auto&, auto& c) { c.periods[0] = {day_of("2020-01-02"), day_of("2020-01-02")}; }),
        "cooperations, row 1: it ends on 2020-01-02, not after it begins on 2020-01-02; expected until after "
        "since (until is the first day without it)");
    EXPECT_EQ(with([](auto& a, auto&) { a.latitudes = {1, 2}; }),
              "actors.latitude has 2 values; expected 4, one per row");
    EXPECT_EQ(with([](auto& a, auto&) { a.latitudes = {1, 2, 91, 4}; }),
              "actors, row 3: the latitude is 91.000000; expected degrees from -90 to 90");
}

TEST(StakeholderNetwork, may_be_empty_or_alone) {
    EXPECT_EQ(StakeholderNetwork(ActorTable{}).n_actors(), 0U);
    ActorTable one;
    one.ids = {"seul"};
    EXPECT_EQ(graph(StakeholderNetwork(one)).n_vertices(), 1U);
}

TEST(Period, dates_are_read_and_written) {
    EXPECT_EQ(day_of("1970-01-02"), 1);
    EXPECT_EQ(iso_date(day_of("2020-02-29")), "2020-02-29");
    EXPECT_THROW((void)day_of("2021-02-29"), InvalidInput);
    EXPECT_THROW((void)day_of("21/01/2020"), InvalidInput);
    EXPECT_EQ(iso_date(kForever), "");
}

}  // namespace
}  // namespace maillage
