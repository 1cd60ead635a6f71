#include "maillage/network/brokerage.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "network/brokerage_moments.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using Codes = std::vector<std::int32_t>;

struct Chain {
    std::size_t a, v, c;
};

// Whether a broker of this group between these two plays the role, in words of the definition.
bool plays(BrokerRole role, std::int32_t a, std::int32_t v, std::int32_t c) {
    switch (role) {
        case BrokerRole::coordinator:
            return a == v && v == c;
        case BrokerRole::itinerant:
            return a == c && a != v;
        case BrokerRole::gatekeeper:
            return v == c && a != v;
        case BrokerRole::representative:
            return a == v && c != v;
        case BrokerRole::liaison:
            return a != v && v != c && a != c;
        case BrokerRole::total:
            break;
    }
    return true;
}

// All chains in which this role is played; without directions each once, and the border is crossed either way.
std::vector<Chain> chains_of(BrokerRole role, const Codes& codes, bool directed) {
    std::vector<Chain> found;
    const std::size_t n = codes.size();
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t v = 0; v < n; ++v)
            for (std::size_t c = directed ? 0 : a + 1; c < n; ++c) {
                if (a == v || v == c || a == c || codes[a] < 0 || codes[v] < 0 || codes[c] < 0) continue;
                if (plays(role, codes[a], codes[v], codes[c]) ||
                    (!directed && plays(role, codes[c], codes[v], codes[a])))
                    found.push_back({a, v, c});
            }
    return found;
}

bool is_open(const Graph& g, const Chain& t) {
    const auto arc = [&](std::size_t from, std::size_t to) {
        return g.has_arc(static_cast<Vertex>(from), static_cast<Vertex>(to));
    };
    return arc(t.a, t.v) && arc(t.v, t.c) && !arc(t.a, t.c);
}

constexpr std::array<BrokerRole, kBrokerRoles> kAll{BrokerRole::coordinator, BrokerRole::itinerant,
                                                    BrokerRole::gatekeeper,  BrokerRole::representative,
                                                    BrokerRole::liaison,     BrokerRole::total};

std::size_t column(BrokerRole role) {
    return static_cast<std::size_t>(role);
}

TEST(Brokerage, counts_are_those_of_three_loops) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        const bool directed = direction == Direction::directed;
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const Graph g = testing::random_graph(25, 40 + 6 * seed, seed, direction);
            const Codes codes = testing::random_codes(25, 1 + seed % 6, seed);
            const Brokerage found = brokerage(g, codes);
            for (const BrokerRole role : kAll) {
                std::vector<std::uint64_t> expected(25, 0);
                for (const Chain& t : chains_of(role, codes, directed))
                    if (is_open(g, t)) ++expected[t.v];
                std::uint64_t all = 0;
                for (Vertex v = 0; v < 25; ++v) {
                    EXPECT_EQ(found.counts[v * kBrokerRoles + column(role)], expected[v]);
                    all += expected[v];
                }
                EXPECT_EQ(found.network_counts[column(role)], all);
            }
        }
    }
}

TEST(Brokerage, directed_example_counted_by_hand) {
    // A and B in one group, C and D in the other; A->B, A->C, B->C, B->D, C->D, D->A. Open chains: D-A-B and A-C-D
    // (gatekeeper), D-A-C and B-D-A (itinerant), A-B-D and C-D-A (representative).
    const Graph g =
        testing::graph_of(4, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 0}}, Direction::directed);
    const Brokerage found = brokerage(g, Codes{0, 0, 1, 1});
    const std::vector<std::uint64_t> expected{0, 1, 1, 0, 0, 2,   // A
                                              0, 0, 0, 1, 0, 1,   // B
                                              0, 0, 1, 0, 0, 1,   // C
                                              0, 1, 0, 1, 0, 2};  // D
    EXPECT_EQ(found.counts, expected);
    EXPECT_DOUBLE_EQ(found.density, 0.5);
}

// The probability that all these chains are open, where every tie is there with probability d: 0 where they
// contradict each other.
double probability(const std::vector<Chain>& chains, double d, bool directed) {
    std::vector<std::pair<std::pair<std::size_t, std::size_t>, bool>> wanted;
    const auto want = [&](std::size_t from, std::size_t to, bool there) {
        if (!directed && from > to) std::swap(from, to);
        for (const auto& [tie, is_there] : wanted)
            if (tie == std::pair(from, to)) return is_there == there;
        wanted.push_back({{from, to}, there});
        return true;
    };
    for (const Chain& t : chains)
        if (!want(t.a, t.v, true) || !want(t.v, t.c, true) || !want(t.a, t.c, false)) return 0;
    double p = 1;
    for (const auto& [tie, there] : wanted) p *= there ? d : 1 - d;
    return p;
}

