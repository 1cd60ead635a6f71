// Candidate pools, plans, and the games of pools.
#include "bindings.hpp"
#include "maillage/pooling/candidate_pools.hpp"
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

}  // namespace

void bind_pooling_plan(py::module_& m) {
    bind_candidate_pools(m);
    bind_pool_game(m);
}

}  // namespace maillage::python
