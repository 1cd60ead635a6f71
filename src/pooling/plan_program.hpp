#pragma once
// The whole-number program of a plan: one column for each candidate pool, one row for each action, limits, and the
// objectives one after the other, each kept at its best while the next is sought.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "maillage/pooling/plan.hpp"
#include "pooling/sifting.hpp"

namespace maillage::detail {

/// What each territory of each pool saves there, as a share of all that it planned: members of a pool save the same
/// share of what their actions in it cost alone.
class TerritoryShares {
  public:
    using Shares = std::vector<std::pair<std::uint32_t, double>>;

    TerritoryShares(const GroupCosts& costs, const CandidatePools& candidates);

    [[nodiscard]] const Shares& of_pool(std::uint32_t group) const { return of_pool_[group]; }
    /// The territories of any candidate that planned to spend anything.
    [[nodiscard]] const std::vector<std::uint32_t>& territories() const { return territories_; }

  private:
    std::vector<Shares> of_pool_;
    std::vector<std::uint32_t> territories_;
};

/// The program over some of the candidates.
class PlanProgram {
  public:
    PlanProgram(const GroupCosts& costs, const CandidatePools& candidates, const PlanOptions& options,
                const TerritoryShares& shares, std::span<const std::uint32_t> groups);

    /// Excludes a plan, and plans that have all its pools.
    void forbid(const std::vector<std::uint32_t>& pools);

    void maximise_savings();
    void maximise_served();
    void maximise_least_share();
    void keep_served(const WideSolution& best);
    void keep_least_share(const WideSolution& best);

    /// Solves for the objective set last; what it chooses stays in the programs that follow.
    WideSolution solve(std::uint32_t max_nodes, const Monitor& monitor);
    /// The candidates chosen by the last solution.
    [[nodiscard]] std::vector<std::uint32_t> chosen() const { return chosen_; }
    /// Adds the prices of this program's actions.
    void add_prices(const WideSolution& solution, std::vector<double>& prices) const;

  private:
    void add_served();
    void clear_costs();

    const CandidatePools* candidates_;
    const TerritoryShares* shares_;
    std::vector<std::uint32_t> groups_;
    std::vector<std::uint32_t> actions_;              // of the rows
    std::vector<std::vector<std::uint32_t>> served_;  // territories of each column, by their numbers
    WideProgram program_;
    std::vector<std::size_t> served_columns_;
    std::size_t least_column_ = 0;
    std::vector<std::uint32_t> chosen_;
};

}  // namespace maillage::detail
