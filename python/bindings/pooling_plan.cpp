// Candidate pools, plans, and the games of pools.
#include "bindings.hpp"
#include "docstrings/pooling.hpp"
#include "maillage/pooling/candidate_pools.hpp"
#include "maillage/pooling/plan.hpp"
#include "maillage/pooling/pool_game.hpp"

namespace maillage::python {

namespace {

using Sets = std::vector<std::vector<std::uint32_t>>;

void bind_candidate_pools(py::module_& m) {
    auto cls = py::class_<CandidatePools>(m, "CandidatePools", doc::CandidatePools);
    cls.def_readonly("groups", &CandidatePools::groups, "Numbers of actions.")
        .def_readonly("n_candidates", &CandidatePools::n_candidates, "All that were costed.")
        .def_readonly("n_paying", &CandidatePools::n_paying, "How many save something.")
        .def_readonly("nearest", &CandidatePools::nearest, "The one that loses least.")
        .def_readonly("nearest_savings_eur", &CandidatePools::nearest_savings_eur, "Its savings, at most 0.");
    add_array(cls, "cost_eur", &CandidatePools::cost_eur, "Of each group.");
    add_array(cls, "savings_eur", &CandidatePools::savings_eur, "Of each group.");
    add_array(cls, "overhead_eur", &CandidatePools::overhead_eur, "Form, coordination and travel.");
    add_array(cls, "overhead_days", &CandidatePools::overhead_days, "Days for form and coordination.");
    m.def(
        "candidate_pools",
        [](const GroupCosts& costs, const Neighbours& links, const Neighbours& compatible,
           std::size_t max_size, std::uint64_t limit, Sets pins, Sets refusals, bool only_paying,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return candidate_pools(costs, links, compatible,
                                   {max_size, limit, std::move(pins), std::move(refusals), only_paying},
                                   monitor);
        },
        py::arg("costs"), py::arg("links"), py::arg("compatible"), py::kw_only(), py::arg("max_size") = 5,
        py::arg("limit") = CandidatePoolOptions{}.limit, py::arg("pins") = Sets{},
        py::arg("refusals") = Sets{}, py::arg("only_paying") = true, py::arg("progress") = py::none(),
        doc::candidate_pools);
}

void bind_pool_game(py::module_& m) {
    auto cls = py::class_<PoolGame>(m, "PoolGame", doc::PoolGame);
    cls.def_readonly("territories", &PoolGame::territories, "Numbers of the players.")
        .def_readonly("split_eur", &PoolGame::split_eur, "What everybody's best partition costs.");
    add_array(cls, "values", &PoolGame::values, "Euros by bit mask.");
    m.def(
        "pool_game",
        [](const GroupCosts& costs, const std::vector<std::uint32_t>& pool, const Neighbours& links,
           const Neighbours& compatible, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return pool_game(costs, pool, links, compatible, monitor);
        },
        py::arg("costs"), py::arg("pool"), py::arg("links"), py::arg("compatible"), py::kw_only(),
        py::arg("progress") = py::none(), doc::pool_game);
}

void bind_best_plans(py::module_& m) {
    py::class_<Plan>(m, "Plan", doc::Plan)
        .def_readonly("pools", &Plan::pools, "Numbers of candidates.")
        .def_readonly("savings_eur", &Plan::savings_eur, "Of all pools.")
        .def_readonly("served", &Plan::served, "Territories in a pool.")
        .def_readonly("least_share", &Plan::least_share, "The smallest saving, as a share.")
        .def_readonly("proven", &Plan::proven, "Whether nothing better is left.");
    auto cls = py::class_<PlanResult>(m, "PlanResult", doc::PlanResult);
    cls.def_readonly("plans", &PlanResult::plans, "Best first.")
        .def_readonly("bound", &PlanResult::bound, "No plan has more of the objective.")
        .def_readonly("gap", &PlanResult::gap, "How far the best plan may be from it.")
        .def_readonly("relaxation_eur", &PlanResult::relaxation_eur, "What the relaxation saves.")
        .def_readonly("n_columns", &PlanResult::n_columns, "Candidates that entered the programs.");
    add_array(cls, "prices", &PlanResult::prices, "Of each action in the relaxation.");
    m.def(
        "best_plans",
        [](const GroupCosts& costs, const CandidatePools& candidates, const std::string& objective,
           double budget_eur, double budget_days, Sets pins, std::size_t k, std::uint32_t max_nodes,
           const py::object& progress) {
            const std::map<std::string, PlanObjective> objectives = {{"savings", PlanObjective::kSavings},
                                                                     {"served", PlanObjective::kServed},
                                                                     {"fairness", PlanObjective::kFairness}};
            const PlanOptions options{.objective = objectives.at(objective),
                                      .budget_eur = budget_eur,
                                      .budget_days = budget_days,
                                      .pins = std::move(pins),
                                      .k = k,
                                      .max_nodes = max_nodes};
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return best_plans(costs, candidates, options, monitor);
        },
        py::arg("costs"), py::arg("candidates"), py::kw_only(), py::arg("objective") = "savings",
        py::arg("budget_eur") = kNoLimit, py::arg("budget_days") = kNoLimit, py::arg("pins") = Sets{},
        py::arg("k") = 1, py::arg("max_nodes") = 0, py::arg("progress") = py::none(), doc::best_plans);
}

}  // namespace

void bind_pooling_plan(py::module_& m) {
    bind_candidate_pools(m);
    bind_best_plans(m);
    bind_pool_game(m);
}

}  // namespace maillage::python
