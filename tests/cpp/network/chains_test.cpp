#include "maillage/network/chains.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#include "maillage/core/error.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using Path = std::vector<Vertex>;

void walk(const Graph& g, Vertex to, Path& path, std::vector<Path>& found) {
    if (path.back() == to) {
        found.push_back(path);
        return;
    }
    for (const Vertex w : g.out(path.back())) {
        if (std::ranges::find(path, w) != path.end()) continue;
        path.push_back(w);
        walk(g, to, path, found);
        path.pop_back();
    }
}

// Every path without circles, in order. Strengths are 1, 2 or 3, so that six times each length is a whole number.
std::vector<Path> every_path(const Graph& g, Vertex from, Vertex to, ChainOrder order) {
    std::vector<Path> found;
    Path path{from};
    walk(g, to, path, found);
    std::ranges::sort(found, {}, [&](const Path& p) {
        std::size_t length = 0;
        for (std::size_t i = 1; i < p.size(); ++i)
            length += static_cast<std::size_t>(std::lround(6.0 / g.weight(p[i - 1], p[i])));
        return order == ChainOrder::fewest_ties ? std::tuple(p.size(), length, p)
                                                : std::tuple(length, p.size(), p);
    });
    return found;
}

TEST(BestChains, are_the_first_of_all_paths) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Graph g = testing::random_graph(8, 8 + seed % 10, seed, Direction::undirected, true);
        for (const ChainOrder order : {ChainOrder::fewest_ties, ChainOrder::strongest_ties}) {
            const auto all = every_path(g, 0, 7, order);
            for (const std::size_t k : {1U, 3U, 1000U}) {
                const Chains found = best_chains(g, 0, 7, k, order);
                ASSERT_EQ(found.chains.size(), std::min(k, all.size()));
                EXPECT_EQ(found.complete, all.size() <= k);
                for (std::size_t i = 0; i < found.chains.size(); ++i) {
                    // Rounded to 2^-20 of the strongest tie, lengths of thirds stay as they are but for ties.
                    const auto& vertices = found.chains[i].vertices;
                    EXPECT_EQ(vertices.front(), 0U);
                    double length = 0.0;
                    double expected = 0.0;
                    for (std::size_t j = 1; j < vertices.size(); ++j)
                        length += 1.0 / g.weight(vertices[j - 1], vertices[j]);
                    for (std::size_t j = 1; j < all[i].size(); ++j)
                        expected += 1.0 / g.weight(all[i][j - 1], all[i][j]);
                    EXPECT_NEAR(found.chains[i].distance, length, 1e-12);
                    EXPECT_NEAR(found.chains[i].distance, expected, 1e-12);
                }
                if (k == 1000U) {
                    std::vector<Path> listed;
                    for (const Chain& chain : found.chains) listed.push_back(chain.vertices);
                    EXPECT_EQ(listed, all);
                }
            }
        }
    }
}

TEST(BestChains, say_where_one_as_good_is_left_out) {
    const Graph g = testing::graph_of(5, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {0, 4}});
    EXPECT_TRUE(best_chains(g, 0, 3, 1).tied);
    EXPECT_FALSE(best_chains(g, 0, 3, 2).tied);
    EXPECT_TRUE(best_chains(g, 0, 3, 2).complete);
    EXPECT_EQ(best_chains(g, 0, 3, 1).chains.front().vertices, (Path{0, 1, 3}));
}

TEST(BestChains, prefer_strong_ties_where_asked) {
    const std::vector<Edge> edges = {{0, 1, 10.0}, {1, 2, 10.0}, {2, 3, 10.0}, {0, 3, 1.0}};
    const Graph g(4, edges);
    EXPECT_EQ(best_chains(g, 0, 3, 1).chains.front().vertices, (Path{0, 3}));
    EXPECT_EQ(best_chains(g, 0, 3, 1, ChainOrder::strongest_ties).chains.front().vertices,
              (Path{0, 1, 2, 3}));
}

TEST(BestChains, go_against_directions_and_end_where_there_is_no_way) {
    const Graph g = testing::graph_of(4, {{1, 0}, {1, 2}}, Direction::directed);
    EXPECT_EQ(best_chains(g, 0, 2, 5).chains.size(), 1U);
    EXPECT_TRUE(best_chains(g, 0, 3, 5).chains.empty());
    EXPECT_TRUE(best_chains(g, 0, 3, 5).complete);
}

TEST(BestChains, refuse_what_is_no_question) {
    EXPECT_THROW((void)best_chains(testing::kite(), 0, 0, 1), InvalidInput);
    EXPECT_THROW((void)best_chains(testing::kite(), 0, 10, 1), InvalidInput);
    EXPECT_THROW((void)best_chains(testing::kite(), 0, 1, 0), InvalidInput);
    const std::vector<Edge> edges = {{0, 1, 1e12}, {1, 2, 1e-12}};
    EXPECT_THROW((void)best_chains(Graph(3, edges), 0, 2, 1), LimitExceeded);
}

}  // namespace
}  // namespace maillage
