#pragma once
// What each player adds, averaged over all orders in which they could join: the Shapley value (Shapley, "A value
// for n-person games", Contributions to the Theory of Games II, 1953), with weights (Kalai and Samet, "On weighted
// Shapley values", International Journal of Game Theory 16, 1987) and with unions that join as one (Owen, "Values
// of games with a priori unions", 1977).

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/cost_game.hpp"
#include "maillage/pooling/shares.hpp"

namespace maillage {

/// The Shapley value, exactly: one pass over the 2^n amounts, each weighted by the size of its group and added up
/// by repeated halving; O(2^n) additions, not O(n 2^n).
[[nodiscard]] MAILLAGE_EXPORT Shares shapley(const CostGame& game, const Monitor& monitor = {});

/// The weighted Shapley value: a group's dividend is divided by the weights of its members. In floating point;
/// O(n 2^n). Throws InvalidInput for a weight that is not positive, or not one weight for each player;
/// LimitExceeded when dividends would not fit 63 bits.
[[nodiscard]] MAILLAGE_EXPORT Shares weighted_shapley(const CostGame& game, std::span<const double> weights);

/// The Owen value, exactly: unions join in any order, then members within their union. `unions[i]` is the number
/// of the union of player i. O(2^(unions + members of the largest union)) amounts for each union. Throws
/// InvalidInput for not one union for each player.
[[nodiscard]] MAILLAGE_EXPORT Shares owen(const CostGame& game, std::span<const std::uint32_t> unions);

/// The Shapley value of an airport game of any number of players, in closed form: what the k-th smallest need adds
/// to the one before is shared by all who need as much (Littlechild and Owen 1973). `needs[i]` >= 0.
[[nodiscard]] MAILLAGE_EXPORT std::vector<double> airport_shapley(std::span<const double> needs);

/// The amount of a group of players, given in ascending order; called on the calling thread only.
using GroupAmount = std::function<double(std::span<const std::uint32_t> members)>;

/// How `sampled_shapley` samples.
struct ShapleySampleOptions {
    std::size_t samples = 100;  ///< groups drawn for each player and each size, at least 2
    std::uint64_t seed = 0;
};

/// An estimate of the Shapley value, with the standard error of each share.
struct ShapleySample {
    std::vector<double> amounts = {};          ///< add up to the amount of everybody
    std::vector<double> standard_errors = {};  ///< an interval of 95 % reaches 1.96 of them on either side
    std::size_t evaluations = 0;               ///< of the amount of a group

    bool operator==(const ShapleySample&) const = default;
};

/// Estimates the Shapley value of a game of any size from random groups, stratified by player and by the number of
/// those who came before (Maleki, Tran-Thanh, Hines, Rahwan and Rogers, "Bounding the estimation error of
/// sampling-based Shapley value approximation", 2013). Sizes with few groups are taken whole. The rest to the amount
/// of everybody is divided equally. The same seed gives the same groups. Throws InvalidInput for no players, fewer
/// than 2 samples, or an amount that is not finite, naming the group.
[[nodiscard]] MAILLAGE_EXPORT ShapleySample sampled_shapley(std::size_t n_players, const GroupAmount& amount,
                                                            const ShapleySampleOptions& options = {},
                                                            const Monitor& monitor = {});

}  // namespace maillage
