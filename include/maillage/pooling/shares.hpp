#pragma once
// What each player of a cost game pays (or receives, of a value game) under a rule.

#include <string>
#include <vector>

namespace maillage {

/// One amount for each player, in the terms of the game: euros to pay in a cost game, to receive in a value game.
struct Shares {
    std::vector<double> amounts = {};
    /// The same as reduced fractions such as "67/3"; empty under rules whose shares are not computed exactly.
    std::vector<std::string> exact = {};

    bool operator==(const Shares&) const = default;
};

}  // namespace maillage
