#include "maillage/network/centrality.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

#include "maillage/core/error.hpp"
#include "maillage/core/simd.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/network/betweenness.hpp"
#include "maillage/network/closeness.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using testing::florentine_families;
using testing::graph_of;
using testing::grid;
using testing::karate_club;
using testing::kite;
using testing::permutation;
using testing::random_graph;
using testing::renumbered;

using Table = std::vector<std::vector<double>>;

constexpr double kNever = std::numeric_limits<double>::infinity();

double length_of(const Edge& edge, Lengths lengths) {
    return lengths == Lengths::steps ? 1.0 : 1.0 / edge.weight;
}

// Distances by Floyd and Warshall.
Table all_distances(const Graph& graph, Lengths lengths) {
    const std::size_t n = graph.n_vertices();
    Table d(n, std::vector<double>(n, kNever));
    for (std::size_t v = 0; v < n; ++v) d[v][v] = 0;
    for (const Edge& edge : graph.edges()) {
        d[edge.from][edge.to] = length_of(edge, lengths);
        if (!graph.directed()) d[edge.to][edge.from] = length_of(edge, lengths);
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    return d;
}

bool same(double a, double b) {
    return std::abs(a - b) < 1e-9;
}

// Numbers of shortest ways, by adding up over last steps in order of distance.
Table all_ways(const Graph& graph, Lengths lengths, const Table& d) {
    const std::size_t n = graph.n_vertices();
    Table ways(n, std::vector<double>(n, 0.0));
    for (std::size_t s = 0; s < n; ++s) {
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return d[s][a] < d[s][b]; });
        ways[s][s] = 1;
        for (const std::size_t v : order) {
            for (std::size_t u = 0; u < n; ++u) {
                const auto from = static_cast<Vertex>(u);
                const auto to = static_cast<Vertex>(v);
                if (u == v || v == s || d[s][v] == kNever || !graph.has_arc(from, to)) continue;
                const Edge edge{from, to, graph.weight(from, to)};
                if (same(d[s][u] + length_of(edge, lengths), d[s][v])) ways[s][v] += ways[s][u];
            }
        }
    }
    return ways;
}

// Betweenness from its definition: for each pair, the share of its shortest ways through each third.
std::vector<double> by_definition(const Graph& graph, Lengths lengths) {
    const std::size_t n = graph.n_vertices();
    const Table d = all_distances(graph, lengths);
    const Table ways = all_ways(graph, lengths, d);
    std::vector<double> found(n, 0.0);
    for (std::size_t s = 0; s < n; ++s) {
        for (std::size_t t = graph.directed() ? 0 : s + 1; t < n; ++t) {
            for (std::size_t v = 0; v < n; ++v) {
                if (s == t || v == s || v == t || d[s][t] == kNever) continue;
                if (d[s][v] != kNever && d[v][t] != kNever && same(d[s][v] + d[v][t], d[s][t]))
                    found[v] += ways[s][v] * ways[v][t] / ways[s][t];
            }
        }
    }
    return found;
}

void expect_near(const std::vector<double>& a, const std::vector<double>& b, double tolerance = 1e-9) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], tolerance * (1 + std::abs(b[i]))) << i;
}

// Runs a check with every instruction set of the machine.
void with_each_instruction_set(const std::function<void()>& check) {
    for (const auto set : {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512}) {
        limit_instruction_set(set);
        check();
    }
    limit_instruction_set(InstructionSet::avx512);
}

TEST(Betweenness, of_the_kite_is_that_of_Krackhardt) {
    // D. Krackhardt, 1990: the actor between the kite and its tail has the highest, 14 of 36 pairs.
    const auto found = betweenness(kite()).vertices;
    expect_near(found, {5.0 / 6, 5.0 / 6, 0, 11.0 / 3, 0, 25.0 / 3, 25.0 / 3, 14, 8, 0});
}

TEST(Betweenness, of_the_Medici_is_more_than_half_of_all_pairs) {
    // Of 91 pairs of other families, 47.5 (Padgett and Ansell 1993, counted again in many textbooks: 0.522).
    const auto found = betweenness(florentine_families()).vertices;
    EXPECT_NEAR(found[1], 47.5, 1e-9);
    EXPECT_NEAR(found[12] / 91, 0.2546, 5e-5);
}

