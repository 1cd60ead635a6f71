// Parts of a network, and networks with fewer duplicates.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_set>

#include "maillage/core/error.hpp"
#include "maillage/network/stakeholder_network.hpp"
#include "network/names.hpp"

namespace maillage {

using detail::Numbering;

namespace {

// Which codes of a factor are wanted; empty where everything is.
std::vector<bool> wanted_codes(const Factor& factor, const std::vector<std::string>& wanted,
                               const char* name) {
    if (wanted.empty()) return {};
    const Numbering levels(factor.levels);
    std::vector<bool> keep(factor.levels.size(), false);
    for (const std::string& level : wanted) {
        const auto code = levels.find(level);
        if (!code)
            throw NotFound(std::string("no ") + name + " is '" + level + "' in this network" +
                           (factor.levels.empty() ? "; none is given at all"
                                                  : "; expected " + detail::one_of(factor.levels)));
        keep[*code] = true;
    }
    return keep;
}

bool kept(const std::vector<bool>& wanted, std::int32_t code) {
    return wanted.empty() || (code >= 0 && wanted[static_cast<std::size_t>(code)]);
}

bool kept(const NetworkFilter& filter, const Period& period) {
    if (filter.on) return period.contains(*filter.on);
    return !filter.during || period.overlaps(*filter.during);
}

std::vector<std::uint32_t> kept_actors(const StakeholderNetwork& network, const NetworkFilter& filter) {
    const NetworkParts& parts = network.parts();
    const auto categories = wanted_codes(parts.category, filter.categories, "category");
    const auto sectors = wanted_codes(parts.sector, filter.sectors, "sector");
    const auto territories = wanted_codes(parts.territory, filter.territories, "territory");
    std::unordered_set<std::uint32_t> named;
    for (const std::string& id : filter.actors) named.insert(network.actor_index(id));
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < parts.ids.size(); ++i) {
        if ((named.empty() || named.contains(i)) && kept(categories, parts.category.codes[i]) &&
            kept(sectors, parts.sector.codes[i]) && kept(territories, parts.territory.codes[i]) &&
            kept(filter, parts.actor_periods[i]))
            found.push_back(i);
    }
    return found;
}

template <typename T>
std::vector<T> at(const std::vector<T>& values, const std::vector<std::uint32_t>& rows) {
    std::vector<T> found;
    found.reserve(rows.size());
    for (const std::uint32_t row : rows) found.push_back(values[row]);
    return found;
}

// The same column for some rows; levels that no row has any more fall away, the others keep their order.
Factor at(const Factor& factor, const std::vector<std::uint32_t>& rows) {
    std::vector<std::int32_t> codes(factor.levels.size(), -1);
    Factor found{{}, at(factor.codes, rows)};
    for (const std::int32_t code : found.codes)
        if (code >= 0) codes[static_cast<std::size_t>(code)] = 0;
    for (std::size_t level = 0; level < codes.size(); ++level) {
        if (codes[level] < 0) continue;
        codes[level] = static_cast<std::int32_t>(found.levels.size());
        found.levels.push_back(factor.levels[level]);
    }
    for (std::int32_t& code : found.codes)
        if (code >= 0) code = codes[static_cast<std::size_t>(code)];
    return found;
}

constexpr std::uint32_t kGone = 0xFFFFFFFF;

// The parts of a network with these actors, cooperations and memberships. `becomes` is the number of each actor.
NetworkParts part(const NetworkParts& whole, const std::vector<std::uint32_t>& actors,
                  const std::vector<std::uint32_t>& ties, const std::vector<std::uint32_t>& seats,
                  const std::vector<std::uint32_t>& becomes) {
    NetworkParts p;
    p.direction = whole.direction;
    p.ids = at(whole.ids, actors);
    p.names = at(whole.names, actors);
    p.category = at(whole.category, actors);
    p.sector = at(whole.sector, actors);
    p.territory = at(whole.territory, actors);
    p.competences = at(whole.competences, actors);
    p.latitudes = at(whole.latitudes, actors);
    p.longitudes = at(whole.longitudes, actors);
    p.actor_periods = at(whole.actor_periods, actors);
    p.sirets = at(whole.sirets, actors);
    for (const std::uint32_t tie : ties) {
        p.sources.push_back(becomes[whole.sources[tie]]);
        p.targets.push_back(becomes[whole.targets[tie]]);
    }
    p.kind = at(whole.kind, ties);
    p.weights = at(whole.weights, ties);
    p.cooperation_periods = at(whole.cooperation_periods, ties);
    p.theme = at(whole.theme, ties);
    p.provenance = at(whole.provenance, ties);
    p.bodies = whole.bodies;
    for (const std::uint32_t seat : seats) {
        p.member_bodies.push_back(whole.member_bodies[seat]);
        p.member_actors.push_back(becomes[whole.member_actors[seat]]);
    }
    p.roles = at(whole.roles, seats);
    p.membership_periods = at(whole.membership_periods, seats);
    return p;
}

// The number of each actor in a list of those that stay.
std::vector<std::uint32_t> places(std::size_t n, const std::vector<std::uint32_t>& actors) {
    std::vector<std::uint32_t> becomes(n, kGone);
    for (std::uint32_t i = 0; i < actors.size(); ++i) becomes[actors[i]] = i;
    return becomes;
}

// Whom each actor becomes in the end.
std::vector<std::uint32_t> merged_into(const StakeholderNetwork& network,
                                       std::span<const std::pair<std::string, std::string>> duplicates) {
    std::vector<std::uint32_t> next(network.n_actors());
    std::iota(next.begin(), next.end(), 0U);
    for (const auto& [duplicate, keep] : duplicates) {
        const std::uint32_t from = network.actor_index(duplicate);
        const std::uint32_t to = network.actor_index(keep);
        if (from == to) throw InvalidInput("actor '" + keep + "' is merged into itself; expected two actors");
        if (next[from] != from && next[from] != to)
            throw InvalidInput("actor '" + duplicate + "' is merged into " +
                               detail::one_of(std::vector{network.actors()[next[from]], keep}, " and into ") +
                               "; expected one");
        next[from] = to;
    }
    for (std::uint32_t i = 0; i < next.size(); ++i) {
        std::uint32_t end = i;
        for (std::size_t steps = 0; next[end] != end; end = next[end]) {
            if (++steps > duplicates.size())
                throw InvalidInput("merging goes round in a circle through actor '" + network.actors()[end] +
                                   "'; take one of its pairs out");
        }
        next[i] = end;
    }
    return next;
}

void take_if_absent(Factor& factor, std::uint32_t to, std::uint32_t from) {
    if (factor.codes[to] < 0) factor.codes[to] = factor.codes[from];
}

// The actor that is kept takes over what it lacks.
void take_over(NetworkParts& p, std::uint32_t to, std::uint32_t from) {
    take_if_absent(p.category, to, from);
    take_if_absent(p.sector, to, from);
    take_if_absent(p.territory, to, from);
    for (const std::string& competence : p.competences[from]) {
        auto& own = p.competences[to];
        if (std::find(own.begin(), own.end(), competence) == own.end()) own.push_back(competence);
    }
    if (std::isnan(p.latitudes[to]) || std::isnan(p.longitudes[to])) {
        p.latitudes[to] = p.latitudes[from];
        p.longitudes[to] = p.longitudes[from];
    }
    p.actor_periods[to].since = std::min(p.actor_periods[to].since, p.actor_periods[from].since);
    p.actor_periods[to].until = std::max(p.actor_periods[to].until, p.actor_periods[from].until);
    if (p.sirets[to].empty()) p.sirets[to] = p.sirets[from];
}

}  // namespace

