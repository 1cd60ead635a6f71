#pragma once
// The bill of one group: what does not depend on its leader and form, then the cheapest of these.

#include <cstdint>
#include <span>
#include <vector>

#include "maillage/pooling/group_costs.hpp"
#include "pooling/amounts.hpp"

namespace maillage::detail {

/// A case as the bill reads it: actions by their numbers.
struct Case {
    CostModel model = {};
    CostFunction function = {};
    std::vector<Action> actions = {};
    std::vector<std::string> territories = {};
    std::vector<double> distances_km = {};
    std::vector<std::uint8_t> adjacent = {};           ///< for each pair of territories; empty: not known
    std::vector<std::uint32_t> territory = {};         ///< of each action
    std::vector<const ScaleCosts*> scale = {};         ///< of each action's kind
    std::vector<std::uint32_t> pile = {};              ///< of each action: same number, same kind and unit
    std::vector<std::uint64_t> forms_for = {};         ///< of each action: bit f for form f of the model
    std::vector<std::uint64_t> subsidies_for = {};     ///< of each action: bit s for subsidy s
    std::vector<std::uint64_t> subsidised_forms = {};  ///< of each subsidy: bit f for form f
    std::vector<double> alone = {};
    std::vector<CostComponents> alone_components = {};
};

/// What one action costs alone, by component.
[[nodiscard]] CostComponents alone_components(const Case& about, std::uint32_t action);

/// The cost of a group of at least two territories, actions ascending.
[[nodiscard]] GroupCost pooled_cost(const Case& about, std::span<const std::uint32_t> group);

/// Cents of all components together.
[[nodiscard]] Cents total(const CostComponents& components);

/// Whether the actions of a group are all of one territory.
[[nodiscard]] inline bool of_one_territory(const Case& about, std::span<const std::uint32_t> group) {
    for (const std::uint32_t action : group)
        if (about.territory[action] != about.territory[group[0]]) return false;
    return true;
}

}  // namespace maillage::detail
