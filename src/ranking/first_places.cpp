#include "ranking/first_places.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <type_traits>

#include "ranking/ballot_rows.hpp"

namespace maillage::detail {

namespace {

// Keys are smaller for better answers; no answer has the largest.
std::uint8_t key_of(std::uint8_t level) {
    return static_cast<std::uint8_t>(level - 1U);
}
std::uint16_t key_of(std::uint16_t level) {
    return static_cast<std::uint16_t>(level - 1U);
}
double key_of(double score) {
    return std::isnan(score) ? std::numeric_limits<double>::max() : -score;
}

// The only topic of level 1, or the number of topics where there is none or there are several.
std::size_t only_first(std::span<const std::uint8_t> row) {
    const auto* found = static_cast<const std::uint8_t*>(std::memchr(row.data(), 1, row.size()));
    if (found == nullptr) return row.size();
    const auto place = static_cast<std::size_t>(found - row.data());
    return std::memchr(found + 1, 1, row.size() - place - 1) == nullptr ? place : row.size();
}

template <typename Cell>
void add_ballot(std::span<const Cell> row, std::int64_t units, Unranked unranked, FirstPlaces& places) {
    if constexpr (std::is_same_v<Cell, std::uint8_t>) {
        // What nearly all ballots are like.
        const std::size_t first = only_first(row);
        if (first < row.size()) {
            places.alone[first] += units;
            return;
        }
    }
    auto best = key_of(row[0]);
    for (const Cell cell : row) best = std::min(best, key_of(cell));
    if (best == std::numeric_limits<decltype(best)>::max() && unranked == Unranked::ignored) return;
    std::size_t tied = 0;
    for (const Cell cell : row) tied += key_of(cell) == best ? 1U : 0U;
    auto& by_topic = tied == 1 ? places.alone : places.shared.try_emplace(tied, row.size(), 0).first->second;
    for (std::size_t topic = 0; topic < row.size(); ++topic) {
        by_topic[topic] += key_of(row[topic]) == best ? units : 0;
    }
}

void add_units(FirstPlaces::Units& sum, const FirstPlaces::Units& units) {
    for (std::size_t topic = 0; topic < sum.size(); ++topic) sum[topic] += units[topic];
}

template <typename Cell>
FirstPlaces counted(std::span<const Cell> cells, const PreferenceMatrix& preferences, Unranked unranked,
                    const Monitor& monitor) {
    const std::size_t topics = preferences.n_topics();
    const FirstPlaces none{FirstPlaces::Units(topics, 0)};
    const auto parts = parts_of_rows(
        preferences.n_agents(), none,
        [&](FirstPlaces& part, std::size_t first, std::size_t last) {
            for (std::size_t agent = first; agent < last; ++agent) {
                add_ballot(cells.subspan(agent * topics, topics), units_of(preferences, agent), unranked,
                           part);
            }
        },
        monitor);
    FirstPlaces places = none;
    for (const FirstPlaces& part : parts) {
        add_units(places.alone, part.alone);
        for (const auto& [tied, units] : part.shared) {
            add_units(places.shared.try_emplace(tied, topics, 0).first->second, units);
        }
    }
    return places;
}

}  // namespace

FirstPlaces first_places(const PreferenceMatrix& preferences, Unranked unranked, const Monitor& monitor) {
    if (preferences.kind() == PreferenceKind::scores) {
        return counted(preferences.scores(), preferences, unranked, monitor);
    }
    if (preferences.levels16().empty()) return counted(preferences.levels8(), preferences, unranked, monitor);
    return counted(preferences.levels16(), preferences, unranked, monitor);
}

}  // namespace maillage::detail
