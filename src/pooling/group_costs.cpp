#include "maillage/pooling/group_costs.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <unordered_map>
#include <utility>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/amounts.hpp"
#include "pooling/folded.hpp"
#include "pooling/group_bill.hpp"
#include "pooling/theme_tree.hpp"

namespace maillage {
namespace {

using detail::Case;
using detail::cents;
using detail::euros;

constexpr std::size_t kChunk = 1024;

using Numbers = std::unordered_map<std::string, std::uint32_t>;

Numbers numbers(const std::vector<std::string>& names, const std::string& what) {
    Numbers found;
    for (const std::string& name : names)
        if (!found.emplace(name, static_cast<std::uint32_t>(found.size())).second)
            throw InvalidInput(
                std::string(what).append(" '").append(name).append("' is listed twice; expected it once"));
    return found;
}

void check_action(const Action& action) {
    const std::string of = " of action '" + action.id + "'";
    detail::require_amount("fixed_cost_eur" + of, action.fixed_cost_eur);
    detail::require_amount("variable_cost_eur" + of, action.variable_cost_eur);
    detail::require_amount("quantity" + of, action.quantity);
    detail::require_amount("staff_days" + of, action.staff_days);
    if (action.start != kNoDay && action.end != kNoDay && action.end <= action.start)
        throw InvalidInput("the window of action '" + action.id + "' ends on day " +
                           std::to_string(action.end) + ", not after its start on day " +
                           std::to_string(action.start) + "; expected end > start");
}

void check_distances(const Case& about) {
    const std::size_t n = about.territories.size();
    if (about.distances_km.empty()) return;
    if (about.distances_km.size() != n * n)
        throw InvalidInput(std::to_string(about.distances_km.size()) + " distances for " + std::to_string(n) +
                           " territories; expected " + std::to_string(n * n) + ", one for each pair");
    for (std::size_t i = 0; i < n * n; ++i)
        detail::require_amount(
            "distance from '" + about.territories[i / n] + "' to '" + about.territories[i % n] + "' in km",
            about.distances_km[i]);
}

std::vector<std::uint8_t> adjacency_table(const Neighbours& neighbours, std::size_t n) {
    if (neighbours.empty()) return {};
    if (neighbours.size() != n)
        throw InvalidInput("neighbours of " + std::to_string(neighbours.size()) +
                           " territories; expected those of " + std::to_string(n));
    std::vector<std::uint8_t> table(n * n, 0);
    for (std::size_t a = 0; a < n; ++a)
        for (const std::uint32_t b : neighbours[a]) {
            if (b >= n)
                throw InvalidInput("territory number " + std::to_string(b) + " is a neighbour; there are " +
                                   std::to_string(n));
            table[a * n + b] = table[b * n + a] = 1;
        }
    return table;
}

// A bit for each form or subsidy that is for a kind of action.
template <class Rows>
std::uint64_t bits_for(const Rows& rows, const detail::ThemeTree& tree, const std::string& kind) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool suits = rows[i].kinds.empty() || tree.is_part_of_any(kind, rows[i].kinds);
        if constexpr (requires { rows[i].excluded_kinds; })
            suits = suits && !tree.is_part_of_any(kind, rows[i].excluded_kinds);
        if (suits) bits |= std::uint64_t{1} << i;
    }
    return bits;
}

