#pragma once
// Graphs that several tests use: classic ones, regular ones, random ones.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "maillage/core/random.hpp"
#include "maillage/network/graph.hpp"

namespace maillage::testing {

inline Graph graph_of(std::size_t n, const std::vector<std::pair<Vertex, Vertex>>& pairs,
                      Direction direction = Direction::undirected) {
    std::vector<Edge> edges;
    for (const auto& [a, b] : pairs) edges.push_back({a, b, 1.0});
    return Graph(n, edges, direction);
}

/// Zachary's karate club: W. W. Zachary, "An information flow model for conflict and fission in small groups",
/// Journal of Anthropological Research 33, 1977; members numbered from 0.
inline Graph karate_club() {
    return graph_of(
        34,
        {{0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},  {0, 11},
         {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},   {1, 7},   {1, 13},
         {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},   {2, 9},   {2, 13},  {2, 27},
         {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},   {4, 10},  {5, 6},   {5, 10},  {5, 16},
         {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},  {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33},
         {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29},
         {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31},
         {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}});
}

/// Marriages among Florentine families: J. F. Padgett and C. K. Ansell, "Robust action and the rise of the
/// Medici", American Journal of Sociology 98, 1993. Acciaiuoli, Medici, Castellani, Peruzzi, Strozzi, Barbadori,
/// Ridolfi, Tornabuoni, Albizzi, Salviati, Pazzi, Bischeri, Guadagni, Ginori, Lamberteschi.
inline Graph florentine_families() {
    return graph_of(
        15, {{0, 1}, {2, 3},  {2, 4}, {2, 5},  {1, 5}, {1, 6},  {1, 7},  {1, 8},  {1, 9},   {9, 10},
             {3, 4}, {3, 11}, {4, 6}, {4, 11}, {6, 7}, {7, 12}, {8, 12}, {8, 13}, {11, 12}, {12, 14}});
}

/// Krackhardt's kite: D. Krackhardt, "Assessing the political landscape", Administrative Science Quarterly 35,
/// 1990.
inline Graph kite() {
    return graph_of(10, {{0, 1},
                         {0, 2},
                         {0, 3},
                         {0, 5},
                         {1, 3},
                         {1, 4},
                         {1, 6},
                         {2, 3},
                         {2, 5},
                         {3, 4},
                         {3, 5},
                         {3, 6},
                         {4, 6},
                         {5, 6},
                         {5, 7},
                         {6, 7},
                         {7, 8},
                         {8, 9}});
}

/// A random graph: `m` pairs drawn with repetition, loops left out, so somewhat fewer edges. With weights
/// 1, 2 or 3 where asked.
inline Graph random_graph(std::size_t n, std::size_t m, std::uint64_t seed,
                          Direction direction = Direction::undirected, bool weighted = false) {
    RandomStream random(seed);
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < m; ++i) {
        const auto a = static_cast<Vertex>(random.below(n));
        const auto b = static_cast<Vertex>(random.below(n));
        const double weight = weighted ? 1.0 + static_cast<double>(random.below(3)) : 1.0;
        if (a != b) edges.push_back({a, b, weight});
    }
    return Graph(n, edges, direction, Combine::max);
}

/// Groups drawn at random, 0 to `groups` - 1, or -1 for none.
inline std::vector<std::int32_t> random_codes(std::size_t n, std::uint64_t groups, std::uint64_t seed) {
    RandomStream random(seed, 7);
    std::vector<std::int32_t> codes(n);
    for (std::int32_t& code : codes) code = static_cast<std::int32_t>(random.below(groups + 1)) - 1;
    return codes;
}

/// A grid of `side` times `side` vertices.
inline Graph grid(std::size_t side) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < side; ++i) {
        for (std::size_t j = 0; j < side; ++j) {
            const auto v = static_cast<Vertex>(i * side + j);
            if (j + 1 < side) edges.push_back({v, v + 1, 1.0});
            if (i + 1 < side) edges.push_back({v, static_cast<Vertex>(v + side), 1.0});
        }
    }
    return Graph(side * side, edges);
}

/// The same graph with its vertices numbered anew: `becomes[v]` is the new number of v.
inline Graph renumbered(const Graph& graph, const std::vector<Vertex>& becomes) {
    std::vector<Edge> edges;
    for (const Edge& edge : graph.edges())
        edges.push_back({becomes[edge.from], becomes[edge.to], edge.weight});
    return Graph(graph.n_vertices(), edges, graph.directed() ? Direction::directed : Direction::undirected);
}

/// A random permutation of 0 .. n - 1.
inline std::vector<Vertex> permutation(std::size_t n, std::uint64_t seed) {
    std::vector<Vertex> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<Vertex>(i);
    RandomStream random(seed);
    random.shuffle(std::span(order));
    return order;
}

}  // namespace maillage::testing
