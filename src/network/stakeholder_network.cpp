#include "maillage/network/stakeholder_network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "maillage/core/error.hpp"
#include "network/names.hpp"

namespace maillage {

using detail::Numbering;

struct StakeholderNetwork::Lookup {
    Numbering actors;
};

namespace {

std::string row_name(const char* table, std::size_t row) {
    return std::string(table) + ", row " + std::to_string(row + 1);
}

template <typename T>
void fit(std::vector<T>& column, std::size_t rows, const char* name, const T& absent) {
    if (column.empty()) column.assign(rows, absent);
    if (column.size() != rows)
        throw InvalidInput(std::string(name) + " has " + std::to_string(column.size()) +
                           " values; expected " + std::to_string(rows) + ", one per row");
}

Factor factor(std::vector<std::string> column, std::size_t rows, const char* name) {
    fit(column, rows, name, std::string());
    Factor found;
    found.codes.reserve(rows);
    std::unordered_map<std::string, std::int32_t> codes;
    for (std::string& text : column) {
        if (text.empty()) {
            found.codes.push_back(-1);
            continue;
        }
        const auto [entry, is_new] = codes.try_emplace(text, static_cast<std::int32_t>(codes.size()));
        if (is_new) found.levels.push_back(std::move(text));
        found.codes.push_back(entry->second);
    }
    return found;
}

void check_ids(const std::vector<std::string>& ids, const char* table) {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (ids[row].empty())
            throw InvalidInput(row_name(table, row) + ": the id is empty; expected a unique text");
        const auto [entry, is_new] = first.try_emplace(ids[row], row);
        if (!is_new)
            throw InvalidInput(row_name(table, row) + ": the id '" + ids[row] + "' stands in row " +
                               std::to_string(entry->second + 1) + " too; expected each id once");
    }
}

void check_periods(const std::vector<Period>& periods, const char* table) {
    for (std::size_t row = 0; row < periods.size(); ++row) {
        if (periods[row].since >= periods[row].until)
            throw InvalidInput(row_name(table, row) + ": it ends on " + iso_date(periods[row].until) +
                               ", not after it begins on " + iso_date(periods[row].since) +
                               "; expected until after since (until is the first day without it)");
    }
}

void check_coordinates(const std::vector<double>& values, double limit, const char* name) {
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (!std::isnan(values[row]) && !(std::abs(values[row]) <= limit))
            throw InvalidInput(row_name("actors", row) + ": the " + name + " is " +
                               std::to_string(values[row]) + "; expected degrees from -" +
                               std::to_string(static_cast<int>(limit)) + " to " +
                               std::to_string(static_cast<int>(limit)));
    }
}

void check_weights(const std::vector<double>& weights) {
    for (std::size_t row = 0; row < weights.size(); ++row) {
        if (!std::isfinite(weights[row]) || weights[row] <= 0)
            throw InvalidInput(row_name("cooperations", row) + ": the weight is " +
                               std::to_string(weights[row]) + "; expected a number > 0");
    }
}

void check_competences(std::vector<std::vector<std::string>>& competences) {
    for (auto& own : competences) {
        std::vector<std::string> kept;
        for (std::string& competence : own) {
            if (!competence.empty() && std::find(kept.begin(), kept.end(), competence) == kept.end())
                kept.push_back(std::move(competence));
        }
        own = std::move(kept);
    }
}

std::vector<std::uint32_t> numbers(const std::vector<std::string>& ids, const Numbering& known,
                                   const char* table, const char* column) {
    std::vector<std::uint32_t> found;
    found.reserve(ids.size());
    for (std::size_t row = 0; row < ids.size(); ++row) {
        const auto number = known.find(ids[row]);
        if (!number)
            throw NotFound(row_name(table, row) + ": the " + column + " '" + ids[row] + "' is unknown; " +
                           known.advice(ids[row]));
        found.push_back(*number);
    }
    return found;
}