// What the bill looks up by the number of an action.
void index(Case& about) {
    const Numbers of = numbers(about.territories, "territory");
    std::map<std::pair<std::string, std::string>, std::uint32_t> piles;
    Numbers seen;
    const detail::ThemeTree tree(about.model.themes);
    for (const Subsidy& subsidy : about.model.subsidies) {
        std::uint64_t forms = 0;
        for (std::size_t f = 0; f < about.model.forms.size(); ++f)
            if (std::find(subsidy.forms.begin(), subsidy.forms.end(), about.model.forms[f].id) !=
                subsidy.forms.end())
                forms |= std::uint64_t{1} << f;
        about.subsidised_forms.push_back(forms);
    }
    for (const Action& action : about.actions) {
        check_action(action);
        if (!seen.emplace(action.id, 0U).second)
            throw InvalidInput("action '" + action.id + "' is listed twice; expected it once");
        const auto territory = of.find(action.territory);
        if (territory == of.end())
            throw InvalidInput("action '" + action.id + "' is of territory '" + action.territory +
                               "', which is not among the territories");
        about.territory.push_back(territory->second);
        const auto scale = about.model.by_kind.find(action.kind);
        about.scale.push_back(scale == about.model.by_kind.end() ? &about.model.scale : &scale->second);
        about.pile.push_back(
            piles.emplace(std::pair(action.kind, action.unit), static_cast<std::uint32_t>(piles.size()))
                .first->second);
        const std::string kind = detail::folded(action.kind);
        about.forms_for.push_back(bits_for(about.model.forms, tree, kind));
        about.subsidies_for.push_back(bits_for(about.model.subsidies, tree, kind));
    }
}

std::string named(const Case& about, std::span<const std::uint32_t> group) {
    std::string text;
    for (const std::uint32_t action : group)
        text += (text.empty() ? "'" : ", '") + about.actions[action].id + "'";
    return text;
}

double given_cost(const Case& about, std::span<const std::uint32_t> group) {
    double cost = 0;
    try {
        cost = about.function(group);
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        throw Error("the cost function threw for the group of " + named(about, group) + ": " + error.what());
    }
    if (!std::isfinite(cost) || cost < 0)
        throw Error("the cost function returned " + detail::shown(cost) + " for the group of " +
                    named(about, group) + "; expected euros >= 0");
    return euros(cents(cost));
}

void cost_alone(Case& about) {
    for (std::uint32_t action = 0; action < about.actions.size(); ++action) {
        CostComponents components;
        if (about.function) {
            components.variable = given_cost(about, std::span(&action, 1));
        } else {
            components = detail::alone_components(about, action);
        }
        about.alone_components.push_back(components);
        about.alone.push_back(euros(detail::total(components)));
    }
}

void add(CostComponents& sum, const CostComponents& one) {
    for (double CostComponents::*part :
         {&CostComponents::form_setup, &CostComponents::form_yearly, &CostComponents::fixed,
          &CostComponents::capacity, &CostComponents::variable, &CostComponents::coordination,
          &CostComponents::travel, &CostComponents::staff, &CostComponents::subsidies})
        sum.*part = euros(cents(sum.*part) + cents(one.*part));
}

// The member who planned to spend the most alone.
std::int32_t largest_member(const Case& about, std::span<const std::uint32_t> group) {
    std::map<std::uint32_t, double> spent;
    for (const std::uint32_t action : group) spent[about.territory[action]] += about.alone[action];
    const auto most = std::max_element(spent.begin(), spent.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return static_cast<std::int32_t>(most->first);
}

GroupCost cost_of(const Case& about, std::span<const std::uint32_t> group) {
    GroupCost found;
    if (detail::of_one_territory(about, group)) {
        found.territories = 1;
    } else if (about.function) {
        found.cost_eur = given_cost(about, group);
        found.components.variable = found.cost_eur;
        found.best.leader = largest_member(about, group);
        for (std::size_t i = 0; i < group.size(); ++i) {
            const auto first = group.first(i);
            found.territories += std::none_of(first.begin(), first.end(), [&](std::uint32_t other) {
                return about.territory[other] == about.territory[group[i]];
            });
        }
        for (const std::uint32_t action : group) found.staff_days += about.actions[action].staff_days;
    } else {
        found = detail::pooled_cost(about, group);
    }
    for (const std::uint32_t action : group) add(found.alone, about.alone_components[action]);
    found.alone_eur = euros(detail::total(found.alone));
    if (found.territories == 1) {
        found.cost_eur = found.alone_eur;
        found.components = found.alone;
        found.best.leader = static_cast<std::int32_t>(about.territory[group[0]]);
        for (const std::uint32_t action : group) found.staff_days += about.actions[action].staff_days;
    }
    return found;
}

std::vector<std::uint32_t> ordered(const Case& about, std::span<const std::uint32_t> group) {
    std::vector<std::uint32_t> members(group.begin(), group.end());
    std::sort(members.begin(), members.end());
    if (members.empty()) throw InvalidInput("a group has no action; expected one at least");
    if (members.back() >= about.actions.size())
        throw InvalidInput("a group has action number " + std::to_string(members.back()) + "; there are " +
                           std::to_string(about.actions.size()));
    const auto twice = std::adjacent_find(members.begin(), members.end());
    if (twice != members.end())
        throw InvalidInput("action '" + about.actions[*twice].id + "' is twice in a group; expected it once");
    return members;
}

}  // namespace

