#pragma once
// The words that options of ranking rules use. Each has a name, the same in C++, Python and on the command
// line.

#include <string_view>

#include "maillage/export.hpp"

namespace maillage {

/// How strong a won duel is.
enum class Strength {
    winning_votes,  ///< weight of those who prefer the winner of the duel
    margins         ///< that weight minus the weight of those who prefer the loser
};

/// What topics tied inside a ballot get.
enum class BallotTies {
    average,  ///< they share the points of the places they hold together
    min,      ///< each gets the points of the lowest of these places
    max       ///< each gets the points of the highest of these places
};

/// How answers about a topic are put together.
enum class Aggregate {
    mean,  ///< per unit of weight that answered, so that a topic added late is not punished
    sum    ///< in total
};

/// How tied topics of a result are put in an order, as a separate last step.
enum class TieBreak {
    none,   ///< ties stay
    order,  ///< in the order in which the topics are listed
    random  ///< at random, by a seed
};

[[nodiscard]] MAILLAGE_EXPORT std::string_view name(Strength value);
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(BallotTies value);
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(Aggregate value);
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(TieBreak value);

}  // namespace maillage
