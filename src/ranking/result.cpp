#include "ranking/result.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "maillage/core/error.hpp"

namespace maillage {

bool Ranking::operator==(const Ranking& other) const {
    const auto same_score = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return rule == other.rule && topics == other.topics && tiers == other.tiers &&
           std::ranges::equal(scores, other.scores, same_score) && score_name == other.score_name &&
           options == other.options && n_agents == other.n_agents && total_weight == other.total_weight &&
           exact_weights == other.exact_weights && other_policies == other.other_policies &&
           facts == other.facts;
}

std::vector<std::size_t> Ranking::order() const {
    std::vector<std::size_t> strict;
    for (const auto& tier : tiers) {
        if (tier.size() > 1) {
            throw InvalidInput(
                "'" + topics[tier[0]] + "' and '" + topics[tier[1]] +
                "' tie, so there is no order of all topics; use the tiers, or rank with tie_break='order' "
                "or tie_break='random'");
        }
        strict.push_back(tier.front());
    }
    return strict;
}

namespace detail {

Ranking unordered(std::string_view rule, const PairwiseTally& tally) {
    Ranking ranking;
    ranking.rule = rule;
    ranking.topics = tally.topics();
    ranking.options["unranked"] = std::string(name(tally.unranked()));
    ranking.n_agents = tally.n_agents();
    ranking.total_weight =
        static_cast<double>(tally.total_units()) / static_cast<double>(tally.denominator());
    ranking.exact_weights = tally.parts().exact;
    return ranking;
}

Ranking unordered(std::string_view rule, const PreferenceMatrix& preferences, Unranked unranked) {
    Ranking ranking;
    ranking.rule = rule;
    ranking.topics = preferences.topics();
    ranking.options["unranked"] = std::string(name(unranked));
    ranking.n_agents = preferences.n_agents();
    ranking.total_weight = static_cast<double>(preferences.total_units()) /
                           static_cast<double>(preferences.weight_denominator());
    ranking.exact_weights = preferences.weights_are_exact();
    return ranking;
}

void order_by_units(Ranking& ranking, std::span<const std::int64_t> units, std::int64_t denominator,
                    std::string_view score_name) {
    ranking.tiers = tiers_by(units.size(), [&](std::size_t a, std::size_t b) { return units[a] > units[b]; });
    ranking.score_name = score_name;
    ranking.scores.clear();
    for (const std::int64_t unit : units) {
        ranking.scores.push_back(static_cast<double>(unit) / static_cast<double>(denominator));
    }
}

void order_by_means(Ranking& ranking, std::span<const std::int64_t> sums,
                    std::span<const std::int64_t> weights, std::int64_t denominator,
                    std::string_view score_name) {
    ranking.tiers = tiers_by(sums.size(), [&](std::size_t a, std::size_t b) {
        if (weights[a] == 0 || weights[b] == 0) return weights[a] != 0 && weights[b] == 0;
        return compare_fractions(sums[a], weights[a], sums[b], weights[b]) > 0;
    });
    ranking.score_name = score_name;
    ranking.scores.clear();
    for (std::size_t topic = 0; topic < sums.size(); ++topic) {
        const double weight = static_cast<double>(weights[topic]) * static_cast<double>(denominator);
        ranking.scores.push_back(weights[topic] == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                     : static_cast<double>(sums[topic]) / weight);
    }
}

void order_by_tiers(Ranking& ranking, Tiers tiers) {
    ranking.tiers = std::move(tiers);
    ranking.score_name = "topics_below";
    ranking.scores.assign(ranking.topics.size(), 0.0);
    std::size_t below = ranking.topics.size();
    for (const auto& tier : ranking.tiers) {
        below -= tier.size();
        for (const std::size_t topic : tier) ranking.scores[topic] = static_cast<double>(below);
    }
}

std::int64_t exact_product(std::int64_t a, std::int64_t b) {
    if (b != 0 && a > std::numeric_limits<std::int64_t>::max() / b) {
        throw LimitExceeded("the weights are too large, or too fine, to add up exactly over these topics: " +
                            std::to_string(a) + " units times " + std::to_string(b) +
                            "; give weights with fewer digits");
    }
    return a * b;
}

int compare_fractions(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    // Euclid's algorithm on both at once: the first quotients that differ decide.
    const auto floor_of = [](std::int64_t numerator, std::int64_t denominator) {
        const std::int64_t quotient = numerator / denominator;
        return numerator % denominator < 0 ? quotient - 1 : quotient;
    };
    for (int sign = 1;; sign = -sign) {
        const std::int64_t first = floor_of(a, b);
        const std::int64_t second = floor_of(c, d);
        if (first != second) return first > second ? sign : -sign;
        const std::int64_t rest_a = a - first * b;
        const std::int64_t rest_c = c - second * d;
        if (rest_a == 0 || rest_c == 0) {
            if (rest_a == rest_c) return 0;
            return rest_a > 0 ? sign : -sign;
        }
        // rest_a / b is the larger one where b / rest_a is the smaller one: compare those, with the sign
        // turned.
        a = b;
        b = rest_a;
        c = d;
        d = rest_c;
    }
}

}  // namespace detail

}  // namespace maillage
