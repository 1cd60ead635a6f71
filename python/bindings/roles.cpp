// Brokerage, structural holes, silos.
#include <string>

#include "bindings.hpp"
#include "docstrings/network.hpp"
#include "maillage/network/brokerage.hpp"
#include "maillage/network/mixing.hpp"
#include "maillage/network/structural_holes.hpp"
#include "maillage/network/transversality.hpp"

namespace maillage::python {

namespace {

using Codes = py::array_t<std::int32_t, py::array::c_style | py::array::forcecast>;

std::span<const std::int32_t> span(const Codes& codes) {
    return {codes.data(), static_cast<std::size_t>(codes.size())};
}

// All pairs of groups as columns.
struct GroupPairs {
    std::vector<GroupPair> rows;
};

// A field that is a table, row by row, as a read-only array over it.
template <typename T, typename Number, typename Columns>
void add_table(py::class_<T>& cls, const char* name, std::vector<Number> T::*field, Columns columns,
               const char* doc) {
    cls.def_property_readonly(
        name,
        [field, columns](const py::object& self) -> py::array_t<Number> {
            const auto& result = py::cast<const T&>(self);
            const auto& values = result.*field;
            const std::size_t width = columns(result);
            const auto rows = width == 0 ? 0 : values.size() / width;
            return view(values.data(), {static_cast<py::ssize_t>(rows), static_cast<py::ssize_t>(width)},
                        self);
        },
        doc);
}

template <typename Number>
py::array_t<Number> array_of(const std::array<Number, kBrokerRoles>& values) {
    return array(std::vector<Number>(values.begin(), values.end()));
}

void bind_brokerage(py::module_& m) {
    const auto roles = [](const Brokerage&) { return kBrokerRoles; };
    auto cls = py::class_<Brokerage>(m, "Brokerage", doc::Brokerage);
    add_table(cls, "counts", &Brokerage::counts, roles, "Of each vertex, in each role.");
    add_table(cls, "expected", &Brokerage::expected, roles, "In a random network.");
    add_table(cls, "z", &Brokerage::z, roles, "Counts less expected ones, in standard deviations.");
    cls.def_property_readonly(
           "network_counts", [](const Brokerage& b) { return array_of(b.network_counts); },
           "Sums over all vertices.")
        .def_property_readonly(
            "network_expected", [](const Brokerage& b) { return array_of(b.network_expected); },
            "The same in a random network.")
        .def_property_readonly(
            "network_z", [](const Brokerage& b) { return array_of(b.network_z); },
            "The difference in standard deviations.")
        .def_readonly("density", &Brokerage::density, "Among the vertices that have a group.")
        .def_readonly("n_left_out", &Brokerage::n_left_out, "Vertices without a group.");
    m.def(
        "brokerage",
        [](const Graph& graph, const Codes& codes, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return brokerage(graph, span(codes), monitor);
        },
        py::arg("graph"), py::arg("codes"), py::kw_only(), py::arg("progress") = py::none(), doc::brokerage);
}

void bind_structural_holes(py::module_& m) {
    auto cls = py::class_<StructuralHoles>(m, "StructuralHoles", doc::StructuralHoles);
    add_array(cls, "contacts", &StructuralHoles::contacts, "Vertices with a tie in either direction.");
    add_array(cls, "constraint", &StructuralHoles::constraint, "How far contacts lead back to each other.");
    add_array(cls, "effective_size", &StructuralHoles::effective_size, "Contacts less their redundancy.");
    add_array(cls, "efficiency", &StructuralHoles::efficiency, "Effective size / contacts.");
    add_array(cls, "hierarchy", &StructuralHoles::hierarchy, "How far one contact alone constrains.");
    m.def(
        "structural_holes",
        [](const Graph& graph, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return structural_holes(graph, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("progress") = py::none(), doc::structural_holes);
}

void bind_mixing(py::module_& m) {
    const auto groups = [](const Mixing& mixing) { return mixing.n_groups; };
    auto cls = py::class_<Mixing>(m, "Mixing", doc::Mixing);
    add_array(cls, "sizes", &Mixing::sizes, "Vertices of each group.");
    add_table(cls, "ties", &Mixing::ties, groups, "From the group of the row to that of the column.");
    add_table(cls, "expected", &Mixing::expected, groups, "The same if ends of ties met at random.");
    cls.def_readonly("total", &Mixing::total, "Weight of the ties between vertices that have a group.")
        .def_readonly("within", &Mixing::within, "Share of it inside groups.")
        .def_readonly("assortativity", &Mixing::assortativity, "Newman's; NaN if undefined.")
        .def_readonly("n_left_out", &Mixing::n_left_out, "Vertices without a group.")
        .def_readonly("ties_left_out", &Mixing::ties_left_out, "Ties of theirs.");
    m.def(
        "mixing",
        [](const Graph& graph, const Codes& codes) {
            const py::gil_scoped_release unlocked;
            return mixing(graph, span(codes));
        },
        py::arg("graph"), py::arg("codes"), doc::mixing);

    auto diversity = py::class_<PartnerDiversity>(m, "PartnerDiversity", doc::PartnerDiversity);
    add_array(diversity, "partners", &PartnerDiversity::partners, "Whose group is known.");
    add_array(diversity, "unknown", &PartnerDiversity::unknown, "Partners without a group.");
    add_array(diversity, "groups", &PartnerDiversity::groups, "Different groups among the partners.");
    add_array(diversity, "blau", &PartnerDiversity::blau, "1 - sum of squared shares.");
    add_array(diversity, "shannon", &PartnerDiversity::shannon, "Entropy of the shares, in nats.");
    m.def(
        "partner_diversity",
        [](const Graph& graph, const Codes& codes) {
            const py::gil_scoped_release unlocked;
            return partner_diversity(graph, span(codes));
        },
        py::arg("graph"), py::arg("codes"), doc::partner_diversity);
}

py::array_t<double> indices(const std::vector<ExternalInternal>& ties) {
    std::vector<double> column;
    column.reserve(ties.size());
    for (const ExternalInternal& own : ties) column.push_back(own.index());
    return array(std::move(column));
}

void bind_ei_index(py::module_& m) {
    auto cls = py::class_<EIIndex>(m, "EIIndex", doc::EIIndex);
    using Ties = ExternalInternal;
    add_column(cls, "group_external", &EIIndex::groups, &Ties::external, "Ties that leave each group.");
    add_column(cls, "group_internal", &EIIndex::groups, &Ties::internal, "Ties inside each group.");
    add_column(cls, "external", &EIIndex::vertices, &Ties::external, "Ties of each vertex to other groups.");
    add_column(cls, "internal", &EIIndex::vertices, &Ties::internal, "Ties of each vertex in its group.");
    add_array(cls, "group_expected", &EIIndex::group_expected, "If all pairs were tied equally often.");
    cls.def_property_readonly(
           "network_external", [](const EIIndex& e) { return e.network.external; }, "Ties between groups.")
        .def_property_readonly(
            "network_internal", [](const EIIndex& e) { return e.network.internal; }, "Ties inside groups.")
        .def_property_readonly(
            "index", [](const EIIndex& e) { return e.network.index(); }, "Of the network; NaN without ties.")
        .def_property_readonly(
            "group_index", [](const EIIndex& e) { return indices(e.groups); }, "Of each group.")
        .def_property_readonly(
            "vertex_index", [](const EIIndex& e) { return indices(e.vertices); }, "Of each vertex.")
        .def_readonly("expected", &EIIndex::expected, "If all pairs were tied equally often.")
        .def_readonly("n_left_out", &EIIndex::n_left_out, "Vertices without a group.")
        .def_readonly("chance", &EIIndex::chance, "The index against groups dealt out anew.");
    m.def(
        "ei_index",
        [](const Graph& graph, const Codes& codes, std::size_t samples, std::uint64_t seed,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return ei_index(graph, span(codes), {samples, seed}, monitor);
        },
        py::arg("graph"), py::arg("codes"), py::kw_only(), py::arg("samples"), py::arg("seed"),
        py::arg("progress") = py::none(), doc::ei_index);
}

void bind_transversality(py::module_& m) {
    auto cls =
        py::class_<GroupPairs>(m, "GroupPairs", "All pairs of groups and what links them, in columns.");
    add_column(cls, "first", &GroupPairs::rows, &GroupPair::first, "Number of a group.");
    add_column(cls, "second", &GroupPairs::rows, &GroupPair::second, "Number of the other, higher.");
    add_column(cls, "ties", &GroupPairs::rows, &GroupPair::ties, "Ties between the two.");
    add_column(cls, "n_sole", &GroupPairs::rows, &GroupPair::n_sole, "How many vertices are in every tie.");
    add_column(cls, "expected_by_size", &GroupPairs::rows, &GroupPair::expected_by_size,
               "If all pairs of vertices were tied equally often.");
    add_column(cls, "expected_by_ties", &GroupPairs::rows, &GroupPair::expected_by_ties,
               "If the ends of all ties met at random.");
    cls.def_property_readonly(
        "sole",
        [](const GroupPairs& pairs) {
            std::vector<std::array<Vertex, 2>> column;
            column.reserve(pairs.rows.size());
            for (const GroupPair& pair : pairs.rows) column.push_back(pair.sole);
            return column;
        },
        "The vertices in every tie: the first `n_sole` count.");
    m.def(
        "transversality",
        [](const Graph& graph, const Codes& codes) {
            const py::gil_scoped_release unlocked;
            return GroupPairs{transversality(graph, span(codes))};
        },
        py::arg("graph"), py::arg("codes"), doc::transversality);
}

}  // namespace

void bind_roles(py::module_& m) {
    bind_brokerage(m);
    bind_structural_holes(m);
    bind_mixing(m);
    bind_ei_index(m);
    bind_transversality(m);
}

}  // namespace maillage::python
