#include "maillage/pooling/pool_game.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/pooling/candidates.hpp"
#include "pooling/amounts.hpp"

namespace maillage {
namespace {

using Mask = std::uint32_t;
using Numbers = std::vector<std::uint32_t>;

// The pool's own part of a graph, by the places of its actions.
Neighbours inside(const Neighbours& graph, const Numbers& pool) {
    Neighbours found(pool.size());
    for (std::uint32_t i = 0; i < pool.size(); ++i)
        for (std::uint32_t j = 0; j < pool.size(); ++j) {
            const auto& near = graph.at(pool[i]);
            if (i != j && std::find(near.begin(), near.end(), pool[j]) != near.end()) found[i].push_back(j);
        }
    return found;
}

// What every set of the pool's actions costs as one pool, or alone; infinite where it may not be one.
std::vector<double> set_costs(const GroupCosts& costs, const Numbers& pool, const Neighbours& links,
                              const Neighbours& compatible, const Monitor& monitor) {
    std::vector<double> found(std::size_t{1} << pool.size(), kNoLimit);
    found[0] = 0;
    for (std::size_t i = 0; i < pool.size(); ++i) found[std::size_t{1} << i] = costs.alone()[pool[i]];
    const Groups allowed = candidate_groups(inside(links, pool), inside(compatible, pool),
                                            {.min_size = 2, .max_size = pool.size()}, monitor);
    Groups groups;
    std::vector<Mask> masks;
    for (std::size_t g = 0; g < allowed.size(); ++g) {
        Numbers group;
        Mask mask = 0;
        for (const std::uint32_t place : allowed[g]) {
            group.push_back(pool[place]);
            mask |= Mask{1} << place;
        }
        groups.add(group);
        masks.push_back(mask);
    }
    const std::vector<double> cost = costs.costs(groups, monitor);
    for (std::size_t g = 0; g < masks.size(); ++g) found[masks[g]] = cost[g];
    return found;
}

// The cheapest partition of every set, each part with the first action of what is left.
std::vector<double> partition_costs(const std::vector<double>& sets, const Monitor& monitor) {
    MonitorClock clock(monitor);
    std::vector<double> best(sets.size(), 0);
    for (Mask mask = 1; mask < sets.size(); ++mask) {
        const Mask first = mask & (~mask + 1);
        const Mask rest = mask ^ first;
        double least = kNoLimit;
        for (Mask part = rest;; part = (part - 1) & rest) {
            least = std::min(least, sets[part | first] + best[rest ^ part]);
            if (part == 0) break;
        }
        best[mask] = least;
        if (mask % 256 == 0) clock.tick({mask, sets.size()});
    }
    return best;
}

}  // namespace

PoolGame pool_game(const GroupCosts& costs, std::span<const std::uint32_t> pool, const Neighbours& links,
                   const Neighbours& compatible, const Monitor& monitor) {
    const GroupCost whole = costs.cost(pool);
    Numbers actions(pool.begin(), pool.end());
    std::sort(actions.begin(), actions.end());
    if (actions.size() > kMaxGameActions)
        throw LimitExceeded("the pool has " + std::to_string(actions.size()) +
                            " actions; its game can be tabled for " + std::to_string(kMaxGameActions) +
                            " at most");
    PoolGame found;
    for (const std::uint32_t action : actions) found.territories.push_back(costs.territory(action));
    std::sort(found.territories.begin(), found.territories.end());
    found.territories.erase(std::unique(found.territories.begin(), found.territories.end()),
                            found.territories.end());
    const std::vector<double> best =
        partition_costs(set_costs(costs, actions, links, compatible, monitor), monitor);
    const std::size_t n = found.territories.size();
    for (Mask coalition = 0; coalition < Mask{1} << n; ++coalition) {
        Mask own = 0;
        for (std::size_t place = 0; place < actions.size(); ++place) {
            const auto player = std::lower_bound(found.territories.begin(), found.territories.end(),
                                                 costs.territory(actions[place])) -
                                found.territories.begin();
            if ((coalition >> player & 1) != 0) own |= Mask{1} << place;
        }
        found.values.push_back(detail::euros(detail::cents(best[own])));
    }
    found.split_eur = found.values.back();
    found.values.back() = whole.cost_eur;
    return found;
}

}  // namespace maillage
