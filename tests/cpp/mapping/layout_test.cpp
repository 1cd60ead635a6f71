#include "maillage/mapping/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "mapping/start.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using testing::graph_of;
using testing::grid;
using testing::karate_club;
using testing::random_graph;

double distance(const Position& a, const Position& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// Numbers of steps by Floyd and Warshall; far where there is no way.
std::vector<std::vector<double>> all_steps(const Graph& graph) {
    const std::size_t n = graph.n_vertices();
    std::vector<std::vector<double>> steps(n,
                                           std::vector<double>(n, std::numeric_limits<double>::infinity()));
    for (std::size_t v = 0; v < n; ++v) steps[v][v] = 0;
    for (const Edge& edge : graph.edges()) steps[edge.from][edge.to] = steps[edge.to][edge.from] = 1;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                steps[i][j] = std::min(steps[i][j], steps[i][k] + steps[k][j]);
    return steps;
}

// The definition, at the best of many scales.
double slow_stress(const Graph& graph, const std::vector<Position>& positions) {
    const auto steps = all_steps(graph);
    double least = std::numeric_limits<double>::infinity();
    for (double scale = 0.01; scale < 5.0; scale += 0.001) {
        double sum = 0;
        double pairs = 0;
        for (std::size_t a = 0; a < steps.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                if (!std::isfinite(steps[a][b])) continue;
                const double off = 1.0 - scale * distance(positions[a], positions[b]) / steps[a][b];
                sum += off * off;
                pairs += 1;
            }
        }
        least = std::min(least, sum / pairs);
    }
    return least;
}

// How far one drawing is from another at best, as a share of its size.
double difference(std::vector<Position> drawing, const std::vector<Position>& model) {
    mapping::turn_towards(drawing, model);
    Position middle;
    for (const Position& p : model) middle = {middle.x + p.x / model.size(), middle.y + p.y / model.size()};
    double off = 0;
    double size = 0;
    for (std::size_t v = 0; v < model.size(); ++v) {
        off += std::pow(distance(drawing[v], model[v]), 2);
        size += std::pow(distance(middle, model[v]), 2);
    }
    return std::sqrt(off / size);
}

TEST(Layout, stress_is_that_of_its_definition) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Graph graph = random_graph(30, 45, seed);
        RandomStream random(seed);
        std::vector<Position> positions(30);
        for (Position& p : positions) p = {3 * random.uniform(), 3 * random.uniform()};
        EXPECT_NEAR(stress(graph, positions), slow_stress(graph, positions), 1e-5);
    }
}

TEST(Layout, a_path_becomes_a_straight_line_and_a_square_a_square) {
    std::vector<std::pair<Vertex, Vertex>> pairs;
    for (Vertex v = 0; v + 1 < 12; ++v) pairs.emplace_back(v, v + 1);
    const auto path = layout(graph_of(12, pairs));
    EXPECT_NEAR(distance(path[0], path[11]), 11.0, 0.05);
    EXPECT_NEAR(std::abs(path[0].x - path[11].x), 11.0, 0.05);  // along x
    const auto square = layout(graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}));
    EXPECT_NEAR(distance(square[0], square[2]), distance(square[1], square[3]), 0.05);
    EXPECT_NEAR(distance(square[0], square[1]), distance(square[2], square[3]), 0.05);
}

TEST(Layout, descent_ends_well_below_its_start_and_near_the_best_of_many) {
    for (const Graph& graph : {karate_club(), grid(12), random_graph(300, 600, 4)}) {
        LayoutOptions long_one;
        long_one.sweeps = 300;
        double best = 1.0;
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            long_one.seed = seed;
            best = std::min(best, stress(graph, layout(graph, long_one)));
        }
        const double found = stress(graph, layout(graph));
        EXPECT_LE(found, 1.05 * best + 1e-4);
    }
}

TEST(Layout, the_sparse_model_comes_close_to_the_full_one) {
    for (const Graph& graph : {grid(25), random_graph(900, 1500, 5)}) {
        LayoutOptions sparse;
        sparse.full_up_to = 0;
        const double full = stress(graph, layout(graph));
        const double found = stress(graph, layout(graph, sparse));
        EXPECT_LE(found, 1.25 * full + 0.003);
        EXPECT_NE(found, full);
    }
}

// Cliques of six in a chain.
Graph chain_of_cliques(Vertex n_cliques) {
    std::vector<std::pair<Vertex, Vertex>> pairs;
    for (Vertex c = 0; c < n_cliques; ++c) {
        for (Vertex a = 0; a < 6; ++a)
            for (Vertex b = 0; b < a; ++b) pairs.emplace_back(6 * c + a, 6 * c + b);
        if (c > 0) pairs.emplace_back(6 * c - 1, 6 * c);
    }
    return graph_of(6 * n_cliques, pairs);
}

TEST(Layout, seeds_change_little) {
    const std::vector<std::pair<Graph, double>> cases{
        {grid(10), 0.02}, {chain_of_cliques(8), 0.3}, {karate_club(), 0.6}};
    for (const auto& [graph, most] : cases) {
        const auto model = layout(graph);
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            LayoutOptions options;
            options.seed = seed;
            const auto other = layout(graph, options);
            EXPECT_NE(other, model);
            EXPECT_LT(difference(other, model), most);
        }
    }
}

