// How central actors are: measures of vertices and edges.
#include "maillage/network/centrality.hpp"

#include "bindings.hpp"
#include "docstrings/network.hpp"
#include "maillage/core/error.hpp"
#include "maillage/network/betweenness.hpp"
#include "maillage/network/closeness.hpp"

namespace maillage::python {

namespace {

Arcs arcs(const std::string& name) {
    if (name == "all") return Arcs::all;
    if (name == "out") return Arcs::out;
    if (name == "in") return Arcs::in;
    throw InvalidInput("arcs is '" + name + "'; expected 'all', 'out' or 'in'");
}

TieWeights tie_weights(bool weighted) {
    return weighted ? TieWeights::strength : TieWeights::none;
}

Lengths lengths(bool weighted) {
    return weighted ? Lengths::inverse_strength : Lengths::steps;
}

void bind_results(py::module_& m) {
    auto iterated = py::class_<IteratedCentrality>(m, "IteratedCentrality", doc::IteratedCentrality);
    add_array(iterated, "values", &IteratedCentrality::values, "One value per vertex.");
    iterated.def_readonly("iterations", &IteratedCentrality::iterations, "Steps that were taken.")
        .def_readonly("change", &IteratedCentrality::change, "Largest change of a value in the last step.")
        .def_readonly("converged", &IteratedCentrality::converged,
                      "Whether the change is below the tolerance.");
    auto close = py::class_<Closeness>(m, "Closeness", doc::Closeness);
    add_array(close, "reached", &Closeness::reached, "How many others each vertex reaches.");
    add_array(close, "total_distance", &Closeness::total_distance, "Sum of the distances to them.");
    add_array(close, "harmonic", &Closeness::harmonic, "Sum of 1 / distance to them.");
    add_array(close, "farthest", &Closeness::farthest, "The longest distance to them.");
    auto between = py::class_<Betweenness>(m, "Betweenness", doc::Betweenness);
    add_array(between, "vertices", &Betweenness::vertices, "Pairs whose ways pass through each vertex.");
    add_array(between, "edges", &Betweenness::edges, "Pairs whose ways pass through each edge.");
    auto sampled = py::class_<SampledBetweenness>(m, "SampledBetweenness", doc::SampledBetweenness);
    add_array(sampled, "vertices", &SampledBetweenness::vertices, "Estimate for each vertex.");
    sampled.def_readonly("error", &SampledBetweenness::error, "No vertex errs by more, in pairs.")
        .def_readonly("probability", &SampledBetweenness::probability, "Probability of that.")
        .def_readonly("samples", &SampledBetweenness::samples, "Pairs drawn.");
}

}  // namespace

void bind_centrality(py::module_& m) {
    bind_results(m);
    const Iteration iteration;
    const SampleOptions sample;
    m.def(
        "degrees", [](const Graph& g, const std::string& which) { return array(degrees(g, arcs(which))); },
        py::arg("graph"), py::kw_only(), py::arg("arcs") = "all", doc::degrees);
    m.def(
        "strengths",
        [](const Graph& g, const std::string& which) { return array(strengths(g, arcs(which))); },
        py::arg("graph"), py::kw_only(), py::arg("arcs") = "all", doc::strengths);
    m.def(
        "eigenvector_centrality",
        [](const Graph& g, bool weighted, double tolerance, std::size_t steps, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return eigenvector_centrality(g, tie_weights(weighted), {tolerance, steps}, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("weighted") = true,
        py::arg("tolerance") = iteration.tolerance, py::arg("max_iterations") = iteration.max_iterations,
        py::arg("progress") = py::none(), doc::eigenvector_centrality);
    m.def(
        "pagerank",
        [](const Graph& g, double damping, bool weighted, double tolerance, std::size_t steps,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return pagerank(g, damping, tie_weights(weighted), {tolerance, steps}, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("damping") = 0.85, py::arg("weighted") = true,
        py::arg("tolerance") = iteration.tolerance, py::arg("max_iterations") = iteration.max_iterations,
        py::arg("progress") = py::none(), doc::pagerank);
    m.def(
        "closeness",
        [](const Graph& g, bool weighted, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return closeness(g, lengths(weighted), monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("weighted") = false, py::arg("progress") = py::none(),
        doc::closeness);
    m.def(
        "betweenness",
        [](const Graph& g, bool weighted, bool edges, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return betweenness(g, lengths(weighted),
                               edges ? Measured::vertices_and_edges : Measured::vertices, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("weighted") = false, py::arg("edges") = false,
        py::arg("progress") = py::none(), doc::betweenness);
    m.def(
        "sampled_betweenness",
        [](const Graph& g, double error, double probability, std::uint64_t seed, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return sampled_betweenness(g, {error, probability, seed}, monitor);
        },
        py::arg("graph"), py::kw_only(), py::arg("error") = sample.error,
        py::arg("probability") = sample.probability, py::arg("seed") = sample.seed,
        py::arg("progress") = py::none(), doc::sampled_betweenness);
}

}  // namespace maillage::python
