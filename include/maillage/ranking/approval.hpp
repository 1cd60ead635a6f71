#pragma once
// Which topic do most agents approve of? Brams and Fishburn, "Approval voting", American Political Science
// Review 72, 1978. Cost O(agents x topics), threaded.

#include <optional>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// Options of `approval`.
struct ApprovalOptions {
    /// Total weight of yes, or its share among those who answered.
    Aggregate aggregate = Aggregate::sum;
    /// Needed for ranks: a topic is approved by those who rank it this high or higher.
    std::optional<int> max_rank = {};
    /// Needed for scores: a topic is approved by those who score it this high or higher.
    std::optional<double> min_score = {};
    /// What no answer means: last = no, ignored = neither yes nor no (a difference for `Aggregate::mean`
    /// alone).
    std::optional<Unranked> unranked = {};
};

/// Topics by the weight of the agents who approve of them.
///
/// Throws InvalidInput for ranks or scores without a threshold, and under `Unranked::error` if an answer is
/// missing.
[[nodiscard]] MAILLAGE_EXPORT Ranking approval(const PreferenceMatrix& preferences,
                                               const ApprovalOptions& options = {},
                                               const Monitor& monitor = {});

}  // namespace maillage
