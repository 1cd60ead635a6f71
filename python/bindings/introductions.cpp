// Introductions, missing actors, competences.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "docstrings/network.hpp"
#include "maillage/core/error.hpp"
#include "maillage/network/chains.hpp"
#include "maillage/network/competences.hpp"
#include "maillage/network/coverage.hpp"
#include "maillage/network/introductions.hpp"

namespace maillage::python {

namespace {

using Texts = std::vector<std::string>;

ContactMeasure contact_measure(const std::string& name) {
    if (name == "common_neighbours") return ContactMeasure::common_neighbours;
    if (name == "adamic_adar") return ContactMeasure::adamic_adar;
    if (name == "resource_allocation") return ContactMeasure::resource_allocation;
    if (name == "l3") return ContactMeasure::l3;
    throw InvalidInput("measure is '" + name +
                       "'; expected 'common_neighbours', 'adamic_adar', 'resource_allocation' or 'l3'");
}

void bind_contacts(py::module_& m) {
    auto cls = py::class_<Contacts>(m, "Contacts", doc::Contacts);
    add_array(cls, "candidate", &Contacts::candidate, "Vertices, the best first.");
    add_array(cls, "place", &Contacts::place, "1 for the best; tied candidates have the same.");
    add_array(cls, "mean_rank", &Contacts::mean_rank, "What the places order.");
    add_array(cls, "common_neighbours", &Contacts::common_neighbours, "Partners of both.");
    add_array(cls, "adamic_adar", &Contacts::adamic_adar, "By common partners.");
    add_array(cls, "resource_allocation", &Contacts::resource_allocation, "By common partners.");
    add_array(cls, "l3", &Contacts::l3, "By paths of three ties.");
    add_array(cls, "complementarity", &Contacts::complementarity, "Competences that the actor itself lacks.");
    add_array(cls, "same_territory", &Contacts::same_territory, "1 where both have it.");
    add_array(cls, "distance_km", &Contacts::distance_km, "NaN where one is not located.");
    add_array(cls, "reason", &Contacts::reason, "1 where any of these speaks for it.");
    m.def("contacts", &contacts, py::arg("network"), py::arg("actor"),
          py::call_guard<py::gil_scoped_release>(), doc::contacts);
    m.def(
        "contact_scores",
        [](const Graph& graph, Vertex v, const std::string& measure) {
            return array(contact_scores(graph, v, contact_measure(measure)));
        },
        py::arg("graph"), py::arg("v"), py::arg("measure"), doc::contact_scores);
}

void bind_chains(py::module_& m) {
    py::class_<Chains>(m, "Chains", doc::Chains)
        .def_property_readonly(
            "chains",
            [](const Chains& self) {
                std::vector<std::vector<Vertex>> found;
                found.reserve(self.chains.size());
                for (const Chain& chain : self.chains) found.push_back(chain.vertices);
                return found;
            },
            "Vertices of each chain, both ends included, the best first.")
        .def_property_readonly(
            "distances",
            [](const Chains& self) {
                std::vector<double> found;
                found.reserve(self.chains.size());
                for (const Chain& chain : self.chains) found.push_back(chain.distance);
                return array(std::move(found));
            },
            "Sum of 1 / strength of each chain.")
        .def_readonly("complete", &Chains::complete, "Whether there are no more.")
        .def_readonly("tied", &Chains::tied, "Whether one that is left out is as good as the last.");
    m.def(
        "best_chains",
        [](const Graph& graph, Vertex from, Vertex to, std::size_t k, bool strongest,
           const py::object& progress) {
            const ChainOrder order = strongest ? ChainOrder::strongest_ties : ChainOrder::fewest_ties;
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return best_chains(graph, from, to, k, order, monitor);
        },
        py::arg("graph"), py::arg("start"), py::arg("end"), py::arg("k"), py::kw_only(),
        py::arg("strongest") = false, py::arg("progress") = py::none(), doc::best_chains);
}

void bind_holdout(py::module_& m) {
    auto cls = py::class_<HoldoutQuality>(m, "HoldoutQuality", doc::HoldoutQuality);
    add_array(cls, "auc", &HoldoutQuality::auc, "Of each repeat: how surely a hidden tie scores higher.");
    add_array(cls, "precision", &HoldoutQuality::precision,
              "Of each repeat: hidden ties among the best pairs.");
    cls.def_readonly("n_hidden", &HoldoutQuality::n_hidden, "Ties hidden each time.")
        .def_readonly("chance_precision", &HoldoutQuality::chance_precision, "What guessing would find.");
    m.def(
        "holdout_quality",
        [](const Graph& graph, const std::string& measure, double share, std::size_t repeats,
           std::uint64_t seed, const py::object& progress) {
            const ContactMeasure by = contact_measure(measure);
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return holdout_quality(graph, by, {share, repeats, seed}, monitor);
        },
        py::arg("graph"), py::arg("measure"), py::kw_only(), py::arg("share") = 0.1, py::arg("repeats") = 100,
        py::arg("seed") = 0, py::arg("progress") = py::none(), doc::holdout_quality);
}

void bind_coverage(py::module_& m) {
    auto cls = py::class_<CategoryCoverage>(m, "CategoryCoverage", doc::CategoryCoverage);
    cls.def_readonly("territories", &CategoryCoverage::territories, "Rows of the tables.")
        .def_readonly("categories", &CategoryCoverage::categories, "Columns of the tables.")
        .def_readonly("unexpected_categories", &CategoryCoverage::unexpected_categories,
                      "Categories of actors that nobody expects anywhere.")
        .def_readonly("without_territory", &CategoryCoverage::without_territory, "Actors that count nowhere.")
        .def_readonly("without_category", &CategoryCoverage::without_category, "Actors without a category.");
    add_array(cls, "present", &CategoryCoverage::present, "Actors, row by row.");
    add_array(cls, "expected", &CategoryCoverage::expected, "At least so many, row by row.");
    add_array(cls, "unexpected", &CategoryCoverage::unexpected, "Actors of each unexpected category.");
    add_array(cls, "isolated_actors", &CategoryCoverage::isolated_actors, "Actors without a cooperation.");
    add_array(cls, "isolated_territories", &CategoryCoverage::isolated_territories,
              "Territories without a cooperation with another one.");
    using Row = std::tuple<std::optional<std::string>, std::string, std::uint32_t>;
    m.def(
        "category_coverage",
        [](const StakeholderNetwork& network, const std::vector<Row>& rows, const Texts& territories) {
            std::vector<Expectation> expectations;
            expectations.reserve(rows.size());
            for (const auto& [territory, category, minimum] : rows)
                expectations.push_back({territory, category, minimum});
            return category_coverage(network, expectations, territories);
        },
        py::arg("network"), py::arg("expectations"), py::arg("territories") = Texts(),
        doc::category_coverage);
    m.def(
        "default_expectations",
        [] {
            std::vector<Row> rows;
            for (const Expectation& e : default_expectations())
                rows.emplace_back(e.territory, e.category, e.minimum);
            return rows;
        },
        doc::default_expectations);
}

void bind_competences(py::module_& m) {
    auto cls = py::class_<CompetenceCoverage>(m, "CompetenceCoverage", doc::CompetenceCoverage);
    cls.def_readonly("competences", &CompetenceCoverage::competences, "Columns of the tables.")
        .def_readonly("territories", &CompetenceCoverage::territories, "Rows of the tables.")
        .def_readonly("without_competences", &CompetenceCoverage::without_competences,
                      "Actors of which none is known.");
    add_array(cls, "counts", &CompetenceCoverage::counts, "Actors that have it, row by row.");
    add_array(cls, "holders", &CompetenceCoverage::holders, "The only actor that has it, or -1, row by row.");
    add_array(cls, "totals", &CompetenceCoverage::totals, "Actors of the whole network that have it.");
    add_array(cls, "only", &CompetenceCoverage::only, "The only actor of all that has it, or -1.");
    m.def(
        "competence_coverage",
        [](const StakeholderNetwork& network, const Texts& required) {
            return competence_coverage(network, required);
        },
        py::arg("network"), py::arg("required") = Texts(), doc::competence_coverage);

    py::class_<SmallestGroups>(m, "SmallestGroups", doc::SmallestGroups)
        .def_readonly("missing", &SmallestGroups::missing, "Required, but no actor looked at has it.")
        .def_readonly("groups", &SmallestGroups::groups, "Vertices of each group, smaller groups first.")
        .def_readonly("size", &SmallestGroups::size, "Of the smallest group.")
        .def_readonly("lower_bound", &SmallestGroups::lower_bound, "No group is smaller.")
        .def_readonly("proven", &SmallestGroups::proven, "Whether the two are equal.")
        .def_readonly("complete", &SmallestGroups::complete, "Whether all that were asked for are listed.");
    m.def(
        "smallest_groups",
        [](const StakeholderNetwork& network, const Texts& required,
           const std::optional<std::string>& territory, std::size_t max_groups, std::size_t k,
           std::uint64_t max_nodes, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return smallest_groups(network, required, territory, {max_groups, k, max_nodes}, monitor);
        },
        py::arg("network"), py::arg("required"), py::arg("territory") = py::none(), py::kw_only(),
        py::arg("max_groups") = 100, py::arg("k") = 0, py::arg("max_nodes") = 1'000'000,
        py::arg("progress") = py::none(), doc::smallest_groups);
}

}  // namespace

void bind_introductions(py::module_& m) {
    bind_contacts(m);
    bind_chains(m);
    bind_holdout(m);
    bind_coverage(m);
    bind_competences(m);
}

}  // namespace maillage::python
