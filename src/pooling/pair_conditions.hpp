#pragma once
// The conditions that two actions must meet to be done together, prepared so that a pair is judged in O(1).

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "maillage/pooling/likeness.hpp"
#include "maillage/pooling/units.hpp"
#include "pooling/theme_tree.hpp"

namespace maillage::detail {

/// Judges pairs of actions of one case.
class PairConditions {
  public:
    /// Throws as `check_likeness`.
    PairConditions(const LikenessCase& about, const LikenessOptions& options);

    [[nodiscard]] const ThemeTree& tree() const { return tree_; }
    /// Number of the kind of an action.
    [[nodiscard]] std::uint32_t kind(std::uint32_t action) const { return kinds_[action]; }
    /// Actions of each kind, ascending.
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& of_kind() const { return of_kind_; }
    /// Kinds that are close enough to a kind, itself included.
    [[nodiscard]] const std::vector<std::uint32_t>& close_kinds(std::uint32_t kind) const {
        return close_[kind];
    }
    [[nodiscard]] bool confirmed(std::uint32_t first, std::uint32_t second) const;
    /// The first condition that fails, likeness left aside.
    [[nodiscard]] PairCondition failed(std::uint32_t first, std::uint32_t second) const;

    [[nodiscard]] std::int32_t overlap_days(std::uint32_t first, std::uint32_t second) const;
    [[nodiscard]] double distance_km(std::uint32_t first, std::uint32_t second) const;
    /// Which legal forms suit the pair, one bit for each; all bits where none was asked for.
    [[nodiscard]] std::uint64_t forms(std::uint32_t first, std::uint32_t second) const;
    /// The quantity of an action in the base unit of its unit.
    [[nodiscard]] double quantity(std::uint32_t action) const { return quantities_[action]; }

  private:
    void number_kinds();
    void number_territories();
    void number_units();
    void read_pairs();
    [[nodiscard]] bool touching(std::uint32_t first, std::uint32_t second) const;
    [[nodiscard]] bool windows_meet(std::uint32_t first, std::uint32_t second) const;

    const LikenessCase* about_;
    const LikenessOptions* options_;
    ThemeTree tree_;
    std::vector<std::uint32_t> kinds_;
    std::vector<std::vector<std::uint32_t>> of_kind_;
    std::vector<std::vector<std::uint32_t>> close_;
    std::vector<std::uint64_t> forms_of_kind_;
    std::uint64_t forms_anywhere_ = 0;  // those that do not ask territories to touch
    std::vector<std::uint32_t> units_;
    std::vector<double> quantities_;
    std::vector<std::uint32_t> territories_;
    std::unordered_set<std::uint64_t> neighbours_;
    std::unordered_set<std::uint64_t> confirmed_;
    std::unordered_set<std::uint64_t> refused_;
};

}  // namespace maillage::detail
