#include "maillage/network/transversality.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "maillage/core/error.hpp"
#include "network/graphs.hpp"

namespace maillage {
namespace {

using Codes = std::vector<std::int32_t>;

TEST(Transversality, pairs_are_those_of_all_ties) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const Graph given = testing::random_graph(24, 30, seed, direction);
            const Graph g = given.undirected();
            const Codes codes = testing::random_codes(24, 5, seed);
            const std::vector<GroupPair> found = transversality(given, codes);
            std::set<std::int32_t> groups(codes.begin(), codes.end());
            groups.erase(-1);
            EXPECT_EQ(found.size(), groups.size() * (groups.size() - 1) / 2);
            for (const GroupPair& pair : found) {
                std::vector<Edge> ties;
                for (const Edge& e : g.edges()) {
                    const std::pair ends = std::minmax(codes[e.from], codes[e.to]);
                    if (ends.first == static_cast<std::int32_t>(pair.first) &&
                        ends.second == static_cast<std::int32_t>(pair.second))
                        ties.push_back(e);
                }
                EXPECT_EQ(pair.ties, ties.size());
                std::vector<Vertex> sole;
                for (Vertex v = 0; v < 24 && !ties.empty(); ++v)
                    if (std::ranges::all_of(ties, [&](const Edge& e) { return e.from == v || e.to == v; }))
                        sole.push_back(v);
                EXPECT_EQ(std::vector<Vertex>(pair.sole.begin(), pair.sole.begin() + pair.n_sole), sole);
            }
        }
    }
}

TEST(Transversality, expected_ties_by_size_and_by_ties) {
    // Groups of 2, 1 and 1; two ties between the first and the second, none with the third.
    const std::vector<GroupPair> found =
        transversality(testing::graph_of(4, {{0, 2}, {1, 2}}), Codes{0, 0, 1, 2});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].n_sole, 1U);
    EXPECT_EQ(found[0].sole[0], 2U);
    EXPECT_DOUBLE_EQ(found[0].expected_by_size, 2 * 2.0 / 6);
    EXPECT_DOUBLE_EQ(found[0].expected_by_ties, 2 * 2.0 / 4);
    EXPECT_EQ(found[1].ties, 0U);
    EXPECT_EQ(found[1].n_sole, 0U);
    EXPECT_DOUBLE_EQ(found[1].expected_by_size, 2 * 2.0 / 6);
    EXPECT_DOUBLE_EQ(found[1].expected_by_ties, 0);
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

TEST(Transversality, bad_codes_are_named) {
    EXPECT_EQ(message<InvalidInput>([] { (void)transversality(testing::kite(), Codes(3, 0)); }),
              "3 codes for 10 vertices; expected one each");
    Codes many(3000);
    for (std::size_t v = 0; v < many.size(); ++v) many[v] = static_cast<std::int32_t>(v);
    EXPECT_EQ(message<LimitExceeded>([&] { (void)transversality(Graph(3000), many); }),
              "there are 3000 groups; a table of all pairs of groups holds at most 2048");
}

}  // namespace
}  // namespace maillage