void take_actors(NetworkParts& parts, ActorTable actors) {
    const std::size_t rows = actors.ids.size();
    if (rows > std::numeric_limits<std::uint32_t>::max() - 1)
        throw LimitExceeded("a network of " + std::to_string(rows) + " actors; expected fewer than 2^32");
    parts.ids = std::move(actors.ids);
    check_ids(parts.ids, "actors");
    parts.names = std::move(actors.names);
    fit(parts.names, rows, "actors.name", std::string());
    for (std::size_t row = 0; row < rows; ++row) {
        if (parts.names[row].empty()) parts.names[row] = parts.ids[row];
    }
    parts.category = factor(std::move(actors.categories), rows, "actors.category");
    parts.sector = factor(std::move(actors.sectors), rows, "actors.sector");
    parts.territory = factor(std::move(actors.territories), rows, "actors.territory");
    parts.competences = std::move(actors.competences);
    fit(parts.competences, rows, "actors.competences", {});
    check_competences(parts.competences);
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    parts.latitudes = std::move(actors.latitudes);
    parts.longitudes = std::move(actors.longitudes);
    fit(parts.latitudes, rows, "actors.latitude", nowhere);
    fit(parts.longitudes, rows, "actors.longitude", nowhere);
    check_coordinates(parts.latitudes, 90, "latitude");
    check_coordinates(parts.longitudes, 180, "longitude");
    parts.actor_periods = std::move(actors.periods);
    fit(parts.actor_periods, rows, "actors.since", Period{});
    check_periods(parts.actor_periods, "actors");
    parts.sirets = std::move(actors.sirets);
    fit(parts.sirets, rows, "actors.siret", std::string());
}

void take_cooperations(NetworkParts& parts, CooperationTable table, const Numbering& actors) {
    const std::size_t rows = table.sources.size();
    fit(table.targets, rows, "cooperations.target", std::string());
    parts.sources = numbers(table.sources, actors, "cooperations", "source");
    parts.targets = numbers(table.targets, actors, "cooperations", "target");
    for (std::size_t row = 0; row < rows; ++row) {
        if (parts.sources[row] == parts.targets[row])
            throw InvalidInput(row_name("cooperations", row) + ": '" + table.sources[row] +
                               "' cooperates with itself; expected two different actors");
    }
    parts.kind = factor(std::move(table.kinds), rows, "cooperations.kind");
    parts.weights = std::move(table.weights);
    fit(parts.weights, rows, "cooperations.weight", 1.0);
    check_weights(parts.weights);
    parts.cooperation_periods = std::move(table.periods);
    fit(parts.cooperation_periods, rows, "cooperations.since", Period{});
    check_periods(parts.cooperation_periods, "cooperations");
    parts.theme = factor(std::move(table.themes), rows, "cooperations.theme");
    parts.provenance = factor(std::move(table.provenances), rows, "cooperations.provenance");
}

void take_bodies(NetworkParts& parts, BodyTable bodies, MembershipTable memberships,
                 const Numbering& actors) {
    const std::size_t rows = bodies.ids.size();
    check_ids(bodies.ids, "bodies");
    fit(bodies.names, rows, "bodies.name", std::string());
    for (std::size_t row = 0; row < rows; ++row) {
        if (bodies.names[row].empty()) bodies.names[row] = bodies.ids[row];
    }
    fit(bodies.kinds, rows, "bodies.kind", std::string());
    fit(bodies.territories, rows, "bodies.territory", std::string());
    parts.bodies = std::move(bodies);
    const std::size_t seats = memberships.bodies.size();
    fit(memberships.actors, seats, "memberships.actor", std::string());
    parts.member_bodies = numbers(memberships.bodies, Numbering(parts.bodies.ids), "memberships", "body");
    parts.member_actors = numbers(memberships.actors, actors, "memberships", "actor");
    parts.roles = std::move(memberships.roles);
    fit(parts.roles, seats, "memberships.role", std::string());
    parts.membership_periods = std::move(memberships.periods);
    fit(parts.membership_periods, seats, "memberships.since", Period{});
    check_periods(parts.membership_periods, "memberships");
}

void check_codes(const std::vector<std::uint32_t>& numbers, std::size_t rows, std::size_t known,
                 const char* name) {
    const bool inside = std::all_of(numbers.begin(), numbers.end(), [&](auto n) { return n < known; });
    if (numbers.size() != rows || !inside)
        throw InvalidInput(std::string("the parts of a network contradict each other in ") + name);
}

