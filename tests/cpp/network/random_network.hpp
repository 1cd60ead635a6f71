#pragma once
// Random networks with kinds, dates and bodies.

#include <cstdint>
#include <string>
#include <vector>

#include "maillage/core/random.hpp"
#include "maillage/network/stakeholder_network.hpp"

namespace maillage::testing {

/// Actors "0" ... "11", most of them there from or until some day between 0 and 9; 40 cooperations of three kinds or
/// none; five bodies in which some actors sit, some of them twice.
inline StakeholderNetwork random_network(std::uint64_t seed, Direction direction = Direction::undirected) {
    RandomStream random(seed);
    const auto below = [&](std::uint64_t n) { return random.below(n); };
    const auto period = [&] {
        const auto since = static_cast<Day>(below(10));
        const auto until = static_cast<Day>(since + 1 + static_cast<Day>(below(8)));
        return Period{below(3) == 0 ? kAlways : since, below(3) == 0 ? kForever : until};
    };
    ActorTable actors;
    for (int i = 0; i < 12; ++i) {
        actors.ids.push_back(std::to_string(i));
        actors.periods.push_back(period());
    }
    CooperationTable ties;
    const std::vector<std::string> kinds{"", "aid", "sale", "help"};
    while (ties.sources.size() < 40) {
        const std::uint64_t a = below(12);
        const std::uint64_t b = below(12);
        if (a == b) continue;
        ties.sources.push_back(std::to_string(a));
        ties.targets.push_back(std::to_string(b));
        ties.kinds.push_back(kinds[below(kinds.size())]);
        ties.periods.push_back(period());
    }
    const BodyTable bodies{{"a", "b", "c", "d", "e"}, {}, {}, {}};
    MembershipTable members;
    for (int i = 0; i < 20; ++i) {
        members.bodies.push_back(bodies.ids[below(4)]);  // nobody sits in the last one
        members.actors.push_back(std::to_string(below(12)));
    }
    return StakeholderNetwork(actors, ties, bodies, members, direction);
}

}  // namespace maillage::testing
