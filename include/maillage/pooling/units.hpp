#pragma once
// Can two quantities be added? The units in which French local authorities count, and what they are of each other: a
// tonne is 1000 kg, a working day seven hours, a household is counted as a foyer. A unit that is not known can be
// added to itself alone. Looking one up is O(length of its name).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/pooling/action.hpp"

namespace maillage {

/// What a unit measures, and how many base units it is.
struct Unit {
    std::string base = {};  ///< name of the base unit, such as "kg"; the unit itself where it is not known
    double factor = 1.0;    ///< base units in one of these

    bool operator==(const Unit&) const = default;
};

/// The unit of that name: case, accents and plurals do not matter. No name is a unit of its own.
[[nodiscard]] MAILLAGE_EXPORT Unit unit_named(std::string_view name);

/// How many of the unit `to` are in one of the unit `from`; nothing where they do not measure the same.
///
/// Examples
/// --------
/// >>> from maillage import _core
/// >>> _core.conversion("tonnes", "kg")
/// 1000.0
/// >>> _core.conversion("repas", "kg") is None
/// True
[[nodiscard]] MAILLAGE_EXPORT std::optional<double> conversion(std::string_view from, std::string_view to);

/// The same action counted in the base unit of its unit: the quantity and the cost of one unit change, their product
/// does not. What can be added is then in one unit.
[[nodiscard]] MAILLAGE_EXPORT Action in_base_unit(Action action);

}  // namespace maillage
