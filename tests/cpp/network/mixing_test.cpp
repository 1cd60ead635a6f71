#include "maillage/network/mixing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using Codes = std::vector<std::int32_t>;

// The two clubs into which Zachary's club fell: that of the instructor (0) and that of the administrator (33).
Codes clubs() {
    Codes codes(34, 1);
    for (const std::size_t v : {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21}) codes[v] = 0;
    return codes;
}

TEST(Mixing, assortativity_published_by_newman) {
    // M. E. J. Newman, "Mixing patterns in networks", 2003, table I: couples in San Francisco, men by women, black,
    // hispanic, white, other; r = 0.621. Its shares are rounded to three decimals, which moves r by up to 0.002. One
    // vertex stands for all men, or women, of a group.
    const std::array<std::array<double, 4>, 4> couples{
        {{258, 16, 35, 13}, {12, 157, 58, 19}, {13, 23, 306, 35}, {5, 7, 24, 16}}};
    std::vector<Edge> edges;
    for (Vertex a = 0; a < 4; ++a)
        for (Vertex b = 0; b < 4; ++b) edges.push_back({a, b + 4, couples[a][b]});
    const Mixing found = mixing(Graph(8, edges, Direction::directed), Codes{0, 1, 2, 3, 0, 1, 2, 3});
    EXPECT_NEAR(found.assortativity, 0.621, 0.0025);
    EXPECT_EQ(found.ties[0 * 4 + 2], 35);
    EXPECT_EQ(found.ties[2 * 4 + 0], 13);
    EXPECT_EQ(found.total, 997);
}

TEST(Mixing, tables_are_those_of_all_ties) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Graph g = testing::random_graph(30, 90, seed, direction, true);
            const Codes codes = testing::random_codes(30, 4, seed);
            const Mixing found = mixing(g, codes);
            ASSERT_EQ(found.n_groups, 4U);
            double sum = 0;
            double expected = 0;
            for (std::size_t a = 0; a < 4; ++a) {
                for (std::size_t b = 0; b < 4; ++b) {
                    double ties = 0;
                    for (const Edge& e : g.edges()) {
                        const bool along =
                            codes[e.from] == static_cast<int>(a) && codes[e.to] == static_cast<int>(b);
                        const bool back =
                            codes[e.to] == static_cast<int>(a) && codes[e.from] == static_cast<int>(b);
                        if (along || (back && !g.directed())) ties += e.weight;
                    }
                    EXPECT_EQ(found.ties[a * 4 + b], ties);
                    if (!g.directed() && b < a) continue;
                    sum += found.ties[a * 4 + b];
                    expected += found.expected[a * 4 + b];
                }
            }
            EXPECT_EQ(sum, found.total);
            EXPECT_NEAR(expected, found.total, 1e-9);
        }
    }
}

TEST(Mixing, what_cannot_be_told_is_no_number) {
    const Mixing none = mixing(Graph(4), Codes{0, 0, 1, -1});
    EXPECT_TRUE(std::isnan(none.assortativity) && std::isnan(none.within));
    EXPECT_EQ(none.n_left_out, 1U);
    const Mixing one = mixing(testing::kite(), Codes(10, 0));
    EXPECT_TRUE(std::isnan(one.assortativity));
    EXPECT_EQ(one.within, 1);
    const Mixing unknown = mixing(testing::kite(), Codes(10, -1));
    EXPECT_EQ(unknown.n_groups, 0U);
    EXPECT_EQ(unknown.ties_left_out, 18U);
    EXPECT_TRUE(mixing(Graph(0), {}).ties.empty());
}

TEST(EIIndex, karate_club) {
    const EIIndex found = ei_index(testing::karate_club(), clubs(), {0, 0});
    EXPECT_EQ(found.network, (ExternalInternal{11, 67}));
    EXPECT_DOUBLE_EQ(found.network.index(), -56.0 / 78);
    EXPECT_EQ(found.groups[0], (ExternalInternal{11, 35}));
    EXPECT_EQ(found.groups[1], (ExternalInternal{11, 32}));
    // 17 and 17 actors: 289 pairs across, 272 inside.
    EXPECT_DOUBLE_EQ(found.expected, 17.0 / 561);
    EXPECT_DOUBLE_EQ(found.group_expected[0], 153.0 / 425);
    EXPECT_FALSE(found.chance.has_value());
}

