#include "maillage/pooling/stability.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/pooling/pool_game.hpp"
#include "pooling/assumptions.hpp"

namespace maillage {
namespace {

constexpr std::size_t kHalvings = 15;  // of an interval of 2 at most

// The edges between the members of a pool, by their places in it.
Neighbours inside(const Neighbours& graph, const std::vector<std::uint32_t>& pool) {
    Neighbours found(pool.size());
    for (std::uint32_t i = 0; i < pool.size(); ++i)
        for (const std::uint32_t other : graph.at(pool[i])) {
            const auto place = std::find(pool.begin(), pool.end(), other);
            if (place != pool.end()) found[i].push_back(static_cast<std::uint32_t>(place - pool.begin()));
        }
    return found;
}

struct Agreement {
    Neighbours links;
    Neighbours compatible;
    std::string_view rule;
    const ShareOptions* options;

    [[nodiscard]] bool holds(const PooledCase& about) const {
        const GroupCosts costs(about.model, about.actions, about.territories, about.distances_km,
                               about.neighbours);
        const PoolGame game = pool_game(costs, about.pools[0], links, compatible);
        std::vector<std::string> players;
        players.reserve(game.territories.size());
        for (const std::uint32_t territory : game.territories)
            players.push_back(about.territories[territory]);
        return share_costs(CostGame(std::move(players), game.values), rule, *options).in_core;
    }

    [[nodiscard]] bool holds_if_shared(const PooledCase& about) const {
        try {
            return holds(about);
        } catch (const Infeasible&) {
            return false;
        } catch (const InvalidInput&) {  // such as shares in proportion to amounts that are all 0
            return false;
        }
    }
};

}  // namespace

StabilityBreaks stability_breaks(const PooledCase& about, const Neighbours& links,
                                 const Neighbours& compatible, std::string_view rule,
                                 const ShareOptions& options, const Monitor& monitor) {
    if (about.pools.size() != 1)
        throw InvalidInput("there are " + std::to_string(about.pools.size()) + " pools; expected one");
    std::vector<std::uint32_t> pool(about.pools[0].begin(), about.pools[0].end());
    std::sort(pool.begin(), pool.end());
    PooledCase sorted = about;
    sorted.pools = {};
    sorted.pools.add(pool);
    const Agreement agreement{inside(links, pool), inside(compatible, pool), rule, &options};
    const PooledCase kept = detail::reduced(sorted);
    StabilityBreaks found;
    found.holds = agreement.holds(kept);
    found.factors.resize(kAssumptions);
    const auto holds = [&](const PooledCase& other) { return agreement.holds_if_shared(other); };
    for_each_chunk(
        kAssumptions,
        [&](std::size_t i, std::size_t) {
            found.factors[i] =
                detail::tipping_point(kept, static_cast<Assumption>(i), holds, found.holds, kHalvings);
        },
        monitor);
    return found;
}

}  // namespace maillage
