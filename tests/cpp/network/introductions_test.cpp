#include "maillage/network/introductions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

constexpr ContactMeasure kMeasures[] = {ContactMeasure::common_neighbours, ContactMeasure::adamic_adar,
                                        ContactMeasure::resource_allocation, ContactMeasure::l3};

// The formulas as they are printed, over all pairs of vertices.
double by_formula(const Graph& g, Vertex a, Vertex b, ContactMeasure measure) {
    double sum = 0.0;
    const auto degree = [&](Vertex v) { return static_cast<double>(g.out_degree(v)); };
    for (Vertex u = 0; u < g.n_vertices(); ++u) {
        if (!g.has_arc(a, u)) continue;
        if (measure == ContactMeasure::l3) {
            for (Vertex v = 0; v < g.n_vertices(); ++v)
                if (g.has_arc(u, v) && g.has_arc(v, b)) sum += 1.0 / std::sqrt(degree(u) * degree(v));
        } else if (g.has_arc(u, b)) {
            if (measure == ContactMeasure::common_neighbours) sum += 1.0;
            if (measure == ContactMeasure::adamic_adar) sum += 1.0 / std::log(degree(u));
            if (measure == ContactMeasure::resource_allocation) sum += 1.0 / degree(u);
        }
    }
    return sum;
}

TEST(ContactScores, are_what_the_formulas_say) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph g = testing::random_graph(15, 10 + 2 * seed, seed, Direction::undirected, true);
        for (const ContactMeasure measure : kMeasures) {
            for (Vertex a = 0; a < g.n_vertices(); ++a) {
                const auto scores = contact_scores(g, a, measure);
                for (Vertex b = 0; b < g.n_vertices(); ++b) {
                    if (a == b || g.has_arc(a, b)) {
                        EXPECT_TRUE(std::isnan(scores[b]));
                    } else {
                        EXPECT_NEAR(scores[b], by_formula(g, a, b, measure), 1e-8);
                    }
                }
            }
        }
    }
}

TEST(ContactScores, do_not_depend_on_numbers_or_directions) {
    const Graph g = testing::random_graph(30, 80, 7, Direction::directed);
    const auto becomes = testing::permutation(30, 3);
    const Graph other = testing::renumbered(g, becomes);
    for (const ContactMeasure measure : kMeasures) {
        for (Vertex a = 0; a < 30; ++a) {
            const auto here = contact_scores(g, a, measure);
            const auto there = contact_scores(other, becomes[a], measure);
            const auto plain = contact_scores(g.undirected(), a, measure);
            for (Vertex b = 0; b < 30; ++b) {
                if (std::isnan(here[b])) {
                    EXPECT_TRUE(std::isnan(there[becomes[b]]) && std::isnan(plain[b]));
                } else {
                    EXPECT_EQ(here[b], there[becomes[b]]);
                    EXPECT_EQ(here[b], plain[b]);
                }
            }
        }
    }
}

TEST(ContactScores, sums_that_are_equal_come_out_equal) {
    // Vertex 1 shares three partners of degree 3 with 0, vertex 2 shares one of degree 2 and three of degree 6: 1 each.
    std::vector<std::pair<Vertex, Vertex>> pairs = {{0, 3}, {1, 3}, {0, 4}, {1, 4}, {0, 5}, {1, 5}, {0, 6},
                                                    {2, 6}, {0, 7}, {2, 7}, {0, 8}, {2, 8}, {0, 9}, {2, 9}};
    Vertex next = 10;
    for (const Vertex v : {3, 4, 5}) pairs.emplace_back(v, next++);
    for (const Vertex v : {7, 8, 9})
        for (int i = 0; i < 4; ++i) pairs.emplace_back(v, next++);
    const auto scores =
        contact_scores(testing::graph_of(next, pairs), 0, ContactMeasure::resource_allocation);
    EXPECT_EQ(scores[1], 1.0);
    EXPECT_EQ(scores[2], 1.0);
}

TEST(ContactScores, of_no_vertex_is_an_error) {
    EXPECT_THROW((void)contact_scores(testing::kite(), 10, ContactMeasure::l3), InvalidInput);
}

