#pragma once
// What somebody who typed an unknown name may have meant.

#include <span>
#include <string>
#include <string_view>

namespace maillage::detail {

/// "; did you mean 'a' or 'b'?" for the names that differ least from `given` (a third of its letters at
/// most), otherwise "".
[[nodiscard]] std::string did_you_mean(std::string_view given, std::span<const std::string> names);

/// "'a', 'b' or 'c'".
[[nodiscard]] std::string one_of(std::span<const std::string> names, std::string_view last = " or ");

}  // namespace maillage::detail
