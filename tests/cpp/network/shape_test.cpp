#include "maillage/network/shape.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

Graph star(std::size_t n) {
    std::vector<std::pair<Vertex, Vertex>> ties;
    for (Vertex v = 1; v < n; ++v) ties.emplace_back(0, v);
    return testing::graph_of(n, ties);
}

Graph path(std::size_t n) {
    std::vector<std::pair<Vertex, Vertex>> ties;
    for (Vertex v = 1; v < n; ++v) ties.emplace_back(v - 1, v);
    return testing::graph_of(n, ties);
}

// Removes whoever has fewer than k ties until nobody is left who has.
std::vector<std::uint32_t> cores_by_removal(const Graph& graph) {
    const std::size_t n = graph.n_vertices();
    std::vector<std::uint32_t> core(n, 0);
    for (std::uint32_t k = 1; k < n; ++k) {
        std::vector<bool> in(n, true);
        for (bool changed = true; changed;) {
            changed = false;
            for (Vertex v = 0; v < n; ++v) {
                const auto inside = std::ranges::count_if(graph.out(v), [&](Vertex w) { return in[w]; });
                if (in[v] && static_cast<std::size_t>(inside) < k) {
                    in[v] = false;
                    changed = true;
                }
            }
        }
        for (Vertex v = 0; v < n; ++v)
            if (in[v]) core[v] = k;
    }
    return core;
}

Distances distances_by_single_searches(const Graph& graph) {
    const std::size_t n = graph.n_vertices();
    Distances found;
    found.pairs.assign(1, 0);
    std::uint64_t reached = 0;
    double sum = 0;
    double inverse = 0;
    for (Vertex s = 0; s < n; ++s) {
        std::vector<int> distance(n, -1);
        std::vector<Vertex> waiting{s};
        distance[s] = 0;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            for (const Vertex w : graph.out(waiting[i])) {
                if (distance[w] >= 0) continue;
                distance[w] = distance[waiting[i]] + 1;
                waiting.push_back(w);
                const auto d = static_cast<std::size_t>(distance[w]);
                if (found.pairs.size() <= d) found.pairs.resize(d + 1, 0);
                ++found.pairs[d];
                ++reached;
                sum += static_cast<double>(d);
                inverse += 1.0 / static_cast<double>(d);
            }
        }
    }
    found.diameter = static_cast<std::uint32_t>(found.pairs.size() - 1);
    found.unreached = n * (n - 1) - reached;
    found.mean = sum / static_cast<double>(reached);
    found.efficiency = inverse / static_cast<double>(n * (n - 1));
    return found;
}

TEST(Shape, karate_club_has_its_published_values) {
    const Graph g = testing::karate_club();
    EXPECT_NEAR(density(g), 78.0 / 561.0, 1e-15);
    const Clustering c = clustering(g);
    EXPECT_EQ(c.n_triangles, 45U);
    EXPECT_NEAR(c.global, 0.2556818181818182, 1e-15);  // igraph and networkx: transitivity 0.256
    const Distances d = distances(g);
    EXPECT_EQ(d.diameter, 5U);
    EXPECT_NEAR(d.mean, 2.408199643493761, 1e-14);
    const auto core = core_numbers(g);
    EXPECT_EQ(std::ranges::count(core, 4U), 10);
    EXPECT_EQ(std::ranges::count(core, 1U), 1);
}

TEST(Shape, florentine_families_are_as_centralised_as_wasserman_and_faust_say) {
    // Social Network Analysis, 1994, p. 181: degree 0.267 among 16 families, Pucci without marriages included.
    const Graph g = testing::florentine_families();
    const std::vector<Edge> edges(g.edges().begin(), g.edges().end());
    EXPECT_NEAR(degree_centralisation(Graph(16, edges)), 0.267, 5e-4);
    // p. 187: closeness 0.322 among the 15 that are connected.
    std::vector<double> closeness(15);
    for (Vertex v = 0; v < 15; ++v) {
        std::vector<int> distance(15, -1);
        std::vector<Vertex> waiting{v};
        distance[v] = 0;
        double sum = 0;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            sum += distance[waiting[i]];
            for (const Vertex w : g.out(waiting[i])) {
                if (distance[w] >= 0) continue;
                distance[w] = distance[waiting[i]] + 1;
                waiting.push_back(w);
            }
        }
        closeness[v] = 14.0 / sum;
    }
    EXPECT_NEAR(centralisation(closeness, Centralisation::closeness), 0.322, 5e-4);
}

TEST(Shape, a_star_is_wholly_centralised_and_a_ring_not_at_all) {
    const Graph g = star(7);
    EXPECT_DOUBLE_EQ(degree_centralisation(g), 1.0);
    EXPECT_DOUBLE_EQ(centralisation(std::vector<double>{15, 0, 0, 0, 0, 0, 0}, Centralisation::betweenness),
                     1.0);
    std::vector<double> closeness(7, 6.0 / 11.0);
    closeness[0] = 1.0;
    EXPECT_NEAR(centralisation(closeness, Centralisation::closeness), 1.0, 1e-15);
    EXPECT_EQ(degree_centralisation(testing::graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {0, 3}})), 0.0);
}

