#include "maillage/network/introductions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_set>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

// Twice the mean place of each value, the best (greatest) first: a whole number, equal values share it.
std::vector<std::uint64_t> doubled_ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::vector<std::uint64_t> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
        for (std::size_t i = first; i <= last; ++i) ranks[order[i]] = first + last + 2;
        first = last + 1;
    }
    return ranks;
}

// Adds `weight` times the ranks by one component.
void add_ranks(std::vector<std::uint64_t>& sums, const std::vector<double>& values, std::uint64_t weight) {
    const auto ranks = doubled_ranks(values);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * ranks[i];
}

// The common denominator of halves and thirds, twice for the doubled ranks, three times for the questions.
constexpr std::uint64_t kQuestion = 6;
constexpr double kWhole = 2.0 * 3.0 * static_cast<double>(kQuestion);

std::vector<std::uint64_t> rank_sums(const Contacts& found) {
    const std::size_t n = found.candidate.size();
    std::vector<std::uint64_t> sums(n, 0);
    add_ranks(sums, found.adamic_adar, kQuestion / 3);
    add_ranks(sums, found.resource_allocation, kQuestion / 3);
    add_ranks(sums, found.l3, kQuestion / 3);
    add_ranks(sums, {found.complementarity.begin(), found.complementarity.end()}, kQuestion);
    add_ranks(sums, {found.same_territory.begin(), found.same_territory.end()}, kQuestion / 2);
    std::vector<double> nearness(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double km = found.distance_km[i];
        nearness[i] = std::isnan(km) ? -std::numeric_limits<double>::infinity() : -km;
    }
    add_ranks(sums, nearness, kQuestion / 2);
    return sums;
}

template <typename T>
void reorder(std::vector<T>& values, const std::vector<std::size_t>& order) {
    std::vector<T> sorted(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = values[order[i]];
    values = std::move(sorted);
}

void put_in_order(Contacts& found) {
    const auto sums = rank_sums(found);
    std::vector<std::size_t> order(sums.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return sums[a] < sums[b]; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool tied = i > 0 && sums[order[i]] == sums[order[i - 1]];
        found.place.push_back(tied ? found.place.back() : static_cast<std::uint32_t>(i + 1));
        found.mean_rank.push_back(static_cast<double>(sums[order[i]]) / kWhole);
    }
    reorder(found.candidate, order);
    reorder(found.common_neighbours, order);
    reorder(found.adamic_adar, order);
    reorder(found.resource_allocation, order);
    reorder(found.l3, order);
    reorder(found.complementarity, order);
    reorder(found.same_territory, order);
    reorder(found.distance_km, order);
    reorder(found.reason, order);
}

void add_scores(Contacts& found, const Graph& graph, Vertex actor) {
    const auto common = contact_scores(graph, actor, ContactMeasure::common_neighbours);
    const auto adamic_adar = contact_scores(graph, actor, ContactMeasure::adamic_adar);
    const auto allocation = contact_scores(graph, actor, ContactMeasure::resource_allocation);
    const auto l3 = contact_scores(graph, actor, ContactMeasure::l3);
    for (Vertex v = 0; v < adamic_adar.size(); ++v) {
        if (std::isnan(adamic_adar[v])) continue;
        found.candidate.push_back(v);
        found.common_neighbours.push_back(static_cast<std::uint32_t>(common[v]));
        found.adamic_adar.push_back(adamic_adar[v]);
        found.resource_allocation.push_back(allocation[v]);
        found.l3.push_back(l3[v]);
    }
}

Place place_of(const NetworkParts& parts, Vertex v) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    if (parts.latitudes.empty()) return {kNone, kNone};
    return {parts.latitudes[v], parts.longitudes[v]};
}

void add_attributes(Contacts& found, const NetworkParts& parts, Vertex actor) {
    std::unordered_set<std::string> own;
    if (!parts.competences.empty())
        own.insert(parts.competences[actor].begin(), parts.competences[actor].end());
    const std::int32_t territory = parts.territory.codes[actor];
    for (std::size_t i = 0; i < found.candidate.size(); ++i) {
        const Vertex v = found.candidate[i];
        std::unordered_set<std::string> brought;
        if (!parts.competences.empty()) {
            for (const std::string& competence : parts.competences[v])
                if (!own.contains(competence)) brought.insert(competence);
        }
        const bool same = territory >= 0 && parts.territory.codes[v] == territory;
        const double km = distance_km(place_of(parts, actor), place_of(parts, v));
        found.complementarity.push_back(static_cast<std::uint32_t>(brought.size()));
        found.same_territory.push_back(same ? 1 : 0);
        found.distance_km.push_back(std::round(km * 1000.0) / 1000.0);
        const bool near = found.adamic_adar[i] > 0 || found.l3[i] > 0;
        found.reason.push_back(near || !brought.empty() || same || !std::isnan(km) ? 1 : 0);
    }
}

}  // namespace

Contacts contacts(const StakeholderNetwork& network, Vertex actor) {
    Contacts found;
    add_scores(found, graph(network, Combine::one), actor);
    add_attributes(found, network.parts(), actor);
    put_in_order(found);
    return found;
}

}  // namespace maillage
