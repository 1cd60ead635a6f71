#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/network/fragility.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

bool separates(const Graph& graph, std::uint32_t lost, const std::vector<Vertex>& first,
               const std::vector<Vertex>& second) {
    std::vector<bool> seen(graph.n_vertices(), false);
    std::vector<Vertex> waiting;
    const auto enter = [&](Vertex v) {
        if (seen[v] || ((lost >> v) & 1U) != 0) return;
        seen[v] = true;
        waiting.push_back(v);
    };
    for (const Vertex v : first) enter(v);
    for (std::size_t i = 0; i < waiting.size(); ++i)
        for (const Vertex w : graph.out(waiting[i])) enter(w);
    return std::ranges::none_of(second, [&](Vertex v) { return seen[v]; });
}

std::uint32_t bits(const std::vector<Vertex>& vertices) {
    std::uint32_t set = 0;
    for (const Vertex v : vertices) set |= 1U << v;
    return set;
}

// Tries all sets of vertices.
int smallest_by_trying(const Graph& graph, const std::vector<Vertex>& first,
                       const std::vector<Vertex>& second, Losing losing, int& how_many) {
    const std::uint32_t members = bits(first) | bits(second);
    int best = static_cast<int>(graph.n_vertices()) + 1;
    for (std::uint32_t lost = 0; lost < (1U << graph.n_vertices()); ++lost) {
        if (losing == Losing::others && (lost & members) != 0) continue;
        if (std::popcount(lost) > best || !separates(graph, lost, first, second)) continue;
        how_many = std::popcount(lost) == best ? how_many + 1 : 1;
        best = std::popcount(lost);
    }
    return best;
}

TEST(VertexCut, is_as_small_as_trying_everything_shows) {
    const std::vector<Vertex> first{0, 1, 2};
    const std::vector<Vertex> second{9, 10};
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Graph g = testing::random_graph(11, 10 + seed / 2, seed);
        for (const Losing losing : {Losing::anyone, Losing::others}) {
            const VertexCut found = minimum_vertex_cut(g, first, second, losing);
            int how_many = 0;
            const int smallest = smallest_by_trying(g, first, second, losing, how_many);
            EXPECT_EQ(found.possible, smallest <= 11) << seed;
            if (!found.possible) {
                EXPECT_FALSE(found.direct_ties.empty());
                continue;
            }
            EXPECT_EQ(found.cut.size(), static_cast<std::size_t>(smallest)) << seed;
            EXPECT_TRUE(separates(g, bits(found.cut), first, second)) << seed;
            EXPECT_TRUE(separates(g, bits(found.other_cut), first, second)) << seed;
            EXPECT_EQ(found.other_cut.size(), found.cut.size());
            EXPECT_EQ(found.cut == found.other_cut, how_many == 1) << seed;
        }
    }
}

TEST(VertexCut, two_actors_of_the_kite_are_cut_by_one) {
    const VertexCut found =
        minimum_vertex_cut(testing::kite(), std::vector<Vertex>{0}, std::vector<Vertex>{9}, Losing::others);
    EXPECT_EQ(found.cut, (std::vector<Vertex>{7}));
    EXPECT_EQ(found.other_cut, (std::vector<Vertex>{8}));
}

TEST(VertexCut, direct_ties_make_it_impossible_and_are_named) {
    const Graph g = testing::graph_of(4, {{0, 1}, {1, 2}, {3, 0}});
    const std::vector<Vertex> first{1};
    const std::vector<Vertex> second{0, 2};
    const VertexCut found = minimum_vertex_cut(g, first, second, Losing::others);
    EXPECT_FALSE(found.possible);
    EXPECT_TRUE(found.cut.empty());
    EXPECT_EQ(found.direct_ties, (std::vector<Edge>{{1, 0, 1.0}, {1, 2, 1.0}}));
    EXPECT_EQ(minimum_vertex_cut(g, first, second).cut, first);
}

TEST(VertexCut, the_numbering_does_not_matter) {
    const Graph g = testing::random_graph(60, 140, 5);
    const auto becomes = testing::permutation(60, 7);
    const std::vector<Vertex> first{0, 1, 2, 3, 4, 5};
    const std::vector<Vertex> second{50, 51, 52, 53, 54};
    const auto renamed = [&](std::vector<Vertex> set) {
        for (Vertex& v : set) v = becomes[v];
        std::ranges::sort(set);
        return set;
    };
    const VertexCut found = minimum_vertex_cut(g, first, second);
    const VertexCut other =
        minimum_vertex_cut(testing::renumbered(g, becomes), renamed(first), renamed(second));
    EXPECT_EQ(renamed(found.cut), other.cut);
    EXPECT_EQ(renamed(found.other_cut), other.other_cut);
}

TEST(VertexCut, a_long_chain_is_no_matter) {
    constexpr Vertex n = 50000;
    std::vector<Edge> edges;
    for (Vertex v = 1; v < n; ++v) edges.push_back({v - 1, v, 1.0});
    const VertexCut found =
        minimum_vertex_cut(Graph(n, edges), std::vector<Vertex>{0}, std::vector<Vertex>{n - 1});
    EXPECT_EQ(found.cut, (std::vector<Vertex>{0}));
    EXPECT_EQ(found.other_cut, (std::vector<Vertex>{n - 1}));
}

TEST(VertexCut, sets_that_make_no_sense_are_refused) {
    const Graph g = testing::graph_of(3, {{0, 1}});
    const std::vector<Vertex> zero{0};
    const std::vector<Vertex> none;
    const std::vector<Vertex> outside{3};
    EXPECT_THROW((void)minimum_vertex_cut(g, none, zero), InvalidInput);
    EXPECT_THROW((void)minimum_vertex_cut(g, zero, outside), InvalidInput);
    try {
        (void)minimum_vertex_cut(g, zero, zero);
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "vertex 0 is in both sets");
    }
    EXPECT_TRUE(minimum_vertex_cut(g, zero, std::vector<Vertex>{2}).cut.empty());
}

}  // namespace
}  // namespace maillage
