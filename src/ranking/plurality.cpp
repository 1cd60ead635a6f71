#include "maillage/ranking/plurality.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "preference/tally_parts.hpp"
#include "ranking/facts.hpp"
#include "ranking/first_places.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

using detail::FirstPlaces;

// Half of what 64 bits hold, so that the rounding of a bound does not matter.
constexpr double kMaxUnits = 0x1.0p62;

// Points as whole numbers of units of 1 / (denominator * common).
struct Points {
    std::vector<std::int64_t> units;
    std::int64_t common = 1;
};

// Nothing where the common denominator of all shares is too large.
std::optional<Points> points_of(const FirstPlaces& places, BallotTies ties, std::int64_t total_units) {
    Points points{places.alone};
    if (ties == BallotTies::min) return points;
    if (ties == BallotTies::average) {
        for (const auto& [tied, units] : places.shared) {
            const auto size = static_cast<std::int64_t>(tied);
            const double bound = static_cast<double>(points.common) * static_cast<double>(size) *
                                 static_cast<double>(total_units);
            if (bound > kMaxUnits) return {};
            points.common = std::lcm(points.common, size);
        }
        for (std::int64_t& units : points.units) units *= points.common;
    }
    for (const auto& [tied, units] : places.shared) {
        const auto size = static_cast<std::int64_t>(tied);
        const std::int64_t share = ties == BallotTies::average ? points.common / size : 1;
        for (std::size_t topic = 0; topic < units.size(); ++topic)
            points.units[topic] += units[topic] * share;
    }
    return points;
}

// The rare case of so many different sizes of ties that their common denominator passes 64 bits.
void order_by_large_numbers(Ranking& ranking, const FirstPlaces& places, std::int64_t denominator) {
    using boost::multiprecision::cpp_int;
    cpp_int common = 1;
    for (const auto& [tied, units] : places.shared) {
        common *= tied / std::gcd(tied, static_cast<std::size_t>(common % tied));
    }
    std::vector<cpp_int> points(places.alone.begin(), places.alone.end());
    for (cpp_int& point : points) point *= common;
    for (const auto& [tied, units] : places.shared) {
        const cpp_int share = common / tied;
        for (std::size_t topic = 0; topic < points.size(); ++topic) points[topic] += units[topic] * share;
    }
    ranking.tiers =
        detail::tiers_by(points.size(), [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
    ranking.score_name = "first_places";
    const double unit = common.convert_to<double>() * static_cast<double>(denominator);
    for (const cpp_int& point : points) ranking.scores.push_back(point.convert_to<double>() / unit);
}

void explain_parts(Ranking& ranking, const FirstPlaces& places, std::int64_t denominator) {
    for (const std::size_t topic : detail::explained_places(ranking)) {
        const double alone = static_cast<double>(places.alone[topic]) / static_cast<double>(denominator);
        ranking.facts.push_back({ranking.topics[topic], "first_alone", "", alone, 0.0});
        const double shared = ranking.scores[topic] - alone;
        if (shared != 0.0) ranking.facts.push_back({ranking.topics[topic], "first_shared", "", shared, 0.0});
    }
}

}  // namespace

Ranking plurality(const PreferenceMatrix& preferences, const PluralityOptions& options,
                  const Monitor& monitor) {
    const Unranked unranked = detail::settled_policy(preferences, options.unranked);
    const FirstPlaces places =
        detail::needs_explicit_last(preferences, unranked)
            ? detail::first_places(preferences.with_unranked_last(), Unranked::ignored, monitor)
            : detail::first_places(preferences, unranked, monitor);
    const std::int64_t denominator = preferences.weight_denominator();
    Ranking ranking = detail::unordered("plurality", preferences, unranked);
    ranking.options["ties"] = std::string(name(options.ties));
    if (const auto points = points_of(places, options.ties, preferences.total_units())) {
        detail::order_by_units(ranking, points->units, 1, "first_places");
        // As doubles, since the product of both denominators may pass 64 bits.
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
