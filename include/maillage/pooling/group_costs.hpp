#pragma once
// What does each group of actions cost, under which leader and legal form? A cost model applied to the actions of a
// case: O(|S|^2 + |S| x forms) for a group S, on all threads for many groups; or any function in the model's place.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/action.hpp"
#include "maillage/pooling/cost_model.hpp"

namespace maillage {

/// Many groups of numbered things, one after the other.
struct Groups {
    std::vector<std::uint32_t> members = {};  ///< ascending inside each group
    std::vector<std::size_t> offsets = {0};   ///< where each group begins, and the end of the last one

    [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t group) const {
        return std::span(members).subspan(offsets[group], offsets[group + 1] - offsets[group]);
    }
    void add(std::span<const std::uint32_t> group) {
        members.insert(members.end(), group.begin(), group.end());
        offsets.push_back(members.size());
    }

    bool operator==(const Groups&) const = default;
};

/// For each vertex, those that it is linked with.
using Neighbours = std::vector<std::vector<std::uint32_t>>;

/// A leader and a legal form, by their numbers; -1: none.
struct Arrangement {
    std::int32_t leader = -1;  ///< in `GroupCosts::territories`
    std::int32_t form = -1;    ///< in the forms of the cost model

    bool operator==(const Arrangement&) const = default;
};

/// The cost of one group under its cheapest leader and form.
struct GroupCost {
    double cost_eur = kNoLimit;  ///< infinite where no form is for such a group
    double alone_eur = 0.0;      ///< sum of what its actions cost alone
    Arrangement best = {};
    Arrangement runner_up = {};  ///< the cheapest one under another leader or form
    double gap_eur = kNoLimit;   ///< by how much the runner-up is dearer
    CostComponents components = {};
    CostComponents alone = {};   ///< the same of its actions alone, summed
    double staff_days = 0.0;     ///< with coordination and form
    double overhead_days = 0.0;  ///< of these, coordination and form
    std::size_t territories = 0;

    bool operator==(const GroupCost&) const = default;
};

/// The cost of a group in euros, by the numbers of its actions. Called on one thread, also for single actions.
using CostFunction = std::function<double(std::span<const std::uint32_t> actions)>;

/// Applies a cost model to groups of actions.
///
/// A group whose actions are all of one territory is no pool: it costs what its actions cost alone. Among equally cheap
/// arrangements the leader is the member who planned to spend the most alone, then the first territory; then comes the
/// first form.
class MAILLAGE_EXPORT GroupCosts {
  public:
    /// `distances_km`: one for each pair of `territories`, row by row; empty: no travel. `neighbours`: of each
    /// territory; empty: not known, so that forms which require contiguity are left out.
    ///
    /// Throws InvalidInput for a wrong model, for an action with a negative or missing amount, without a territory of
    /// `territories`, or with a window that ends before it begins, and for ids that occur twice.
    GroupCosts(CostModel model, std::vector<Action> actions, std::vector<std::string> territories,
               std::vector<double> distances_km = {}, const Neighbours& neighbours = {});
    /// With a function in the place of the model: its leaders are those who planned to spend the most alone.
    GroupCosts(CostFunction function, std::vector<Action> actions, std::vector<std::string> territories);

    [[nodiscard]] const std::vector<Action>& actions() const&;
    [[nodiscard]] const std::vector<std::string>& territories() const&;
    [[nodiscard]] const CostModel& model() const&;
    /// The number of an action's territory.
    [[nodiscard]] std::uint32_t territory(std::uint32_t action) const;

    /// The cost of a group and where it comes from. Throws InvalidInput for no action, or one out of range or listed
    /// twice, and Error where the function of the caller throws or returns no cost, naming the group.
    [[nodiscard]] GroupCost cost(std::span<const std::uint32_t> group) const;
    /// The costs of many groups, in euros; infinite where no form is for a group.
    [[nodiscard]] std::vector<double> costs(const Groups& groups, const Monitor& monitor = {}) const;
    /// Whether costs come from a function of the caller, which is called on one thread.
    [[nodiscard]] bool single_threaded() const;
    /// What each action costs alone.
    [[nodiscard]] const std::vector<double>& alone() const&;

    const std::vector<Action>& actions() && = delete;
    const std::vector<std::string>& territories() && = delete;
    const CostModel& model() && = delete;
    const std::vector<double>& alone() && = delete;

  private:
    struct State;
    std::shared_ptr<const State> state_;
};

}  // namespace maillage
