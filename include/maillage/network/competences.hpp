#pragma once
// Who can do what: how many actors of each territory have each competence, which no one there has, and which hang on
// a single actor. Counting, O(competences that actors have). The smallest groups that together have a set of
// competences are exact minimum set covers (`maillage/network/set_cover.hpp`).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/network/graph.hpp"
#include "maillage/network/set_cover.hpp"
#include "maillage/network/stakeholder_network.hpp"

namespace maillage {

/// Which competences actors have, by territory. Tables are row by row, one row per territory.
struct CompetenceCoverage {
    std::vector<std::string> competences = {};
    std::vector<std::string> territories = {};
    std::vector<std::uint32_t> counts = {};  ///< territories x competences: actors that have it
    std::vector<std::int64_t> holders =
        {};  ///< territories x competences: the only one that has it, -1 otherwise
    std::vector<std::uint32_t> totals =
        {};  ///< of each competence: actors of the whole network, with a territory or not
    std::vector<std::int64_t> only = {};    ///< of each competence: the only one of all, -1 otherwise
    std::uint32_t without_competences = 0;  ///< actors of which none is known

    bool operator==(const CompetenceCoverage&) const = default;
};

/// Counts who has which competence: all that occur, in order of first appearance, where nothing is `required`, otherwise those alone, which
/// may be ones that nobody has. Throws InvalidInput for an empty or repeated one in `required`.
[[nodiscard]] MAILLAGE_EXPORT CompetenceCoverage competence_coverage(const StakeholderNetwork& network,
                                                                     std::span<const std::string> required);

/// Groups of actors that together have what is required.
struct SmallestGroups {
    std::vector<std::string> missing =
        {};  ///< required, but no actor looked at has it; the groups go without
    std::vector<std::vector<Vertex>> groups = {};  ///< actors ascending; smaller groups first
    std::size_t size = 0;                          ///< of the smallest group
    std::size_t lower_bound = 0;                   ///< no group is smaller
    bool proven = true;
    bool complete = true;  ///< whether all that were asked for are listed

    bool operator==(const SmallestGroups&) const = default;
};

/// The smallest groups of actors, of one territory or of all, that together have the required competences.
///
/// Throws InvalidInput where nothing or something empty is required, NotFound for a competence that no actor of the
/// network has and for an unknown territory, and what `minimum_set_cover` throws.
[[nodiscard]] MAILLAGE_EXPORT SmallestGroups smallest_groups(const StakeholderNetwork& network,
                                                             std::span<const std::string> required,
                                                             const std::optional<std::string>& territory = {},
                                                             const SetCoverOptions& options = {},
                                                             const Monitor& monitor = {});

}  // namespace maillage