TEST(Shape, components_are_ordered_by_size) {
    const Components c = components(testing::graph_of(6, {{1, 0}, {2, 4}, {4, 5}}));
    EXPECT_EQ(c.sizes, (std::vector<std::uint32_t>{3, 2, 1}));
    EXPECT_EQ(c.component, (std::vector<std::uint32_t>{1, 1, 0, 2, 0, 0}));
}

TEST(Shape, core_numbers_are_those_of_removing_actors) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph g = testing::random_graph(30, 20 + 6 * seed, seed);
        EXPECT_EQ(core_numbers(g), cores_by_removal(g)) << seed;
    }
}

TEST(Shape, clustering_is_that_of_looking_at_every_triple) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Graph g = testing::random_graph(25, 30 + 20 * seed, seed);
        const Clustering c = clustering(g);
        std::vector<std::uint64_t> triangles(25, 0);
        double chains = 0;
        double closed = 0;
        for (Vertex v = 0; v < 25; ++v) {
            for (const Vertex a : g.out(v)) {
                for (const Vertex b : g.out(v)) {
                    if (a >= b) continue;
                    ++chains;
                    if (!g.has_arc(a, b)) continue;
                    ++closed;
                    ++triangles[v];
                }
            }
        }
        EXPECT_EQ(c.triangles, triangles);
        EXPECT_DOUBLE_EQ(c.global, closed / chains);
    }
}

TEST(Shape, distances_are_those_of_one_search_per_actor) {
    for (const auto direction : {Direction::undirected, Direction::directed}) {
        for (const std::size_t n : {std::size_t{40}, std::size_t{700}}) {
            const Graph g = testing::random_graph(n, 2 * n, n, direction);
            const Distances fast = distances(g);
            const Distances slow = distances_by_single_searches(g);
            EXPECT_EQ(fast.pairs, slow.pairs);
            EXPECT_EQ(fast.unreached, slow.unreached);
            EXPECT_EQ(fast.diameter, slow.diameter);
            EXPECT_NEAR(fast.mean, slow.mean, 1e-12);
            EXPECT_NEAR(fast.efficiency, slow.efficiency, 1e-12);
        }
    }
    EXPECT_EQ(distances(path(1100)).diameter, 1099U);
}

TEST(Shape, renumbering_changes_nothing_but_numbers) {
    const Graph g = testing::random_graph(200, 500, 3);
    const auto becomes = testing::permutation(200, 4);
    const Graph h = testing::renumbered(g, becomes);
    EXPECT_EQ(distances(g), distances(h));
    EXPECT_EQ(clustering(g).n_triangles, clustering(h).n_triangles);
    EXPECT_EQ(components(g).sizes, components(h).sizes);
    const auto core = core_numbers(g);
    const auto core_of_renumbered = core_numbers(h);
    for (Vertex v = 0; v < 200; ++v) EXPECT_EQ(core[v], core_of_renumbered[becomes[v]]);
}

TEST(Shape, one_thread_and_two_give_the_same_bits) {
    const Graph g = testing::random_graph(3000, 9000, 5);
    const std::size_t before = threads();
    set_threads(1);
    const Distances one = distances(g);
    set_threads(2);
    const Distances two = distances(g);
    set_threads(before);
    EXPECT_EQ(one, two);
}

TEST(Shape, nothing_is_made_up_where_there_is_nobody) {
    const Graph none(0);
    EXPECT_TRUE(std::isnan(density(none)));
    EXPECT_TRUE(components(none).sizes.empty());
    EXPECT_TRUE(core_numbers(none).empty());
    EXPECT_TRUE(std::isnan(clustering(none).global));
    EXPECT_TRUE(std::isnan(distances(none).mean));
    EXPECT_TRUE(std::isnan(distances(none).efficiency));
    EXPECT_TRUE(std::isnan(degree_centralisation(none)));
    const Graph one(1);
    EXPECT_TRUE(std::isnan(density(one)));
    EXPECT_EQ(components(one).sizes, (std::vector<std::uint32_t>{1}));
    EXPECT_EQ(core_numbers(one), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(distances(one).unreached, 0U);
    EXPECT_EQ(distances(Graph(2)).unreached, 2U);
    EXPECT_EQ(distances(Graph(2)).efficiency, 0.0);
}

TEST(Shape, a_long_search_can_be_cancelled) {
    const Graph g = testing::random_graph(5000, 20000, 6);
    Monitor monitor{[](const Progress&) { return false; }, std::chrono::milliseconds{0}};
    EXPECT_THROW((void)distances(g, monitor), Cancelled);
}

}  // namespace
}  // namespace maillage
