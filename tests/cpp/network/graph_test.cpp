#include "maillage/network/graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "maillage/core/error.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using testing::graph_of;
using testing::random_graph;

std::string message_of(const std::vector<Edge>& edges, std::size_t n = 3) {
    try {
        const Graph graph(n, edges);
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "no error";
}

TEST(Graph, rows_are_those_of_a_plain_table) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        const Graph graph = random_graph(40, 200, 7, direction, true);
        std::map<std::pair<Vertex, Vertex>, double> table;
        for (const Edge& edge : graph.edges()) {
            table[{edge.from, edge.to}] = edge.weight;
            if (direction == Direction::undirected) table[{edge.to, edge.from}] = edge.weight;
        }
        for (Vertex u = 0; u < 40; ++u) {
            EXPECT_TRUE(std::is_sorted(graph.out(u).begin(), graph.out(u).end()));
            EXPECT_TRUE(std::is_sorted(graph.in(u).begin(), graph.in(u).end()));
            for (Vertex v = 0; v < 40; ++v) {
                const bool there = table.contains({u, v});
                EXPECT_EQ(graph.has_arc(u, v), there);
                EXPECT_EQ(graph.weight(u, v), there ? table[std::pair(u, v)] : 0.0);
                EXPECT_EQ(std::ranges::count(graph.out(u), v), there ? 1 : 0);
                EXPECT_EQ(std::ranges::count(graph.in(v), u), there ? 1 : 0);
            }
            for (std::size_t i = 0; i < graph.out_degree(u); ++i) {
                const Edge& edge = graph.edges()[graph.out_edges(u)[i]];
                EXPECT_EQ(std::minmax(edge.from, edge.to), std::minmax(u, graph.out(u)[i]));
            }
        }
    }
}

TEST(Graph, parallel_ties_are_combined_as_asked) {
    const std::vector<Edge> edges{{0, 1, 2.0}, {1, 0, 3.0}, {0, 1, 0.5}};
    EXPECT_EQ(Graph(2, edges).weight(0, 1), 5.5);
    EXPECT_EQ(Graph(2, edges, Direction::undirected, Combine::max).weight(0, 1), 3.0);
    EXPECT_EQ(Graph(2, edges, Direction::undirected, Combine::count).weight(0, 1), 3.0);
    EXPECT_EQ(Graph(2, edges, Direction::undirected, Combine::one).weight(0, 1), 1.0);
    EXPECT_EQ(Graph(2, edges, Direction::directed).weight(0, 1), 2.5);
    EXPECT_EQ(Graph(2, edges, Direction::directed).undirected().weight(1, 0), 5.5);
}

TEST(Graph, order_of_parallel_ties_does_not_change_a_bit) {
    std::vector<Edge> edges{{0, 1, 0.1}, {0, 1, 0.2}, {0, 1, 0.3}, {0, 1, 1e9}};
    const double sum = Graph(2, edges).weight(0, 1);
    while (std::ranges::next_permutation(edges, {}, &Edge::weight).found)
        EXPECT_EQ(Graph(2, edges).weight(0, 1), sum);
}

TEST(Graph, bad_edges_are_named) {
    EXPECT_EQ(message_of({{0, 1, 1.0}, {0, 7, 1.0}}), "edge 1 joins 0 and 7; expected vertices below 3");
    EXPECT_EQ(message_of({{2, 2, 1.0}}), "edge 0 joins vertex 2 to itself; expected two different vertices");
    EXPECT_EQ(message_of({{0, 1, -1.0}}), "edge 0 has weight -1.000000; expected a number > 0");
    EXPECT_NE(message_of({{0, 1, 0.0}}), "no error");
    EXPECT_NE(message_of({{0, 1, 0.0 / 0.0}}), "no error");
}

TEST(Graph, may_be_empty) {
    EXPECT_EQ(Graph(0).n_edges(), 0U);
    EXPECT_TRUE(Graph(1).out(0).empty());
    EXPECT_TRUE(graph_of(3, {}, Direction::directed).in(2).empty());
}

}  // namespace
}  // namespace maillage
