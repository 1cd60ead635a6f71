// Shape and fragility, null models.
#include <cstring>
#include <string>
#include <string_view>

#include "bindings.hpp"
#include "docstrings/network.hpp"
#include "maillage/core/error.hpp"
#include "maillage/network/fragility.hpp"
#include "maillage/network/null_models.hpp"
#include "maillage/network/shape.hpp"

namespace maillage::python {

namespace {

using Vertices = py::array_t<std::uint32_t, py::array::c_style>;

std::span<const Vertex> vertices(const Vertices& given) {
    return {given.data(), static_cast<std::size_t>(given.size())};
}

template <typename T>
std::string bytes_of(const std::vector<T>& rows) {
    return {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T)};
}

template <typename T>
std::vector<T> rows_of(const py::handle& state) {
    const auto bytes = py::cast<std::string_view>(state);
    std::vector<T> rows(bytes.size() / sizeof(T));
    if (!bytes.empty()) std::memcpy(rows.data(), bytes.data(), rows.size() * sizeof(T));
    return rows;
}

py::tuple state(const Fragility& f) {
    return py::make_tuple(py::bytes(bytes_of(f.pairs_lost)), py::bytes(bytes_of(f.n_groups)),
                          py::bytes(bytes_of(f.cut_off)), py::bytes(bytes_of(f.bridges)),
                          py::bytes(bytes_of(f.order)), py::bytes(bytes_of(f.component)),
                          py::bytes(bytes_of(f.offsets)), py::bytes(bytes_of(f.stretches)));
}

Fragility from_state(const py::tuple& s) {
    return {rows_of<std::uint64_t>(s[0]), rows_of<std::uint32_t>(s[1]), rows_of<std::uint32_t>(s[2]),
            rows_of<Bridge>(s[3]),        rows_of<Vertex>(s[4]),        rows_of<Stretch>(s[5]),
            rows_of<std::uint32_t>(s[6]), rows_of<Stretch>(s[7])};
}

void bind_shape_results(py::module_& m) {
    auto groups = py::class_<Components>(m, "Components", doc::Components);
    add_array(groups, "component", &Components::component, "Of each vertex: 0 for the largest group.");
    add_array(groups, "sizes", &Components::sizes, "Of each group, descending.");
    auto knit = py::class_<Clustering>(m, "Clustering", doc::Clustering);
    add_array(knit, "triangles", &Clustering::triangles, "Triangles that each vertex is part of.");
    add_array(knit, "local", &Clustering::local, "Share of its pairs of neighbours that are joined, or NaN.");
    knit.def_readonly("mean_local", &Clustering::mean_local, "Mean of `local` where it is defined.")
        .def_readonly("global_", &Clustering::global, "Share of all chains of three that are closed.")
        .def_readonly("n_triangles", &Clustering::n_triangles, "Triangles of the whole graph.");
    auto far = py::class_<Distances>(m, "Distances", doc::Distances);
    add_array(far, "pairs", &Distances::pairs, "Ordered pairs of two vertices at each distance.");
    far.def_readonly("unreached", &Distances::unreached, "Ordered pairs without a path.")
        .def_readonly("mean", &Distances::mean, "Over pairs with a path.")
        .def_readonly("diameter", &Distances::diameter, "The longest distance of a pair with a path.")
        .def_readonly("efficiency", &Distances::efficiency, "Mean of 1 / distance, 0 without a path.");
}

void bind_shape_functions(py::module_& m) {
    m.def("density", &density, py::arg("graph"), doc::density);
    m.def("components", &components, py::arg("graph"), doc::components);
    m.def(
        "core_numbers", [](const Graph& graph) { return array(core_numbers(graph)); }, py::arg("graph"),
        doc::core_numbers);
    m.def("clustering", &clustering, py::arg("graph"), py::call_guard<py::gil_scoped_release>(),
          doc::clustering);
    m.def(
        "distances",
        [](const Graph& graph, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return distances(graph, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("progress") = py::none(), doc::distances);
    m.def("degree_centralisation", &degree_centralisation, py::arg("graph"), doc::degree_centralisation);
}

void bind_fragility(py::module_& m) {
    auto cls = py::class_<Fragility>(m, "Fragility", doc::Fragility);
    add_array(cls, "pairs_lost", &Fragility::pairs_lost,
              "Pairs of others that lose touch without each vertex.");
    add_array(cls, "n_groups", &Fragility::n_groups, "Groups that the others fall into without each vertex.");
    add_array(cls, "cut_off", &Fragility::cut_off, "Vertices cut off from the largest of these groups.");
    add_column(cls, "bridge_from", &Fragility::bridges, &Bridge::from, "End of each bridge, smaller side.");
    add_column(cls, "bridge_to", &Fragility::bridges, &Bridge::to, "End of each bridge, larger side.");
    add_column(cls, "bridge_smaller", &Fragility::bridges, &Bridge::smaller, "Vertices on the smaller side.");
    add_column(cls, "bridge_larger", &Fragility::bridges, &Bridge::larger, "Vertices on the larger side.");
    cls.def("groups_without", &groups_without, py::arg("vertex"), doc::groups_without)
        .def(py::pickle(&state, &from_state));
    add_equality(cls);
    m.def("fragility", &fragility, py::arg("graph"), py::call_guard<py::gil_scoped_release>(),
          doc::fragility);

    auto cut = py::class_<VertexCut>(m, "VertexCut", doc::VertexCut);
    add_array(cut, "cut", &VertexCut::cut, "The smallest set nearest to the first set.");
    add_array(cut, "other_cut", &VertexCut::other_cut, "The smallest set nearest to the second set.");
    add_column(cut, "direct_from", &VertexCut::direct_ties, &Edge::from, "Ends of direct ties, first set.");
    add_column(cut, "direct_to", &VertexCut::direct_ties, &Edge::to, "Ends of direct ties, second set.");
    cut.def_readonly("possible", &VertexCut::possible, "Whether the two can be separated at all.");
    m.def(
        "minimum_vertex_cut",
        [](const Graph& graph, const Vertices& first, const Vertices& second, bool lose_members) {
            const py::gil_scoped_release unlocked;
            return minimum_vertex_cut(graph, vertices(first), vertices(second),
                                      lose_members ? Losing::anyone : Losing::others);
        },
        py::arg("graph"), py::arg("first"), py::arg("second"), py::kw_only(), py::arg("lose_members") = true,
        doc::minimum_vertex_cut);
}

Attribute attribute(const std::string& name) {
    if (name == "category") return Attribute::category;
    if (name == "sector") return Attribute::sector;
    if (name == "territory") return Attribute::territory;
    throw InvalidInput("'" + name +
                       "' is no attribute of actors; expected 'category', 'sector' or 'territory'");
}

NullDistribution distribution(const Graph& graph, const std::string& statistic, const std::string& model,
                              const std::vector<std::int32_t>& codes, const NullOptions& options,
                              const Monitor& monitor) {
    if (codes.empty()) return null_distribution(graph, graph_statistic(statistic), options, monitor);
    const AttributeStatistic number = attribute_statistic(statistic);
    if (model == "permutation") return null_distribution(graph, codes, number, options, monitor);
    return null_distribution(
        graph, [&](const Graph& drawn) { return number(drawn, codes); }, options, monitor);
}

void bind_null_models(py::module_& m) {
    auto cls = py::class_<NullDistribution>(m, "NullDistribution", doc::NullDistribution);
    add_array(cls, "samples", &NullDistribution::samples, "The number in each random network.");
    cls.def_readonly("observed", &NullDistribution::observed, "The number in the network itself.")
        .def_readonly("mean", &NullDistribution::mean, "Of the samples.")
        .def_readonly("standard_deviation", &NullDistribution::standard_deviation, "Of the samples.")
        .def_readonly("effect", &NullDistribution::effect, "Observed less the mean.")
        .def_readonly("z", &NullDistribution::z, "Effect in standard deviations.")
        .def_readonly("p_greater", &NullDistribution::p_greater, "Share of samples as large or larger.")
        .def_readonly("p_less", &NullDistribution::p_less, "Share of samples as small or smaller.")
        .def_readonly("p_two_sided", &NullDistribution::p_two_sided,
                      "Twice the smaller of the two, at most 1.");
    m.def("compared_with_chance", &compared_with_chance, py::arg("observed"), py::arg("samples"),
          doc::compared_with_chance);
    m.def(
        "null_distribution",
        [](const Graph& graph, const std::string& statistic, const std::string& model,
           const std::vector<std::int32_t>& codes, std::size_t samples, std::uint64_t seed, double swaps,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return distribution(graph, statistic, model, codes, {samples, seed, swaps}, monitor);
        },
        py::arg("graph"), py::arg("statistic"), py::kw_only(), py::arg("model"), py::arg("codes"),
        py::arg("samples"), py::arg("seed"), py::arg("swaps_per_edge"), py::arg("progress") = py::none(),
        doc::null_distribution);
    m.def("rewired_network", &rewired_network, py::arg("network"), py::arg("seed"), py::arg("replicate"),
          py::arg("swaps_per_edge"), doc::rewired_network);
    m.def(
        "permuted_network",
        [](const StakeholderNetwork& network, const std::string& by, std::uint64_t seed, std::uint64_t r) {
            return permuted_network(network, attribute(by), seed, r);
        },
        py::arg("network"), py::arg("attribute"), py::arg("seed"), py::arg("replicate"),
        doc::permuted_network);
}

}  // namespace

void bind_shape(py::module_& m) {
    bind_shape_results(m);
    bind_shape_functions(m);
    bind_fragility(m);
    bind_null_models(m);
}

}  // namespace maillage::python
