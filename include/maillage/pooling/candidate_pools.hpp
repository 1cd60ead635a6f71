#pragma once
// Which groups of actions would pay if they were pooled? Candidate groups with their costs; those that save, or that
// must be, are kept for the search of the best plan, and when none saves, the one that comes nearest. The cost is that
// of enumerating and costing all candidates, on all threads.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/candidates.hpp"
#include "maillage/pooling/group_costs.hpp"

namespace maillage {

/// Which candidates are wanted.
struct CandidatePoolOptions {
    std::size_t max_size = 5;         ///< actions in a pool
    std::uint64_t limit = 5'000'000;  ///< more candidates than this are refused
    /// Actions that must be in one pool, perhaps with others: pools with some of them but not all are left out, and
    /// pools with all of them are kept whether they save or not.
    std::vector<std::vector<std::uint32_t>> pins = {};
    /// Actions that must not be all in one pool.
    std::vector<std::vector<std::uint32_t>> refusals = {};
    bool only_paying = true;  ///< whether pools that save nothing are left out
};

/// Pools that may be chosen; one number of each column for each group.
struct CandidatePools {
    Groups groups = {};
    std::vector<double> cost_eur = {};
    std::vector<double> savings_eur = {};     ///< what its actions cost alone, less what it costs
    std::vector<double> overhead_eur = {};    ///< its form, coordination and travel
    std::vector<double> overhead_days = {};   ///< staff days that form and coordination take
    std::uint64_t n_candidates = 0;           ///< all that were costed
    std::uint64_t n_paying = 0;               ///< of these, how many save something
    std::vector<std::uint32_t> nearest = {};  ///< of those that save nothing, the one that loses least
    double nearest_savings_eur = 0.0;         ///< its savings, at most 0
};

/// The candidate pools of the actions of a case: groups connected by `links` whose members are pairwise in
/// `compatible`, of at least two territories and with a legal form.
///
/// Throws as `candidate_groups` and `GroupCosts::costs`.
[[nodiscard]] MAILLAGE_EXPORT CandidatePools candidate_pools(const GroupCosts& costs, const Neighbours& links,
                                                             const Neighbours& compatible,
                                                             const CandidatePoolOptions& options = {},
                                                             const Monitor& monitor = {});

}  // namespace maillage
