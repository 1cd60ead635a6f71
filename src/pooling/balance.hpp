#pragma once
// Exact weights of groups from the solver's duals: the proof that nothing better exists.

#include <vector>

#include "pooling/coalition_rows.hpp"
#include "pooling/exact.hpp"

namespace maillage::detail {

/// Groups with positive weights, and their weighted worth in units.
struct Balanced {
    std::vector<Coalition> groups;
    std::vector<Rational> weights;
    Rational total;
};

/// Weights of the groups of rows with a positive dual that cover each member of `covered` once in total and nobody
/// else. Throws Error when the duals do not give any.
[[nodiscard]] Balanced balancing_weights(const CoalitionRows& program, const LinearSolution& found,
                                         Coalition covered, const Worth& worth);

/// The least of sign * share of player i (in units of worth) that the duals prove, as a share.
[[nodiscard]] Rational least_share(const CoalitionRows& program, const LinearSolution& found,
                                   std::size_t player, double sign, const Worth& worth);

/// The least complaint, in units, that the duals prove.
[[nodiscard]] Rational least_complaint(const CoalitionRows& program, const LinearSolution& found,
                                       const Worth& worth);

}  // namespace maillage::detail
