// Communities, bodies, layers, evolution.
#include "bindings.hpp"
#include "docstrings/network.hpp"
#include "maillage/network/affiliation.hpp"
#include "maillage/network/communities.hpp"
#include "maillage/network/evolution.hpp"
#include "maillage/network/layers.hpp"

namespace maillage::python {

namespace {

using Codes = py::array_t<std::int32_t, py::array::c_style | py::array::forcecast>;

std::span<const std::int32_t> codes(const Codes& given) {
    return {given.data(), static_cast<std::size_t>(given.size())};
}

void bind_communities(py::module_& m) {
    auto groups = py::class_<Communities>(m, "Communities", doc::Communities);
    add_array(groups, "community", &Communities::community, "Of each vertex: 0 for the largest community.");
    add_array(groups, "sizes", &Communities::sizes, "Of each community, descending.");
    groups.def_readonly("modularity", &Communities::modularity, "NaN without ties.");
    m.def(
        "communities",
        [](const Graph& graph, double resolution, std::uint64_t seed, std::uint32_t rounds,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return communities(graph, {resolution, seed, rounds}, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("resolution") = 1.0, py::arg("seed") = 0,
        py::arg("rounds") = CommunityOptions{}.rounds, py::arg("progress") = py::none(), doc::communities);
    m.def(
        "modularity",
        [](const Graph& graph, const Codes& given, double resolution) {
            return modularity(graph, codes(given), resolution);
        },
        py::arg("graph"), py::arg("codes"), py::kw_only(), py::arg("resolution") = 1.0, doc::modularity);
    auto alike = py::class_<PartitionAgreement>(m, "PartitionAgreement", doc::PartitionAgreement);
    alike.def_readonly("adjusted_rand", &PartitionAgreement::adjusted_rand, "1: the same; 0: as by chance.")
        .def_readonly("mutual_information", &PartitionAgreement::mutual_information,
                      "Over the mean of both entropies: 1 the same, 0 independent.")
        .def_readonly("compared", &PartitionAgreement::compared, "Elements that have a group in both.");
    m.def(
        "partition_agreement",
        [](const Codes& first, const Codes& second) {
            return partition_agreement(codes(first), codes(second));
        },
        py::arg("first"), py::arg("second"), doc::partition_agreement);
}

void bind_affiliation(py::module_& m) {
    auto pairs = py::class_<Projection>(m, "Projection", doc::Projection);
    add_array(pairs, "from_vertices", &Projection::from, "One of each pair.");
    add_array(pairs, "to_vertices", &Projection::to, "The other one.");
    add_array(pairs, "shared", &Projection::shared, "How many they have in common.");
    add_array(pairs, "weights", &Projection::weights, "Sum of 1 / (size - 1) over what they share.");
    auto seats = py::class_<Affiliation>(m, "Affiliation", doc::Affiliation);
    add_array(seats, "seats", &Affiliation::seats, "Of each actor, the number of bodies.");
    add_array(seats, "members", &Affiliation::members, "Of each body, the number of actors.");
    seats.def_readonly("actors", &Affiliation::actors, "Pairs of actors who sit in the same bodies.")
        .def_readonly("bodies", &Affiliation::bodies, "Pairs of bodies that share members.");
    m.def("affiliation", &affiliation, py::arg("network"), doc::affiliation);
}

void bind_layers(py::module_& m) {
    auto kinds = py::class_<Layers>(m, "Layers", doc::Layers);
    add_array(kinds, "ties", &Layers::ties, "Of each kind, the number of pairs that it joins.");
    add_array(kinds, "degrees", &Layers::degrees, "Kind by actor: partners of that kind.");
    add_array(kinds, "overlap", &Layers::overlap, "Kind by kind: Jaccard's, of pairs joined.");
    add_array(kinds, "tie_correlation", &Layers::tie_correlation, "Kind by kind: phi, over all pairs.");
    add_array(kinds, "degree_correlation", &Layers::degree_correlation,
              "Kind by kind: of numbers of partners.");
    add_array(kinds, "participation", &Layers::participation,
              "Of each actor: 1 evenly spread, 0 of one kind.");
    m.def("layers", &layers, py::arg("network"), doc::layers);
}

void bind_evolution(py::module_& m) {
    auto one = py::class_<Snapshot>(m, "Snapshot", doc::Snapshot);
    add_array(one, "present", &Snapshot::present, "Of each actor, 1 where it is there.");
    add_array(one, "partners", &Snapshot::partners, "Of each actor, 0 where it is not there.");
    add_array(one, "from_vertices", &Snapshot::from, "One end of each tie.");
    add_array(one, "to_vertices", &Snapshot::to, "The other end.");
    m.def(
        "snapshots",
        [](const StakeholderNetwork& network, const std::vector<Day>& days) {
            return snapshots(network, days);
        },
        py::arg("network"), py::arg("days"), doc::snapshots);
}

}  // namespace

void bind_groups(py::module_& m) {
    bind_communities(m);
    bind_affiliation(m);
    bind_layers(m);
    bind_evolution(m);
}

}  // namespace maillage::python