TEST(EIIndex, ties_of_actors_and_groups_are_those_of_all_ties) {
    const Graph g = testing::random_graph(30, 80, 5, Direction::directed);
    const Codes codes = testing::random_codes(30, 3, 5);
    const EIIndex found = ei_index(g, codes, {0, 0});
    for (Vertex v = 0; v < 30; ++v) {
        ExternalInternal own;
        for (const Edge& e : g.edges()) {
            if ((e.from != v && e.to != v) || codes[e.from] < 0 || codes[e.to] < 0) continue;
            ++(codes[e.from] == codes[e.to] ? own.internal : own.external);
        }
        EXPECT_EQ(found.vertices[v], own);
    }
    std::uint64_t external = 0;
    std::uint64_t internal = 0;
    for (const ExternalInternal& group : found.groups) {
        external += group.external;
        internal += group.internal;
    }
    EXPECT_EQ(external, 2 * found.network.external);
    EXPECT_EQ(internal, found.network.internal);
}

TEST(EIIndex, p_values_are_those_of_all_ways_to_deal_out_groups) {
    // Two groups of three joined by one tie: of the 20 ways to deal out, two give so few ties outside.
    const Graph g = testing::graph_of(6, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}});
    const EIIndex found = ei_index(g, Codes{0, 0, 0, 1, 1, 1}, {20000, 1});
    ASSERT_TRUE(found.chance.has_value());
    EXPECT_NEAR(found.chance->p_less, 0.1, 0.01);
    EXPECT_EQ(found.chance->p_greater, 1);
    // By linearity, the mean is what is expected where all pairs are tied equally often.
    EXPECT_NEAR(found.chance->mean, found.expected, 0.01);
}

TEST(EIIndex, samples_are_the_same_on_one_and_two_threads) {
    const std::size_t before = threads();
    set_threads(1);
    const EIIndex one = ei_index(testing::karate_club(), clubs(), {500, 11});
    set_threads(2);
    const EIIndex two = ei_index(testing::karate_club(), clubs(), {500, 11});
    set_threads(before);
    EXPECT_EQ(one, two);
    EXPECT_NE(one.chance->samples, ei_index(testing::karate_club(), clubs(), {500, 12}).chance->samples);
    EXPECT_LT(one.chance->p_less, 0.01);
}

TEST(EIIndex, networks_without_ties_have_no_index) {
    const EIIndex found = ei_index(Graph(3), Codes{0, 1, -1});
    EXPECT_TRUE(std::isnan(found.network.index()));
    EXPECT_FALSE(found.chance.has_value());
    EXPECT_EQ(found.n_left_out, 1U);
}

TEST(PartnerDiversity, is_that_of_the_formulas) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Graph g = testing::random_graph(20, 50, seed, Direction::undirected, true);
        const Codes codes = testing::random_codes(20, 3, seed);
        const PartnerDiversity found = partner_diversity(g, codes);
        for (Vertex v = 0; v < 20; ++v) {
            std::map<std::int32_t, double> weights;
            double total = 0;
            std::uint32_t unknown = 0;
            for (const Vertex w : g.out(v)) {
                if (codes[w] < 0) {
                    ++unknown;
                    continue;
                }
                weights[codes[w]] += g.weight(v, w);
                total += g.weight(v, w);
            }
            EXPECT_EQ(found.unknown[v], unknown);
            EXPECT_EQ(found.partners[v], g.out_degree(v) - unknown);
            EXPECT_EQ(found.groups[v], weights.size());
            double differ = 0;
            double entropy = 0;
            for (const auto& [a, x] : weights) {
                entropy -= x / total * std::log(x / total);
                for (const auto& [b, y] : weights)
                    if (a != b) differ += x * y / (total * total);
            }
            if (weights.empty()) {
                EXPECT_TRUE(std::isnan(found.blau[v]) && std::isnan(found.shannon[v]));
            } else {
                EXPECT_NEAR(found.blau[v], differ, 1e-12);
                EXPECT_NEAR(found.shannon[v], entropy, 1e-12);
            }
        }
    }
}

template <typename E, typename F>
std::string message(F f) {
    try {
        f();
    } catch (const E& error) {
        return error.what();
    }
    return "nothing was thrown";
}

TEST(Mixing, bad_codes_are_named) {
    const Graph g = testing::kite();
    const std::string few = "3 codes for 10 vertices; expected one each";
    const Codes codes(3, 0);
    EXPECT_EQ(message<InvalidInput>([&] { (void)mixing(g, codes); }), few);
    EXPECT_EQ(message<InvalidInput>([&] { (void)ei_index(g, codes); }), few);
    EXPECT_EQ(message<InvalidInput>([&] { (void)partner_diversity(g, codes); }), few);
    Codes many(3000);
    for (std::size_t v = 0; v < many.size(); ++v) many[v] = static_cast<std::int32_t>(v);
    const std::string limit = "there are 3000 groups; a table of all pairs of groups holds at most 2048";
    EXPECT_EQ(message<LimitExceeded>([&] { (void)mixing(Graph(3000), many); }), limit);
}

}  // namespace
}  // namespace maillage
