#pragma once
// Which topic has the best mean (or total) score? Known as range or score voting; Smith, "Range voting",
// 2000. Cost O(agents x topics), threaded.

#include <optional>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `range`.
struct RangeOptions {
    /// Mean over those who answered, or sum.
    Aggregate aggregate = Aggregate::mean;
    /// What no answer counts as under `Unranked::last`; by default the lowest score that anyone gave.
    std::optional<double> lowest = {};
    /// What no answer means: ignored = not counted (default), last = the lowest score.
    std::optional<Unranked> unranked = {};
};

/// Topics by their mean or total score, weighted.
///
/// Scores that are fractions with a common denominator (whole numbers, halves, tenths, thirds) are added and
/// compared exactly; otherwise means closer than 1e-12 of the largest score count as equal. A topic that
/// nobody scored comes last, with a mean of NaN. Approvals count as 1 and 0.
///
/// Throws InvalidInput for ranks, and under `Unranked::error` if an answer is missing.
[[nodiscard]] MAILLAGE_EXPORT Ranking range(const PreferenceMatrix& preferences,
                                            const RangeOptions& options = {}, const Monitor& monitor = {});

}  // namespace maillage