// A hidden tie against every pair without one, all compared two by two.
double auc_by_pairs(const Graph& known, const Graph& whole, ContactMeasure measure) {
    std::vector<double> hidden;
    std::vector<double> others;
    for (Vertex a = 0; a < whole.n_vertices(); ++a) {
        for (Vertex b = a + 1; b < whole.n_vertices(); ++b) {
            if (known.has_arc(a, b)) continue;
            (whole.has_arc(a, b) ? hidden : others).push_back(by_formula(known, a, b, measure));
        }
    }
    double won = 0.0;
    for (const double h : hidden)
        for (const double o : others) won += std::abs(h - o) < 1e-8 ? 0.5 : h > o ? 1.0 : 0.0;
    return won / static_cast<double>(hidden.size() * others.size());
}

TEST(HoldoutQuality, is_the_share_of_comparisons_won) {
    const Graph whole = testing::florentine_families();
    // All but one tie hidden in turn: every repeat hides one of them, so the mean over many is near that over all.
    const HoldoutOptions one{0.05, 4000, 1};
    for (const ContactMeasure measure : kMeasures) {
        std::vector<double> possible;
        for (std::size_t e = 0; e < whole.n_edges(); ++e) {
            std::vector<Edge> edges(whole.edges().begin(), whole.edges().end());
            edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(e));
            possible.push_back(auc_by_pairs(Graph(whole.n_vertices(), edges), whole, measure));
        }
        const HoldoutQuality found = holdout_quality(whole, measure, one);
        EXPECT_EQ(found.n_hidden, 1U);
        double mean = 0.0;
        for (const double auc : found.auc) {
            mean += auc / 4000.0;
            EXPECT_TRUE(std::ranges::any_of(possible, [&](double p) { return std::abs(p - auc) < 1e-9; }));
        }
        double expected = 0.0;
        for (const double p : possible) expected += p / static_cast<double>(possible.size());
        EXPECT_NEAR(mean, expected, 0.02);
    }
}

TEST(HoldoutQuality, hidden_ties_of_cliques_are_found_and_of_chance_are_not) {
    std::vector<std::pair<Vertex, Vertex>> pairs;
    for (Vertex clique = 0; clique < 4; ++clique)
        for (Vertex a = 0; a < 8; ++a)
            for (Vertex b = 0; b < a; ++b) pairs.emplace_back(8 * clique + a, 8 * clique + b);
    const HoldoutQuality sure = holdout_quality(testing::graph_of(32, pairs), ContactMeasure::adamic_adar);
    EXPECT_TRUE(std::ranges::all_of(sure.auc, [](double auc) { return auc == 1.0; }));
    EXPECT_TRUE(std::ranges::all_of(sure.precision, [](double p) { return p == 1.0; }));
    const HoldoutQuality chance =
        holdout_quality(testing::random_graph(200, 800, 5), ContactMeasure::adamic_adar, {0.2, 20, 3});
    double mean = 0.0;
    for (const double auc : chance.auc) mean += auc / 20.0;
    EXPECT_NEAR(mean, 0.5, 0.03);
}

TEST(HoldoutQuality, is_the_same_for_every_number_of_threads_and_differs_by_seed) {
    const std::size_t before = threads();
    set_threads(1);
    const auto one = holdout_quality(testing::karate_club(), ContactMeasure::l3, {0.1, 10, 5});
    set_threads(2);
    const auto two = holdout_quality(testing::karate_club(), ContactMeasure::l3, {0.1, 10, 5});
    set_threads(before);
    EXPECT_EQ(one, two);
    EXPECT_NE(one.auc, holdout_quality(testing::karate_club(), ContactMeasure::l3, {0.1, 10, 6}).auc);
}

