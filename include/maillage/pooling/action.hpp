#pragma once
// What does a territory plan to do? One line of its programme of actions, with what it costs, how much of it there
// is, when, and whether it may be shared with others. The table `actions` of a dossier holds the same columns.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace maillage {

/// A day that is not given: the window of an action is open on this side.
inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

/// One planned action of one territory.
struct Action {
    std::string id = {};
    std::string territory = {};
    std::string title = {};
    std::string theme = {};
    std::string kind = {};
    double fixed_cost_eur = 0.0;     ///< whatever the quantity; euros, at least 0
    double variable_cost_eur = 0.0;  ///< for one unit of the quantity; euros, at least 0
    double quantity = 0.0;           ///< how much of it, in `unit`; at least 0
    std::string unit = {};
    double staff_days = 0.0;                      ///< days of the territory's own staff; at least 0
    std::int32_t start = kNoDay;                  ///< first day, in days since 1970-01-01; kNoDay: open
    std::int32_t end = kNoDay;                    ///< day after the last one; kNoDay: open
    std::vector<std::string> needs = {};          ///< what it needs: vehicles, rooms, skills
    bool poolable = true;                         ///< whether the territory would share it at all
    std::vector<std::string> target_public = {};  ///< whom it is for: pupils, cooks, farmers

    bool operator==(const Action&) const = default;
};

}  // namespace maillage