TEST(Layout, a_network_that_grows_keeps_its_shape_with_initial_positions) {
    const Graph before = karate_club();
    const auto model = layout(before);
    std::vector<Edge> edges(before.edges().begin(), before.edges().end());
    edges.push_back({34, 0, 1.0});
    edges.push_back({34, 35, 1.0});
    edges.push_back({4, 16, 1.0});
    const Graph after(36, edges);
    std::vector<Position> initial = model;
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    initial.resize(36, {nothing, nothing});
    auto found = layout(after, {}, initial);
    found.resize(34);
    EXPECT_LT(difference(found, model), 0.15);
    // Not only after turning: the drawing stands as it stood.
    double turned = 0;
    for (std::size_t a = 0; a < 34; ++a)
        for (std::size_t b = 0; b < a; ++b)
            turned = std::max(turned, std::abs((found[a].x - found[b].x) - (model[a].x - model[b].x)));
    EXPECT_LT(turned, 1.5);
}

TEST(Layout, renumbering_changes_no_stress_to_speak_of) {
    const Graph graph = random_graph(120, 240, 9);
    const double found = stress(graph, layout(graph));
    const auto becomes = testing::permutation(120, 3);
    const Graph other = testing::renumbered(graph, becomes);
    EXPECT_NEAR(stress(other, layout(other)), found, 0.05 * found);
    std::vector<Position> moved(120);
    const auto positions = layout(graph);
    for (Vertex v = 0; v < 120; ++v) moved[becomes[v]] = positions[v];
    EXPECT_NEAR(stress(other, moved), found, 1e-12);
}

TEST(Layout, one_and_two_threads_give_the_same_bits) {
    const std::size_t before = threads();
    const Graph graph = random_graph(400, 800, 6);
    LayoutOptions sparse;
    sparse.full_up_to = 10;
    set_threads(1);
    const auto full_one = layout(graph);
    const auto sparse_one = layout(graph, sparse);
    const double stress_one = stress(graph, full_one);
    set_threads(2);
    EXPECT_EQ(layout(graph), full_one);
    EXPECT_EQ(layout(graph, sparse), sparse_one);
    EXPECT_EQ(stress(graph, full_one), stress_one);
    set_threads(before);
}

TEST(Layout, components_stand_apart) {
    // Two cliques of five, a pair, and three alone.
    std::vector<std::pair<Vertex, Vertex>> pairs{{10, 11}};
    for (Vertex a = 0; a < 5; ++a) {
        for (Vertex b = 0; b < a; ++b) {
            pairs.emplace_back(a, b);
            pairs.emplace_back(5 + a, 5 + b);
        }
    }
    const auto positions = layout(graph_of(15, pairs));
    const std::vector<int> part{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5};
    for (std::size_t a = 0; a < 15; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            if (part[a] == part[b]) continue;
            EXPECT_GE(distance(positions[a], positions[b]), 1.0 - 1e-9);
        }
    }
}

TEST(Layout, a_thousand_alone_fill_a_box_of_the_wanted_shape) {
    LayoutOptions wide;
    wide.aspect = 2.0;
    const auto positions = layout(Graph(1000), wide);
    Position high;
    for (const Position& p : positions) high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    EXPECT_NEAR(high.x / high.y, 2.0, 0.3);
    EXPECT_LT(high.x * high.y, 1200.0);
}

TEST(Layout, twins_that_start_at_one_place_part) {
    std::vector<std::pair<Vertex, Vertex>> star;
    for (Vertex v = 1; v < 30; ++v) star.emplace_back(0, v);
    const auto positions = layout(graph_of(30, star));
    for (std::size_t a = 1; a < 30; ++a)
        for (std::size_t b = 1; b < a; ++b) EXPECT_GT(distance(positions[a], positions[b]), 0.05);
}

TEST(Layout, directions_do_not_count) {
    const Graph arcs = random_graph(50, 120, 2, Direction::directed);
    EXPECT_EQ(layout(arcs), layout(arcs.undirected()));
}

TEST(Layout, empty_one_and_two) {
    EXPECT_TRUE(layout(Graph(0)).empty());
    EXPECT_EQ(stress(Graph(0), {}), 0.0);
    EXPECT_EQ(layout(Graph(1)).size(), 1U);
    const auto pair = layout(graph_of(2, {{0, 1}}));
    EXPECT_NEAR(distance(pair[0], pair[1]), 1.0, 1e-3);
}

std::string message_of(const LayoutOptions& options, std::size_t n_initial = 0) {
    try {
        const std::vector<Position> initial(n_initial);
        (void)layout(karate_club(), options, initial);
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "no error";
}

TEST(Layout, bad_options_are_named) {
    LayoutOptions options;
    EXPECT_EQ(message_of(options, 3), "3 initial positions for 34 vertices; expected one a vertex, or none");
    options.pivots = 0;
    EXPECT_EQ(message_of(options), "pivots is 0; expected > 0");
    options = {};
    options.sweeps = 0;
    EXPECT_EQ(message_of(options), "sweeps is 0; expected > 0");
    options = {};
    options.aspect = -1;
    EXPECT_EQ(message_of(options), "aspect is -1.000000; expected > 0");
    EXPECT_THROW((void)stress(karate_club(), std::vector<Position>(3)), InvalidInput);
}

TEST(Layout, a_monitor_can_cancel) {
    Monitor monitor;
    monitor.interval = std::chrono::milliseconds(0);
    monitor.poll = [](const Progress&) { return false; };
    EXPECT_THROW((void)layout(grid(20), {}, {}, monitor), Cancelled);
}

}  // namespace
}  // namespace maillage
