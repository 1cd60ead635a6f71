#pragma once
// Which of several tied topics comes first, where someone must decide: a last step, separate from every rule.

#include <cstdint>

#include "maillage/export.hpp"
#include "maillage/ranking/conventions.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// The ranking with every tier of several topics put in an order: that of the topics, or a random one.
/// The same seed gives the same order on every platform. Options and facts of the result say what was done;
/// scores stay as they are.
[[nodiscard]] MAILLAGE_EXPORT Ranking break_ties(Ranking ranking, TieBreak how, std::uint64_t seed = 0);

}  // namespace maillage
