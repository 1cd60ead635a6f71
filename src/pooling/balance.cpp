#include "pooling/balance.hpp"

#include "maillage/core/error.hpp"

namespace maillage::detail {

namespace {

std::vector<Coalition> weighted_groups(const CoalitionRows& program, const LinearSolution& found) {
    std::vector<Coalition> groups;
    for (std::size_t k = 0; k < program.groups().size(); ++k)
        if (found.duals[program.row_of(k)] > kPositiveDual) groups.push_back(program.groups()[k]);
    return groups;
}

// Weights w >= 0 of groups and a free weight of everybody (if `with_everybody`) with sum of weights * members = right
// for each player, and sum of weights of groups = 1 if `add_to_one`.
struct Weights {
    std::vector<Rational> of_groups;
    Rational of_everybody;
};

Weights solve_weights(const std::vector<Coalition>& groups, const std::vector<Rational>& right,
                      bool with_everybody, bool add_to_one) {
    Equations equations(groups.size() + (with_everybody ? 1 : 0));
    const auto add = [&](std::vector<Rational> row, const Rational& value) {
        if (equations.add(std::move(row), value) == Equations::Effect::kContradicts)
            throw Error("the solver's duals do not give exact weights of groups");
    };
    for (std::size_t i = 0; i < right.size(); ++i) {
        std::vector<Rational> row;
        row.reserve(groups.size() + 1);
        for (const Coalition group : groups) row.emplace_back(group >> i & 1U);
        if (with_everybody) row.emplace_back(1);
        add(std::move(row), right[i]);
    }
    if (add_to_one) {
        std::vector<Rational> row(groups.size(), Rational(1));
        if (with_everybody) row.emplace_back(0);
        add(std::move(row), Rational(1));
    }
    Weights weights{equations.some_solution(), Rational(0)};
    if (with_everybody) {
        weights.of_everybody = weights.of_groups.back();
        weights.of_groups.pop_back();
    }
    for (const Rational& weight : weights.of_groups)
        if (weight < 0) throw Error("the solver's duals give a group a negative weight");
    return weights;
}

Rational weighted_worth(const std::vector<Coalition>& groups, const Weights& weights, const Worth& worth) {
    Rational total = weights.of_everybody * Rational(worth(worth.grand()));
    for (std::size_t k = 0; k < groups.size(); ++k)
        total += weights.of_groups[k] * Rational(worth(groups[k]));
    return total;
}

}  // namespace

Balanced balancing_weights(const CoalitionRows& program, const LinearSolution& found, Coalition covered,
                           const Worth& worth) {
    Balanced balanced;
    balanced.groups = weighted_groups(program, found);
    std::vector<Rational> right;
    for (std::size_t i = 0; i < worth.n_players(); ++i) right.emplace_back(covered >> i & 1U);
    Weights weights = solve_weights(balanced.groups, right, false, false);
    balanced.total = weighted_worth(balanced.groups, weights, worth);
    balanced.weights = std::move(weights.of_groups);
    return balanced;
}

Rational least_share(const CoalitionRows& program, const LinearSolution& found, std::size_t player,
                     double sign, const Worth& worth) {
    const std::vector<Coalition> groups = weighted_groups(program, found);
    std::vector<Rational> right(worth.n_players(), Rational(0));
    right[player] = sign > 0 ? 1 : -1;
    const Rational total = weighted_worth(groups, solve_weights(groups, right, true, false), worth);
    return sign > 0 ? total : Rational(-total);
}

Rational least_complaint(const CoalitionRows& program, const LinearSolution& found, const Worth& worth) {
    const std::vector<Coalition> groups = weighted_groups(program, found);
    const std::vector<Rational> right(worth.n_players(), Rational(0));
    return weighted_worth(groups, solve_weights(groups, right, true, true), worth);
}

}  // namespace maillage::detail
