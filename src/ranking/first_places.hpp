#pragma once
// Which topics are first on each ballot, alone or together with others.

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage::detail {

/// Units of the ballots that put a topic first, by topic.
struct FirstPlaces {
    using Units = std::vector<std::int64_t>;

    Units alone;                            ///< nothing else is first on these ballots
    std::map<std::size_t, Units> shared{};  ///< by how many topics share the first place
};

/// Counts every ballot once. On a ballot without any answer all topics share the first place, unless that is
/// ignored.
[[nodiscard]] FirstPlaces first_places(const PreferenceMatrix& preferences, Unranked unranked,
                                       const Monitor& monitor);

}  // namespace maillage::detail