TEST(HoldoutQuality, refuses_what_cannot_be_hidden) {
    const auto of = [](const Graph& g, HoldoutOptions options) {
        (void)holdout_quality(g, ContactMeasure::l3, options);
    };
    EXPECT_THROW(of(testing::kite(), {0.0, 10, 0}), InvalidInput);
    EXPECT_THROW(of(testing::kite(), {1.0, 10, 0}), InvalidInput);
    EXPECT_THROW(of(testing::kite(), {std::numeric_limits<double>::quiet_NaN(), 10, 0}), InvalidInput);
    EXPECT_THROW(of(testing::kite(), {0.1, 0, 0}), InvalidInput);
    EXPECT_THROW(of(Graph(5), {0.1, 10, 0}), InvalidInput);
    EXPECT_THROW(of(testing::graph_of(3, {{0, 1}, {1, 2}, {0, 2}}), {0.3, 1, 0}), InvalidInput);
    EXPECT_THROW(of(Graph(20'001), {0.1, 10, 0}), LimitExceeded);
}

TEST(Distance, is_that_on_the_globe) {
    // Lyon to Grenoble, town hall to town hall: 94 km. A quarter of a meridian: 10,007.557 km on this sphere.
    EXPECT_NEAR(distance_km({45.7676, 4.8356}, {45.1885, 5.7245}), 94.3, 0.5);
    EXPECT_NEAR(distance_km({0, 0}, {90, 0}), 10007.557, 0.001);
    EXPECT_NEAR(distance_km({0, 0}, {0, 180}), 2 * 10007.557, 0.002);
    EXPECT_EQ(distance_km({45, 5}, {45, 5}), 0.0);
    EXPECT_TRUE(std::isnan(distance_km({45, std::numeric_limits<double>::quiet_NaN()}, {45, 5})));
}

StakeholderNetwork village() {
    ActorTable actors;
    actors.ids = {"town", "farm", "mill", "school", "press", "hermit"};
    actors.territories = {"A", "A", "A", "B", "B", "A"};
    actors.competences = {{"law"}, {"law", "growing"}, {"milling"}, {"cooking", "milling"}, {}, {"growing"}};
    CooperationTable ties;
    ties.sources = {"town", "farm", "mill", "school"};
    ties.targets = {"farm", "mill", "school", "press"};
    return StakeholderNetwork(actors, ties);
}

TEST(Contacts, show_every_component) {
    const Contacts found = contacts(village(), 0);
    ASSERT_EQ(found.candidate.size(), 4U);
    EXPECT_EQ(found.candidate.front(), 2U);  // the mill: common partner, a competence, the same territory
    const auto mill = 0;
    EXPECT_EQ(found.common_neighbours[mill], 1U);
    EXPECT_EQ(found.resource_allocation[mill], 0.5);
    EXPECT_EQ(found.complementarity[mill], 1U);
    EXPECT_EQ(found.same_territory[mill], 1);
    EXPECT_TRUE(std::isnan(found.distance_km[mill]));
    const auto school = std::ranges::find(found.candidate, 3U) - found.candidate.begin();
    EXPECT_NEAR(found.l3[static_cast<std::size_t>(school)], 0.5, 1e-9);
    EXPECT_EQ(found.complementarity[static_cast<std::size_t>(school)], 2U);
    const auto press =
        static_cast<std::size_t>(std::ranges::find(found.candidate, 4U) - found.candidate.begin());
    EXPECT_EQ(found.reason[press], 0);
    // Network 1, competences 2.5 (tied with the hermit), territory 1.5 and distance 2.5 (nobody is located): by hand.
    EXPECT_NEAR(found.mean_rank[mill], ((1.0 + 1.0 + 3.0) / 3.0 + 2.5 + (1.5 + 2.5) / 2.0) / 3.0, 1e-12);
}

TEST(Contacts, of_an_isolated_actor_come_from_what_is_known_of_it) {
    const Contacts found = contacts(village(), 5);
    ASSERT_EQ(found.candidate.size(), 5U);
    EXPECT_TRUE(std::ranges::all_of(found.l3, [](double score) { return score == 0.0; }));
    EXPECT_EQ(found.candidate.back(), 4U);  // brings nothing and is elsewhere
    // The school brings most (1 + (4.5 + 3) / 2), the next three bring less but are near (3 + (2 + 3) / 2).
    EXPECT_EQ(found.candidate.front(), 3U);
    EXPECT_EQ(found.place, (std::vector<std::uint32_t>{1, 2, 2, 2, 5}));
}

TEST(Contacts, of_an_unknown_actor_are_an_error) {
    EXPECT_THROW((void)contacts(village(), 6), InvalidInput);
}

}  // namespace
}  // namespace maillage
