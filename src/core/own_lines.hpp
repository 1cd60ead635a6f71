#pragma once
// What threads change must not share cache lines.

#include <cstddef>

namespace maillage::detail {

/// Bytes that processors fetch together: alignment of what each worker keeps for itself, so that no other one waits.
inline constexpr std::size_t kOwnLines = 128;

}  // namespace maillage::detail
