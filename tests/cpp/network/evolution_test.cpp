#include "maillage/network/evolution.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>
#include <vector>

#include "maillage/core/error.hpp"
#include "network/random_network.hpp"

namespace maillage {
namespace {

bool there(const Period& period, Day day) {
    return period.since <= day && day < period.until;
}

TEST(Evolution, snapshots_are_those_of_looking_at_every_cooperation) {
    const std::vector<Day> days{-3, 0, 2, 5, 9, 30};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const StakeholderNetwork network =
            testing::random_network(seed, seed % 2 == 0 ? Direction::undirected : Direction::directed);
        const NetworkParts& parts = network.parts();
        const std::vector<Snapshot> found = snapshots(network, days);
        ASSERT_EQ(found.size(), days.size());
        for (std::size_t d = 0; d < days.size(); ++d) {
            std::set<std::pair<std::uint32_t, std::uint32_t>> ties;
            for (std::size_t i = 0; i < network.n_cooperations(); ++i) {
                const std::uint32_t a = parts.sources[i];
                const std::uint32_t b = parts.targets[i];
                if (there(parts.cooperation_periods[i], days[d]) && there(parts.actor_periods[a], days[d]) &&
                    there(parts.actor_periods[b], days[d]))
                    ties.insert(std::minmax(a, b));
            }
            std::vector<std::uint32_t> partners(network.n_actors(), 0);
            std::size_t next = 0;
            for (const auto& [a, b] : ties) {
                ++partners[a];
                ++partners[b];
                ASSERT_LT(next, found[d].from.size());
                EXPECT_EQ(found[d].from[next], a);
                EXPECT_EQ(found[d].to[next], b);
                ++next;
            }
            EXPECT_EQ(found[d].from.size(), next);
            EXPECT_EQ(found[d].partners, partners);
            for (std::size_t v = 0; v < network.n_actors(); ++v)
                EXPECT_EQ(found[d].present[v] != 0, there(parts.actor_periods[v], days[d]));
        }
    }
}

TEST(Evolution, needs_dates_that_ascend) {
    const StakeholderNetwork network({{"x"}});
    EXPECT_THROW((void)snapshots(network, {}), InvalidInput);
    EXPECT_THROW((void)snapshots(network, std::vector<Day>{3, 3}), InvalidInput);
    EXPECT_THROW((void)snapshots(network, std::vector<Day>{4, 3}), InvalidInput);
}

}  // namespace
}  // namespace maillage
