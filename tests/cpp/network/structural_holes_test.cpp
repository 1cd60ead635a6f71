#include "maillage/network/structural_holes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "maillage/core/thread_pool.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

// S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20, 1997, figure 1; A to G.
// The weights are those with which networkx tests its own implementation.
Graph borgatti(bool weighted) {
    std::vector<Edge> edges{{0, 1, 2}, {0, 5, 3}, {0, 6, 5}, {0, 4, 2}, {4, 6, 8},
                            {5, 6, 3}, {1, 6, 4}, {1, 3, 1}, {3, 6, 3}, {6, 2, 10}};
    return Graph(7, edges, Direction::undirected, weighted ? Combine::sum : Combine::one);
}

TEST(StructuralHoles, published_example) {
    const StructuralHoles once = structural_holes(borgatti(false));
    EXPECT_NEAR(once.effective_size[6], 4.67, 0.005);
    EXPECT_NEAR(once.efficiency[6], 0.78, 0.005);
    EXPECT_NEAR(once.effective_size[0], 2.5, 1e-12);
    EXPECT_NEAR(once.constraint[6], 0.400, 0.0005);
    EXPECT_NEAR(once.constraint[0], 0.595, 0.0005);
    EXPECT_DOUBLE_EQ(once.constraint[2], 1);
    const StructuralHoles strong = structural_holes(borgatti(true));
    EXPECT_NEAR(strong.effective_size[6], 5.47, 0.005);
    EXPECT_NEAR(strong.effective_size[0], 2.47, 0.005);
    EXPECT_NEAR(strong.constraint[6], 0.299, 0.0005);
    EXPECT_NEAR(strong.constraint[0], 0.795, 0.0005);
}

// Burt's formulas as they stand, over all vertices.
struct Slow {
    std::vector<std::vector<double>> z, p, m;

    explicit Slow(const Graph& g) {
        const std::size_t n = g.n_vertices();
        z.assign(n, std::vector<double>(n, 0));
        for (const Edge& e : g.edges()) {
            z[e.from][e.to] += e.weight;
            z[e.to][e.from] += e.weight;
        }
        p = m = z;
        for (std::size_t i = 0; i < n; ++i) {
            double sum = 0;
            double most = 0;
            for (const double weight : z[i]) {
                sum += weight;
                most = std::max(most, weight);
            }
            for (std::size_t j = 0; j < n && sum > 0; ++j) {
                p[i][j] = z[i][j] / sum;
                m[i][j] = z[i][j] / most;
            }
        }
    }
    [[nodiscard]] std::vector<double> dyadic(std::size_t i) const {
        std::vector<double> found;
        for (std::size_t j = 0; j < p.size(); ++j) {
            if (z[i][j] == 0) continue;
            double invested = p[i][j];
            for (std::size_t q = 0; q < p.size(); ++q)
                if (q != i && q != j) invested += p[i][q] * p[q][j];
            found.push_back(invested * invested);
        }
        return found;
    }
    [[nodiscard]] double effective_size(std::size_t i) const {
        double found = 0;
        for (std::size_t j = 0; j < p.size(); ++j) {
            if (z[i][j] == 0) continue;
            found += 1;
            for (std::size_t q = 0; q < p.size(); ++q)
                if (q != i && q != j) found -= p[i][q] * m[j][q];
        }
        return found;
    }
};

TEST(StructuralHoles, measures_are_those_of_the_formulas) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const Graph g = testing::random_graph(24, 20 + 6 * seed, seed, direction, seed % 2 == 0);
            const Slow slow(g);
            const StructuralHoles found = structural_holes(g);
            for (Vertex v = 0; v < 24; ++v) {
                const std::vector<double> dyadic = slow.dyadic(v);
                const auto n = static_cast<double>(dyadic.size());
                EXPECT_EQ(found.contacts[v], dyadic.size());
                if (dyadic.empty()) {
                    EXPECT_TRUE(std::isnan(found.constraint[v]) && std::isnan(found.effective_size[v]));
                    continue;
                }
                double sum = 0;
                for (const double own : dyadic) sum += own;
                EXPECT_NEAR(found.constraint[v], sum, 1e-12);
                EXPECT_NEAR(found.effective_size[v], slow.effective_size(v), 1e-12);
                EXPECT_NEAR(found.efficiency[v], slow.effective_size(v) / n, 1e-12);
                double unequal = 0;
                for (const double own : dyadic) unequal += own / (sum / n) * std::log(own / (sum / n));
                if (dyadic.size() > 1) {
                    EXPECT_NEAR(found.hierarchy[v], unequal / (n * std::log(n)), 1e-12);
                } else {
                    EXPECT_TRUE(std::isnan(found.hierarchy[v]));
                }
            }
        }
    }
}

TEST(StructuralHoles, effective_size_is_borgattis_where_ties_count_once) {
    const Graph g = testing::karate_club();
    const StructuralHoles found = structural_holes(g);
    for (Vertex v = 0; v < 34; ++v) {
        const auto n = static_cast<double>(g.out_degree(v));
        double among = 0;
        for (const Vertex a : g.out(v))
            for (const Vertex b : g.out(v))
                if (a < b && g.has_arc(a, b)) ++among;
        EXPECT_NEAR(found.effective_size[v], n - 2 * among / n, 1e-12);
    }
}

TEST(StructuralHoles, numbering_and_threads_change_nothing) {
    const Graph g = testing::random_graph(2000, 9000, 4, Direction::undirected, true);
    const std::size_t before = threads();
    set_threads(1);
    const StructuralHoles one = structural_holes(g);
    set_threads(2);
    const StructuralHoles two = structural_holes(g);
    set_threads(before);
    const std::vector<Vertex> becomes = testing::permutation(2000, 9);
    const StructuralHoles moved = structural_holes(testing::renumbered(g, becomes));
    for (Vertex v = 0; v < 2000; ++v) {
        if (one.contacts[v] < 2) continue;
        EXPECT_EQ(one.constraint[v], two.constraint[v]);
        EXPECT_EQ(one.effective_size[v], two.effective_size[v]);
        EXPECT_EQ(one.hierarchy[v], two.hierarchy[v]);
        EXPECT_NEAR(one.constraint[v], moved.constraint[becomes[v]], 1e-12);
        EXPECT_NEAR(one.hierarchy[v], moved.hierarchy[becomes[v]], 1e-12);
    }
}

TEST(StructuralHoles, the_middle_of_a_star_is_free_and_its_ends_are_bound) {
    const StructuralHoles found = structural_holes(testing::graph_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}));
    EXPECT_DOUBLE_EQ(found.constraint[0], 0.25);
    EXPECT_DOUBLE_EQ(found.effective_size[0], 4);
    EXPECT_NEAR(found.hierarchy[0], 0, 1e-15);
    EXPECT_DOUBLE_EQ(found.constraint[1], 1);
    EXPECT_TRUE(structural_holes(Graph(0)).constraint.empty());
}

}  // namespace
}  // namespace maillage