void check_factor(const Factor& factor, std::size_t rows, const char* name) {
    const auto levels = static_cast<std::int64_t>(factor.levels.size());
    const bool inside = std::all_of(factor.codes.begin(), factor.codes.end(),
                                    [&](std::int32_t code) { return code >= -1 && code < levels; });
    if (factor.codes.size() != rows || !inside)
        throw InvalidInput(std::string("the parts of a network contradict each other in ") + name);
}

void check_parts(const NetworkParts& parts) {
    const std::size_t actors = parts.ids.size();
    const std::size_t rows = parts.sources.size();
    const std::size_t seats = parts.member_bodies.size();
    check_ids(parts.ids, "actors");
    check_ids(parts.bodies.ids, "bodies");
    check_codes(parts.sources, rows, actors, "sources");
    check_codes(parts.targets, rows, actors, "targets");
    check_codes(parts.member_bodies, seats, parts.bodies.ids.size(), "member_bodies");
    check_codes(parts.member_actors, seats, actors, "member_actors");
    check_factor(parts.category, actors, "category");
    check_factor(parts.sector, actors, "sector");
    check_factor(parts.territory, actors, "territory");
    check_factor(parts.kind, rows, "kind");
    check_factor(parts.theme, rows, "theme");
    check_factor(parts.provenance, rows, "provenance");
    check_weights(parts.weights);
    check_periods(parts.actor_periods, "actors");
    check_periods(parts.cooperation_periods, "cooperations");
    check_periods(parts.membership_periods, "memberships");
    const std::size_t bodies = parts.bodies.ids.size();
    const bool fit = parts.names.size() == actors && parts.competences.size() == actors &&
                     parts.latitudes.size() == actors && parts.longitudes.size() == actors &&
                     parts.actor_periods.size() == actors && parts.sirets.size() == actors &&
                     parts.weights.size() == rows && parts.cooperation_periods.size() == rows &&
                     parts.roles.size() == seats && parts.membership_periods.size() == seats &&
                     parts.bodies.names.size() == bodies && parts.bodies.kinds.size() == bodies &&
                     parts.bodies.territories.size() == bodies;
    if (!fit) throw InvalidInput("the columns of a network differ in length");
}

}  // namespace

bool NetworkParts::operator==(const NetworkParts& other) const {
    const auto alike = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    const auto columns = [](const NetworkParts& p) {
        return std::tie(p.direction, p.ids, p.names, p.category, p.sector, p.territory, p.competences,
                        p.actor_periods, p.sirets, p.sources, p.targets, p.kind, p.weights,
                        p.cooperation_periods, p.theme, p.provenance, p.bodies, p.member_bodies,
                        p.member_actors, p.roles, p.membership_periods);
    };
    return columns(*this) == columns(other) && std::ranges::equal(latitudes, other.latitudes, alike) &&
           std::ranges::equal(longitudes, other.longitudes, alike);
}

StakeholderNetwork::StakeholderNetwork(ActorTable actors, CooperationTable cooperations, BodyTable bodies,
                                       MembershipTable memberships, Direction direction) {
    auto parts = std::make_shared<NetworkParts>();
    parts->direction = direction;
    take_actors(*parts, std::move(actors));
    auto lookup = std::make_shared<Lookup>(Lookup{Numbering(parts->ids)});
    take_cooperations(*parts, std::move(cooperations), lookup->actors);
    take_bodies(*parts, std::move(bodies), std::move(memberships), lookup->actors);
    parts_ = std::move(parts);
    lookup_ = std::move(lookup);
}

StakeholderNetwork::StakeholderNetwork(NetworkParts parts) {
    check_parts(parts);
    parts_ = std::make_shared<const NetworkParts>(std::move(parts));
    lookup_ = std::make_shared<const Lookup>(Lookup{Numbering(parts_->ids)});
}

std::uint32_t StakeholderNetwork::actor_index(std::string_view id) const {
    const auto found = lookup_->actors.find(id);
    if (!found) throw NotFound("there is no actor '" + std::string(id) + "'; " + lookup_->actors.advice(id));
    return *found;
}

const Factor& StakeholderNetwork::attribute(Attribute attribute) const& {
    switch (attribute) {
        case Attribute::category:
            return parts_->category;
        case Attribute::sector:
            return parts_->sector;
        case Attribute::territory:
            return parts_->territory;
    }
    throw InvalidInput("there is no such attribute; expected category, sector or territory");
}

}  // namespace maillage
