#pragma once
// When something was there: days and half-open periods.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "maillage/export.hpp"

namespace maillage {

/// A day, counted from 1 January 1970.
using Day = std::int32_t;

inline constexpr Day kAlways = std::numeric_limits<Day>::min();   ///< since ever
inline constexpr Day kForever = std::numeric_limits<Day>::max();  ///< without an end

/// From `since` up to, but not including, `until`.
struct Period {
    Day since = kAlways;
    Day until = kForever;

    [[nodiscard]] constexpr bool contains(Day day) const { return since <= day && day < until; }
    [[nodiscard]] constexpr bool overlaps(const Period& other) const {
        return since < other.until && other.since < until;
    }
    bool operator==(const Period&) const = default;
};

/// The day of an ISO 8601 date such as "2020-01-21". Throws InvalidInput for anything else.
[[nodiscard]] MAILLAGE_EXPORT Day day_of(std::string_view iso_date);

/// A day as "2020-01-21"; empty for kAlways and kForever.
[[nodiscard]] MAILLAGE_EXPORT std::string iso_date(Day day);

}  // namespace maillage
