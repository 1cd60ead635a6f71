#pragma once
// What kind of game is it? Properties that say which shares exist and hold, each with a counterexample where it
// fails, in exact arithmetic.

#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/cost_game.hpp"

namespace maillage {

/// One property, and two groups that break it (the first such pair in order of masks).
struct PropertyCheck {
    std::string id;
    bool holds = true;
    Coalition first = 0;
    Coalition second = 0;

    bool operator==(const PropertyCheck&) const = default;
};

/// Two groups without a common member never lose by joining: c(S) + c(T) >= c(S u T) (of a value game
/// v(S) + v(T) <= v(S u T)). O(3^n); the counterexample is two disjoint groups. Throws LimitExceeded for more than 20
/// players.
[[nodiscard]] MAILLAGE_EXPORT PropertyCheck check_superadditive(const CostGame& game,
                                                                const Monitor& monitor = {});

/// The larger the group, the more a newcomer saves it: savings are convex (Shapley 1971), so that the core is not
/// empty and holds the Shapley value. O(n^2 2^n); the counterexample S, T has c(S) + c(T) < c(S u T) + c(S n T).
[[nodiscard]] MAILLAGE_EXPORT PropertyCheck check_convex(const CostGame& game);

/// A larger group never has a smaller amount. O(n 2^n); the counterexample is a group and one with one member more.
[[nodiscard]] MAILLAGE_EXPORT PropertyCheck check_monotone(const CostGame& game);

/// Everybody together save something over everyone alone. O(n).
[[nodiscard]] MAILLAGE_EXPORT PropertyCheck check_essential(const CostGame& game);

}  // namespace maillage
