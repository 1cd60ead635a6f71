#pragma once
// Who is missing: categories of actors that are expected in every territory and are not there, actors without any
// cooperation, and territories without a cooperation with another one. Counting; O(actors + cooperations + expected
// cells).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/stakeholder_network.hpp"

namespace maillage {

/// How many actors of a category are expected at least.
struct Expectation {
    std::optional<std::string> territory =
        {};  ///< where; in every territory without a row of its own if not given
    std::string category = {};
    std::uint32_t minimum = 1;

    bool operator==(const Expectation&) const = default;
};

/// One actor at least, in every territory, of: production, processing, distribution, catering, consumption, waste,
/// support, research, state, civil society.
[[nodiscard]] MAILLAGE_EXPORT std::vector<Expectation> default_expectations();

/// Who is there and who is missing. Tables are row by row, one row per territory.
struct CategoryCoverage {
    std::vector<std::string> territories = {};
    std::vector<std::string> categories = {};    ///< the expected ones, in order of the expectations
    std::vector<std::uint32_t> present = {};     ///< territories x categories: actors
    std::vector<std::uint32_t> expected = {};    ///< territories x categories: at least so many
    std::vector<std::uint32_t> unexpected = {};  ///< actors of each category that nobody expects anywhere ...
    std::vector<std::string> unexpected_categories = {};  ///< ... and its name
    std::uint32_t without_territory = 0;                  ///< actors that count nowhere
    std::uint32_t without_category = 0;
    std::vector<std::uint32_t> isolated_actors = {};  ///< numbers of actors without a cooperation
    /// Territories (numbers in `territories`) none of whose actors works with an actor of another one.
    std::vector<std::uint32_t> isolated_territories = {};

    bool operator==(const CategoryCoverage&) const = default;
};

/// Compares the actors of each territory with what is expected. Categories are compared as written.
///
/// Territories are those of the actors, and before them those of `named`, which may have no actor.
/// Throws InvalidInput for an empty category, a category expected twice in the same place, or no expectation at all,
/// NotFound for an expectation about a territory that is neither of an actor nor among `named`.
[[nodiscard]] MAILLAGE_EXPORT CategoryCoverage category_coverage(const StakeholderNetwork& network,
                                                                 std::span<const Expectation> expectations,
                                                                 std::span<const std::string> named = {});

}  // namespace maillage
