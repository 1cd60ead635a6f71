#pragma once
// Kohlberg's criterion on exact shares in units.

#include <span>

#include "maillage/pooling/nucleolus.hpp"
#include "pooling/exact.hpp"
#include "pooling/worth.hpp"

namespace maillage::detail {

/// `shares` add up to the worth of everybody.
[[nodiscard]] KohlbergVerdict kohlberg(const Worth& worth, std::span<const Rational> shares,
                                       const NucleolusOptions& options, const Monitor& monitor);

/// Shares given as fractions or decimals, in units of the game, more is better. Throws InvalidInput naming the player
/// for what is no number, for not one share each, and for shares that do not add up.
[[nodiscard]] std::vector<Rational> shares_in_units(const CostGame& game,
                                                    std::span<const std::string> shares);

}  // namespace maillage::detail
