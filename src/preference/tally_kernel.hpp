#pragma once
// The hot loop of the library: the duels of all pairs of topics, counted from a table of ranks.
//
// Levels are cut into bit planes, vertically: one 64-bit word holds one bit of the level of one topic for 64
// agents (Li and Patel, BitWeaving: Fast scans for main memory data processing, SIGMOD 2013). Whether a
// stands before b is then the borrow of a subtraction, a few bitwise operations a plane for all agents of a
// vector, and the number of agents is a population count. A vector holds the words of several topics b and
// meets one topic a broadcast to all lanes, so nothing is summed across lanes. Levels of one and two bytes,
// weights and unranked topics all go this one way. Cost O(agents x topics^2 x planes / width of a vector); a
// few MB of memory whatever the number of agents.

#include <cstddef>
#include <cstdint>

namespace maillage::detail {

/// A row-major agents x topics table of levels: 1 = most preferred, equal levels tie, 0 = not ranked.
/// `units` is the weight of each agent (not negative), or null where every weight is 1.
template <typename Level>
struct RankRows {
    const Level* levels = nullptr;
    std::size_t agents = 0;
    std::size_t topics = 0;
    const std::int64_t* units = nullptr;
};

enum class UnrankedPairs {
    last,    ///< a topic of level 0 is below every ranked topic
    ignored  ///< only pairs of which both are ranked count
};

/// Adds to `wins[a * topics + b]` the units of the agents in [first, last) who prefer a to b and, where
/// `compared` is not null, to `compared[a * topics + b]` (a != b) the units of those who compare a and b: all
/// of them when unranked is last.
void add_pairwise(const RankRows<std::uint8_t>& rows, UnrankedPairs unranked, std::size_t first,
                  std::size_t last, std::int64_t* wins, std::int64_t* compared);
void add_pairwise(const RankRows<std::uint16_t>& rows, UnrankedPairs unranked, std::size_t first,
                  std::size_t last, std::int64_t* wins, std::int64_t* compared);

}  // namespace maillage::detail
