// Actions, the cost model, groups and their costs, candidates, savings.
#include <pybind11/typing.h>

#include "bindings.hpp"
#include "docstrings/pooling.hpp"
#include "maillage/core/error.hpp"
#include "maillage/pooling/candidates.hpp"
#include "maillage/pooling/cost_model.hpp"
#include "maillage/pooling/group_costs.hpp"
#include "maillage/pooling/savings.hpp"

namespace maillage::python {

namespace {

using Breaks = std::vector<std::pair<double, double>>;
using Numbers = std::vector<std::uint32_t>;
using GivenCost = py::typing::Callable<double(Numbers)>;

Breaks pairs(const std::vector<PriceBreak>& breaks) {
    Breaks found;
    for (const PriceBreak& price : breaks) found.emplace_back(price.from, price.discount);
    return found;
}

std::vector<PriceBreak> breaks(const Breaks& pairs) {
    std::vector<PriceBreak> found;
    for (const auto& [from, discount] : pairs) found.push_back({from, discount});
    return found;
}

py::tuple action_state(const Action& a) {
    return py::make_tuple(a.id, a.territory, a.title, a.theme, a.kind, a.fixed_cost_eur, a.variable_cost_eur,
                          a.quantity, a.unit, a.staff_days, a.start, a.end, a.needs, a.poolable,
                          a.target_public);
}

Action action_from_state(const py::tuple& s) {
    using Texts = std::vector<std::string>;
    return {s[0].cast<std::string>(), s[1].cast<std::string>(),   s[2].cast<std::string>(),
            s[3].cast<std::string>(), s[4].cast<std::string>(),   s[5].cast<double>(),
            s[6].cast<double>(),      s[7].cast<double>(),        s[8].cast<std::string>(),
            s[9].cast<double>(),      s[10].cast<std::int32_t>(), s[11].cast<std::int32_t>(),
            s[12].cast<Texts>(),      s[13].cast<bool>(),         s[14].cast<Texts>()};
}

void bind_action(py::module_& m) {
    auto cls = py::class_<Action>(m, "Action", doc::Action);
    cls.def(py::init([](std::string id, std::string territory, std::string title, std::string theme,
                        std::string kind, double fixed, double variable, double quantity, std::string unit,
                        double staff_days, std::int32_t start, std::int32_t end,
                        std::vector<std::string> needs, bool poolable,
                        std::vector<std::string> target_public) {
                return Action{std::move(id),
                              std::move(territory),
                              std::move(title),
                              std::move(theme),
                              std::move(kind),
                              fixed,
                              variable,
                              quantity,
                              std::move(unit),
                              staff_days,
                              start,
                              end,
                              std::move(needs),
                              poolable,
                              std::move(target_public)};
            }),
            py::kw_only(), py::arg("id"), py::arg("territory"), py::arg("title") = "", py::arg("theme") = "",
            py::arg("kind") = "", py::arg("fixed_cost_eur") = 0.0, py::arg("variable_cost_eur") = 0.0,
            py::arg("quantity") = 0.0, py::arg("unit") = "", py::arg("staff_days") = 0.0,
            py::arg("start") = kNoDay, py::arg("end") = kNoDay, py::arg("needs") = std::vector<std::string>{},
            py::arg("poolable") = true, py::arg("target_public") = std::vector<std::string>{},
            "One planned action; days count from 1970-01-01.")
        .def_readonly("id", &Action::id, "Its id.")
        .def_readonly("territory", &Action::territory, "Whose action it is.")
        .def_readonly("kind", &Action::kind, "What kind of action it is.")
        .def_readonly("title", &Action::title, "What it is.")
        .def_readonly("quantity", &Action::quantity, "How much of it.")
        .def_readonly("unit", &Action::unit, "What the quantity counts.")
        .def_readonly("variable_cost_eur", &Action::variable_cost_eur, "Of one unit.")
        .def_readonly("fixed_cost_eur", &Action::fixed_cost_eur, "Whatever the quantity.")
        .def_readonly("staff_days", &Action::staff_days, "Of the territory's own staff.")
        .def_readonly("start", &Action::start, "First day; NO_DAY: open.")
        .def_readonly("end", &Action::end, "Day after the last one; NO_DAY: open.")
        .def(py::pickle(&action_state, &action_from_state));
    add_equality(cls);
    m.attr("NO_DAY") = kNoDay;
}

void bind_scale(py::module_& m) {
    auto cls = py::class_<ScaleCosts>(m, "ScaleCosts", doc::ScaleCosts);
    cls.def(py::init([](double fixed, double staff, double capacity, double capacity_cost, bool units,
                        const Breaks& price) {
                return ScaleCosts{fixed,
                                  staff,
                                  capacity,
                                  capacity_cost,
                                  units ? BreakScale::kUnits : BreakScale::kLargest,
                                  breaks(price)};
            }),
            py::arg("fixed_cost_remaining"), py::arg("staff_days_remaining"), py::arg("capacity"),
            py::arg("capacity_cost_eur"), py::arg("breaks_in_units"), py::arg("price_breaks"),
            "How the costs of one kind grow.")
        .def_readonly("fixed_cost_remaining", &ScaleCosts::fixed_cost_remaining, "Share, 0 to 1.")
        .def_readonly("staff_days_remaining", &ScaleCosts::staff_days_remaining, "Share, 0 to 1.")
        .def_readonly("capacity", &ScaleCosts::capacity, "Units of one step.")
        .def_readonly("capacity_cost_eur", &ScaleCosts::capacity_cost_eur, "Euros for each step.")
        .def_property_readonly(
            "breaks_in_units", [](const ScaleCosts& s) { return s.break_scale == BreakScale::kUnits; },
            "Whether price breaks are in units.")
        .def_property_readonly(
            "price_breaks", [](const ScaleCosts& s) { return pairs(s.price_breaks); },
            "Pairs of a quantity and the discount beyond it.");
}

void bind_form(py::module_& m) {
    auto cls = py::class_<LegalForm>(m, "LegalForm", doc::LegalForm);
    cls.def(py::init<std::string, double, double, double, double, double, std::size_t, std::size_t,
                     std::vector<std::string>, std::vector<std::string>, bool>(),
            py::arg("id"), py::arg("setup_eur"), py::arg("yearly_eur"), py::arg("yearly_per_member_eur"),
            py::arg("setup_days"), py::arg("yearly_days"), py::arg("min_members"), py::arg("max_members"),
            py::arg("kinds"), py::arg("excluded_kinds"), py::arg("requires_contiguity"),
            "A legal form and what it costs.")
        .def_readonly("id", &LegalForm::id, "Its id.")
        .def_readonly("setup_eur", &LegalForm::setup_eur, "Once.")
        .def_readonly("yearly_eur", &LegalForm::yearly_eur, "In each year begun.")
        .def_readonly("yearly_per_member_eur", &LegalForm::yearly_per_member_eur, "The same, per territory.")
        .def_readonly("setup_days", &LegalForm::setup_days, "Staff days, once.")
        .def_readonly("yearly_days", &LegalForm::yearly_days, "Staff days in each year begun.")
        .def_readonly("min_members", &LegalForm::min_members, "Territories.")
        .def_readonly("max_members", &LegalForm::max_members, "Territories.")
        .def_readonly("kinds", &LegalForm::kinds, "Kinds of action; empty: any.")
        .def_readonly("excluded_kinds", &LegalForm::excluded_kinds, "Kinds of action that it is not for.")
        .def_readonly("requires_contiguity", &LegalForm::requires_contiguity, "For one piece only.");
    py::class_<Subsidy>(m, "Subsidy", doc::Subsidy)
        .def(py::init<std::string, double, double, double, double, std::size_t, std::vector<std::string>,
                      std::vector<std::string>>(),
             py::arg("id"), py::arg("rate"), py::arg("flat_eur"), py::arg("min_cost_eur"),
             py::arg("ceiling_eur"), py::arg("min_members"), py::arg("kinds"), py::arg("forms"),
             "A share of the costs and a fixed sum, from a threshold and up to a ceiling.");
}

void bind_cost_model(py::module_& m) {
    py::class_<CostModel>(m, "CostModel", doc::CostModel)
        .def(py::init<>(), "The defaults.")
        .def_readwrite("scale", &CostModel::scale, "Of kinds that `by_kind` does not name.")
        .def_readwrite("by_kind", &CostModel::by_kind, "Of single kinds.")
        .def_readwrite("themes", &CostModel::themes, "Pairs of a kind and the kind that it is part of.")
        .def_property(
            "leader_carries", [](const CostModel& c) { return c.carried == CarriedCost::kLeader; },
            [](CostModel& c, bool leader) {
                c.carried = leader ? CarriedCost::kLeader : CarriedCost::kLargest;
            },
            "Whether the leader's fixed cost is carried once, not the largest.")
        .def_readwrite("forms", &CostModel::forms, "Legal forms.")
        .def_readwrite("coordination_days_per_member", &CostModel::coordination_days_per_member, "A year.")
        .def_readwrite("coordination_days_per_pair", &CostModel::coordination_days_per_pair, "A year.")
        .def_readwrite("staff_day_eur", &CostModel::staff_day_eur, "Euros.")
        .def_readwrite("meetings_per_year", &CostModel::meetings_per_year, "At the leader's.")
        .def_readwrite("km_eur", &CostModel::km_eur, "Euros.")
        .def_readwrite("years", &CostModel::years, "Of pools whose dates are open.")
        .def_readwrite("subsidies", &CostModel::subsidies, "Subsidies.")
        .def_readwrite("max_subsidy", &CostModel::max_subsidy, "Share, 0 to 1.");
    m.def("check_cost_model", &check_cost_model, py::arg("model"), doc::check_cost_model);
}

void bind_groups_of_actions(py::module_& m) {
    auto cls = py::class_<Groups>(m, "Groups", doc::Groups);
    cls.def(py::init([](const std::vector<Numbers>& groups) {
                Groups found;
                for (const Numbers& group : groups) found.add(group);
                return found;
            }),
            py::arg("groups") = std::vector<Numbers>{}, "Lists of numbers.")
        .def("__len__", &Groups::size)
        .def(
            "__getitem__",
            [](const Groups& groups, std::size_t i) {
                if (i >= groups.size()) throw py::index_error("there is no group " + std::to_string(i));
                return Numbers(groups[i].begin(), groups[i].end());
            },
            py::arg("group"), "The numbers of one group.");
    add_array(cls, "members", &Groups::members, "Of all groups, one after the other.");
    add_array(cls, "offsets", &Groups::offsets, "Where each group begins, and the end of the last one.");
    add_equality(cls);
    m.def(
        "candidate_groups",
        [](const Neighbours& links, const std::optional<Neighbours>& compatible, std::size_t max_size,
           std::uint64_t limit, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            const CandidateOptions options{.max_size = max_size, .limit = limit};
            return compatible ? candidate_groups(links, *compatible, options, monitor)
                              : candidate_groups(links, options, monitor);
        },
        py::arg("links"), py::arg("compatible") = py::none(), py::kw_only(), py::arg("max_size") = 5,
        py::arg("limit") = CandidateOptions{}.limit, py::arg("progress") = py::none(), doc::candidate_groups);
}

// What a Python function says a group costs; its error keeps its kind and message.
CostFunction cost_function(const py::function& function) {
    const std::shared_ptr<py::function> kept(new py::function(function), [](py::function* given) {
        const py::gil_scoped_acquire gil;
        delete given;
    });
    return [kept](std::span<const std::uint32_t> group) {
        const py::gil_scoped_acquire gil;
        try {
            return py::cast<double>((*kept)(py::cast(Numbers(group.begin(), group.end()))));
        } catch (const py::cast_error&) {
            throw std::runtime_error("it returned no number");
        } catch (py::error_already_set& error) {
            if (error.matches(PyExc_KeyboardInterrupt)) throw Cancelled("interrupted");
            throw std::runtime_error(std::string(py::str(error.type().attr("__name__"))) + ": " +
                                     std::string(py::str(error.value())));
        }
    };
}

void bind_group_cost(py::module_& m) {
    using Components = CostComponents;
    auto components = py::class_<Components>(m, "CostComponents", doc::CostComponents);
    components.def_readonly("form_setup", &Components::form_setup, "Euros.")
        .def_readonly("form_yearly", &Components::form_yearly, "Euros.")
        .def_readonly("fixed", &Components::fixed, "Euros.")
        .def_readonly("capacity", &Components::capacity, "Euros.")
        .def_readonly("variable", &Components::variable, "Euros.")
        .def_readonly("coordination", &Components::coordination, "Euros.")
        .def_readonly("travel", &Components::travel, "Euros.")
        .def_readonly("staff", &Components::staff, "Euros.")
        .def_readonly("subsidies", &Components::subsidies, "Euros received.");
    py::class_<GroupCost>(m, "GroupCost", doc::GroupCost)
        .def_readonly("cost_eur", &GroupCost::cost_eur, "Infinite where no form is for the group.")
        .def_readonly("alone_eur", &GroupCost::alone_eur, "Its actions alone, summed.")
        .def_property_readonly(
            "leader", [](const GroupCost& c) { return c.best.leader; }, "Number of a territory.")
        .def_property_readonly(
            "form", [](const GroupCost& c) { return c.best.form; }, "Number of a form; -1: none.")
        .def_property_readonly(
            "runner_up", [](const GroupCost& c) { return std::pair(c.runner_up.leader, c.runner_up.form); },
            "The next cheapest leader and form.")
        .def_readonly("gap_eur", &GroupCost::gap_eur, "By how much the runner-up is dearer.")
        .def_readonly("components", &GroupCost::components, "Where the cost comes from.")
        .def_readonly("alone", &GroupCost::alone, "The same of its actions alone.")
        .def_readonly("staff_days", &GroupCost::staff_days, "With coordination and form.")
        .def_readonly("overhead_days", &GroupCost::overhead_days, "Of these, coordination and form.")
        .def_readonly("territories", &GroupCost::territories, "Number of members.");
}

void bind_group_costs(py::module_& m) {
    bind_group_cost(m);
    py::class_<GroupCosts>(m, "GroupCosts", doc::GroupCosts)
        .def(py::init<CostModel, std::vector<Action>, std::vector<std::string>, std::vector<double>,
                      const Neighbours&>(),
             py::arg("model"), py::arg("actions"), py::arg("territories"),
             py::arg("distances_km") = std::vector<double>{}, py::arg("neighbours") = Neighbours{},
             doc::GroupCosts_GroupCosts)
        .def_static(
            "from_function",
            [](const GivenCost& function, std::vector<Action> actions, std::vector<std::string> territories) {
                return GroupCosts(cost_function(function), std::move(actions), std::move(territories));
            },
            py::arg("function"), py::arg("actions"), py::arg("territories"),
            "With a function of the numbers of a group's actions in the place of the model.")
        .def(
            "cost", [](const GroupCosts& costs, const Numbers& group) { return costs.cost(group); },
            py::arg("group"), doc::GroupCosts_cost)
        .def(
            "costs",
            [](const GroupCosts& costs, const Groups& groups, const py::object& progress) {
                const Monitor monitor = python_monitor(progress);
                std::vector<double> found;
                {
                    const py::gil_scoped_release unlocked;
                    found = costs.costs(groups, monitor);
                }
                return array(std::move(found));
            },
            py::arg("groups"), py::kw_only(), py::arg("progress") = py::none(), doc::GroupCosts_costs)
        .def_property_readonly(
            "alone", [](const GroupCosts& costs) { return array(std::vector<double>(costs.alone())); },
            "What each action costs alone.");
}

void bind_savings(py::module_& m) {
    py::class_<PooledCase>(m, "PooledCase", doc::PooledCase)
        .def(py::init<CostModel, std::vector<Action>, std::vector<std::string>, std::vector<double>,
                      Neighbours, Groups>(),
             py::arg("model"), py::arg("actions"), py::arg("territories"), py::arg("distances_km"),
             py::arg("neighbours"), py::arg("pools"), "Actions that are pooled.");
    auto found = py::class_<Sensitivity>(m, "Sensitivity", doc::Sensitivity);
    found.def_readonly("savings_eur", &Sensitivity::savings_eur, "As assumed.")
        .def_property_readonly(
            "assumptions",
            [](const Sensitivity& s) {
                std::vector<std::string> names;
                for (const AssumptionEffect& effect : s.effects)
                    names.push_back(assumption_name(effect.assumption));
                return names;
            },
            "Their names.");
    add_column(found, "below_eur", &Sensitivity::effects, &AssumptionEffect::savings_below_eur,
               "Savings with each assumption lower.");
    add_column(found, "above_eur", &Sensitivity::effects, &AssumptionEffect::savings_above_eur,
               "Savings with each assumption higher.");
    add_column(found, "break_even", &Sensitivity::effects, &AssumptionEffect::break_even,
               "The factor at which savings are zero; NaN where there is none.");
    m.def(
        "sensitivity",
        [](const PooledCase& about, double change, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return sensitivity(about, change, monitor);
        },
        py::arg("about"), py::kw_only(), py::arg("change") = 0.2, py::arg("progress") = py::none(),
        doc::sensitivity);
    py::class_<SavingChance>(m, "SavingChance", doc::SavingChance)
        .def_readonly("probability", &SavingChance::probability, "That the pools save.")
        .def_readonly("mean_eur", &SavingChance::mean_eur, "Of the savings.")
        .def_readonly("low_eur", &SavingChance::low_eur, "5 % save less.")
        .def_readonly("high_eur", &SavingChance::high_eur, "5 % save more.")
        .def_readonly("samples", &SavingChance::samples, "Draws.");
    m.def(
        "saving_chance",
        [](const PooledCase& about, double actions, double assumptions, std::size_t samples,
           std::uint64_t seed, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return saving_chance(about, {actions, assumptions, samples, seed}, monitor);
        },
        py::arg("about"), py::kw_only(), py::arg("actions") = Intervals{}.actions,
        py::arg("assumptions") = Intervals{}.assumptions, py::arg("samples") = Intervals{}.samples,
        py::arg("seed") = 0, py::arg("progress") = py::none(), doc::saving_chance);
}

}  // namespace

void bind_pooling_model(py::module_& m) {
    bind_action(m);
    bind_scale(m);
    bind_form(m);
    bind_cost_model(m);
    bind_groups_of_actions(m);
    bind_group_costs(m);
    bind_savings(m);
}

}  // namespace maillage::python
