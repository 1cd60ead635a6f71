#include "maillage/pooling/candidates.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

using Members = std::vector<std::uint32_t>;

Neighbours random_graph(std::size_t n, double density, std::uint64_t seed) {
    RandomStream random(seed);
    Neighbours neighbours(n);
    for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = a + 1; b < n; ++b)
            if (random.uniform() < density) {
                neighbours[a].push_back(b);
                neighbours[b].push_back(a);
            }
    return neighbours;
}

bool linked(const Neighbours& graph, std::uint32_t a, std::uint32_t b) {
    return std::count(graph[a].begin(), graph[a].end(), b) > 0;
}

bool connected(const Neighbours& graph, const Members& group) {
    Members reached = {group[0]};
    for (std::size_t i = 0; i < reached.size(); ++i)
        for (const std::uint32_t v : group)
            if (linked(graph, reached[i], v) && std::count(reached.begin(), reached.end(), v) == 0)
                reached.push_back(v);
    return reached.size() == group.size();
}

bool pairwise(const Neighbours& graph, const Members& group) {
    for (const std::uint32_t a : group)
        for (const std::uint32_t b : group)
            if (a != b && !linked(graph, a, b)) return false;
    return true;
}

Members members_of(std::uint32_t mask, std::size_t n) {
    Members group;
    for (std::uint32_t v = 0; v < n; ++v)
        if ((mask >> v & 1) != 0) group.push_back(v);
    return group;
}

// All subsets that a condition lets through.
template <typename Condition>
std::set<Members> by_subsets(std::size_t n, const CandidateOptions& options, const Condition& condition) {
    std::set<Members> found;
    for (std::uint32_t mask = 1; mask < 1U << n; ++mask) {
        const Members group = members_of(mask, n);
        if (group.size() >= options.min_size && group.size() <= options.max_size && condition(group))
            found.insert(group);
    }
    return found;
}

std::set<Members> as_set(const Groups& groups) {
    std::set<Members> found;
    for (std::size_t i = 0; i < groups.size(); ++i) found.emplace(groups[i].begin(), groups[i].end());
    EXPECT_EQ(found.size(), groups.size()) << "a group is listed twice";
    return found;
}

TEST(Candidates, are_all_connected_subsets_each_once) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const Neighbours graph = random_graph(11, 0.15 + 0.02 * static_cast<double>(seed), seed);
        const CandidateOptions options{.min_size = 1 + seed % 3, .max_size = 3 + seed % 5};
        const auto expected = by_subsets(11, options, [&](const Members& g) { return connected(graph, g); });
        EXPECT_EQ(as_set(candidate_groups(graph, options)), expected);
        EXPECT_EQ(count_candidate_groups(graph, options), expected.size());
    }
}

TEST(Candidates, may_have_to_be_linked_pairwise) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Neighbours graph = random_graph(11, 0.5, seed);
        const CandidateOptions options{.max_size = 5, .shape = GroupShape::kPairwise};
        const auto expected = by_subsets(11, options, [&](const Members& g) { return pairwise(graph, g); });
        EXPECT_EQ(as_set(candidate_groups(graph, options)), expected);
        EXPECT_EQ(count_candidate_groups(graph, options), expected.size());
    }
}

TEST(Candidates, may_be_connected_by_one_graph_and_pairs_of_another) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Neighbours links = random_graph(11, 0.3, seed);
        const Neighbours pairs = random_graph(11, 0.6, seed + 100);
        const auto expected = by_subsets(
            11, {.max_size = 5}, [&](const Members& g) { return connected(links, g) && pairwise(pairs, g); });
        EXPECT_EQ(as_set(candidate_groups(links, pairs, {.max_size = 5})), expected);
    }
}

TEST(Candidates, are_the_same_for_any_number_of_threads) {
    const Neighbours graph = random_graph(40, 0.15, 7);
    const std::size_t before = threads();
    set_threads(1);
    const Groups one = candidate_groups(graph);
    set_threads(3);
    const Groups three = candidate_groups(graph);
    set_threads(before);
    EXPECT_EQ(one, three);
}

TEST(Candidates, of_sixty_four_territories_all_linked_are_all_subsets) {
    Neighbours graph(64);
    for (std::uint32_t a = 0; a < 64; ++a)
        for (std::uint32_t b = 0; b < 64; ++b)
            if (a != b) graph[a].push_back(b);
    EXPECT_EQ(count_candidate_groups(graph, {.max_size = 4}), 2016U + 41664U + 635376U);
}

TEST(Candidates, above_the_limit_are_refused_with_their_number_and_the_remedy) {
    Neighbours graph(20);
    for (std::uint32_t a = 0; a < 20; ++a)
        for (std::uint32_t b = 0; b < 20; ++b)
            if (a != b) graph[a].push_back(b);
    try {
        (void)candidate_groups(graph, {.max_size = 3, .limit = 1000});
        FAIL() << "expected LimitExceeded";
    } catch (const LimitExceeded& error) {
        EXPECT_STREQ(
            error.what(),
            "there are 1330 candidate groups of up to 3 members, above the limit of 1000; allow smaller "
            "groups (max_size), shorter distances, or a higher limit");
    }
    EXPECT_THROW((void)candidate_groups(graph, {.max_size = 10, .limit = 5}), LimitExceeded);
}

TEST(Candidates, of_a_wrong_graph_are_refused) {
    EXPECT_THROW((void)candidate_groups({{1}, {}}), InvalidInput);
    EXPECT_THROW((void)candidate_groups({{0}}), InvalidInput);
    EXPECT_THROW((void)candidate_groups({{5}}), InvalidInput);
    EXPECT_THROW((void)candidate_groups({{}}, {.min_size = 3, .max_size = 2}), InvalidInput);
    EXPECT_EQ(candidate_groups(Neighbours{}).size(), 0U);
}

}  // namespace
}  // namespace maillage
