#include "maillage/network/communities.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "graphs.hpp"
#include "maillage/core/error.hpp"

namespace maillage {
namespace {

using testing::graph_of;
using testing::karate_club;
using testing::random_graph;

// Sum over all pairs, as Newman and Girvan write it.
double obvious_modularity(const Graph& graph, const std::vector<std::int32_t>& group, double resolution) {
    std::vector<double> strength(graph.n_vertices(), 0.0);
    double all = 0;
    for (const Edge& edge : graph.edges()) {
        strength[edge.from] += edge.weight;
        strength[edge.to] += edge.weight;
        all += 2 * edge.weight;
    }
    double sum = 0;
    for (Vertex a = 0; a < graph.n_vertices(); ++a) {
        for (Vertex b = 0; b < graph.n_vertices(); ++b) {
            if (group[a] != group[b]) continue;
            sum += graph.weight(a, b) - resolution * strength[a] * strength[b] / all;
        }
    }
    return sum / all;
}

bool is_connected(const Graph& graph, const std::vector<std::int32_t>& group, std::int32_t number) {
    std::vector<char> seen(graph.n_vertices(), 0);
    std::vector<Vertex> stack;
    std::size_t members = 0;
    std::size_t reached = 0;
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        if (group[v] != number) continue;
        if (members++ == 0) {
            stack.push_back(v);
            seen[v] = 1;
        }
    }
    while (!stack.empty()) {
        const Vertex v = stack.back();
        stack.pop_back();
        ++reached;
        for (const Vertex w : graph.out(v)) {
            if (group[w] != number || seen[w]) continue;
            seen[w] = 1;
            stack.push_back(w);
        }
    }
    return members > 0 && reached == members;
}

TEST(Communities, the_karate_club_falls_into_its_best_four_groups) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Communities found = communities(karate_club(), {1.0, seed});
        EXPECT_NEAR(found.modularity, 0.4198, 5e-5) << seed;
        EXPECT_EQ(found.sizes.size(), 4U);
    }
}

TEST(Communities, modularity_is_the_sum_over_all_pairs) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph graph = random_graph(40, 90, seed, Direction::undirected, true);
        const double resolution = 0.5 + 0.1 * static_cast<double>(seed);
        const Communities found = communities(graph, {resolution, seed});
        EXPECT_NEAR(found.modularity, obvious_modularity(graph, found.community, resolution), 1e-12);
        EXPECT_NEAR(found.modularity, modularity(graph, found.community, resolution), 1e-12);
    }
}

TEST(Communities, each_is_connected_and_numbered_by_size) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph graph = random_graph(300, 250 + 30 * seed, seed, Direction::undirected, true);
        const Communities found = communities(graph, {1.0, seed});
        ASSERT_EQ(std::accumulate(found.sizes.begin(), found.sizes.end(), 0U), 300U);
        for (std::size_t c = 0; c < found.sizes.size(); ++c) {
            EXPECT_LE(found.sizes[c], found.sizes[c == 0 ? 0 : c - 1]);
            EXPECT_TRUE(is_connected(graph, found.community, static_cast<std::int32_t>(c)));
        }
    }
}

TEST(Communities, no_single_move_is_better) {
    const Graph graph = random_graph(60, 120, 3);
    const Communities found = communities(graph, {1.0, 1});
    for (Vertex v = 0; v < 60; ++v) {
        for (std::int32_t c = 0; c <= static_cast<std::int32_t>(found.sizes.size()); ++c) {
            auto other = found.community;
            other[v] = c;
            EXPECT_LE(modularity(graph, other), found.modularity + 1e-9);
        }
    }
}

TEST(Communities, a_seed_gives_the_same_groups_again) {
    const Graph graph = random_graph(500, 1500, 7);
    EXPECT_EQ(communities(graph, {1.0, 5}).community, communities(graph, {1.0, 5}).community);
}

TEST(Communities, directions_do_not_count_and_opposite_arcs_add_up) {
    const Graph arcs = random_graph(80, 300, 4, Direction::directed);
    EXPECT_EQ(communities(arcs).community, communities(arcs.undirected()).community);
}

TEST(Communities, higher_resolutions_give_more_of_them) {
    const Graph graph = random_graph(200, 600, 2);
    EXPECT_LT(communities(graph, {0.3, 0}).sizes.size(), communities(graph, {3.0, 0}).sizes.size());
}

TEST(Communities, without_ties_everyone_is_alone) {
    const Communities found = communities(Graph(3));
    EXPECT_EQ(found.community, (std::vector<std::int32_t>{0, 1, 2}));
    EXPECT_TRUE(std::isnan(found.modularity));
    EXPECT_TRUE(communities(Graph(0)).community.empty());
}

TEST(Communities, bad_input_is_named) {
    for (const double resolution : {0.0, -1.0, std::nan("")})
        EXPECT_THROW((void)communities(karate_club(), {resolution, 0}), InvalidInput);
    const std::vector<std::int32_t> codes(3, 0);
    EXPECT_THROW((void)modularity(karate_club(), codes), InvalidInput);
    EXPECT_THROW((void)partition_agreement(codes, std::vector<std::int32_t>(2, 0)), InvalidInput);
}

TEST(PartitionAgreement, is_one_under_renaming_and_counts_what_both_group) {
    const std::vector<std::int32_t> a{0, 0, 1, 1, 2, -1};
    const std::vector<std::int32_t> b{5, 5, 3, 3, 9, 1};
    const PartitionAgreement found = partition_agreement(a, b);
    EXPECT_DOUBLE_EQ(found.adjusted_rand, 1);
    EXPECT_NEAR(found.mutual_information, 1, 1e-12);
    EXPECT_EQ(found.compared, 5U);
}

TEST(PartitionAgreement, is_that_of_counted_pairs) {
    RandomStream random(3);
    std::vector<std::int32_t> a(50);
    std::vector<std::int32_t> b(50);
    for (std::size_t i = 0; i < 50; ++i) {
        a[i] = static_cast<std::int32_t>(random.below(4));
        b[i] = random.below(3) == 0 ? static_cast<std::int32_t>(random.below(4)) : a[i];
    }
    double both = 0, in_a = 0, in_b = 0;
    for (std::size_t i = 0; i < 50; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            both += a[i] == a[j] && b[i] == b[j] ? 1 : 0;
            in_a += a[i] == a[j] ? 1 : 0;
            in_b += b[i] == b[j] ? 1 : 0;
        }
    }
    const double expected = in_a * in_b / 1225;
    EXPECT_NEAR(partition_agreement(a, b).adjusted_rand, (both - expected) / ((in_a + in_b) / 2 - expected),
                1e-12);
}

}  // namespace
}  // namespace maillage
