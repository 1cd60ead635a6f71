#pragma once
// Small questions about pieces of text that the PrefLib reader and writer share.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maillage::detail {

/// Without blanks (spaces and tabs) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The whole text as a number from 0 to 2^63 - 1, or nothing.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text);

[[nodiscard]] std::string lower_case(std::string_view text);

/// Position of the first byte that no valid UTF-8 text has there; npos if all is valid.
[[nodiscard]] std::size_t invalid_utf8(std::string_view text);

/// The bytes read as Windows-1252, in UTF-8; nothing if one of them has no meaning there.
[[nodiscard]] std::optional<std::string> from_windows_1252(std::string_view text);

/// A piece of a file as a message can show it: quoted, cut when long, with '?' for what cannot be shown.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// As UTF-8, with '?' for every byte that is not.
[[nodiscard]] std::string showable(std::string_view text);

}  // namespace maillage::detail
