#pragma once
// Options of rules by name: how they are listed, read and checked. Every options struct names its fields once
// (see rules.cpp), so that defaults are written in the public headers alone.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/rules.hpp"

namespace maillage::detail {

/// The names of an enumeration, in the order of its values.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> kNames{};
template <>
inline constexpr std::array<std::string_view, 2> kNames<Strength>{"winning_votes", "margins"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<BallotTies>{"average", "min", "max"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<Aggregate>{"mean", "sum"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<TieBreak>{"none", "order", "random"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<Unranked>{"last", "ignored", "error"};

template <typename Enum>
[[nodiscard]] constexpr std::string_view name_in_list(Enum value) {
    return kNames<Enum>.at(static_cast<std::size_t>(value));
}

/// Throws InvalidInput: option `option` is what was given, not what was expected.
[[noreturn]] void reject_value(std::string_view option, const OptionValue& given, std::string_view expected);

[[nodiscard]] std::int64_t whole_number(std::string_view option, const OptionValue& given,
                                        std::string_view expected);
[[nodiscard]] double number(std::string_view option, const OptionValue& given, std::string_view expected);
/// Index of a word in a list.
[[nodiscard]] std::size_t word(std::string_view option, const OptionValue& given,
                               const std::vector<std::string>& words);

template <typename Enum>
[[nodiscard]] std::vector<std::string> words_of() {
    return {kNames<Enum>.begin(), kNames<Enum>.end()};
}

/// Visits the fields of an options struct and lists them.
class OptionLister {
  public:
    template <typename T>
    void operator()(std::string_view name, const T& value, std::string_view values = {}) {
        list(name, value, values);
    }
    [[nodiscard]] std::vector<OptionInfo> take() { return std::move(options_); }

  private:
    template <typename T>
    void list(std::string_view name, const std::optional<T>& value, std::string_view values) {
        list(name, value.value_or(T{}), values);
        if (!value) options_.back().default_value.reset();
    }
    template <typename T>
    void list(std::string_view name, const T& value, std::string_view values) {
        if constexpr (std::is_enum_v<T>) {
            std::string words;
            for (const std::string& known : words_of<T>()) words += (words.empty() ? "" : " | ") + known;
            options_.push_back({std::string(name), words, std::string(name_in_list(value))});
        } else if constexpr (std::is_integral_v<T>) {
            options_.push_back({std::string(name), std::string(values), static_cast<std::int64_t>(value)});
        } else {
            options_.push_back({std::string(name), std::string(values), value});
        }
    }

    std::vector<OptionInfo> options_{};
};

/// Visits the fields of an options struct and sets those that were given.
class OptionReader {
  public:
    explicit OptionReader(const RuleOptions& given) : given_(given) {}

    template <typename T>
    void operator()(std::string_view name, T& value, std::string_view values = {}) const {
        const auto found = given_.find(name);
        if (found != given_.end()) read(name, found->second, value, values);
    }

  private:
    template <typename T>
    static void read(std::string_view name, const OptionValue& given, std::optional<T>& value,
                     std::string_view values) {
        T read_value{};
        read(name, given, read_value, values);
        value = read_value;
    }
    template <typename T>
    static void read(std::string_view name, const OptionValue& given, T& value, std::string_view values) {
        if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(word(name, given, words_of<T>()));
        } else if constexpr (std::is_integral_v<T>) {
            const std::int64_t read_value = whole_number(name, given, values);
            if (!std::in_range<T>(read_value)) reject_value(name, given, values);
            value = static_cast<T>(read_value);
        } else {
            value = number(name, given, values);
        }
    }

    const RuleOptions& given_;
};

/// Options that every rule has beside its own.
struct CommonOptions {
    std::optional<Unranked> unranked = {};
    TieBreak tie_break = TieBreak::none;
    std::optional<std::int64_t> seed = {};
};

template <typename Visit>
void fields(CommonOptions& options, Visit&& visit) {
    visit("unranked", options.unranked);
    visit("tie_break", options.tie_break);
    visit("seed", options.seed, "whole number from 0, for tie_break=random");
}

/// The common options, checked against each other.
[[nodiscard]] CommonOptions common_options(const RuleOptions& given);

}  // namespace maillage::detail
