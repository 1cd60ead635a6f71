#include "network/contact_sums.hpp"

#include <limits>
#include <string>

#include "maillage/core/error.hpp"

namespace maillage {
namespace detail {
namespace {

std::uint64_t units(double term) {
    return static_cast<std::uint64_t>(std::llround(std::ldexp(term, kTermBits)));
}

double term(ContactMeasure measure, std::size_t degree) {
    const auto k = static_cast<double>(degree);
    if (measure == ContactMeasure::adamic_adar) return 1.0 / std::log(k);
    if (measure == ContactMeasure::resource_allocation) return 1.0 / k;
    return 1.0;
}

}  // namespace

void ContactSums::add(Vertex w, std::uint64_t term) {
    if (excluded_[w] != 0) return;
    if (sums_[w] == 0) touched_.push_back(w);
    sums_[w] += term;
}

void ContactSums::add_common_neighbours(Vertex v, ContactMeasure measure) {
    for (const Vertex u : graph_.out(v)) {
        if (graph_.out_degree(u) < 2) continue;
        const std::uint64_t added = units(term(measure, graph_.out_degree(u)));
        for (const Vertex w : graph_.out(u)) add(w, added);
    }
}

void ContactSums::add_paths_of_three(Vertex v) {
    for (const Vertex u : graph_.out(v)) {
        for (const Vertex w : graph_.out(u)) {
            if (w == v) continue;
            const double degrees =
                static_cast<double>(graph_.out_degree(u)) * static_cast<double>(graph_.out_degree(w));
            const std::uint64_t added = units(1.0 / std::sqrt(degrees));
            for (const Vertex end : graph_.out(w)) add(end, added);
        }
    }
}

void ContactSums::fill(Vertex v, ContactMeasure measure) {
    for (const Vertex w : touched_) sums_[w] = 0;
    touched_.clear();
    excluded_[v] = 1;
    for (const Vertex u : graph_.out(v)) excluded_[u] = 1;
    if (measure == ContactMeasure::l3) {
        add_paths_of_three(v);
    } else {
        add_common_neighbours(v, measure);
    }
    excluded_[v] = 0;
    for (const Vertex u : graph_.out(v)) excluded_[u] = 0;
}

}  // namespace detail

std::vector<double> contact_scores(const Graph& graph, Vertex v, ContactMeasure measure) {
    if (v >= graph.n_vertices()) {
        throw InvalidInput("vertex " + std::to_string(v) + " is none; expected less than " +
                           std::to_string(graph.n_vertices()));
    }
    const Graph plain = graph.undirected();
    detail::ContactSums sums(plain);
    sums.fill(v, measure);
    std::vector<double> found(plain.n_vertices(), 0.0);
    for (const Vertex w : sums.touched()) found[w] = detail::contact_score(sums.kept(w));
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    found[v] = kNone;
    for (const Vertex u : plain.out(v)) found[u] = kNone;
    return found;
}

}  // namespace maillage
