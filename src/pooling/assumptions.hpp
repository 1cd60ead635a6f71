#pragma once
// Cases with one assumption otherwise, and the factor at which something stops to hold.

#include <functional>

#include "maillage/pooling/savings.hpp"

namespace maillage::detail {

/// The first assumptions are terms of the cost model; the others are amounts of the actions.
inline constexpr std::size_t kModelAssumptions = 10;

void scale_model(CostModel& model, Assumption assumption, double factor);
void scale_action(Action& action, Assumption assumption, double factor);

/// The case with one assumption multiplied by a factor.
[[nodiscard]] PooledCase scaled(PooledCase about, Assumption assumption, double factor);

/// The case without the actions and territories that no pool has, numbered as the pools list them: what is evaluated
/// many times.
[[nodiscard]] PooledCase reduced(const PooledCase& given);

/// The factor of an assumption next to 1, from 0 to 10, at which `holds` is no longer what it is at 1; NaN where there
/// is none. Looks at 14 factors and halves the interval of the crossing `halvings` times.
[[nodiscard]] double tipping_point(const PooledCase& about, Assumption assumption,
                                   const std::function<bool(const PooledCase&)>& holds, bool at_one,
                                   std::size_t halvings);

}  // namespace maillage::detail
