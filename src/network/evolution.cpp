#include "maillage/network/evolution.hpp"

#include <algorithm>
#include <utility>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

bool is_there(const std::vector<Period>& periods, std::size_t i, Day day) {
    return periods.empty() || periods[i].contains(day);
}

Snapshot snapshot(const NetworkParts& parts, Day day) {
    Snapshot found;
    const std::size_t n = parts.ids.size();
    found.partners.assign(n, 0);
    for (std::size_t v = 0; v < n; ++v)
        found.present.push_back(is_there(parts.actor_periods, v, day) ? 1 : 0);
    std::vector<std::pair<Vertex, Vertex>> ties;
    for (std::size_t i = 0; i < parts.sources.size(); ++i) {
        const Vertex a = parts.sources[i];
        const Vertex b = parts.targets[i];
        if (is_there(parts.cooperation_periods, i, day) && found.present[a] != 0 && found.present[b] != 0)
            ties.emplace_back(std::minmax(a, b));
    }
    std::ranges::sort(ties);
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    for (const auto& [a, b] : ties) {
        found.from.push_back(a);
        found.to.push_back(b);
        ++found.partners[a];
        ++found.partners[b];
    }
    return found;
}

}  // namespace

std::vector<Snapshot> snapshots(const StakeholderNetwork& network, std::span<const Day> days) {
    if (days.empty()) throw InvalidInput("there are no dates; expected at least one");
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (days[i] <= days[i - 1])
            throw InvalidInput("date " + iso_date(days[i]) + " comes after " + iso_date(days[i - 1]) +
                               "; expected dates that ascend");
    }
    std::vector<Snapshot> found;
    for (const Day day : days) found.push_back(snapshot(network.parts(), day));
    return found;
}

}  // namespace maillage
