#pragma once
// The shares that make the unhappiest group as happy as can be, then the next, and so on: the nucleolus (Schmeidler,
// "The nucleolus of a characteristic function game", SIAM Journal on Applied Mathematics 17, 1969), over all shares
// (prenucleolus) or those that nobody would rather pay alone; complaints in total or per member (Young, Okada and
// Hashimoto, Water Resources Research 18, 1982). Row generation over linear programs of n + 1 variables, one pass
// over the 2^n groups at each step; the answer is then solved for exactly and proven by Kohlberg's criterion.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/cost_game.hpp"
#include "maillage/pooling/shares.hpp"

namespace maillage {

/// How the complaint of a group is counted.
enum class Complaint {
    kTotal,      ///< what it pays above its own cost (a value game: what it lacks of its own value)
    kPerMember,  ///< that, divided by its number of members
};

/// Which shares are compared.
enum class Domain {
    kImputations,  ///< those where nobody pays more than alone
    kAll,          ///< all that add up
};

struct NucleolusOptions {
    Domain domain = Domain::kImputations;
    Complaint complaint = Complaint::kTotal;
};

/// Groups that have the same complaint, and no lower one is possible given the levels above.
struct ComplaintLevel {
    double complaint = 0.0;
    std::vector<Coalition> groups = {};

    bool operator==(const ComplaintLevel&) const = default;
};

/// The nucleolus, exactly, with the levels that prove it.
struct Nucleolus {
    Shares shares = {};
    std::vector<ComplaintLevel> levels = {};

    bool operator==(const Nucleolus&) const = default;
};

/// The nucleolus of a game (prenucleolus with Domain::kAll), exact and unique. Throws Infeasible when everybody
/// together pay more than the sum of what each pays alone (no imputation: the prenucleolus still exists), NotFound
/// without a solver.
[[nodiscard]] MAILLAGE_EXPORT Nucleolus nucleolus(const CostGame& game, const NucleolusOptions& options = {},
                                                  const Monitor& monitor = {});

/// Whether shares are the nucleolus, and where they fail.
struct KohlbergVerdict {
    bool holds = false;
    std::size_t level = 0;               ///< the first level of complaint that could be lowered, from 0
    double complaint = 0.0;              ///< of that level
    std::vector<Coalition> groups = {};  ///< the groups that have it
    /// A change of shares, adding up to 0, that lowers complaints of this level and raises none of it.
    std::vector<double> transfer = {};
    std::vector<ComplaintLevel> levels = {};  ///< those that were checked

    bool operator==(const KohlbergVerdict&) const = default;
};

/// Kohlberg's criterion in exact arithmetic: at every level of complaint the groups that have it, or more, must be
/// balanced (Kohlberg, "On the nucleolus of a characteristic function game", SIAM Journal on Applied Mathematics
/// 20, 1971). `shares` are exact fractions such as "67/3" or decimals such as "12.5". Throws InvalidInput for shares
/// that do not add up to the amount of everybody, or that are no numbers.
[[nodiscard]] MAILLAGE_EXPORT KohlbergVerdict kohlberg(const CostGame& game,
                                                       std::span<const std::string> shares,
                                                       const NucleolusOptions& options = {},
                                                       const Monitor& monitor = {});

}  // namespace maillage
