#include "maillage/network/fragility.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/network/shape.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

Graph without_vertex(const Graph& graph, Vertex v) {
    std::vector<Edge> edges;
    for (const Edge& edge : graph.edges())
        if (edge.from != v && edge.to != v) edges.push_back(edge);
    return Graph(graph.n_vertices(), edges);
}

std::uint64_t pairs_in_touch(const Graph& graph, Vertex except) {
    const Components c = components(graph);
    std::uint64_t found = 0;
    for (Vertex a = 0; a < graph.n_vertices(); ++a)
        for (Vertex b = 0; b < a; ++b)
            if (a != except && b != except && c.component[a] == c.component[b]) ++found;
    return found;
}

// Takes the vertex away and looks at what is left of its component.
std::vector<std::vector<Vertex>> groups_by_removal(const Graph& graph, Vertex v) {
    const Components before = components(graph);
    const Components after = components(without_vertex(graph, v));
    std::vector<std::vector<Vertex>> groups(after.sizes.size());
    for (Vertex w = 0; w < graph.n_vertices(); ++w)
        if (w != v && before.component[w] == before.component[v]) groups[after.component[w]].push_back(w);
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
    std::ranges::sort(groups, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });
    return groups;
}

void expect_what_removal_shows(const Graph& graph) {
    const Fragility f = fragility(graph);
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        const auto groups = groups_by_removal(graph, v);
        EXPECT_EQ(groups_without(f, v), groups);
        EXPECT_EQ(f.n_groups[v], groups.size());
        std::size_t cut_off = 0;
        for (std::size_t i = 1; i < groups.size(); ++i) cut_off += groups[i].size();
        EXPECT_EQ(f.cut_off[v], cut_off);
        EXPECT_EQ(f.pairs_lost[v], pairs_in_touch(graph, v) - pairs_in_touch(without_vertex(graph, v), v));
    }
    std::vector<Bridge> bridges;
    for (std::uint32_t e = 0; e < graph.n_edges(); ++e) {
        std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
        const Edge lost = edges[e];
        edges.erase(edges.begin() + e);
        const Components c = components(Graph(graph.n_vertices(), edges));
        if (c.component[lost.from] == c.component[lost.to]) continue;
        const std::uint32_t from = c.sizes[c.component[lost.from]];
        const std::uint32_t to = c.sizes[c.component[lost.to]];
        bridges.push_back(from <= to ? Bridge{e, lost.from, lost.to, from, to}
                                     : Bridge{e, lost.to, lost.from, to, from});
    }
    EXPECT_EQ(f.bridges, bridges);
}

TEST(Fragility, everything_is_as_removal_shows) {
    for (std::uint64_t seed = 0; seed < 40; ++seed)
        expect_what_removal_shows(testing::random_graph(20, 10 + seed, seed));
    expect_what_removal_shows(testing::karate_club());
    expect_what_removal_shows(testing::florentine_families());
    expect_what_removal_shows(testing::kite());
    expect_what_removal_shows(testing::grid(4));
}

TEST(Fragility, the_karate_club_hangs_on_its_instructor) {
    const Fragility f = fragility(testing::karate_club());
    EXPECT_EQ(f.n_groups[0], 3U);
    EXPECT_EQ(std::ranges::count_if(f.pairs_lost, [](std::uint64_t lost) { return lost > 0; }), 1);
    const auto groups = groups_without(f, 0);
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[1], (std::vector<Vertex>{4, 5, 6, 10, 16}));
    EXPECT_EQ(groups[2], (std::vector<Vertex>{11}));
    EXPECT_EQ(f.pairs_lost[0], 27U * 5U + 27U + 5U);
    ASSERT_EQ(f.bridges.size(), 1U);
    EXPECT_EQ(f.bridges[0].from, 11U);
    EXPECT_EQ(f.bridges[0].larger, 33U);
}

TEST(Fragility, a_path_of_fifty_thousand_actors_does_not_overflow_the_stack) {
    std::vector<Edge> edges;
    constexpr Vertex n = 50000;
    for (Vertex v = 1; v < n; ++v) edges.push_back({v - 1, v, 1.0});
    const Fragility f = fragility(Graph(n, edges));
    EXPECT_EQ(f.bridges.size(), n - 1U);
    EXPECT_EQ(f.pairs_lost[0], 0U);
    EXPECT_EQ(f.pairs_lost[10000], std::uint64_t{10000} * 39999U);
    EXPECT_EQ(groups_without(f, 10000).front().size(), 39999U);
}

TEST(Fragility, directions_do_not_count) {
    const std::vector<Edge> arcs{{0, 1, 1.0}, {2, 1, 1.0}};
    const Graph g(3, arcs, Direction::directed);
    EXPECT_EQ(fragility(g), fragility(g.undirected()));
}

TEST(Fragility, renumbering_changes_nothing_but_numbers) {
    const Graph g = testing::random_graph(60, 70, 9);
    const auto becomes = testing::permutation(60, 2);
    const Fragility f = fragility(g);
    const Fragility h = fragility(testing::renumbered(g, becomes));
    for (Vertex v = 0; v < 60; ++v) {
        EXPECT_EQ(f.pairs_lost[v], h.pairs_lost[becomes[v]]);
        EXPECT_EQ(f.n_groups[v], h.n_groups[becomes[v]]);
    }
    EXPECT_EQ(f.bridges.size(), h.bridges.size());
}

TEST(Fragility, nobody_is_missed_where_there_is_nobody) {
    EXPECT_TRUE(fragility(Graph(0)).pairs_lost.empty());
    const Fragility one = fragility(Graph(1));
    EXPECT_EQ(one.n_groups, (std::vector<std::uint32_t>{0}));
    EXPECT_TRUE(groups_without(one, 0).empty());
    EXPECT_THROW((void)groups_without(one, 1), InvalidInput);
}

}  // namespace
}  // namespace maillage
