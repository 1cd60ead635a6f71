#include "maillage/pooling/savings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/amounts.hpp"
#include "pooling/assumptions.hpp"

namespace maillage {
namespace {

constexpr std::size_t kChunk = 64;
constexpr std::size_t kHalvings = 40;

double savings(const PooledCase& about) {
    const GroupCosts costs(about.model, about.actions, about.territories, about.distances_km,
                           about.neighbours);
    const std::vector<double>& alone = costs.alone();
    double sum = 0;
    for (std::size_t pool = 0; pool < about.pools.size(); ++pool) {
        for (const std::uint32_t action : about.pools[pool]) sum += alone[action];
        sum -= costs.cost(about.pools[pool]).cost_eur;
    }
    return std::isfinite(sum) ? detail::euros(detail::cents(sum)) : sum;
}

double savings(const PooledCase& about, Assumption assumption, double factor) {
    return savings(detail::scaled(about, assumption, factor));
}

double break_even(const PooledCase& about, Assumption assumption, bool saves) {
    const auto holds = [](const PooledCase& other) { return savings(other) > 0; };
    return detail::tipping_point(about, assumption, holds, saves, kHalvings);
}

double drawn(RandomStream& random, double share) {
    return 1 + share * (2 * random.uniform() - 1);
}

double sampled(PooledCase about, const Intervals& intervals, std::size_t sample) {
    RandomStream random(intervals.seed, sample);
    for (std::size_t i = 0; i < detail::kModelAssumptions; ++i)
        detail::scale_model(about.model, static_cast<Assumption>(i), drawn(random, intervals.assumptions));
    for (Action& action : about.actions)
        for (std::size_t i = detail::kModelAssumptions; i < kAssumptions; ++i)
            detail::scale_action(action, static_cast<Assumption>(i), drawn(random, intervals.actions));
    return savings(about);
}

}  // namespace

Sensitivity sensitivity(const PooledCase& about, double change, const Monitor& monitor) {
    detail::require_share("change", change);
    const GroupCosts checked(about.model, about.actions, about.territories, about.distances_km,
                             about.neighbours);
    (void)checked.costs(about.pools);
    const PooledCase kept = detail::reduced(about);
    Sensitivity found;
    found.change = change;
    found.savings_eur = savings(kept);
    found.effects.resize(kAssumptions);
    for_each_chunk(
        kAssumptions,
        [&](std::size_t i, std::size_t) {
            const auto assumption = static_cast<Assumption>(i);
            found.effects[i] = {assumption, savings(kept, assumption, 1 - change),
                                savings(kept, assumption, 1 + change),
                                break_even(kept, assumption, found.savings_eur > 0)};
        },
        monitor);
    return found;
}

SavingChance saving_chance(const PooledCase& about, const Intervals& intervals, const Monitor& monitor) {
    detail::require_share("interval of the actions", intervals.actions);
    detail::require_share("interval of the assumptions", intervals.assumptions);
    if (intervals.samples == 0) throw InvalidInput("samples is 0; expected one at least");
    const GroupCosts checked(about.model, about.actions, about.territories, about.distances_km,
                             about.neighbours);
    (void)checked.costs(about.pools);
    const PooledCase kept = detail::reduced(about);
    std::vector<double> found(intervals.samples);
    for_each_chunk((found.size() + kChunk - 1) / kChunk,
                   [&](std::size_t chunk, std::size_t) {
                       const std::size_t last = std::min(found.size(), (chunk + 1) * kChunk);
                       for (std::size_t i = chunk * kChunk; i < last; ++i)
                           found[i] = sampled(kept, intervals, i);
                   },
                   monitor);
    std::sort(found.begin(), found.end());
    const auto n = static_cast<double>(found.size());
    const auto saving = found.end() - std::upper_bound(found.begin(), found.end(), 0.0);
    const auto at = [&](double share) {
        return found[static_cast<std::size_t>(std::lround(share * (n - 1)))];
    };
    return {.probability = static_cast<double>(saving) / n,
            .mean_eur = detail::euros(detail::cents(std::accumulate(found.begin(), found.end(), 0.0) / n)),
            .low_eur = at(0.05),
            .high_eur = at(0.95),
            .samples = found.size()};
}

}  // namespace maillage
