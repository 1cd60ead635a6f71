#include "maillage/network/graph.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

constexpr std::size_t kMaxEdges = std::size_t{1} << 31;

void check(std::size_t n_vertices, std::span<const Edge> edges) {
    if (n_vertices > std::numeric_limits<std::uint32_t>::max() - 1)
        throw LimitExceeded("a graph of " + std::to_string(n_vertices) +
                            " vertices; expected fewer than 2^32");
    if (edges.size() > kMaxEdges)
        throw LimitExceeded("a graph of " + std::to_string(edges.size()) + " edges; expected at most 2^31");
    for (std::size_t e = 0; e < edges.size(); ++e) {
        const Edge& edge = edges[e];
        const std::string name = "edge " + std::to_string(e);
        if (edge.from >= n_vertices || edge.to >= n_vertices)
            throw InvalidInput(name + " joins " + std::to_string(edge.from) + " and " +
                               std::to_string(edge.to) + "; expected vertices below " +
                               std::to_string(n_vertices));
        if (edge.from == edge.to)
            throw InvalidInput(name + " joins vertex " + std::to_string(edge.from) +
                               " to itself; expected two different vertices");
        if (!std::isfinite(edge.weight) || edge.weight <= 0)
            throw InvalidInput(name + " has weight " + std::to_string(edge.weight) +
                               "; expected a number > 0");
    }
}

// Orders edges by `key`, keeping the order of equal ones.
template <typename Key>
std::vector<Edge> sorted_by(const std::vector<Edge>& edges, std::size_t n_vertices, Key key) {
    std::vector<std::size_t> place(n_vertices + 1, 0);
    for (const Edge& edge : edges) ++place[key(edge) + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    std::vector<Edge> ordered(edges.size());
    for (const Edge& edge : edges) ordered[place[key(edge)]++] = edge;
    return ordered;
}

double combined(double so_far, double weight, Combine combine) {
    switch (combine) {
        case Combine::sum:
        case Combine::count:
            return so_far + weight;
        case Combine::max:
            return std::max(so_far, weight);
        case Combine::one:
            break;
    }
    return 1.0;
}

std::vector<Edge> simple(std::size_t n_vertices, std::span<const Edge> given, Direction direction,
                         Combine combine) {
    std::vector<Edge> edges(given.begin(), given.end());
    for (Edge& edge : edges) {
        if (direction == Direction::undirected && edge.from > edge.to) std::swap(edge.from, edge.to);
        if (combine == Combine::count || combine == Combine::one) edge.weight = 1.0;
    }
    edges = sorted_by(edges, n_vertices, [](const Edge& edge) { return edge.to; });
    edges = sorted_by(edges, n_vertices, [](const Edge& edge) { return edge.from; });
    const auto same_ends = [](const Edge& a, const Edge& b) { return a.from == b.from && a.to == b.to; };
    // Parallel ties in order of weight, so that the order of the table does not matter to their sum.
    for (auto first = edges.begin(); first != edges.end();) {
        const auto last =
            std::find_if_not(first, edges.end(), [&](const Edge& e) { return same_ends(*first, e); });
        if (last - first > 1)
            std::sort(first, last, [](const Edge& a, const Edge& b) { return a.weight < b.weight; });
        first = last;
    }
    std::size_t kept = 0;
    for (const Edge& edge : edges) {
        if (kept > 0 && same_ends(edges[kept - 1], edge))
            edges[kept - 1].weight = combined(edges[kept - 1].weight, edge.weight, combine);
        else
            edges[kept++] = edge;
    }
    edges.resize(kept);
    edges.shrink_to_fit();
    return edges;
}

// One row per vertex of the far ends of its arcs, ascending because edges are ordered.
template <typename Rows>
void fill(Rows& rows, std::size_t n_vertices, const std::vector<Edge>& edges, bool out, bool in) {
    rows.offsets.assign(n_vertices + 1, 0);
    for (const Edge& edge : edges) {
        if (out) ++rows.offsets[edge.from + 1];
        if (in) ++rows.offsets[edge.to + 1];
    }
    std::partial_sum(rows.offsets.begin(), rows.offsets.end(), rows.offsets.begin());
    rows.heads.resize(rows.offsets.back());
    rows.edges.resize(rows.offsets.back());
    std::vector<std::uint32_t> place(rows.offsets.begin(), rows.offsets.end() - 1);
    const auto put = [&](Vertex tail, Vertex head, std::size_t edge) {
        rows.heads[place[tail]] = head;
        rows.edges[place[tail]++] = static_cast<std::uint32_t>(edge);
    };
    // Arcs to lower vertices first, then those to higher ones: both ascend.
    if (in)
        for (std::size_t e = 0; e < edges.size(); ++e) put(edges[e].to, edges[e].from, e);
    if (out)
        for (std::size_t e = 0; e < edges.size(); ++e) put(edges[e].from, edges[e].to, e);
}

std::size_t place_of(std::span<const std::uint32_t> row, Vertex v) {
    const auto found = std::lower_bound(row.begin(), row.end(), v);
    return found != row.end() && *found == v ? static_cast<std::size_t>(found - row.begin()) : row.size();
}

}  // namespace

Graph::Graph(std::size_t n_vertices, std::span<const Edge> edges, Direction direction, Combine combine)
    : n_vertices_(n_vertices) {
    check(n_vertices, edges);
    Data data;
    data.directed = direction == Direction::directed;
    data.edges = simple(n_vertices, edges, direction, combine);
    fill(data.out, n_vertices, data.edges, true, !data.directed);
    if (data.directed) fill(data.in, n_vertices, data.edges, false, true);
    data_ = std::make_shared<const Data>(std::move(data));
}

bool Graph::has_arc(Vertex u, Vertex v) const {
    const auto row = out(u);
    return place_of(row, v) < row.size();
}

double Graph::weight(Vertex u, Vertex v) const {
    const auto row = out(u);
    const std::size_t place = place_of(row, v);
    return place < row.size() ? edges()[out_edges(u)[place]].weight : 0.0;
}

Graph Graph::undirected() const {
    return directed() ? Graph(n_vertices_, edges()) : *this;
}

Graph graph(const StakeholderNetwork& network, Combine combine) {
    const NetworkParts& parts = network.parts();
    std::vector<Edge> edges(parts.sources.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = {parts.sources[i], parts.targets[i], parts.weights[i]};
    return Graph(parts.ids.size(), edges, parts.direction, combine);
}

}  // namespace maillage
