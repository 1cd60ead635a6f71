#include "maillage/network/affiliation.hpp"

#include <algorithm>
#include <utility>

namespace maillage {
namespace {

using Seats = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

struct Common {
    Vertex from = 0;
    Vertex to = 0;
    double weight = 0;
};

// Pairs of the second ones that have first ones in common; `seats` ascending and each once.
Projection projection(const Seats& seats) {
    std::vector<Common> common;
    for (auto from = seats.begin(); from != seats.end();) {
        const auto to =
            std::find_if(from, seats.end(), [&](const auto& s) { return s.first != from->first; });
        const double weight = 1.0 / static_cast<double>(to - from - 1);
        for (auto a = from; a != to; ++a) {
            for (auto b = a + 1; b != to; ++b) common.push_back({a->second, b->second, weight});
        }
        from = to;
    }
    std::ranges::stable_sort(common, [](const Common& a, const Common& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    Projection found;
    for (const Common& c : common) {
        if (found.from.empty() || found.from.back() != c.from || found.to.back() != c.to) {
            found.from.push_back(c.from);
            found.to.push_back(c.to);
            found.shared.push_back(0);
            found.weights.push_back(0);
        }
        ++found.shared.back();
        found.weights.back() += c.weight;
    }
    return found;
}

void sort_unique(Seats& seats) {
    std::ranges::sort(seats);
    seats.erase(std::unique(seats.begin(), seats.end()), seats.end());
}

}  // namespace

Affiliation affiliation(const StakeholderNetwork& network) {
    const NetworkParts& parts = network.parts();
    Seats seats;
    for (std::size_t i = 0; i < parts.member_actors.size(); ++i)
        seats.emplace_back(parts.member_bodies[i], parts.member_actors[i]);
    sort_unique(seats);
    Affiliation found;
    found.seats.assign(network.n_actors(), 0);
    found.members.assign(network.n_bodies(), 0);
    for (const auto& [body, actor] : seats) {
        ++found.seats[actor];
        ++found.members[body];
    }
    found.actors = projection(seats);
    for (auto& [body, actor] : seats) std::swap(body, actor);
    sort_unique(seats);
    found.bodies = projection(seats);
    return found;
}

}  // namespace maillage
