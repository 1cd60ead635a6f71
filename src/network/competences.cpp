#include "maillage/network/competences.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "maillage/core/error.hpp"
#include "network/names.hpp"

namespace maillage {
namespace {

// Competences in order, and the numbers of those that each actor has, ascending and once each.
struct Competences {
    std::vector<std::string> names{};
    std::vector<std::vector<std::uint32_t>> of{};
};

std::vector<std::string> all_competences(const NetworkParts& parts) {
    std::vector<std::string> found;
    std::unordered_set<std::string> seen;
    for (const auto& own : parts.competences) {
        for (const std::string& competence : own)
            if (!competence.empty() && seen.insert(competence).second) found.push_back(competence);
    }
    return found;
}

Competences competences_of(const NetworkParts& parts, std::vector<std::string> names) {
    Competences found{std::move(names), std::vector<std::vector<std::uint32_t>>(parts.ids.size())};
    const detail::Numbering numbering(found.names);
    for (std::size_t actor = 0; actor < parts.competences.size(); ++actor) {
        auto& own = found.of[actor];
        for (const std::string& competence : parts.competences[actor])
            if (const auto number = numbering.find(competence)) own.push_back(*number);
        std::ranges::sort(own);
        own.erase(std::unique(own.begin(), own.end()), own.end());
    }
    return found;
}

void check_required(std::span<const std::string> required) {
    std::unordered_set<std::string> seen;
    for (const std::string& competence : required) {
        if (competence.empty()) throw InvalidInput("a required competence is empty; expected its name");
        if (!seen.insert(competence).second)
            throw InvalidInput("competence '" + competence + "' is required twice; expected once");
    }
}

// One more actor has a competence: the first is the only holder, the second takes that away.
void count(std::uint32_t& total, std::int64_t& only, std::uint32_t actor) {
    ++total;
    only = total == 1 ? static_cast<std::int64_t>(actor) : -1;
}

// Those of the competences that none of the actors has, and the number of each other one, by its place.
std::unordered_map<std::uint32_t, std::uint32_t> numbers_of_held(const Competences& competences,
                                                                 std::span<const Vertex> actors,
                                                                 std::vector<std::string>& missing) {
    std::vector<std::uint8_t> held(competences.names.size(), 0);
    for (const Vertex v : actors)
        for (const std::uint32_t c : competences.of[v]) held[c] = 1;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t c = 0; c < held.size(); ++c) {
        if (held[c] != 0) {
            numbers.emplace(c, static_cast<std::uint32_t>(numbers.size()));
        } else {
            missing.push_back(competences.names[c]);
        }
    }
    return numbers;
}

std::vector<Vertex> actors_of(const NetworkParts& parts, const std::optional<std::string>& territory) {
    std::vector<Vertex> actors;
    std::int32_t code = -1;
    if (territory) {
        const detail::Numbering territories(parts.territory.levels);
        const auto found = territories.find(*territory);
        if (!found)
            throw NotFound("there is no territory '" + *territory + "'; " + territories.advice(*territory));
        code = static_cast<std::int32_t>(*found);
    }
    for (Vertex v = 0; v < parts.ids.size(); ++v)
        if (!territory || parts.territory.codes[v] == code) actors.push_back(v);
    return actors;
}

void check_known(const NetworkParts& parts, std::span<const std::string> required) {
    const std::vector<std::string> known = all_competences(parts);
    const detail::Numbering numbering(known);
    for (const std::string& competence : required) {
        if (!numbering.find(competence))
            throw NotFound("no actor has the competence '" + competence + "'" +
                           detail::did_you_mean(competence, known));
    }
}

}  // namespace

CompetenceCoverage competence_coverage(const StakeholderNetwork& network,
                                       std::span<const std::string> required) {
    check_required(required);
    const NetworkParts& parts = network.parts();
    std::vector<std::string> wanted(required.begin(), required.end());
    if (wanted.empty()) wanted = all_competences(parts);
    Competences competences = competences_of(parts, std::move(wanted));
    const std::size_t width = competences.names.size();
    CompetenceCoverage found;
    found.territories = parts.territory.levels;
    found.counts.assign(found.territories.size() * width, 0);
    found.holders.assign(found.counts.size(), -1);
    found.totals.assign(width, 0);
    found.only.assign(width, -1);
    for (Vertex v = 0; v < parts.ids.size(); ++v) {
        if (parts.competences.empty() || parts.competences[v].empty()) ++found.without_competences;
        const std::int32_t territory = parts.territory.codes[v];
        for (const std::uint32_t c : competences.of[v]) {
            count(found.totals[c], found.only[c], v);
            if (territory < 0) continue;
            const std::size_t cell = static_cast<std::size_t>(territory) * width + c;
            count(found.counts[cell], found.holders[cell], v);
        }
    }
    found.competences = std::move(competences.names);
    return found;
}

SmallestGroups smallest_groups(const StakeholderNetwork& network, std::span<const std::string> required,
                               const std::optional<std::string>& territory, const SetCoverOptions& options,
                               const Monitor& monitor) {
    if (required.empty()) throw InvalidInput("no competence is required; expected at least one");
    check_required(required);
    const NetworkParts& parts = network.parts();
    check_known(parts, required);
    const std::vector<Vertex> actors = actors_of(parts, territory);
    const Competences competences = competences_of(parts, {required.begin(), required.end()});
    SmallestGroups found;
    const auto numbers = numbers_of_held(competences, actors, found.missing);
    std::vector<std::vector<std::uint32_t>> sets;
    for (const Vertex v : actors) {
        std::vector<std::uint32_t>& set = sets.emplace_back();
        for (const std::uint32_t c : competences.of[v]) set.push_back(numbers.at(c));
    }
    SetCovers covers = minimum_set_cover(sets, numbers.size(), options, monitor);
    for (auto& cover : covers.covers) {
        for (std::uint32_t& member : cover) member = actors[member];
        if (!cover.empty()) found.groups.push_back(std::move(cover));
    }
    found.size = covers.size;
    found.lower_bound = covers.lower_bound;
    found.proven = covers.proven;
    found.complete = covers.complete;
    return found;
}

}  // namespace maillage