TEST(Betweenness, is_that_of_its_definition) {
    with_each_instruction_set([] {
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            for (const Direction direction : {Direction::undirected, Direction::directed}) {
                const Graph sparse = random_graph(45, 60, seed, direction, true);
                const Graph dense = random_graph(40, 300, seed, direction, true);
                for (const Graph& graph : {sparse, dense}) {
                    for (const Lengths lengths : {Lengths::steps, Lengths::inverse_strength})
                        expect_near(betweenness(graph, lengths).vertices, by_definition(graph, lengths));
                }
            }
        }
        expect_near(betweenness(grid(6)).vertices, by_definition(grid(6), Lengths::steps));
    });
}

TEST(Betweenness, is_the_same_bits_with_every_instruction_set_and_number_of_threads) {
    const Graph shared = random_graph(700, 3000, 1);  // searches go side by side
    const Graph alone = grid(20);                     // and here they do not
    // Fewer side by side, because rows of 17,000 would not fit; most actors are alone to keep the test short.
    const Graph large(17'000, shared.edges(), Direction::undirected);
    for (const Graph& graph : {shared, alone, large}) {
        const auto measured = graph.n_vertices() < 1000 ? Measured::vertices_and_edges : Measured::vertices;
        const Betweenness first = betweenness(graph, Lengths::steps, measured);
        for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
            set_threads(threads);
            with_each_instruction_set(
                [&] { EXPECT_EQ(betweenness(graph, Lengths::steps, measured), first); });
        }
    }
    set_threads(2);
    auto padded = betweenness(large).vertices;
    padded.resize(shared.n_vertices());
    expect_near(padded, betweenness(shared).vertices);
}

TEST(Betweenness, of_edges_counts_the_ways_through_them) {
    // A path of four: its middle edge carries 2 x 2 pairs.
    expect_near(
        betweenness(graph_of(4, {{0, 1}, {1, 2}, {2, 3}}), Lengths::steps, Measured::vertices_and_edges)
            .edges,
        {3, 4, 3});
    // Every way of length d passes d edges and d - 1 inner vertices.
    const Graph graph = random_graph(300, 900, 5);
    with_each_instruction_set([&] {
        for (const Lengths lengths : {Lengths::steps, Lengths::inverse_strength}) {
            const auto found = betweenness(graph, lengths, Measured::vertices_and_edges);
            const auto reached = closeness(graph).reached;
            const double pairs = std::accumulate(reached.begin(), reached.end(), 0.0) / 2;
            const double edges = std::accumulate(found.edges.begin(), found.edges.end(), 0.0);
            const double vertices = std::accumulate(found.vertices.begin(), found.vertices.end(), 0.0);
            EXPECT_NEAR(edges - vertices, pairs, 1e-6 * pairs);
        }
    });
}

TEST(Betweenness, does_not_depend_on_the_numbers_of_vertices) {
    const Graph graph = random_graph(120, 260, 9, Direction::directed);
    const auto becomes = permutation(120, 4);
    const auto found = betweenness(graph).vertices;
    const auto moved = betweenness(renumbered(graph, becomes)).vertices;
    for (std::size_t v = 0; v < 120; ++v) EXPECT_NEAR(moved[becomes[v]], found[v], 1e-9 * (1 + found[v]));
}

TEST(Betweenness, of_small_and_empty_graphs_is_none) {
    EXPECT_TRUE(betweenness(Graph(0)).vertices.empty());
    EXPECT_EQ(betweenness(Graph(1)).vertices, std::vector<double>{0});
    EXPECT_EQ(betweenness(Graph(40)).vertices, std::vector<double>(40, 0.0));
    EXPECT_EQ(betweenness(Graph(2), Lengths::inverse_strength).vertices, (std::vector<double>{0, 0}));
}

TEST(Betweenness, sampled_errs_by_no_more_than_it_says) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        const Graph graph = random_graph(400, 900, 3, direction);
        const auto exact = betweenness(graph).vertices;
        const auto sampled = sampled_betweenness(graph, {0.02, 0.9, 7});
        for (std::size_t v = 0; v < 400; ++v) EXPECT_NEAR(sampled.vertices[v], exact[v], sampled.error);
        EXPECT_GT(*std::max_element(sampled.vertices.begin(), sampled.vertices.end()), sampled.error);
    }
}

