#pragma once
// One row per rule: what it is, and how it runs.

#include <string_view>
#include <vector>

#include "maillage/ranking/rules.hpp"

namespace maillage::detail {

/// How a rule is called by its id; exactly one of both functions is set.
struct RuleCall {
    Ranking (*of_tally)(const PairwiseTally&, const RuleOptions&, const Monitor&) = nullptr;
    Ranking (*of_matrix)(const PreferenceMatrix&, Unranked, const RuleOptions&, const Monitor&) = nullptr;
};

struct RuleRow {
    RuleInfo info;
    RuleCall call;
};

/// The row of a rule; throws NotFound, and InvalidInput for options that it does not have.
[[nodiscard]] const RuleRow& checked_rule(std::string_view rule, const RuleOptions& options);

}  // namespace maillage::detail
