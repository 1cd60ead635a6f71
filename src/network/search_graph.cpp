#include "network/search_graph.hpp"

#include <algorithm>
#include <numeric>

namespace maillage::detail {
namespace {

// Breadth-first from the vertex with most ties of each part, along ties in both directions.
std::vector<Vertex> breadth_first(const Graph& graph) {
    const std::size_t n = graph.n_vertices();
    std::vector<Vertex> starts(n);
    std::iota(starts.begin(), starts.end(), Vertex{0});
    std::stable_sort(starts.begin(), starts.end(),
                     [&](Vertex a, Vertex b) { return graph.out_degree(a) > graph.out_degree(b); });
    std::vector<char> known(n, 0);
    std::vector<Vertex> order;
    order.reserve(n);
    const auto meet = [&](Vertex v) {
        if (known[v] != 0) return;
        known[v] = 1;
        order.push_back(v);
    };
    for (const Vertex start : starts) {
        std::size_t next = order.size();
        for (meet(start); next < order.size(); ++next) {
            const Vertex v = order[next];
            for (const Vertex w : graph.out(v)) meet(w);
            if (graph.directed())
                for (const Vertex w : graph.in(v)) meet(w);
        }
    }
    return order;
}

}  // namespace

SearchGraph::SearchGraph(const Graph& graph) : original(breadth_first(graph)) {
    std::vector<Vertex> place(original.size());
    for (Vertex i = 0; i < original.size(); ++i) place[original[i]] = i;
    offsets.assign(1, 0);
    offsets.reserve(original.size() + 1);
    heads.reserve(graph.out_heads().size());
    edges.reserve(graph.out_heads().size());
    std::vector<std::pair<Vertex, std::uint32_t>> row;
    for (const Vertex v : original) {
        row.clear();
        for (std::size_t i = 0; i < graph.out_degree(v); ++i)
            row.emplace_back(place[graph.out(v)[i]], graph.out_edges(v)[i]);
        std::sort(row.begin(), row.end());
        for (const auto& [head, edge] : row) {
            heads.push_back(head);
            edges.push_back(edge);
        }
        offsets.push_back(static_cast<std::uint32_t>(heads.size()));
    }
}

}  // namespace maillage::detail