TEST(Betweenness, sampled_has_the_right_mean) {
    // Ten times as many samples as the bound asks for: the mean error shrinks well below it.
    const Graph graph = random_graph(60, 130, 8);
    const auto exact = betweenness(graph).vertices;
    const auto sampled = sampled_betweenness(graph, {0.003, 0.9, 1});
    for (std::size_t v = 0; v < 60; ++v) EXPECT_NEAR(sampled.vertices[v], exact[v], sampled.error);
}

TEST(Betweenness, sampled_depends_on_the_seed_alone) {
    const Graph graph = random_graph(500, 1500, 3);
    const SampleOptions options{0.02, 0.9, 5};
    set_threads(1);
    const auto one = sampled_betweenness(graph, options);
    set_threads(2);
    EXPECT_EQ(sampled_betweenness(graph, options), one);
    EXPECT_NE(sampled_betweenness(graph, {0.02, 0.9, 6}).vertices, one.vertices);
    EXPECT_THROW((void)sampled_betweenness(graph, {0.0, 0.9, 5}), InvalidInput);
    EXPECT_THROW((void)sampled_betweenness(graph, {0.1, 1.0, 5}), InvalidInput);
}

TEST(Closeness, is_that_of_all_distances) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        for (const Lengths lengths : {Lengths::steps, Lengths::inverse_strength}) {
            const Graph graph = random_graph(70, 110, 11, direction, true);
            const Table d = all_distances(graph, lengths);
            const Closeness found = closeness(graph, lengths);
            for (std::size_t v = 0; v < 70; ++v) {
                double total = 0;
                double harmonic = 0;
                double farthest = 0;
                std::uint32_t reached = 0;
                for (std::size_t w = 0; w < 70; ++w) {
                    if (w == v || d[v][w] == kNever) continue;
                    ++reached;
                    total += d[v][w];
                    harmonic += 1 / d[v][w];
                    farthest = std::max(farthest, d[v][w]);
                }
                EXPECT_EQ(found.reached[v], reached);
                EXPECT_NEAR(found.total_distance[v], total, 1e-9);
                EXPECT_NEAR(found.harmonic[v], harmonic, 1e-9);
                EXPECT_NEAR(found.farthest[v], farthest, 1e-9);
            }
        }
    }
}

TEST(Closeness, of_more_than_one_batch_is_the_same_on_any_number_of_threads) {
    const Graph graph = random_graph(1500, 4000, 2);
    set_threads(1);
    const Closeness one = closeness(graph);
    set_threads(2);
    EXPECT_EQ(closeness(graph), one);
    // Sums over all vertices count each pair twice, from either end.
    const double total = std::accumulate(one.total_distance.begin(), one.total_distance.end(), 0.0);
    double paired = 0;
    const Graph part = graph;
    for (const double d : closeness(part, Lengths::inverse_strength).total_distance) paired += d;
    EXPECT_EQ(total, paired);  // all weights are 1
}

TEST(Closeness, of_large_graphs_is_that_of_one_search_per_actor) {
    for (const Graph& graph :
         {random_graph(2600, 8000, 4), random_graph(2600, 9000, 5, Direction::directed), grid(48)}) {
        const Closeness by_steps = closeness(graph);
        const Closeness one_by_one = closeness(graph, Lengths::inverse_strength);  // all weights are 1
        EXPECT_EQ(by_steps.reached, one_by_one.reached);
        EXPECT_EQ(by_steps.total_distance, one_by_one.total_distance);
        EXPECT_EQ(by_steps.farthest, one_by_one.farthest);
        for (Vertex v = 0; v < graph.n_vertices(); ++v)
            EXPECT_NEAR(by_steps.harmonic[v], one_by_one.harmonic[v], 1e-9);
    }
}

TEST(Centrality, degrees_and_strengths_count_the_arcs_asked_for) {
    const std::vector<Edge> arcs{{0, 1, 2.0}, {1, 0, 1.0}, {2, 1, 4.0}};
    const Graph graph(3, arcs, Direction::directed);
    EXPECT_EQ(degrees(graph), (std::vector<std::uint32_t>{2, 3, 1}));
    EXPECT_EQ(degrees(graph, Arcs::out), (std::vector<std::uint32_t>{1, 1, 1}));
    EXPECT_EQ(strengths(graph, Arcs::in), (std::vector<double>{1, 6, 0}));
    EXPECT_EQ(strengths(graph.undirected()), (std::vector<double>{3, 7, 4}));
}

