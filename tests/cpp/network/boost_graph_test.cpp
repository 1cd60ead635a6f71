#include "maillage/network/boost_graph.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <gtest/gtest.h>

#include <vector>

#include "network/graphs.hpp"

namespace maillage {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<bgl::Undirected>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<bgl::Undirected>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<bgl::Undirected>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<bgl::Undirected>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<bgl::Directed>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<bgl::Directed>));

TEST(BoostGraph, algorithms_of_boost_run_without_a_copy) {
    const bgl::Undirected g(testing::graph_of(6, {{0, 1}, {1, 2}, {3, 4}}));
    std::vector<int> component(6);
    EXPECT_EQ(boost::connected_components(g, component.data()), 3);
    EXPECT_EQ(component[0], component[2]);
    EXPECT_NE(component[0], component[3]);
}

TEST(BoostGraph, weights_and_both_ends_of_edges_are_there) {
    const std::vector<Edge> edges{{0, 1, 4.0}, {0, 2, 1.0}, {2, 1, 2.0}};
    const bgl::Undirected g{Graph(3, edges)};
    std::vector<double> distance(3);
    boost::dijkstra_shortest_paths(
        g, Vertex{0}, boost::distance_map(distance.data()).weight_map(get(boost::edge_weight, g)));
    EXPECT_EQ(distance, (std::vector<double>{0, 3, 1}));
    std::vector<bgl::EdgeDescriptor> tree;
    boost::kruskal_minimum_spanning_tree(g, std::back_inserter(tree));
    EXPECT_EQ(tree.size(), 2U);
}

TEST(BoostGraph, directions_are_kept_where_they_are_wanted) {
    const std::vector<Edge> arcs{{0, 1, 1.0}, {2, 1, 1.0}};
    const Graph graph(3, arcs, Direction::directed);
    const bgl::Directed g(graph);
    std::vector<int> distance(3, -1);
    boost::dijkstra_shortest_paths(
        g, Vertex{1},
        boost::distance_map(distance.data()).weight_map(get(boost::edge_weight, g)).distance_inf(99));
    EXPECT_EQ(distance, (std::vector<int>{99, 0, 99}));
    EXPECT_EQ(out_degree(1, bgl::Undirected(graph)), 2U);
}

}  // namespace
}  // namespace maillage