// Case holds pointers into its own model: it is filled where it stays.
struct GroupCosts::State {
    Case about;

    void prepare() {
        check_distances(about);
        index(about);
        cost_alone(about);
    }
};

GroupCosts::GroupCosts(CostModel model, std::vector<Action> actions, std::vector<std::string> territories,
                       std::vector<double> distances_km, const Neighbours& neighbours) {
    check_cost_model(model);
    auto state = std::make_shared<State>();
    state->about.model = std::move(model);
    state->about.actions = std::move(actions);
    state->about.territories = std::move(territories);
    state->about.distances_km = std::move(distances_km);
    state->about.adjacent = adjacency_table(neighbours, state->about.territories.size());
    state->prepare();
    state_ = std::move(state);
}

GroupCosts::GroupCosts(CostFunction function, std::vector<Action> actions,
                       std::vector<std::string> territories) {
    if (!function)
        throw InvalidInput("the cost function is empty; expected a function of a group of actions");
    auto state = std::make_shared<State>();
    state->about.function = std::move(function);
    state->about.actions = std::move(actions);
    state->about.territories = std::move(territories);
    state->prepare();
    state_ = std::move(state);
}

const std::vector<Action>& GroupCosts::actions() const& {
    return state_->about.actions;
}

const std::vector<std::string>& GroupCosts::territories() const& {
    return state_->about.territories;
}

const CostModel& GroupCosts::model() const& {
    return state_->about.model;
}

const std::vector<double>& GroupCosts::alone() const& {
    return state_->about.alone;
}

bool GroupCosts::single_threaded() const {
    return static_cast<bool>(state_->about.function);
}

std::uint32_t GroupCosts::territory(std::uint32_t action) const {
    return state_->about.territory.at(action);
}

GroupCost GroupCosts::cost(std::span<const std::uint32_t> group) const {
    return cost_of(state_->about, ordered(state_->about, group));
}

std::vector<double> GroupCosts::costs(const Groups& groups, const Monitor& monitor) const {
    const Case& about = state_->about;
    std::vector<double> found(groups.size());
    const auto one = [&](std::size_t i) {
        const std::vector<std::uint32_t> group = ordered(about, groups[i]);
        if (about.function || detail::of_one_territory(about, group)) {
            found[i] = cost_of(about, group).cost_eur;
        } else {
            found[i] = detail::pooled_cost(about, group).cost_eur;
        }
    };
    if (about.function) {
        // Functions of users run on the calling thread alone.
        MonitorClock clock(monitor);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            one(i);
            clock.tick({i, groups.size()});
        }
        return found;
    }
    const std::size_t chunks = (groups.size() + kChunk - 1) / kChunk;
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t) {
            const std::size_t last = std::min(groups.size(), (chunk + 1) * kChunk);
            for (std::size_t i = chunk * kChunk; i < last; ++i) one(i);
        },
        monitor);
    return found;
}

}  // namespace maillage
