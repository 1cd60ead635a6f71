#include "maillage/network/affiliation.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "network/random_network.hpp"

namespace maillage {
namespace {

using Sets = std::vector<std::set<std::uint32_t>>;

// Pairs of sets that share elements, each counted 1 / (k - 1), k being how many sets hold it.
void expect_projection(const Projection& found, const Sets& sets, const Sets& holders) {
    std::size_t next = 0;
    for (std::uint32_t a = 0; a < sets.size(); ++a) {
        for (std::uint32_t b = a + 1; b < sets.size(); ++b) {
            std::uint32_t shared = 0;
            double weight = 0;
            for (const std::uint32_t element : sets[a]) {
                if (sets[b].count(element) == 0) continue;
                ++shared;
                weight += 1 / (static_cast<double>(holders[element].size()) - 1);
            }
            if (shared == 0) continue;
            ASSERT_LT(next, found.from.size());
            EXPECT_EQ(found.from[next], a);
            EXPECT_EQ(found.to[next], b);
            EXPECT_EQ(found.shared[next], shared);
            EXPECT_NEAR(found.weights[next], weight, 1e-12);
            ++next;
        }
    }
    EXPECT_EQ(found.from.size(), next);
}

TEST(Affiliation, projections_are_those_of_comparing_every_pair) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const StakeholderNetwork network = testing::random_network(seed);
        const NetworkParts& parts = network.parts();
        Sets of_body(network.n_bodies());
        Sets of_actor(network.n_actors());
        for (std::size_t i = 0; i < network.n_memberships(); ++i) {
            of_body[parts.member_bodies[i]].insert(parts.member_actors[i]);
            of_actor[parts.member_actors[i]].insert(parts.member_bodies[i]);
        }
        const Affiliation found = affiliation(network);
        for (std::size_t v = 0; v < of_actor.size(); ++v) EXPECT_EQ(found.seats[v], of_actor[v].size());
        for (std::size_t b = 0; b < of_body.size(); ++b) EXPECT_EQ(found.members[b], of_body[b].size());
        expect_projection(found.bodies, of_body, of_actor);
        expect_projection(found.actors, of_actor, of_body);
    }
}

TEST(Affiliation, a_seat_counts_once_whatever_its_roles) {
    const StakeholderNetwork network(
        {{"x", "y"}}, {}, {{"copil"}, {}, {}, {}},
        {{"copil", "copil", "copil"}, {"x", "x", "y"}, {"chair", "guest", ""}, {}});
    const Affiliation found = affiliation(network);
    EXPECT_EQ(found.seats, (std::vector<std::uint32_t>{1, 1}));
    EXPECT_EQ(found.members, (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(found.actors.shared, (std::vector<std::uint32_t>{1}));
    EXPECT_EQ(found.actors.weights, (std::vector<double>{1.0}));
}

TEST(Affiliation, without_bodies_nobody_is_joined) {
    const Affiliation found = affiliation(StakeholderNetwork({{"x", "y"}}));
    EXPECT_EQ(found.seats, (std::vector<std::uint32_t>{0, 0}));
    EXPECT_TRUE(found.members.empty());
    EXPECT_TRUE(found.actors.from.empty());
    EXPECT_TRUE(found.bodies.from.empty());
}

}  // namespace
}  // namespace maillage
