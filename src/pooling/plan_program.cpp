#include "pooling/plan_program.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace maillage::detail {
namespace {

constexpr double kKept = 1e-7;  // how far an objective that is kept may fall, for roundings of the solver
constexpr double kFree = -kUnbounded;

std::vector<std::uint32_t> territories_of(const GroupCosts& costs, std::span<const std::uint32_t> group) {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t action : group) found.push_back(costs.territory(action));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

TerritoryShares::TerritoryShares(const GroupCosts& costs, const CandidatePools& candidates) {
    std::vector<double> planned(costs.territories().size(), 0);
    for (std::uint32_t action = 0; action < costs.actions().size(); ++action)
        planned[costs.territory(action)] += costs.alone()[action];
    std::vector<bool> there(planned.size(), false);
    of_pool_.resize(candidates.groups.size());
    for (std::size_t g = 0; g < candidates.groups.size(); ++g) {
        std::map<std::uint32_t, double> alone;
        double sum = 0;
        for (const std::uint32_t action : candidates.groups[g]) {
            alone[costs.territory(action)] += costs.alone()[action];
            sum += costs.alone()[action];
        }
        for (const auto& [territory, cost] : alone) {
            if (!(planned[territory] > 0)) continue;
            there[territory] = true;
            of_pool_[g].emplace_back(territory, candidates.savings_eur[g] / sum * cost / planned[territory]);
        }
    }
    for (std::uint32_t territory = 0; territory < there.size(); ++territory)
        if (there[territory]) territories_.push_back(territory);
}

PlanProgram::PlanProgram(const GroupCosts& costs, const CandidatePools& candidates,
                         const PlanOptions& options, const TerritoryShares& shares,
                         std::span<const std::uint32_t> groups)
    : candidates_(&candidates), shares_(&shares), groups_(groups.begin(), groups.end()) {
    std::map<std::uint32_t, std::size_t> rows;
    for (const std::uint32_t g : groups_)
        for (const std::uint32_t action : candidates.groups[g]) rows.emplace(action, 0);
    std::vector<bool> pinned(costs.actions().size(), false);
    for (const auto& pin : options.pins)
        for (const std::uint32_t action : pin) pinned[action] = true;
    for (auto& [action, row] : rows) {
        row = program_.add_row(pinned[action] ? 1 : kFree, 1);
        actions_.push_back(action);
    }
    for (const std::uint32_t g : groups_) {
        WideColumn column;
        for (const std::uint32_t action : candidates.groups[g]) {
            column.terms.push_back({rows[action], 1});
            column.always = column.always || pinned[action];
        }
        program_.columns.push_back(std::move(column));
        served_.push_back(territories_of(costs, candidates.groups[g]));
    }
    const auto limit = [&](double most, const std::vector<double>& uses) {
        if (std::isinf(most)) return;
        const std::size_t row = program_.add_row(kFree, most);
        for (std::size_t i = 0; i < groups_.size(); ++i)
            if (uses[groups_[i]] != 0) program_.columns[i].terms.push_back({row, uses[groups_[i]]});
    };
    limit(options.budget_eur, candidates.overhead_eur);
    limit(options.budget_days, candidates.overhead_days);
}

void PlanProgram::forbid(const std::vector<std::uint32_t>& pools) {
    const std::size_t row = program_.add_row(kFree, static_cast<double>(pools.size()) - 1);
    for (std::size_t i = 0; i < groups_.size(); ++i)
        if (std::binary_search(pools.begin(), pools.end(), groups_[i]))
            program_.columns[i].terms.push_back({row, 1});
}

void PlanProgram::clear_costs() {
    for (WideColumn& column : program_.columns) column.cost = 0;
}

void PlanProgram::maximise_savings() {
    clear_costs();
    for (std::size_t i = 0; i < groups_.size(); ++i)
        program_.columns[i].cost = -candidates_->savings_eur[groups_[i]];
}

// One column for each territory: at most 1, and at most the number of chosen pools that have it.
void PlanProgram::add_served() {
    if (!served_columns_.empty()) return;
    std::map<std::uint32_t, std::size_t> rows;
    for (const auto& territories : served_)
        for (const std::uint32_t territory : territories) rows.emplace(territory, 0);
    for (auto& [territory, row] : rows) row = program_.add_row(kFree, 0);
    for (std::size_t i = 0; i < groups_.size(); ++i)
        for (const std::uint32_t territory : served_[i])
            program_.columns[i].terms.push_back({rows[territory], -1});
    for (const auto& [territory, row] : rows) {
        served_columns_.push_back(program_.columns.size());
        program_.columns.push_back(
            {.terms = {{row, 1}}, .upper = 1, .kind = VariableKind::kContinuous, .always = true});
    }
}

void PlanProgram::maximise_served() {
    add_served();
    clear_costs();
    for (const std::size_t column : served_columns_) program_.columns[column].cost = -1;
}

void PlanProgram::maximise_least_share() {
    least_column_ = program_.columns.size();
    program_.columns.push_back({.upper = 1, .kind = VariableKind::kContinuous, .always = true});
    std::map<std::uint32_t, std::size_t> rows;
    for (const std::uint32_t territory : shares_->territories()) rows[territory] = program_.add_row(kFree, 0);
    for (const auto& [territory, row] : rows) program_.columns[least_column_].terms.push_back({row, 1});
    for (std::size_t i = 0; i < groups_.size(); ++i)
        for (const auto& [territory, share] : shares_->of_pool(groups_[i]))
            program_.columns[i].terms.push_back({rows[territory], -share});
    clear_costs();
    program_.columns[least_column_].cost = -1;
}

void PlanProgram::keep_served(const WideSolution& best) {
    const std::size_t row = program_.add_row(std::round(-best.objective) - kKept, kUnbounded);
    for (const std::size_t column : served_columns_) program_.columns[column].terms.push_back({row, 1});
}

void PlanProgram::keep_least_share(const WideSolution& best) {
    const std::size_t row = program_.add_row(-best.objective - kKept, kUnbounded);
    program_.columns[least_column_].terms.push_back({row, 1});
}

WideSolution PlanProgram::solve(std::uint32_t max_nodes, const Monitor& monitor) {
    WideSolution found = solve_wide(program_, max_nodes, monitor);
    chosen_.clear();
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        if (found.values[i] < 0.5) continue;
        chosen_.push_back(groups_[i]);
        program_.columns[i].always = true;
    }
    return found;
}

void PlanProgram::add_prices(const WideSolution& solution, std::vector<double>& prices) const {
    for (std::size_t row = 0; row < actions_.size(); ++row) prices[actions_[row]] = -solution.duals[row];
}

}  // namespace maillage::detail
