#include "maillage/network/null_models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/network/shape.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

double transitivity(const Graph& graph) {
    return clustering(graph).global;
}

std::vector<std::pair<Vertex, Vertex>> ties(const Graph& graph) {
    std::vector<std::pair<Vertex, Vertex>> found;
    for (const Edge& edge : graph.edges()) found.emplace_back(edge.from, edge.to);
    return found;
}

TEST(NullModels, rewiring_keeps_every_number_of_partners) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const Graph g = testing::random_graph(40, 60 + 30 * seed, seed, direction, true);
            const Graph h = rewired(g, seed);
            EXPECT_EQ(g.n_edges(), h.n_edges());
            EXPECT_NE(ties(g), ties(h));
            for (Vertex v = 0; v < 40; ++v) {
                EXPECT_EQ(g.out_degree(v), h.out_degree(v));
                EXPECT_EQ(g.in_degree(v), h.in_degree(v));
            }
            double before = 0;
            double after = 0;
            for (const Edge& edge : g.edges()) before += edge.weight;
            for (const Edge& edge : h.edges()) after += edge.weight;
            EXPECT_EQ(before, after);
        }
    }
}

TEST(NullModels, rewiring_draws_every_graph_of_these_degrees_equally_often) {
    // All simple graphs with degrees 2, 2, 2, 1, 1 are counted by trying every set of edges.
    const Graph g = testing::graph_of(5, {{0, 1}, {1, 2}, {2, 3}, {0, 4}});
    std::vector<std::pair<Vertex, Vertex>> all;
    for (Vertex a = 0; a < 5; ++a)
        for (Vertex b = a + 1; b < 5; ++b) all.emplace_back(a, b);
    std::map<std::vector<std::pair<Vertex, Vertex>>, int> drawn;
    for (unsigned set = 0; set < 1U << all.size(); ++set) {
        std::vector<std::pair<Vertex, Vertex>> chosen;
        std::vector<std::size_t> degree(5, 0);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (((set >> i) & 1U) == 0) continue;
            chosen.push_back(all[i]);
            ++degree[all[i].first];
            ++degree[all[i].second];
        }
        if (degree == std::vector<std::size_t>{2, 2, 2, 1, 1}) drawn[chosen] = 0;
    }
    constexpr int samples = 14000;
    const std::size_t possible = drawn.size();
    for (int r = 0; r < samples; ++r) ++drawn[ties(rewired(g, 3, static_cast<std::uint64_t>(r), 20))];
    ASSERT_EQ(drawn.size(), possible);
    ASSERT_EQ(possible, 7U);
    // Each about 2,000 times, give or take five standard deviations.
    for (const auto& [graph, times] : drawn) EXPECT_NEAR(times, 2000, 5 * std::sqrt(2000.0 * 6 / 7));
}

TEST(NullModels, an_attribute_is_dealt_out_among_those_who_have_one) {
    const std::vector<std::int32_t> codes{0, -1, 1, 1, 2, -1, 0, 2, 2, 2};
    const auto dealt = permuted(codes, 1);
    EXPECT_NE(dealt, codes);
    EXPECT_EQ(dealt[1], -1);
    EXPECT_EQ(dealt[5], -1);
    EXPECT_EQ(std::ranges::count(dealt, 2), 4);
    EXPECT_EQ(std::ranges::count(dealt, 0), 2);
    EXPECT_EQ(permuted(codes, 1), dealt);
    EXPECT_NE(permuted(codes, 1, 1), dealt);
}

TEST(NullModels, numbers_of_threads_change_nothing) {
    const Graph g = testing::karate_club();
    const std::size_t before = threads();
    set_threads(1);
    const NullDistribution one = null_distribution(g, transitivity, {.samples = 101, .seed = 4});
    set_threads(2);
    const NullDistribution two = null_distribution(g, transitivity, {.samples = 101, .seed = 4});
    set_threads(before);
    EXPECT_EQ(one, two);
    EXPECT_NE(one.samples, null_distribution(g, transitivity, {.samples = 101, .seed = 5}).samples);
}

TEST(NullModels, p_values_are_counted_with_the_observed_among_the_samples) {
    const NullDistribution found = compared_with_chance(3.0, {1.0, 2.0, 3.0, 4.0});
    EXPECT_DOUBLE_EQ(found.p_greater, 3.0 / 5.0);
    EXPECT_DOUBLE_EQ(found.p_less, 4.0 / 5.0);
    EXPECT_DOUBLE_EQ(found.p_two_sided, 1.0);
    EXPECT_DOUBLE_EQ(found.effect, 0.5);
    EXPECT_DOUBLE_EQ(found.standard_deviation, std::sqrt(5.0 / 3.0));
    EXPECT_DOUBLE_EQ(found.z, 0.5 / std::sqrt(5.0 / 3.0));
    const NullDistribution extreme = compared_with_chance(9.0, std::vector<double>(99, 1.0));
    EXPECT_DOUBLE_EQ(extreme.p_two_sided, 0.02);
    EXPECT_TRUE(std::isnan(extreme.z));
    // The last bit of a sum does not decide.
    EXPECT_DOUBLE_EQ(compared_with_chance(0.3, {0.1 + 0.2}).p_less, 1.0);
}

