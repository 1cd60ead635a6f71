#include "maillage/ranking/plurality.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "preference/tally_parts.hpp"
#include "ranking/ballot_rows.hpp"
#include "ranking/facts.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

using Units = std::vector<std::int64_t>;
/// How many topics share the first place of a ballot -> units of such ballots, by topic.
using FirstPlaces = std::map<std::size_t, Units>;

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

template <typename Cell>
void add_first_places(std::span<const Cell> row, std::int64_t units, Unranked unranked, FirstPlaces& places) {
    auto best = key_of(row[0]);
    for (const Cell cell : row) best = std::min(best, key_of(cell));
    if (best == std::numeric_limits<decltype(best)>::max() && unranked == Unranked::ignored) return;
    std::size_t tied = 0;
    for (const Cell cell : row) tied += key_of(cell) == best ? 1U : 0U;
    Units& by_topic = places.try_emplace(tied, row.size(), 0).first->second;
    for (std::size_t topic = 0; topic < row.size(); ++topic)
        by_topic[topic] += key_of(row[topic]) == best ? units : 0;
}

template <typename Cell>
FirstPlaces first_places_in(std::span<const Cell> cells, const PreferenceMatrix& preferences,
                            Unranked unranked, const Monitor& monitor) {
    const std::size_t topics = preferences.n_topics();
    const auto parts = detail::parts_of_rows(
        preferences.n_agents(), FirstPlaces{},
        [&](FirstPlaces& part, std::size_t first, std::size_t last) {
            for (std::size_t agent = first; agent < last; ++agent) {
                add_first_places(cells.subspan(agent * topics, topics), detail::units_of(preferences, agent),
                                 unranked, part);
            }
        },
        monitor);
    FirstPlaces places;
    for (const FirstPlaces& part : parts) {
        for (const auto& [tied, units] : part) {
            Units& sum = places.try_emplace(tied, topics, 0).first->second;
            for (std::size_t topic = 0; topic < topics; ++topic) sum[topic] += units[topic];
        }
    }
    return places;
}

FirstPlaces first_places(const PreferenceMatrix& preferences, Unranked unranked, const Monitor& monitor) {
    if (preferences.kind() == PreferenceKind::scores) {
        return first_places_in(preferences.scores(), preferences, unranked, monitor);
    }
    if (preferences.levels16().empty()) {
        return first_places_in(preferences.levels8(), preferences, unranked, monitor);
    }
    return first_places_in(preferences.levels16(), preferences, unranked, monitor);
}

// Units that `part` of the ballots tied at `tied` topics give, before division by `tied`.
bool counts(BallotTies ties, std::size_t tied) {
    return tied == 1 || ties != BallotTies::min;
}

// Points as whole numbers of units of 1 / (denominator * common); empty where they do not fit.
struct SharedPoints {
    Units units = {};
    std::int64_t common = 1;
};

std::optional<SharedPoints> points_in_common_units(const FirstPlaces& places, BallotTies ties,
                                                   std::size_t topics, std::int64_t total_units) {
    SharedPoints points{Units(topics, 0), 1};
    if (ties == BallotTies::average) {
        for (const auto& [tied, units] : places) {
            const auto size = static_cast<std::int64_t>(tied);
            const std::int64_t factor = size / std::gcd(points.common, size);
            if (points.common > std::numeric_limits<std::int64_t>::max() / factor / (total_units + 1))
                return {};
            points.common *= factor;
        }
    }
    for (const auto& [tied, units] : places) {
        if (!counts(ties, tied)) continue;
        const std::int64_t share =
            ties == BallotTies::average ? points.common / static_cast<std::int64_t>(tied) : 1;
        for (std::size_t topic = 0; topic < topics; ++topic) points.units[topic] += units[topic] * share;
    }
    return points;
}

// The rare case of so many different sizes of ties that their common denominator passes 64 bits.
void order_by_large_numbers(Ranking& ranking, const FirstPlaces& places, std::int64_t denominator) {
    using boost::multiprecision::cpp_rational;
    std::vector<cpp_rational> points(ranking.topics.size());
    for (const auto& [tied, units] : places) {
        for (std::size_t topic = 0; topic < points.size(); ++topic)
            points[topic] += cpp_rational(units[topic], tied);
    }
    ranking.tiers =
        detail::tiers_by(points.size(), [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
    ranking.score_name = "first_places";
    for (const cpp_rational& point : points) {
        ranking.scores.push_back(cpp_rational(point / denominator).convert_to<double>());
    }
}

void explain_parts(Ranking& ranking, const FirstPlaces& places, std::int64_t denominator) {
    for (const std::size_t topic : detail::explained_places(ranking)) {
        const auto alone = places.find(1);
        const std::int64_t units = alone == places.end() ? 0 : alone->second[topic];
        const double weight = static_cast<double>(units) / static_cast<double>(denominator);
        ranking.facts.push_back({ranking.topics[topic], "first_alone", "", weight, 0.0});
        const double shared = ranking.scores[topic] - weight;
        if (shared != 0.0) ranking.facts.push_back({ranking.topics[topic], "first_shared", "", shared, 0.0});
    }
}

}  // namespace

Ranking plurality(const PreferenceMatrix& preferences, const PluralityOptions& options,
                  const Monitor& monitor) {
    const Unranked unranked = detail::settled_policy(preferences, options.unranked);
    const FirstPlaces places = first_places(preferences, unranked, monitor);
    const std::int64_t denominator = preferences.weight_denominator();
    Ranking ranking = detail::unordered("plurality", preferences, unranked);
    ranking.options["ties"] = std::string(name(options.ties));
    const auto points =
        points_in_common_units(places, options.ties, preferences.n_topics(), preferences.total_units());
    if (points) {
        // A product beyond 64 bits is nothing to fear here: it is a double that the scores are divided by.
        detail::order_by_units(ranking, points->units, 1, "first_places");
        const double unit = static_cast<double>(points->common) * static_cast<double>(denominator);
        for (double& score : ranking.scores) score /= unit;
    } else {
        order_by_large_numbers(ranking, places, denominator);
    }
    detail::explain_first(ranking);
    detail::explain_points(ranking, ranking.total_weight);
    explain_parts(ranking, places, denominator);
    return ranking;
}

}  // namespace maillage
