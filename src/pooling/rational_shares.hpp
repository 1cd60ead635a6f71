#pragma once
// From exact worth in units of a game to shares in its own terms.

#include <span>

#include "maillage/pooling/shares.hpp"
#include "pooling/exact.hpp"
#include "pooling/worth.hpp"

namespace maillage::detail {

/// `worth` is in units, more is better: minus the cost in a cost game.
[[nodiscard]] inline Shares shares_of(std::span<const Rational> worth, const Worth& game) {
    const Rational scale(static_cast<std::int64_t>(game.scale()));
    Shares shares;
    for (const Rational& units : worth) {
        const Rational amount = units / scale;
        shares.amounts.push_back(to_double(amount));
        shares.exact.push_back(to_string(amount));
    }
    return shares;
}

}  // namespace maillage::detail