TEST(NullModels, groups_that_keep_to_themselves_are_told_from_chance) {
    const Graph g = testing::graph_of(8, {{0, 1},
                                          {0, 2},
                                          {0, 3},
                                          {1, 2},
                                          {1, 3},
                                          {2, 3},
                                          {4, 5},
                                          {4, 6},
                                          {4, 7},
                                          {5, 6},
                                          {5, 7},
                                          {6, 7},
                                          {0, 4}});
    const std::vector<std::int32_t> codes{0, 0, 0, 0, 1, 1, 1, 1};
    const NullDistribution found = null_distribution(g, codes, share_within, {.samples = 2000, .seed = 1});
    EXPECT_DOUBLE_EQ(found.observed, 12.0 / 13.0);
    // Two of the 70 ways to deal the codes out give as much; the mean is the chance that two actors share a code.
    EXPECT_NEAR(found.p_greater, 2.0 / 70.0, 0.015);
    EXPECT_NEAR(found.mean, 3.0 / 7.0, 0.02);
    EXPECT_TRUE(std::isnan(share_within(g, std::vector<std::int32_t>(8, -1))));
}

TEST(NullModels, modularity_is_that_of_the_double_sum) {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        for (const Direction direction : {Direction::undirected, Direction::directed}) {
            const Graph g = testing::random_graph(20, 60, seed, direction);
            std::vector<std::int32_t> codes(20);
            for (std::size_t v = 0; v < 20; ++v) codes[v] = static_cast<std::int32_t>(v % 3);
            const double ends = static_cast<double>(g.n_edges()) * (g.directed() ? 1 : 2);
            double sum = 0;
            for (Vertex a = 0; a < 20; ++a) {
                for (Vertex b = 0; b < 20; ++b) {
                    if (codes[a] != codes[b]) continue;
                    sum += (g.has_arc(a, b) ? 1.0 : 0.0) -
                           static_cast<double>(g.out_degree(a) * g.in_degree(b)) / ends;
                }
            }
            EXPECT_NEAR(modularity_by(g, codes), sum / ends, 1e-12);
        }
    }
}

TEST(NullModels, statistics_have_names) {
    const Graph g = testing::karate_club();
    EXPECT_DOUBLE_EQ(graph_statistic("clustering")(g), clustering(g).global);
    EXPECT_DOUBLE_EQ(graph_statistic("articulation_actors")(g), 1.0);
    EXPECT_DOUBLE_EQ(graph_statistic("components")(g), 1.0);
    EXPECT_DOUBLE_EQ(graph_statistic("mean_distance")(g), distances(g).mean);
    EXPECT_THROW((void)graph_statistic("modularity"), InvalidInput);
    EXPECT_THROW((void)attribute_statistic("clustering"), InvalidInput);
}

TEST(NullModels, whole_networks_are_drawn) {
    ActorTable actors{.ids = {"a", "b", "c", "d", "e"}, .sectors = {"x", "y", "", "x", "y"}};
    CooperationTable cooperations{.sources = {"a", "b", "c", "a", "a"},
                                  .targets = {"b", "c", "d", "e", "b"},
                                  .kinds = {"k", "k", "k", "k", "l"}};
    const StakeholderNetwork network(actors, cooperations);
    const StakeholderNetwork drawn = rewired_network(network, 2);
    EXPECT_EQ(drawn.n_cooperations(), 4U);
    EXPECT_EQ(ties(graph(drawn)), ties(rewired(graph(network), 2)));
    EXPECT_EQ(drawn.actors(), network.actors());
    const StakeholderNetwork dealt = permuted_network(network, Attribute::sector, 3);
    EXPECT_EQ(dealt.parts().sector.codes, permuted(network.parts().sector.codes, 3));
    EXPECT_EQ(dealt.parts().sources, network.parts().sources);
}

TEST(NullModels, what_makes_no_sense_is_refused) {
    const Graph g = testing::karate_club();
    EXPECT_THROW((void)null_distribution(g, transitivity, {.samples = 0}), InvalidInput);
    EXPECT_THROW((void)rewired(g, 0, 0, -1.0), InvalidInput);
    EXPECT_THROW((void)null_distribution(Graph(3), transitivity), InvalidInput);
    EXPECT_THROW((void)null_distribution(g, std::vector<std::int32_t>(3, 0), share_within), InvalidInput);
    EXPECT_EQ(rewired(Graph(0), 1).n_vertices(), 0U);
    EXPECT_EQ(ties(rewired(testing::graph_of(2, {{0, 1}}), 1)), ties(testing::graph_of(2, {{0, 1}})));
    const Monitor monitor{[](const Progress&) { return false; }, std::chrono::milliseconds{0}};
    EXPECT_THROW((void)null_distribution(g, transitivity, {.samples = 5000}, monitor), Cancelled);
}

}  // namespace
}  // namespace maillage
