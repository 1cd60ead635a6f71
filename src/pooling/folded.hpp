#pragma once
// Words as they are compared: without what people vary in writing them.

#include <string>
#include <string_view>

namespace maillage::detail {

/// A text in lower case, without accents, punctuation or double spaces ("Pesée  du gaspillage" is "pesee du
/// gaspillage"). Letters outside Latin are kept as they are.
[[nodiscard]] std::string folded(std::string_view text);

/// The same, each word of more than three letters without the s or x of a plural at its end.
[[nodiscard]] std::string folded_singular(std::string_view text);

}  // namespace maillage::detail
