#pragma once
// Does it hold? The core of a cost game: shares that no group could undercut on its own (Gillies 1959), empty or not
// by a certificate that anybody can check without a solver: a point, or a balanced collection of groups (Bondareva
// 1963, Shapley 1967) whose weights are also the smallest subsidy that would make shares hold. Row generation over
// linear programs of n variables, one pass over the 2^n groups at each step; answers are then solved for exactly.

#include <span>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/cost_game.hpp"
#include "maillage/pooling/nucleolus.hpp"
#include "maillage/pooling/shares.hpp"

namespace maillage {

/// Proof that the core of a game is empty, or not.
struct CoreCertificate {
    bool non_empty = false;
    /// A point of the core, exactly; without one, the cheapest shares that would hold if a subsidy paid the rest
    /// (they add up to the amount of everybody less the subsidy of a cost game, plus that of a value game).
    Shares point = {};
    /// Groups and weights that cover every player exactly once in total: the weighted amounts of these groups are
    /// the best that shares must match.
    std::vector<Coalition> collection = {};
    std::vector<std::string> weights = {};
    /// What outside money must add so that no group gains by leaving; 0 when the core is not empty.
    double subsidy = 0.0;
    std::string exact_subsidy = "0";
    /// By how much everybody's bill could rise (yield could fall) with the core still not empty; 0 when it is.
    double margin = 0.0;
    std::string exact_margin = "0";

    bool operator==(const CoreCertificate&) const = default;
};

/// Proves the core empty or not. Throws NotFound without a solver.
[[nodiscard]] MAILLAGE_EXPORT CoreCertificate core(const CostGame& game, const Monitor& monitor = {});

/// A group and what it pays above its own cost (of a value game, lacks of its own value).
struct Objection {
    Coalition coalition = 0;
    double complaint = 0.0;
    std::string exact = "0";

    bool operator==(const Objection&) const = default;
};

/// The groups with the largest complaint about shares, exactly; all tied ones, up to `most`. Shares are in the core
/// when it is not above 0. `shares` are fractions or decimals that add up; throws InvalidInput as `kohlberg`.
[[nodiscard]] MAILLAGE_EXPORT std::vector<Objection> most_aggrieved(const CostGame& game,
                                                                    std::span<const std::string> shares,
                                                                    std::size_t most = 10);

/// The least and the most that a player can pay (receive) in the core.
struct ShareInterval {
    double lower = 0.0;
    double upper = 0.0;
    std::string exact_lower = "0";
    std::string exact_upper = "0";

    bool operator==(const ShareInterval&) const = default;
};

/// What is negotiable: the interval of each player's share within the core. Throws Infeasible when the core is empty.
[[nodiscard]] MAILLAGE_EXPORT std::vector<ShareInterval> core_intervals(const CostGame& game,
                                                                        const Monitor& monitor = {});

/// The smallest complaint that every group can be kept to (Maschler, Peleg and Shapley 1979): at most 0 when the core
/// is not empty.
struct LeastCore {
    double complaint = 0.0;
    std::string exact = "0";

    bool operator==(const LeastCore&) const = default;
};
[[nodiscard]] MAILLAGE_EXPORT LeastCore least_core(const CostGame& game, const Monitor& monitor = {});

/// The nearest shares to wished ones, in euros squared, among those where no group's complaint passes `allowed` (0:
/// the core). `wished` need not add up. Dual active sets (Goldfarb and Idnani, Mathematical Programming 27, 1983) with
/// row generation, then solved for exactly. Throws Infeasible when no shares meet the condition.
[[nodiscard]] MAILLAGE_EXPORT Shares nearest_shares(const CostGame& game, std::span<const double> wished,
                                                    const std::string& allowed = "0",
                                                    const Monitor& monitor = {});

}  // namespace maillage
