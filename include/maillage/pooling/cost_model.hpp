#pragma once
// What does it cost to do planned actions together, and who should lead? The assumptions, in euros and days, all of
// them to be edited: the defaults are orders of magnitude for a first discussion between French local authorities and
// were measured nowhere. The cost of a group S is the cheapest over its leaders h and legal forms m of
//   set-up and yearly cost of m + largest fixed cost, carried once + part of the others' fixed costs that remains
//   + capacity cost x ceil(Q / capacity) + variable cost with price breaks on the pooled quantity Q
//   + coordination that grows with the members + travel between h and the members + staff days - subsidies.
// An action alone costs the same without form, coordination and travel. Every component is rounded to the cent.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "maillage/export.hpp"

namespace maillage {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// Beyond `from` units, each unit costs `discount` less (a share of its price).
struct PriceBreak {
    double from = 0.0;
    double discount = 0.0;

    bool operator==(const PriceBreak&) const = default;
};

/// What the quantities of price breaks are.
enum class BreakScale : std::uint8_t {
    kLargest,  ///< multiples of the largest quantity of one member, so that nobody alone has a break
    kUnits,    ///< units of the action, alone as well as pooled
};

/// Which fixed cost is carried once.
enum class CarriedCost : std::uint8_t {
    kLargest,  ///< the largest of the group: what suits the largest member suits all
    kLeader,   ///< the leader's, even where others planned for more
};

/// How the costs of one kind of action grow.
struct ScaleCosts {
    double fixed_cost_remaining =
        0.3;  ///< share of the others' fixed costs that pooling does not save; 0 to 1
    double staff_days_remaining =
        0.4;                         ///< share of the others' staff days that pooling does not save; 0 to 1
    double capacity = kNoLimit;      ///< units that one step of capacity serves (a vehicle, a line); > 0
    double capacity_cost_eur = 0.0;  ///< euros for each step, alone as well as pooled
    BreakScale break_scale = BreakScale::kLargest;
    std::vector<PriceBreak> price_breaks = {{1.0, 0.05}};  ///< ascending; discounts do not fall

    bool operator==(const ScaleCosts&) const = default;
};

/// A legal form under which several territories act together, and what it costs.
struct LegalForm {
    std::string id = {};
    double setup_eur = 0.0;              ///< once, besides the days
    double yearly_eur = 0.0;             ///< in each year begun, besides the days
    double yearly_per_member_eur = 0.0;  ///< the same, for each territory
    double setup_days = 0.0;             ///< staff days, once
    double yearly_days = 0.0;            ///< staff days in each year begun
    std::size_t min_members = 2;         ///< territories
    std::size_t max_members = 1000;
    std::vector<std::string> kinds = {};           ///< kinds of action that it is for; empty: any
    std::vector<std::string> excluded_kinds = {};  ///< kinds of action that it is not for
    bool requires_contiguity = false;  ///< for territories in one piece only, as far as neighbours are known

    bool operator==(const LegalForm&) const = default;
};

/// A subsidy: a share of the costs and a fixed sum, from a threshold and up to a ceiling.
struct Subsidy {
    std::string id = {};
    double rate = 0.0;                    ///< share of the costs before subsidies; 0 to 1
    double flat_eur = 0.0;                ///< on top
    double min_cost_eur = 0.0;            ///< nothing below these costs
    double ceiling_eur = kNoLimit;        ///< never more
    std::size_t min_members = 2;          ///< territories; 1: also for actions alone
    std::vector<std::string> kinds = {};  ///< kinds of action; empty: any
    std::vector<std::string> forms = {};  ///< legal forms; empty: any, and none

    bool operator==(const Subsidy&) const = default;
};

/// Forms that French local authorities use, and what they may cost: orders of magnitude, to be edited.
[[nodiscard]] MAILLAGE_EXPORT std::vector<LegalForm> usual_legal_forms();

/// The assumptions behind the cost of a group of actions. Amounts of actions are for their whole duration.
///
/// The defaults are orders of magnitude for a first discussion and were measured nowhere: put your own in their place
/// before anybody decides on them.
struct CostModel {
    ScaleCosts scale = {};                           ///< of kinds that `by_kind` does not name
    std::map<std::string, ScaleCosts> by_kind = {};  ///< of single kinds of action
    /// A kind, and the kind that it is part of (empty: none): forms and subsidies for a kind are for its parts too, also
    /// for those whose name begins with its own, plurals aside ("achats de fournitures" is part of "achat").
    std::vector<std::array<std::string, 2>> themes = {};
    CarriedCost carried = CarriedCost::kLargest;  ///< the fixed cost that is carried once
    std::vector<LegalForm> forms = usual_legal_forms();
    double coordination_days_per_member = 2.0;  ///< staff days a year for each territory after the first
    double coordination_days_per_pair = 0.0;    ///< staff days a year for each pair of territories
    double staff_day_eur = 250.0;               ///< what a day of staff costs
    double meetings_per_year = 2.0;             ///< to which the members travel to the leader
    double km_eur = 0.5;                        ///< euros a kilometre, vehicle and time
    double years = 1.0;                         ///< duration of pools whose dates are open
    std::vector<Subsidy> subsidies = {};
    double max_subsidy = 0.8;  ///< share of the costs that subsidies may reach together

    bool operator==(const CostModel&) const = default;
};

/// Throws InvalidInput that names the field, the value and what is expected.
MAILLAGE_EXPORT void check_cost_model(const CostModel& model);

/// Where the cost of a group comes from: euros, each rounded to the cent.
struct CostComponents {
    double form_setup = 0.0;
    double form_yearly = 0.0;
    double fixed = 0.0;
    double capacity = 0.0;
    double variable = 0.0;
    double coordination = 0.0;
    double travel = 0.0;
    double staff = 0.0;
    double subsidies = 0.0;  ///< what is received: to be subtracted

    bool operator==(const CostComponents&) const = default;
};

}  // namespace maillage
