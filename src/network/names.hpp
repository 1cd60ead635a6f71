#pragma once
// From ids to numbers, and what to say where an id is unknown.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/nearest.hpp"

namespace maillage::detail {

/// The place of each id in a list that outlives the numbering.
class Numbering {
  public:
    explicit Numbering(std::span<const std::string> ids) : ids_(ids) {
        places_.reserve(ids.size());
        for (std::uint32_t i = 0; i < ids.size(); ++i) places_.emplace(ids[i], i);
    }

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const {
        const auto found = places_.find(id);
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }

    /// "expected one of the 12 ids; did you mean 'a'?"
    [[nodiscard]] std::string advice(std::string_view id) const {
        return "expected one of the " + std::to_string(ids_.size()) + " ids" + did_you_mean(id, ids_);
    }

  private:
    std::span<const std::string> ids_;
    std::unordered_map<std::string_view, std::uint32_t> places_;
};

}  // namespace maillage::detail