// Moments of how many of these chains are open, chain by chain and pair by pair.
detail::Moments slow_moments(const std::vector<Chain>& chains, double d, bool directed) {
    detail::Moments found;
    for (const Chain& one : chains) {
        const double p = probability({one}, d, directed);
        found.expected += p;
        for (const Chain& other : chains)
            found.variance += probability({one, other}, d, directed) - p * probability({other}, d, directed);
    }
    return found;
}

std::vector<std::uint64_t> sizes_of(const Codes& codes) {
    std::vector<std::uint64_t> sizes(5, 0);
    for (const std::int32_t code : codes) ++sizes[static_cast<std::size_t>(code)];
    return sizes;
}

TEST(Brokerage, moments_are_those_of_all_pairs_of_chains) {
    for (const Codes& codes :
         {Codes{0, 0, 0, 0, 1, 1, 1, 2}, Codes{0, 0, 1, 1, 2, 2, 3}, Codes(7, 0), Codes{0, 1, 2, 3, 4},
          Codes{0, 0, 0, 0, 0, 1}, Codes{0, 0, 0, 1, 1, 1, 2, 2}}) {
        for (const bool directed : {false, true}) {
            const std::vector<std::uint64_t> sizes = sizes_of(codes);
            const detail::GroupPowers powers(sizes);
            const double d = 0.3;
            const auto network = powers.of_network(sizes, d, directed);
            for (const BrokerRole role : kAll) {
                const std::vector<Chain> chains = chains_of(role, codes, directed);
                const detail::Moments all = slow_moments(chains, d, directed);
                EXPECT_NEAR(network[column(role)].expected, all.expected, 1e-9);
                EXPECT_NEAR(network[column(role)].variance, all.variance, 1e-9) << column(role) << directed;
                for (std::size_t v = 0; v < codes.size(); ++v) {
                    std::vector<Chain> own;
                    for (const Chain& t : chains)
                        if (t.v == v) own.push_back(t);
                    const detail::Moments slow = slow_moments(own, d, directed);
                    const auto quick = powers.of_broker(sizes[static_cast<std::size_t>(codes[v])], d,
                                                        directed)[column(role)];
                    EXPECT_NEAR(quick.expected, slow.expected, 1e-9);
                    EXPECT_NEAR(quick.variance, slow.variance, 1e-9);
                }
            }
        }
    }
}

TEST(Brokerage, moments_are_those_of_all_networks_of_four) {
    const Codes codes{0, 0, 1, 2};
    std::vector<std::pair<Vertex, Vertex>> arcs;
    for (Vertex a = 0; a < 4; ++a)
        for (Vertex b = 0; b < 4; ++b)
            if (a != b) arcs.emplace_back(a, b);
    std::array<double, kBrokerRoles> mean{};
    std::array<double, kBrokerRoles> square{};
    for (unsigned set = 0; set < 1U << arcs.size(); ++set) {
        std::vector<std::pair<Vertex, Vertex>> chosen;
        for (std::size_t i = 0; i < arcs.size(); ++i)
            if (((set >> i) & 1U) != 0) chosen.push_back(arcs[i]);
        const Graph g = testing::graph_of(4, chosen, Direction::directed);
        const Brokerage found = brokerage(g, codes);
        for (std::size_t role = 0; role < kBrokerRoles; ++role) {
            const auto count = static_cast<double>(found.network_counts[role]);
            mean[role] += count / 4096;
            square[role] += count * count / 4096;
        }
    }
    const std::vector<std::uint64_t> sizes = sizes_of(codes);
    const auto moments = detail::GroupPowers(sizes).of_network(sizes, 0.5, true);
    for (std::size_t role = 0; role < kBrokerRoles; ++role) {
        EXPECT_NEAR(moments[role].expected, mean[role], 1e-12);
        EXPECT_NEAR(moments[role].variance, square[role] - mean[role] * mean[role], 1e-12);
    }
}

