#include "ranking/rule_options.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "maillage/core/error.hpp"
#include "core/nearest.hpp"

namespace maillage::detail {

namespace {

std::string shown(const OptionValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
    std::ostringstream number;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        number << *whole;
    } else {
        number << std::get<double>(value);
    }
    return number.str();
}

}  // namespace

void reject_value(std::string_view option, const OptionValue& given, std::string_view expected) {
    throw InvalidInput(std::string(option) + " is " + shown(given) + "; expected " + std::string(expected));
}

std::int64_t whole_number(std::string_view option, const OptionValue& given, std::string_view expected) {
    const auto* whole = std::get_if<std::int64_t>(&given);
    if (whole == nullptr) reject_value(option, given, expected);
    return *whole;
}

double number(std::string_view option, const OptionValue& given, std::string_view expected) {
    if (const auto* whole = std::get_if<std::int64_t>(&given)) return static_cast<double>(*whole);
    const auto* real = std::get_if<double>(&given);
    if (real == nullptr) reject_value(option, given, expected);
    return *real;
}

std::size_t word(std::string_view option, const OptionValue& given, const std::vector<std::string>& words) {
    const auto* text = std::get_if<std::string>(&given);
    if (text == nullptr) reject_value(option, given, one_of(words));
    const auto found = std::ranges::find(words, *text);
    if (found == words.end()) reject_value(option, given, one_of(words) + did_you_mean(*text, words));
    return static_cast<std::size_t>(found - words.begin());
}

CommonOptions common_options(const RuleOptions& given) {
    CommonOptions options;
    fields(options, OptionReader(given));
    if (options.seed && *options.seed < 0) reject_value("seed", *options.seed, "a whole number from 0");
    if (options.tie_break == TieBreak::random && !options.seed) {
        throw InvalidInput(
            "tie_break='random' needs a seed, so that anybody can check the draw; give seed=2020 for "
            "instance");
    }
    return options;
}

}  // namespace maillage::detail