StakeholderNetwork StakeholderNetwork::view(const NetworkFilter& filter) const {
    if (filter.on && filter.during)
        throw InvalidInput("a view was asked for on a day and during a period; expected one of them");
    const NetworkParts& whole = *parts_;
    const auto kinds = wanted_codes(whole.kind, filter.kinds, "kind");
    const auto themes = wanted_codes(whole.theme, filter.themes, "theme");
    const auto actors = kept_actors(*this, filter);
    const auto becomes = places(n_actors(), actors);
    std::vector<std::uint32_t> ties;
    for (std::uint32_t i = 0; i < whole.sources.size(); ++i) {
        if (becomes[whole.sources[i]] != kGone && becomes[whole.targets[i]] != kGone &&
            kept(kinds, whole.kind.codes[i]) && kept(themes, whole.theme.codes[i]) &&
            kept(filter, whole.cooperation_periods[i]))
            ties.push_back(i);
    }
    std::vector<std::uint32_t> seats;
    for (std::uint32_t i = 0; i < whole.member_actors.size(); ++i) {
        if (becomes[whole.member_actors[i]] != kGone && kept(filter, whole.membership_periods[i]))
            seats.push_back(i);
    }
    return StakeholderNetwork(part(whole, actors, ties, seats, becomes));
}

StakeholderNetwork StakeholderNetwork::merged(
    std::span<const std::pair<std::string, std::string>> duplicates) const {
    const auto into = merged_into(*this, duplicates);
    NetworkParts whole = *parts_;
    std::vector<std::uint32_t> actors;
    for (std::uint32_t i = 0; i < into.size(); ++i) {
        if (into[i] == i)
            actors.push_back(i);
        else
            take_over(whole, into[i], i);
    }
    auto becomes = places(n_actors(), actors);
    for (std::uint32_t i = 0; i < into.size(); ++i) becomes[i] = becomes[into[i]];
    std::vector<std::uint32_t> ties;
    for (std::uint32_t i = 0; i < whole.sources.size(); ++i) {
        if (becomes[whole.sources[i]] != becomes[whole.targets[i]]) ties.push_back(i);
    }
    // Two seats of the same person in the same body at the same time are one.
    std::vector<std::uint32_t> seats;
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::string, Day, Day>> known;
    for (std::uint32_t i = 0; i < whole.member_actors.size(); ++i) {
        const Period& period = whole.membership_periods[i];
        if (known
                .emplace(whole.member_bodies[i], becomes[whole.member_actors[i]], whole.roles[i],
                         period.since, period.until)
                .second)
            seats.push_back(i);
    }
    return StakeholderNetwork(part(whole, actors, ties, seats, becomes));
}

}  // namespace maillage
