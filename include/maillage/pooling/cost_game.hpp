#pragma once
// What every group of players would pay alone, or earn: a cooperative game with transferable utility (von Neumann
// and Morgenstern, 1944), as a table of 2^n amounts by bit mask. Amounts are read as decimals and counted in whole
// units, so that checks and certificates are exact. A table of n players takes 8 * 2^n bytes, which is viewed where
// its owner keeps it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/pooling/coalition.hpp"

namespace maillage {

/// What the amounts of a game are.
enum class GameKind {
    kCost,   ///< what a group would pay; less is better
    kValue,  ///< what a group would earn; more is better
};

/// Players and the cost, or value, of every group of them.
class MAILLAGE_EXPORT CostGame {
  public:
    static constexpr std::size_t kMaxPlayers = 28;

    /// `values` has 2^n entries, that of group S at index S; the first, of nobody, is 0.
    /// Throws InvalidInput for no players, an empty or repeated id, a length that is not 2^n, an amount that is not
    /// finite or passes 10^15, or an amount for nobody; LimitExceeded for more than 28 players.
    CostGame(std::vector<std::string> players, std::vector<double> values, GameKind kind = GameKind::kCost);
    /// The same over a table that `owner` keeps alive and nobody changes.
    [[nodiscard]] static CostGame view(std::vector<std::string> players, std::span<const double> values,
                                       std::shared_ptr<const void> owner, GameKind kind = GameKind::kCost);

    [[nodiscard]] std::size_t n_players() const { return players_.size(); }
    [[nodiscard]] const std::vector<std::string>& players() const& { return players_; }
    const std::vector<std::string>& players() const&& = delete;
    [[nodiscard]] GameKind kind() const { return kind_; }
    [[nodiscard]] std::span<const double> values() const& { return values_; }
    std::span<const double> values() const&& = delete;

    /// The amount of group `coalition` < 2^n.
    [[nodiscard]] double operator()(Coalition coalition) const { return values_[coalition]; }
    /// Everybody.
    [[nodiscard]] Coalition grand() const { return static_cast<Coalition>(values_.size() - 1); }
    /// The amount of everybody, which is shared.
    [[nodiscard]] double total() const { return values_.back(); }

    /// Exact arithmetic counts amounts in units of 1 / denominator: the smallest power of ten up to 10^9 that
    /// writes all of them. Found once, at the first question.
    [[nodiscard]] std::int64_t denominator() const;
    /// False when amounts had to be rounded to multiples of 1 / denominator: exact statements are then about the
    /// rounded game.
    [[nodiscard]] bool exact() const;

    /// The members of a group, by id.
    [[nodiscard]] std::vector<std::string> members(Coalition coalition) const;

    /// The same players, kind and amounts.
    bool operator==(const CostGame& other) const;

  private:
    struct Scale;
    CostGame(std::vector<std::string> players, std::span<const double> values,
             std::shared_ptr<const void> owner, GameKind kind);

    std::vector<std::string> players_;
    std::span<const double> values_;
    std::shared_ptr<const void> owner_;
    std::shared_ptr<Scale> scale_;
    GameKind kind_;
};

/// What each group saves by standing together: the sum of what its members pay alone, less what the group pays (of
/// a value game, what it earns less what its members earn alone). A value game.
[[nodiscard]] MAILLAGE_EXPORT CostGame saving_game(const CostGame& game);

/// The game in which a group may split: each group pays what its cheapest partition pays (earns what its best
/// partition earns). Called the subadditive cover of a cost game and the superadditive cover of a value game.
/// O(3^n) additions. Throws LimitExceeded for more than 20 players.
[[nodiscard]] MAILLAGE_EXPORT CostGame superadditive_cover(const CostGame& game);

/// The cost game of facilities that each player needs up to a length: a group pays for its most demanding member
/// (Littlechild and Owen, "A simple expression for the Shapley value in a special case", Management Science 20,
/// 1973). `needs[i]` >= 0 is what player i would pay alone.
[[nodiscard]] MAILLAGE_EXPORT CostGame airport_game(std::vector<std::string> players,
                                                    std::span<const double> needs);

}  // namespace maillage
