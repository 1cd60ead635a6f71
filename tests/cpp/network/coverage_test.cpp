#include "maillage/network/coverage.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/network/competences.hpp"

namespace maillage {
namespace {

using Counts = std::vector<std::uint32_t>;
using Texts = std::vector<std::string>;

StakeholderNetwork three_valleys() {
    ActorTable actors;
    actors.ids = {"farm", "dairy", "school", "shop", "alone", "nowhere"};
    actors.categories = {"production", "processing", "catering", "distribution", "", "press"};
    actors.territories = {"north", "north", "south", "east", "east", ""};
    actors.competences = {
        {"growing", "growing"}, {"cheese", "law"}, {"cooking", "law"}, {}, {"law"}, {"growing"}};
    CooperationTable ties;
    ties.sources = {"farm", "school", "shop"};
    ties.targets = {"dairy", "dairy", "nowhere"};
    return StakeholderNetwork(actors, ties);
}

TEST(CategoryCoverage, counts_who_is_there_and_who_is_missing) {
    const std::vector<Expectation> expected = {
        {{}, "production", 1}, {{}, "catering", 1}, {"south", "production", 0}, {"east", "catering", 2}};
    const CategoryCoverage found = category_coverage(three_valleys(), expected);
    EXPECT_EQ(found.territories, (Texts{"north", "south", "east"}));
    EXPECT_EQ(found.categories, (Texts{"production", "catering"}));
    EXPECT_EQ(found.present, (Counts{1, 0, 0, 1, 0, 0}));
    EXPECT_EQ(found.expected, (Counts{1, 1, 0, 1, 1, 2}));
    EXPECT_EQ(found.unexpected_categories, (Texts{"processing", "distribution", "press"}));
    EXPECT_EQ(found.unexpected, (Counts{1, 1, 1}));
    EXPECT_EQ(found.without_territory, 1U);
    EXPECT_EQ(found.without_category, 1U);
    EXPECT_EQ(found.isolated_actors, (Counts{4}));
    EXPECT_EQ(found.isolated_territories, (Counts{2}));  // the shop's partner belongs to no territory
}

TEST(CategoryCoverage, a_row_about_a_territory_counts_before_the_general_one_in_any_order) {
    const std::vector<Expectation> expected = {{"north", "production", 3}, {{}, "production", 1}};
    EXPECT_EQ(category_coverage(three_valleys(), expected).expected, (Counts{3, 1, 1}));
}

TEST(CategoryCoverage, territories_without_an_actor_can_be_named) {
    const CategoryCoverage found =
        category_coverage(three_valleys(), default_expectations(), Texts{"west", "north"});
    EXPECT_EQ(found.territories, (Texts{"west", "north", "south", "east"}));
    EXPECT_EQ(found.categories.size(), 10U);
    EXPECT_EQ(found.isolated_territories, (Counts{0, 3}));
}

TEST(CategoryCoverage, a_territory_that_works_with_itself_alone_is_isolated) {
    ActorTable actors;
    actors.ids = {"a", "b", "c", "d"};
    actors.territories = {"west", "west", "east", "north"};
    CooperationTable ties;
    ties.sources = {"a", "c"};
    ties.targets = {"b", "d"};
    const CategoryCoverage found =
        category_coverage(StakeholderNetwork(actors, ties), default_expectations());
    EXPECT_EQ(found.isolated_territories, (Counts{0}));
    EXPECT_TRUE(found.isolated_actors.empty());
}

std::string message(const std::vector<Expectation>& expected) {
    try {
        (void)category_coverage(three_valleys(), expected);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(CategoryCoverage, says_what_is_wrong_with_expectations) {
    EXPECT_EQ(message({}), "no category is expected; expected at least one row");
    EXPECT_EQ(message({{{}, "", 1}}), "an expectation has an empty category; expected its name");
    EXPECT_EQ(message({{{}, "waste", 1}, {{}, "waste", 2}}),
              "category 'waste' is expected twice everywhere; expected one row");
    EXPECT_EQ(message({{"nort", "waste", 1}}),
              "there is no territory 'nort'; expected one of the 3 ids; did you mean 'north'?");
}

TEST(CompetenceCoverage, counts_holders_and_names_the_only_one) {
    const CompetenceCoverage found = competence_coverage(three_valleys(), {});
    EXPECT_EQ(found.competences, (Texts{"growing", "cheese", "law", "cooking"}));
    EXPECT_EQ(found.counts, (Counts{1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0}));
    EXPECT_EQ(found.totals, (Counts{2, 1, 3, 1}));
    EXPECT_EQ(found.only, (std::vector<std::int64_t>{-1, 1, -1, 2}));
    EXPECT_EQ(found.holders, (std::vector<std::int64_t>{0, 1, 1, -1, -1, -1, 2, 2, -1, -1, 4, -1}));
    EXPECT_EQ(found.without_competences, 1U);
}

TEST(CompetenceCoverage, may_be_about_what_nobody_has) {
    const CompetenceCoverage found = competence_coverage(three_valleys(), Texts{"law", "logistics"});
    EXPECT_EQ(found.totals, (Counts{3, 0}));
    EXPECT_THROW((void)competence_coverage(three_valleys(), Texts{"law", "law"}), InvalidInput);
    EXPECT_THROW((void)competence_coverage(three_valleys(), Texts{""}), InvalidInput);
}

TEST(SmallestGroups, have_everything_that_is_required) {
    const auto found = smallest_groups(three_valleys(), Texts{"growing", "law", "cheese"});
    EXPECT_EQ(found.groups, (std::vector<std::vector<Vertex>>{{0, 1}, {1, 5}}));
    EXPECT_EQ(found.size, 2U);
    EXPECT_TRUE(found.missing.empty());
}

TEST(SmallestGroups, of_a_territory_say_what_it_lacks) {
    const auto found = smallest_groups(three_valleys(), Texts{"growing", "law", "cheese"}, "east");
    EXPECT_EQ(found.missing, (Texts{"growing", "cheese"}));
    EXPECT_EQ(found.groups, (std::vector<std::vector<Vertex>>{{4}}));
    const auto none = smallest_groups(three_valleys(), Texts{"growing"}, "south");
    EXPECT_EQ(none.missing, (Texts{"growing"}));
    EXPECT_TRUE(none.groups.empty());
}

TEST(SmallestGroups, refuse_what_nobody_knows) {
    EXPECT_THROW((void)smallest_groups(three_valleys(), {}), InvalidInput);
    EXPECT_THROW((void)smallest_groups(three_valleys(), Texts{"law"}, "wets"), NotFound);
    try {
        (void)smallest_groups(three_valleys(), Texts{"cookin"});
        FAIL();
    } catch (const NotFound& error) {
        EXPECT_STREQ(error.what(), "no actor has the competence 'cookin'; did you mean 'cooking'?");
    }
}

}  // namespace
}  // namespace maillage
