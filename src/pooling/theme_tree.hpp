#pragma once
// A tree of themes and kinds of action: how far apart two of them are, and how much they have in common.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace maillage::detail {

/// Themes by their folded names.
class ThemeTree {
  public:
    /// Throws InvalidInput for a theme without a name, listed twice, or part of itself.
    explicit ThemeTree(std::span<const std::array<std::string, 2>> themes);

    /// Number of steps between two themes; nothing where no theme has both as parts.
    [[nodiscard]] std::optional<std::uint32_t> steps(const std::string& one, const std::string& other) const;

    /// Wu and Palmer ("Verb semantics and lexical selection", ACL 1994): 1 for the same, 0 for no theme in common,
    /// NaN where one has no name.
    [[nodiscard]] double likeness(const std::string& one, const std::string& other) const;

    /// Whether `part` is one of the names or below it, or begins with it, plurals aside: "achats de denrees" is part of
    /// "achat".
    [[nodiscard]] bool is_part_of_any(const std::string& part, std::span<const std::string> wholes) const;

  private:
    // From a theme up to the top; the theme alone where the tree does not have it.
    [[nodiscard]] std::vector<std::string> path(const std::string& theme) const;

    std::unordered_map<std::string, std::string> parents_;
};

}  // namespace maillage::detail
