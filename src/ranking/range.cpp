#include "maillage/ranking/range.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "preference/tally_parts.hpp"
#include "ranking/ballot_rows.hpp"
#include "ranking/facts.hpp"
#include "ranking/result.hpp"
#include "ranking/rule_options.hpp"
#include "ranking/score_scale.hpp"

namespace maillage {

namespace {

constexpr double kTolerance = 1e-12;

// Weighted sums of scores and weights that scored, by topic; `Number` is std::int64_t where sums are exact.
template <typename Number>
struct Sums {
    std::vector<Number> scores;
    std::vector<std::int64_t> weights;
};

template <typename Number>
Number scaled(double score, std::int64_t denominator) {
    if constexpr (std::is_same_v<Number, double>) {
        return score;
    } else {
        // The nearest whole number; the product is within a rounding error of one, and below 2^62.
        const double units = score * static_cast<double>(denominator);
        const auto towards_zero = static_cast<std::int64_t>(units);
        const double rest = units - static_cast<double>(towards_zero);
        return towards_zero + (rest > 0.5 ? 1 : rest < -0.5 ? -1 : 0);
    }
}

template <typename Number>
Sums<Number> sum_scores(const PreferenceMatrix& preferences, std::int64_t denominator,
                        const Monitor& monitor) {
    const std::size_t topics = preferences.n_topics();
    const auto scores = preferences.scores();
    const Sums<Number> empty{std::vector<Number>(topics, Number{0}), std::vector<std::int64_t>(topics, 0)};
    const auto parts = detail::parts_of_rows(
        preferences.n_agents(), empty,
        [&](Sums<Number>& part, std::size_t first, std::size_t last) {
            for (std::size_t agent = first; agent < last; ++agent) {
                const std::int64_t units = detail::units_of(preferences, agent);
                for (std::size_t topic = 0; topic < topics; ++topic) {
                    const double score = scores[agent * topics + topic];
                    if (std::isnan(score)) continue;
                    part.scores[topic] += scaled<Number>(score, denominator) * static_cast<Number>(units);
                    part.weights[topic] += units;
                }
            }
        },
        monitor);
    Sums<Number> sum = empty;
    for (const Sums<Number>& part : parts) {
        for (std::size_t topic = 0; topic < topics; ++topic) {
            sum.scores[topic] += part.scores[topic];
            sum.weights[topic] += part.weights[topic];
        }
    }
    return sum;
}

// Units of the agents whom each topic was put to.
std::vector<std::int64_t> asked_units(const PreferenceMatrix& preferences) {
    std::vector<std::int64_t> units(preferences.n_topics(), preferences.total_units());
    if (preferences.not_asked().empty()) return units;
    for (std::size_t agent = 0; agent < preferences.n_agents(); ++agent) {
        for (std::size_t topic = 0; topic < units.size(); ++topic) {
            if (!preferences.asked(agent, topic)) units[topic] -= detail::units_of(preferences, agent);
        }
    }
    return units;
}

// Under "last", everybody who was asked and gave no answer counts with the lowest score.
template <typename Number>
void fill_in(Sums<Number>& sums, double lowest, std::int64_t denominator,
             const std::vector<std::int64_t>& asked) {
    for (std::size_t topic = 0; topic < sums.scores.size(); ++topic) {
        sums.scores[topic] +=
            scaled<Number>(lowest, denominator) * static_cast<Number>(asked[topic] - sums.weights[topic]);
        sums.weights[topic] = asked[topic];
    }
}

// Orders by inexact numbers: those that are within the tolerance of the first of a tier belong to it.
void order_by_numbers(Ranking& ranking, std::vector<double> numbers, std::string_view score_name) {
    double largest = 0.0;
    for (double& number : numbers) {
        if (!std::isnan(number)) largest = std::max(largest, std::fabs(number));
    }
    const auto rank_key = [&](std::size_t topic) {
        return std::isnan(numbers[topic]) ? -std::numeric_limits<double>::infinity() : numbers[topic];
    };
    const auto exact = detail::tiers_by(
        numbers.size(), [&](std::size_t a, std::size_t b) { return rank_key(a) > rank_key(b); });
    ranking.tiers.clear();
    for (const auto& tier : exact) {
        const bool joins =
            !ranking.tiers.empty() &&
            rank_key(ranking.tiers.back().front()) - rank_key(tier.front()) <= kTolerance * largest;
        if (!joins) ranking.tiers.emplace_back();
        ranking.tiers.back().insert(ranking.tiers.back().end(), tier.begin(), tier.end());
    }
    // One score per tier, so that a score is never against the order.
    for (auto& tier : ranking.tiers) {
        for (const std::size_t topic : tier) numbers[topic] = numbers[tier.front()];
        std::ranges::sort(tier);
    }
    ranking.scores = std::move(numbers);
    ranking.score_name = score_name;
}

void order(Ranking& ranking, const Sums<std::int64_t>& sums, Aggregate aggregate, std::int64_t scale,
           std::int64_t weight_denominator) {
    if (aggregate == Aggregate::mean) {
        detail::order_by_means(ranking, sums.scores, sums.weights, scale, "mean");
    } else {
        detail::order_by_units(ranking, sums.scores, 1, "sum");
        for (double& score : ranking.scores) {
            score /= static_cast<double>(scale) * static_cast<double>(weight_denominator);
        }
    }
}

void order(Ranking& ranking, const Sums<double>& sums, Aggregate aggregate, std::int64_t,
           std::int64_t weight_denominator) {
    std::vector<double> numbers = sums.scores;
    for (std::size_t topic = 0; topic < numbers.size(); ++topic) {
        numbers[topic] /= aggregate == Aggregate::sum ? static_cast<double>(weight_denominator)
                                                      : static_cast<double>(sums.weights[topic]);
    }
    order_by_numbers(ranking, std::move(numbers), name(aggregate));
}

template <typename Number>
void explain_sums(Ranking& ranking, const Sums<Number>& sums, std::int64_t scale,
                  std::int64_t weight_denominator) {
    const double unit = static_cast<double>(scale) * static_cast<double>(weight_denominator);
    for (const std::size_t topic : detail::explained_places(ranking)) {
        const double weight =
            static_cast<double>(sums.weights[topic]) / static_cast<double>(weight_denominator);
        ranking.facts.push_back(
            {ranking.topics[topic], "scored", "", static_cast<double>(sums.scores[topic]) / unit, weight});
        if (weight == ranking.total_weight) continue;
        ranking.facts.push_back({ranking.topics[topic], "no_answer", "", ranking.total_weight - weight, 0.0});
    }
}

template <typename Number>
void rank_scores(Ranking& ranking, const PreferenceMatrix& scores, Aggregate aggregate, double fill,
                 std::int64_t scale, const Monitor& monitor) {
    Sums<Number> sums = sum_scores<Number>(scores, scale, monitor);
    if (!std::isnan(fill)) fill_in(sums, fill, scale, asked_units(scores));
    order(ranking, sums, aggregate, scale, scores.weight_denominator());
    detail::explain_first(ranking);
    detail::explain_points(ranking, 0.0);
    explain_sums(ranking, sums, scale, scores.weight_denominator());
}

// The lowest score, given or asked for; NaN where nobody scored anything.
double lowest_score(const PreferenceMatrix& scores, const RangeOptions& options) {
    double given = std::numeric_limits<double>::quiet_NaN();
    for (const double score : scores.scores()) {
        if (score < given || std::isnan(given)) given = score;
    }
    if (!options.lowest) return given;
    if (!std::isfinite(*options.lowest) || *options.lowest > given) {
        detail::reject_value("lowest", *options.lowest,
                             "a finite number, not above any score that was given");
    }
    return *options.lowest;
}

}  // namespace

Ranking range(const PreferenceMatrix& preferences, const RangeOptions& options, const Monitor& monitor) {
    const Unranked unranked = detail::settled_policy(preferences, options.unranked);
    const PreferenceMatrix scores =
        preferences.kind() == PreferenceKind::scores ? preferences : preferences.to_scores();
    const double lowest = lowest_score(scores, options);
    const double fill = unranked == Unranked::last ? lowest : std::numeric_limits<double>::quiet_NaN();
    Ranking ranking = detail::unordered("range", preferences, unranked);
    ranking.options["aggregate"] = std::string(name(options.aggregate));
    if (options.lowest || !std::isnan(fill)) ranking.options["lowest"] = lowest;
    const auto scale = detail::score_denominator(scores.scores(), fill, scores.total_units());
    if (scale) {
        rank_scores<std::int64_t>(ranking, scores, options.aggregate, fill, *scale, monitor);
    } else {
        rank_scores<double>(ranking, scores, options.aggregate, fill, 1, monitor);
    }
    return ranking;
}

}  // namespace maillage
