#pragma once
// Which assumption would end an agreement first? Shares of a pool that nobody gains by leaving, worked out anew under
// the same rule while one assumption of the cost model, or one amount of the actions, goes up or down: the factor at
// which some group would do better on its own. About 35 games for each assumption, on all threads.

#include <string_view>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/savings.hpp"
#include "maillage/pooling/share_rules.hpp"

namespace maillage {

/// Where shares stop holding, or begin to.
struct StabilityBreaks {
    bool holds = false;  ///< as assumed
    std::vector<double> factors =
        {};  ///< in the order of `Assumption`; NaN where nothing changes from 0 to 10 times

    bool operator==(const StabilityBreaks&) const = default;
};

/// The factor of each assumption next to 1, from 0 to 10, at which shares under a rule stop holding (or begin to, where
/// they do not hold as assumed), within 0.0001; `links` and `compatible` as for `pool_game`. The nucleolus holds wherever
/// any shares do. A rule that gives no shares under some assumption does not hold there.
///
/// Throws InvalidInput where `about` has not exactly one pool, and what `pool_game` and `share_costs` throw.
[[nodiscard]] MAILLAGE_EXPORT StabilityBreaks stability_breaks(
    const PooledCase& about, const Neighbours& links, const Neighbours& compatible,
    std::string_view rule = "nucleolus", const ShareOptions& options = {}, const Monitor& monitor = {});

}  // namespace maillage