TEST(Brokerage, z_scores_are_those_of_the_density_among_actors_with_a_group) {
    const Graph g = testing::random_graph(20, 60, 3, Direction::directed);
    const Codes codes = testing::random_codes(20, 3, 3);
    const Brokerage found = brokerage(g, codes);
    std::uint64_t n = 0;
    std::uint64_t m = 0;
    Codes present;
    for (const std::int32_t code : codes)
        if (code >= 0) present.push_back(code);
    n = present.size();
    for (const Edge& e : g.edges())
        if (codes[e.from] >= 0 && codes[e.to] >= 0) ++m;
    EXPECT_EQ(found.n_left_out, 20 - n);
    EXPECT_DOUBLE_EQ(found.density, static_cast<double>(m) / static_cast<double>(n * (n - 1)));
    const std::vector<Chain> chains = chains_of(BrokerRole::liaison, present, true);
    const detail::Moments moments = slow_moments(chains, found.density, true);
    const std::size_t liaison = column(BrokerRole::liaison);
    EXPECT_NEAR(found.network_expected[liaison], moments.expected, 1e-9);
    EXPECT_NEAR(
        found.network_z[liaison],
        (static_cast<double>(found.network_counts[liaison]) - moments.expected) / std::sqrt(moments.variance),
        1e-9);
    for (Vertex v = 0; v < 20; ++v) {
        const std::size_t cell = v * kBrokerRoles + column(BrokerRole::total);
        EXPECT_EQ(std::isnan(found.expected[cell]), codes[v] < 0);
        if (codes[v] < 0) {
            EXPECT_EQ(found.counts[cell], 0U);
        }
    }
}

TEST(Brokerage, numbering_changes_nothing_but_numbers) {
    const Graph g = testing::random_graph(60, 200, 1, Direction::directed);
    const Codes codes = testing::random_codes(60, 4, 1);
    const std::vector<Vertex> becomes = testing::permutation(60, 5);
    Codes moved(60);
    for (Vertex v = 0; v < 60; ++v) moved[becomes[v]] = codes[v];
    const Brokerage before = brokerage(g, codes);
    const Brokerage after = brokerage(testing::renumbered(g, becomes), moved);
    EXPECT_EQ(before.network_counts, after.network_counts);
    EXPECT_EQ(before.network_z, after.network_z);
    for (Vertex v = 0; v < 60; ++v)
        for (std::size_t role = 0; role < kBrokerRoles; ++role)
            EXPECT_EQ(before.counts[v * kBrokerRoles + role], after.counts[becomes[v] * kBrokerRoles + role]);
}

TEST(Brokerage, one_and_two_threads_agree) {
    const Graph g = testing::random_graph(3000, 12000, 2);
    const Codes codes = testing::random_codes(3000, 5, 2);
    const std::size_t before = threads();
    set_threads(1);
    const Brokerage one = brokerage(g, codes);
    set_threads(2);
    const Brokerage two = brokerage(g, codes);
    set_threads(before);
    EXPECT_EQ(one.counts, two.counts);
    EXPECT_EQ(one.network_z, two.network_z);
}

TEST(Brokerage, networks_without_chains_have_no_brokers) {
    EXPECT_TRUE(brokerage(Graph(0), {}).counts.empty());
    const Brokerage alone = brokerage(Graph(1), Codes{0});
    EXPECT_EQ(alone.counts, std::vector<std::uint64_t>(kBrokerRoles, 0));
    EXPECT_TRUE(std::isnan(alone.density));
    const Brokerage full = brokerage(testing::graph_of(3, {{0, 1}, {0, 2}, {1, 2}}), Codes{0, 1, 1});
    EXPECT_EQ(full.network_counts[column(BrokerRole::total)], 0U);
    EXPECT_TRUE(std::isnan(full.network_z[column(BrokerRole::total)]));
    EXPECT_EQ(brokerage(testing::kite(), Codes(10, -1)).n_left_out, 10U);
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

TEST(Brokerage, bad_codes_are_named) {
    const Graph g = testing::kite();
    EXPECT_EQ(message<InvalidInput>([&] { (void)brokerage(g, Codes(9, 0)); }),
              "9 codes for 10 vertices; expected one each");
    Codes codes(10, 0);
    codes[3] = -2;
    EXPECT_EQ(message<InvalidInput>([&] { (void)brokerage(g, codes); }),
              "the code of vertex 3 is -2; expected -1 (no group), or 0 to 9");
    codes[3] = 10;
    EXPECT_EQ(message<InvalidInput>([&] { (void)brokerage(g, codes); }),
              "the code of vertex 3 is 10; expected -1 (no group), or 0 to 9");
}

}  // namespace
}  // namespace maillage
