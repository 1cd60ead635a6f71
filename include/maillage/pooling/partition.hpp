#pragma once
// Into which groups should players split so that the groups are worth most together? Coalition structure generation
// by dynamic programming over subsets (Yeh, "A dynamic programming approach to the complete set partitioning
// problem", BIT 26, 1986; Rothkopf, Pekec and Harstad, Management Science 44, 1998), each group being sought through
// its last player only: 3^(n-1) / 2 steps, on all threads, and 2^(n-1) numbers of memory. 20 players take tenths of
// a second on one thread. The k best partitions follow by best-first search with the table as exact bound.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/coalition.hpp"

namespace maillage {

/// Whether amounts are values or costs.
enum class PartitionGoal : std::uint8_t {
    kHighest,  ///< amounts are values: the sum over the groups is to be high
    kLowest,   ///< amounts are costs: the sum is to be low
};

/// Which partitions are wanted.
struct PartitionOptions {
    PartitionGoal goal = PartitionGoal::kHighest;
    std::size_t k = 1;                     ///< how many different partitions, best first
    std::size_t max_size = 0;              ///< players in a group; 0 for no limit
    std::vector<Coalition> refusals = {};  ///< players who must not all be in one group
};

/// Groups that hold every player once.
struct Partition {
    std::vector<Coalition> parts = {};  ///< by their first player
    double value = 0.0;                 ///< sum of the amounts of the groups, in this order

    bool operator==(const Partition&) const = default;
};

/// Most players of `best_partitions`.
inline constexpr std::size_t kMaxPartitionPlayers = 24;

/// The k best partitions of all players, exactly; fewer where there are no more. Of two with the same value the one
/// whose groups come first as numbers comes first, as far as rounding lets it be seen.
///
/// Parameters
/// ----------
/// values
///     The amount of every group by bit mask, 2^n of them; the first, of nobody, is 0. A group that must not be has
///     the value -infinity, or the cost +infinity.
/// options
///     How many partitions, values or costs, the largest group, and who must not be together.
/// monitor
///     Of the table.
///
/// Raises
/// ------
/// Infeasible
///     If no partition avoids the groups that must not be.
/// InvalidInput
///     If there are not 2^n amounts, if one is not a number or infinitely good, if that of nobody is not 0, if k is
///     0, or if a refusal holds nobody or unknown players.
/// LimitExceeded
///     For more than 24 players.
[[nodiscard]] MAILLAGE_EXPORT std::vector<Partition> best_partitions(std::span<const double> values,
                                                                     const PartitionOptions& options = {},
                                                                     const Monitor& monitor = {});

}  // namespace maillage
