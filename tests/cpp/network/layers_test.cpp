#include "maillage/network/layers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "network/random_network.hpp"

namespace maillage {
namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

std::vector<Pairs> pairs_by_kind(const StakeholderNetwork& network) {
    const NetworkParts& parts = network.parts();
    std::vector<Pairs> found(parts.kind.levels.size());
    for (std::size_t i = 0; i < network.n_cooperations(); ++i) {
        if (parts.kind.codes[i] < 0) continue;
        found[static_cast<std::size_t>(parts.kind.codes[i])].insert(
            std::minmax(parts.sources[i], parts.targets[i]));
    }
    return found;
}

double pearson(const std::vector<double>& x, const std::vector<double>& y) {
    double mean_x = 0;
    double mean_y = 0;
    const auto n = static_cast<double>(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    return xy / std::sqrt(xx * yy);
}

// Whether each pair of actors is joined.
std::vector<double> joined(const Pairs& pairs, std::uint32_t n) {
    std::vector<double> found;
    for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = a + 1; b < n; ++b) found.push_back(static_cast<double>(pairs.count({a, b})));
    return found;
}

std::vector<double> partners(const Pairs& pairs, std::uint32_t n) {
    std::vector<double> found(n, 0.0);
    for (const auto& [a, b] : pairs) {
        ++found[a];
        ++found[b];
    }
    return found;
}

TEST(Layers, are_compared_as_their_definitions_say) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const StakeholderNetwork network =
            testing::random_network(seed, seed % 2 == 0 ? Direction::undirected : Direction::directed);
        const auto n = static_cast<std::uint32_t>(network.n_actors());
        const std::vector<Pairs> kinds = pairs_by_kind(network);
        const Layers found = layers(network);
        ASSERT_EQ(found.ties.size(), kinds.size());
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            EXPECT_EQ(found.ties[k], kinds[k].size());
            for (std::size_t l = 0; l < kinds.size(); ++l) {
                std::size_t both = 0;
                for (const auto& pair : kinds[k]) both += kinds[l].count(pair);
                const std::size_t either = kinds[k].size() + kinds[l].size() - both;
                const std::size_t cell = k * kinds.size() + l;
                EXPECT_NEAR(found.overlap[cell], static_cast<double>(both) / static_cast<double>(either),
                            1e-12);
                EXPECT_NEAR(found.tie_correlation[cell], pearson(joined(kinds[k], n), joined(kinds[l], n)),
                            1e-12);
                EXPECT_NEAR(found.degree_correlation[cell],
                            pearson(partners(kinds[k], n), partners(kinds[l], n)), 1e-12);
            }
        }
    }
}

TEST(Layers, actors_take_part_in_one_kind_or_in_all_alike) {
    const StakeholderNetwork network(
        {{"x", "y", "z", "alone"}},
        {{"x", "y", "x"}, {"y", "x", "z"}, {"aid", "sale", "aid"}, {}, {}, {}, {}});
    const Layers found = layers(network);
    EXPECT_EQ(found.degrees, (std::vector<std::uint32_t>{2, 1, 1, 0, 1, 1, 0, 0}));
    EXPECT_DOUBLE_EQ(found.participation[0], 2 * (1 - 5.0 / 9));  // two of aid, one of sale
    EXPECT_DOUBLE_EQ(found.participation[1], 1);
    EXPECT_DOUBLE_EQ(found.participation[2], 0);
    EXPECT_TRUE(std::isnan(found.participation[3]));
}

}  // namespace
}  // namespace maillage
