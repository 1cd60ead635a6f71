#include "maillage/network/centrality.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/network/shape.hpp"
#include "network/symmetric_eigenvector.hpp"

namespace maillage {
namespace {

void check(const Iteration& iteration) {
    if (!(iteration.tolerance > 0) || !std::isfinite(iteration.tolerance))
        throw InvalidInput("tolerance is " + std::to_string(iteration.tolerance) + "; expected a number > 0");
    if (iteration.max_iterations == 0) throw InvalidInput("max_iterations is 0; expected at least 1");
}

double weight_of(const Graph& graph, std::uint32_t edge, TieWeights weights) {
    return weights == TieWeights::strength ? graph.edges()[edge].weight : 1.0;
}

// Weight of each arc of `in`, in the order of its rows, so that a step reads them in one go.
std::vector<double> in_weights(const Graph& graph, TieWeights weights) {
    std::vector<double> found;
    found.reserve(graph.in_heads().size());
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        for (const std::uint32_t edge : graph.in_edges(v)) found.push_back(weight_of(graph, edge, weights));
    }
    return found;
}

// Sum over the arcs that enter v of their weight times the value at their tail.
double gathered(const Graph& graph, const std::vector<double>& weights, const std::vector<double>& values,
                Vertex v) {
    const auto tails = graph.in(v);
    const std::size_t first = graph.in_offsets()[v];
    double sum = 0.0;
    for (std::size_t i = 0; i < tails.size(); ++i) sum += weights[first + i] * values[tails[i]];
    return sum;
}

// Repeats `step(values, next)` until values settle.
template <typename Step>
IteratedCentrality settled(std::vector<double> values, const Iteration& iteration, const Monitor& monitor,
                           Step step) {
    MonitorClock clock(monitor);
    std::vector<double> next(values.size());
    IteratedCentrality found;
    while (!found.converged && found.iterations < iteration.max_iterations) {
        step(values, next);
        found.change = 0.0;
        for (std::size_t v = 0; v < values.size(); ++v)
            found.change = std::max(found.change, std::abs(next[v] - values[v]));
        std::swap(values, next);
        ++found.iterations;
        found.converged = found.change < iteration.tolerance;
        clock.tick({found.iterations, iteration.max_iterations});
    }
    found.values = std::move(values);
    return found;
}

// Components with a smaller eigenvalue fade away, but never quite.
void keep_the_largest_component(const Graph& graph, const Iteration& iteration, std::vector<double>& values) {
    const Components parts = components(graph);
    std::vector<double> largest(parts.sizes.size(), 0.0);
    for (Vertex v = 0; v < values.size(); ++v)
        largest[parts.component[v]] = std::max(largest[parts.component[v]], values[v]);
    const double faded = std::sqrt(iteration.tolerance);
    for (Vertex v = 0; v < values.size(); ++v)
        values[v] = largest[parts.component[v]] < faded ? 0.0 : std::max(values[v], 0.0);
}

}  // namespace

std::vector<std::uint32_t> degrees(const Graph& graph, Arcs arcs) {
    std::vector<std::uint32_t> found(graph.n_vertices());
    const bool both = arcs == Arcs::all && graph.directed();
    for (Vertex v = 0; v < found.size(); ++v) {
        const std::size_t out = graph.out_degree(v);
        const std::size_t in = graph.in_degree(v);
        found[v] = static_cast<std::uint32_t>(both ? out + in : arcs == Arcs::in ? in : out);
    }
    return found;
}

std::vector<double> strengths(const Graph& graph, Arcs arcs) {
    std::vector<double> found(graph.n_vertices());
    for (Vertex v = 0; v < found.size(); ++v) {
        if (arcs != Arcs::in)
            for (const std::uint32_t edge : graph.out_edges(v)) found[v] += graph.edges()[edge].weight;
        if (arcs == Arcs::in || (arcs == Arcs::all && graph.directed()))
            for (const std::uint32_t edge : graph.in_edges(v)) found[v] += graph.edges()[edge].weight;
    }
    return found;
}

IteratedCentrality eigenvector_centrality(const Graph& graph, TieWeights weights, const Iteration& iteration,
                                          const Monitor& monitor) {
    check(iteration);
    const std::size_t n = graph.n_vertices();
    if (graph.n_edges() == 0) return {std::vector<double>(n, 0.0), 0, 0.0, true};
    const auto arc_weights = in_weights(graph, weights);
    const auto times_ties = [&](const std::vector<double>& values, std::vector<double>& next) {
        for (Vertex v = 0; v < n; ++v) next[v] = gathered(graph, arc_weights, values, v);
    };
    if (!graph.directed()) {
        auto found = detail::symmetric_eigenvector(n, times_ties, iteration, monitor);
        keep_the_largest_component(graph, iteration, found.values);
        return found;
    }
    // As much of the vertex itself as of a typical tie: enough not to swing, little enough not to linger.
    const double shift = *std::max_element(arc_weights.begin(), arc_weights.end());
    auto found =
        settled(std::vector<double>(n, 1.0), iteration, monitor, [&](const auto& values, auto& next) {
            times_ties(values, next);
            double largest = 0.0;
            for (Vertex v = 0; v < n; ++v) {
                next[v] += shift * values[v];
                largest = std::max(largest, next[v]);
            }
            for (double& value : next) value /= largest;
        });
    // A component with a smaller eigenvalue fades away, but never quite.
    for (double& value : found.values)
        if (value < 2 * iteration.tolerance) value = 0.0;
    return found;
}

IteratedCentrality pagerank(const Graph& graph, double damping, TieWeights weights,
                            const Iteration& iteration, const Monitor& monitor) {
    check(iteration);
    if (!(damping >= 0 && damping < 1))
        throw InvalidInput("damping is " + std::to_string(damping) + "; expected from 0 to below 1");
    const std::size_t n = graph.n_vertices();
    if (n == 0) return {{}, 0, 0.0, true};
    const auto arc_weights = in_weights(graph, weights);
    std::vector<double> leaving(n, 0.0);
    for (Vertex v = 0; v < n; ++v)
        for (const std::uint32_t edge : graph.out_edges(v)) leaving[v] += weight_of(graph, edge, weights);
    const auto size = static_cast<double>(n);
    std::vector<double> shares(n);
    return settled(std::vector<double>(n, 1.0 / size), iteration, monitor,
                   [&](const auto& values, auto& next) {
                       double stuck = 0.0;
                       for (std::size_t v = 0; v < n; ++v) {
                           if (leaving[v] == 0) stuck += values[v];
                           shares[v] = leaving[v] == 0 ? 0.0 : values[v] / leaving[v];
                       }
                       const double jump = (1 - damping + damping * stuck) / size;
                       for (Vertex v = 0; v < n; ++v)
                           next[v] = jump + damping * gathered(graph, arc_weights, shares, v);
                   });
}

}  // namespace maillage
