#pragma once
// Optional: makes `maillage::Graph` a graph of the Boost Graph Library, without a copy, so that any of its
// algorithms runs on a stakeholder network. Include it where Boost is at hand; nothing else of maillage needs it.
//
// Models VertexListGraph, IncidenceGraph, AdjacencyGraph and EdgeListGraph, with an index of vertices, an index of
// edges and a weight. An undirected graph offers each edge from both ends.

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include "maillage/network/graph.hpp"

namespace maillage::bgl {

/// An edge as Boost sees it: where it was met from, where it leads, and its number in `Graph::edges()`.
struct EdgeDescriptor {
    Vertex from = 0;
    Vertex to = 0;
    std::uint32_t number = 0;

    bool operator==(const EdgeDescriptor& other) const { return number == other.number; }
    bool operator<(const EdgeDescriptor& other) const { return number < other.number; }
};

/// A graph without directions, as Boost sees it; keeps the graph alive.
class Undirected {
  public:
    explicit Undirected(const Graph& graph) : graph_(graph.undirected()) {}
    [[nodiscard]] const Graph& graph() const& { return graph_; }
    const Graph& graph() const&& = delete;

  private:
    Graph graph_;
};

/// A graph with its directions, as Boost sees it; of an undirected graph, each edge in both directions.
class Directed {
  public:
    explicit Directed(const Graph& graph) : graph_(graph) {}
    [[nodiscard]] const Graph& graph() const& { return graph_; }
    const Graph& graph() const&& = delete;

  private:
    Graph graph_;
};

/// Makes the edge at a place of a vertex's row.
struct OutEdge {
    const Graph* graph = nullptr;
    Vertex from = 0;
    EdgeDescriptor operator()(std::size_t place) const {
        return {from, graph->out(from)[place], graph->out_edges(from)[place]};
    }
};

/// Makes the edge of that number.
struct NumberedEdge {
    const Graph* graph = nullptr;
    EdgeDescriptor operator()(std::size_t number) const {
        const Edge& edge = graph->edges()[number];
        return {edge.from, edge.to, static_cast<std::uint32_t>(number)};
    }
};

struct TraversalTag : virtual boost::vertex_list_graph_tag,
                      virtual boost::incidence_graph_tag,
                      virtual boost::adjacency_graph_tag,
                      virtual boost::edge_list_graph_tag {};

template <typename DirectedCategory>
struct Traits {
    using vertex_descriptor = Vertex;
    using edge_descriptor = EdgeDescriptor;
    using directed_category = DirectedCategory;
    using edge_parallel_category = boost::disallow_parallel_edge_tag;
    using traversal_category = TraversalTag;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = boost::counting_iterator<Vertex>;
    using adjacency_iterator = const std::uint32_t*;
    using out_edge_iterator = boost::transform_iterator<OutEdge, boost::counting_iterator<std::size_t>>;
    using edge_iterator = boost::transform_iterator<NumberedEdge, boost::counting_iterator<std::size_t>>;
    using in_edge_iterator = void;
    static vertex_descriptor null_vertex() { return static_cast<vertex_descriptor>(-1); }
};

template <typename G>
concept View = std::same_as<G, Undirected> || std::same_as<G, Directed>;

/// Weight of an edge.
struct WeightMap {
    using key_type = EdgeDescriptor;
    using value_type = double;
    using reference = double;
    using category = boost::readable_property_map_tag;
    const Graph* graph = nullptr;
    friend double get(const WeightMap& map, const EdgeDescriptor& edge) {
        return map.graph->edges()[edge.number].weight;
    }
};

/// Number of an edge.
struct EdgeNumberMap {
    using key_type = EdgeDescriptor;
    using value_type = std::uint32_t;
    using reference = std::uint32_t;
    using category = boost::readable_property_map_tag;
    friend std::uint32_t get(const EdgeNumberMap&, const EdgeDescriptor& edge) { return edge.number; }
};

template <View G>
auto vertices(const G& g) {
    using Iterator = boost::counting_iterator<Vertex>;
    return std::pair(Iterator(0), Iterator(static_cast<Vertex>(g.graph().n_vertices())));
}
template <View G>
std::size_t num_vertices(const G& g) {
    return g.graph().n_vertices();
}
template <View G>
std::size_t num_edges(const G& g) {
    return g.graph().n_edges();
}
template <View G>
auto edges(const G& g) {
    using Count = boost::counting_iterator<std::size_t>;
    using Iterator = boost::transform_iterator<NumberedEdge, Count>;
    const NumberedEdge make{&g.graph()};
    return std::pair(Iterator(Count(0), make), Iterator(Count(g.graph().n_edges()), make));
}
template <View G>
auto out_edges(Vertex v, const G& g) {
    using Count = boost::counting_iterator<std::size_t>;
    using Iterator = boost::transform_iterator<OutEdge, Count>;
    const OutEdge make{&g.graph(), v};
    return std::pair(Iterator(Count(0), make), Iterator(Count(g.graph().out_degree(v)), make));
}
template <View G>
std::size_t out_degree(Vertex v, const G& g) {
    return g.graph().out_degree(v);
}
template <View G>
auto adjacent_vertices(Vertex v, const G& g) {
    const auto row = g.graph().out(v);
    return std::pair(row.data(), row.data() + row.size());
}
template <View G>
Vertex source(const EdgeDescriptor& edge, const G&) {
    return edge.from;
}
template <View G>
Vertex target(const EdgeDescriptor& edge, const G&) {
    return edge.to;
}
template <View G>
boost::typed_identity_property_map<Vertex> get(boost::vertex_index_t, const G&) {
    return {};
}
template <View G>
EdgeNumberMap get(boost::edge_index_t, const G&) {
    return {};
}
template <View G>
WeightMap get(boost::edge_weight_t, const G& g) {
    return {&g.graph()};
}

}  // namespace maillage::bgl

namespace boost {

template <>
struct graph_traits<maillage::bgl::Undirected> : maillage::bgl::Traits<undirected_tag> {};
template <>
struct graph_traits<maillage::bgl::Directed> : maillage::bgl::Traits<directed_tag> {};

template <maillage::bgl::View G>
struct property_map<G, vertex_index_t> {
    using type = typed_identity_property_map<maillage::Vertex>;
    using const_type = type;
};
template <maillage::bgl::View G>
struct property_map<G, edge_index_t> {
    using type = maillage::bgl::EdgeNumberMap;
    using const_type = type;
};
template <maillage::bgl::View G>
struct property_map<G, edge_weight_t> {
    using type = maillage::bgl::WeightMap;
    using const_type = type;
};

}  // namespace boost