TEST(Centrality, eigenvector_is_one_of_the_table_of_ties) {
    for (const Graph& graph : {karate_club(), kite(), graph_of(4, {{0, 1}, {0, 2}, {0, 3}})}) {
        const auto found = eigenvector_centrality(graph);
        ASSERT_TRUE(found.converged);
        EXPECT_EQ(*std::max_element(found.values.begin(), found.values.end()), 1.0);
        double eigenvalue = 0;
        for (Vertex v = 0; v < graph.n_vertices(); ++v) {
            double sum = 0;
            for (const Vertex w : graph.out(v)) sum += found.values[w];
            if (v == 0) eigenvalue = sum / found.values[0];
            EXPECT_NEAR(sum, eigenvalue * found.values[v], 1e-7);
        }
    }
    EXPECT_EQ(eigenvector_centrality(Graph(3)).values, std::vector<double>(3, 0.0));
    const auto apart = eigenvector_centrality(graph_of(5, {{0, 1}, {1, 2}, {0, 2}, {3, 4}})).values;
    for (Vertex v = 0; v < 3; ++v) EXPECT_NEAR(apart[v], 1.0, 1e-12);
    EXPECT_EQ(apart[3], 0.0);
    EXPECT_EQ(apart[4], 0.0);
}

TEST(Centrality, eigenvector_of_a_grid_is_a_product_of_waves) {
    constexpr std::size_t kSide = 31;  // the one in the middle is the most central
    const auto found = eigenvector_centrality(grid(kSide));
    ASSERT_TRUE(found.converged);
    EXPECT_LT(found.iterations, 300U);  // the power method takes thousands
    const double step = std::acos(-1.0) / (kSide + 1);
    for (std::size_t i = 0; i < kSide; ++i) {
        for (std::size_t j = 0; j < kSide; ++j) {
            const double wave =
                std::sin(static_cast<double>(i + 1) * step) * std::sin(static_cast<double>(j + 1) * step);
            EXPECT_NEAR(found.values[i * kSide + j], wave, 1e-8);
        }
    }
}

TEST(Centrality, eigenvector_of_both_directions_is_that_without) {
    const Graph graph = random_graph(60, 150, 8, Direction::undirected, true);
    std::vector<Edge> arcs;
    for (const Edge& edge : graph.edges()) {
        arcs.push_back(edge);
        arcs.push_back({edge.to, edge.from, edge.weight});
    }
    // Arcs are followed by the power method, ties by the faster one.
    const auto stepwise = eigenvector_centrality(Graph(60, arcs, Direction::directed)).values;
    const auto found = eigenvector_centrality(graph).values;
    for (Vertex v = 0; v < 60; ++v) EXPECT_NEAR(found[v], stepwise[v], 1e-7);
}

TEST(Centrality, pagerank_solves_its_equations) {
    const Graph graph = random_graph(50, 90, 6, Direction::directed, true);
    const auto found = pagerank(graph, 0.85, TieWeights::strength, {1e-14, 1000});
    EXPECT_NEAR(std::accumulate(found.values.begin(), found.values.end(), 0.0), 1.0, 1e-12);
    const auto leaving = strengths(graph, Arcs::out);
    double stuck = 0;
    for (Vertex v = 0; v < 50; ++v) stuck += leaving[v] == 0 ? found.values[v] : 0;
    for (Vertex v = 0; v < 50; ++v) {
        double sum = 0.15 / 50 + 0.85 * stuck / 50;
        for (const Vertex u : graph.in(v)) sum += 0.85 * found.values[u] * graph.weight(u, v) / leaving[u];
        EXPECT_NEAR(found.values[v], sum, 1e-12);
    }
    EXPECT_EQ(pagerank(Graph(0)).values.size(), 0U);
    EXPECT_THROW((void)pagerank(graph, 1.0), InvalidInput);
    EXPECT_THROW((void)eigenvector_centrality(graph, TieWeights::none, {0.0, 10}), InvalidInput);
    EXPECT_THROW((void)pagerank(graph, 0.5, TieWeights::none, {1e-3, 0}), InvalidInput);
}

}  // namespace
}  // namespace maillage
