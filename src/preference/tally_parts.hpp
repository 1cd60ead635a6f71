#pragma once
// What the tallies share: checks of their parts, and how two of them are brought to the same unit.

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "maillage/core/error.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "preference/preference_state.hpp"

namespace maillage::detail {

constexpr std::int64_t kMaxUnits = std::int64_t{1} << 53U;

inline void check_tally(const std::vector<std::string>& topics, std::int64_t total_units,
                        std::int64_t denominator) {
    if (topics.empty()) throw InvalidInput("a tally needs at least one topic");
    index_of_ids(topics, "topic");
    if (denominator < 1)
        throw InvalidInput("the denominator of a tally is " + std::to_string(denominator) +
                           "; expected at least 1");
    if (total_units < 0 || total_units > kMaxUnits) {
        throw LimitExceeded("the weights of a tally add up to " + std::to_string(total_units) +
                            " units; expected 0 to 2^53");
    }
}

template <typename Parts>
void check_mergeable(const Parts& a, const Parts& b) {
    if (a.topics != b.topics) {
        throw InvalidInput(
            "the two tallies are not about the same topics in the same order; select the same topics first");
    }
    if (a.unranked != b.unranked) {
        throw InvalidInput("one tally counts unranked topics as '" + std::string(name(a.unranked)) +
                           "', the other as '" + std::string(name(b.unranked)) +
                           "'; tally both under one policy");
    }
}

/// Brings `sum` (a copy of the first) to the common unit of both and adds totals; returns the factors of
/// either.
template <typename Parts>
std::pair<std::int64_t, std::int64_t> common_units(Parts& sum, const Parts& other) {
    const std::int64_t denominator = std::lcm(sum.denominator, other.denominator);
    const std::int64_t factor = denominator / sum.denominator;
    const std::int64_t other_factor = denominator / other.denominator;
    const double total = static_cast<double>(sum.total_units) * static_cast<double>(factor) +
                         static_cast<double>(other.total_units) * static_cast<double>(other_factor);
    if (total > static_cast<double>(kMaxUnits)) {
        throw LimitExceeded("the weights of the merged tally add up to more than 2^53 units of 1/" +
                            std::to_string(denominator));
    }
    sum.total_units = sum.total_units * factor + other.total_units * other_factor;
    sum.denominator = denominator;
    sum.n_agents += other.n_agents;
    return {factor, other_factor};
}

/// The policy to use; under `error`, throws for the first topic without an answer.
inline Unranked settled_policy(const PreferenceMatrix& preferences, std::optional<Unranked> unranked) {
    const Unranked policy = unranked.value_or(default_unranked(preferences.kind()));
    if (policy != Unranked::error || preferences.n_unanswered() == 0) return policy;
    for (std::size_t row = 0; row < preferences.n_agents(); ++row) {
        for (std::size_t column = 0; column < preferences.n_topics(); ++column) {
            if (preferences.answered(row, column) || !preferences.asked(row, column)) continue;
            throw InvalidInput("agent '" + preferences.agent(row) + "' gave no answer on topic '" +
                               preferences.topics()[column] +
                               "' and unranked=\"error\" was asked for; use \"last\" or \"ignored\", or "
                               "complete the ballot");
        }
    }
    return policy;
}

/// Whether unranked topics count as last for some agents while others were not asked: such ballots are counted as
/// `with_unranked_last()`, where what is left without a rank is ignored.
inline bool needs_explicit_last(const PreferenceMatrix& preferences, Unranked policy) {
    return policy != Unranked::ignored && !preferences.not_asked().empty();
}

}  // namespace maillage::detail
