// How a PreferenceMatrix is built from a table: the checks at the border, and one copy into the stored form.

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

#include "maillage/core/error.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "preference/preference_state.hpp"

namespace maillage {

namespace {

constexpr std::int64_t kMaxLevel8 = std::numeric_limits<std::uint8_t>::max();
constexpr std::int64_t kMaxLevel16 = std::numeric_limits<std::uint16_t>::max();

std::string shown(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

void check_count(std::string_view what, std::size_t given, std::size_t expected) {
    if (given == expected) return;
    throw InvalidInput(std::to_string(given) + " " + std::string(what) + " were given for a table that has " +
                       std::to_string(expected) + "; give one per " +
                       (what == "topic ids" ? std::string("column") : std::string("row")));
}

void set_weights(PreferenceMatrix::State& state, std::vector<double> weights) {
    if (weights.empty()) return;
    check_count("weights", weights.size(), state.agents);
    for (std::size_t row = 0; row < weights.size(); ++row) {
        if (std::isfinite(weights[row]) && weights[row] > 0.0) continue;
        throw InvalidInput("weight of agent '" + state.agent_id(row) + "' is " + shown(weights[row]) +
                           "; expected a positive finite number");
    }
    if (std::ranges::all_of(weights, [](double weight) { return weight == 1.0; })) return;
    state.fractions = common_fractions(weights);
    const auto vanished = std::ranges::find(state.fractions.units, 0);
    if (vanished != state.fractions.units.end()) {
        const auto row = static_cast<std::size_t>(vanished - state.fractions.units.begin());
        throw InvalidInput("weight of agent '" + state.agent_id(row) + "' is " + shown(weights[row]) +
                           ", too small beside the sum of all weights to be counted; expected at least 1e-9");
    }
    state.weights = std::move(weights);
}

template <typename T>
bool is_rank(T value) {
    if constexpr (std::is_floating_point_v<T>) {
        if (std::isnan(value)) return true;  // not ranked
        if (value != std::floor(value)) return false;
    }
    return value >= 0 && value <= static_cast<T>(kMaxLevel16);
}

template <typename T>
[[noreturn]] void refuse_first_bad_rank(const Eigen::Ref<const RowMatrix<T>>& ranks,
                                        const PreferenceMatrix::State& state) {
    for (Eigen::Index row = 0; row < ranks.rows(); ++row) {
        for (Eigen::Index column = 0; column < ranks.cols(); ++column) {
            if (is_rank(ranks(row, column))) continue;
            throw InvalidInput(
                "rank of " + state.cell(static_cast<std::size_t>(row), static_cast<std::size_t>(column)) +
                " is " + shown(static_cast<double>(ranks(row, column))) +
                "; expected a whole number from 1 (most preferred) to 65535, or 0 for not ranked");
        }
    }
    throw InvalidInput("a rank is not a whole number from 0 to 65535");
}

// An upper bound of the ranks below the next power of two, after every cell has been found to be a rank.
std::uint64_t checked_bits(const Eigen::Ref<const RowMatrix<std::int64_t>>& ranks,
                           const PreferenceMatrix::State& state) {
    std::uint64_t bits = 0;
    for (Eigen::Index row = 0; row < ranks.rows(); ++row) {
        const std::int64_t* cells = ranks.row(row).data();
        for (Eigen::Index column = 0; column < ranks.cols(); ++column)
            bits |= static_cast<std::uint64_t>(cells[column]);
    }
    if (bits > static_cast<std::uint64_t>(kMaxLevel16)) refuse_first_bad_rank<std::int64_t>(ranks, state);
    return bits;
}

std::uint64_t checked_bits(const Eigen::Ref<const RowMatrix<double>>& ranks,
                           const PreferenceMatrix::State& state) {
    std::uint64_t bits = 0;
    for (Eigen::Index row = 0; row < ranks.rows(); ++row) {
        for (Eigen::Index column = 0; column < ranks.cols(); ++column) {
            const double rank = ranks(row, column);
            if (!is_rank(rank)) refuse_first_bad_rank<double>(ranks, state);
            if (!std::isnan(rank)) bits |= static_cast<std::uint64_t>(rank);
        }
    }
    return bits;
}

template <typename Level, typename T>
std::shared_ptr<const Level> copied(const Eigen::Ref<const RowMatrix<T>>& ranks) {
    auto cells = detail::new_cells<Level>(static_cast<std::size_t>(ranks.rows()),
                                          static_cast<std::size_t>(ranks.cols()));
    Level* out = cells.get();
    for (Eigen::Index row = 0; row < ranks.rows(); ++row) {
        const T* in = ranks.row(row).data();
        for (Eigen::Index column = 0; column < ranks.cols(); ++column) {
            const T rank = in[column];
            if constexpr (std::is_floating_point_v<T>) {
                *out++ = std::isnan(rank) ? Level{0} : static_cast<Level>(rank);
            } else {
                *out++ = static_cast<Level>(rank);
            }
        }
    }
    return cells;
}

template <typename T>
std::shared_ptr<PreferenceMatrix::State> ranks_state(const Eigen::Ref<const RowMatrix<T>>& ranks,
                                                     PreferenceLabels labels) {
    auto state = detail::new_state(PreferenceKind::ranks, static_cast<std::size_t>(ranks.rows()),
                                   static_cast<std::size_t>(ranks.cols()), std::move(labels));
    if (checked_bits(ranks, *state) <= static_cast<std::uint64_t>(kMaxLevel8)) {
        state->levels8 = copied<std::uint8_t, T>(ranks);
    } else {
        state->levels16 = copied<std::uint16_t, T>(ranks);
    }
    return state;
}

}  // namespace

namespace detail {

std::shared_ptr<PreferenceMatrix::State> new_state(PreferenceKind kind, std::size_t agents,
                                                   std::size_t topics, PreferenceLabels labels) {
    if (agents == 0) throw InvalidInput("the table has no row; expected one row per agent");
    if (topics == 0) throw InvalidInput("the table has no column; expected one column per topic");
    if (topics > kMaxTopics) {
        throw LimitExceeded("the table has " + std::to_string(topics) +
                            " topics; at most 65535 are supported");
    }
    auto state = std::make_shared<PreferenceMatrix::State>();
    state->kind = kind;
    state->agents = agents;
    state->topics = topics;
    if (labels.topics.empty()) {
        for (std::size_t i = 1; i <= topics; ++i) labels.topics.push_back("T" + std::to_string(i));
    } else {
        check_count("topic ids", labels.topics.size(), topics);
        index_of_ids(labels.topics, "topic");
    }
    if (!labels.agents.empty()) {
        check_count("agent ids", labels.agents.size(), agents);
        index_of_ids(labels.agents, "agent");
    }
    state->topic_ids = std::move(labels.topics);
    state->agent_ids = std::move(labels.agents);
    set_weights(*state, std::move(labels.weights));
    return state;
}

}  // namespace detail

PreferenceMatrix PreferenceMatrix::from_ranks(const Eigen::Ref<const RowMatrix<std::int64_t>>& ranks,
                                              PreferenceLabels labels) {
    return PreferenceMatrix(ranks_state<std::int64_t>(ranks, std::move(labels)));
}

PreferenceMatrix PreferenceMatrix::from_ranks(const Eigen::Ref<const RowMatrix<double>>& ranks,
                                              PreferenceLabels labels) {
    return PreferenceMatrix(ranks_state<double>(ranks, std::move(labels)));
}

PreferenceMatrix PreferenceMatrix::from_ranks(const Eigen::Ref<const RowMatrix<std::uint8_t>>& ranks,
                                              PreferenceLabels labels) {
    auto state = detail::new_state(PreferenceKind::ranks, static_cast<std::size_t>(ranks.rows()),
                                   static_cast<std::size_t>(ranks.cols()), std::move(labels));
    auto cells = detail::new_cells<std::uint8_t>(state->agents, state->topics);
    for (Eigen::Index row = 0; row < ranks.rows(); ++row) {
        std::copy_n(ranks.row(row).data(), state->topics,
                    cells.get() + static_cast<std::size_t>(row) * state->topics);
    }
    state->levels8 = std::move(cells);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::view_ranks(std::shared_ptr<const std::uint8_t> data, std::size_t agents,
                                              std::size_t topics, PreferenceLabels labels) {
    auto state = detail::new_state(PreferenceKind::ranks, agents, topics, std::move(labels));
    state->levels8 = std::move(data);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::from_scores(const Eigen::Ref<const RowMatrix<double>>& scores,
                                               PreferenceLabels labels) {
    auto state = detail::new_state(PreferenceKind::scores, static_cast<std::size_t>(scores.rows()),
                                   static_cast<std::size_t>(scores.cols()), std::move(labels));
    auto cells = detail::new_cells<double>(state->agents, state->topics);
    for (std::size_t row = 0; row < state->agents; ++row) {
        for (std::size_t column = 0; column < state->topics; ++column) {
            const double score = scores(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
            if (std::isinf(score)) {
                throw InvalidInput("score of " + state->cell(row, column) + " is " + shown(score) +
                                   "; expected a finite number, or NaN for no answer");
            }
            cells.get()[row * state->topics + column] = score;
        }
    }
    state->scores = std::move(cells);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::from_approvals(const Eigen::Ref<const RowMatrix<double>>& mask,
                                                  PreferenceLabels labels) {
    auto state = detail::new_state(PreferenceKind::approvals, static_cast<std::size_t>(mask.rows()),
                                   static_cast<std::size_t>(mask.cols()), std::move(labels));
    auto cells = detail::new_cells<std::uint8_t>(state->agents, state->topics);
    for (std::size_t row = 0; row < state->agents; ++row) {
        for (std::size_t column = 0; column < state->topics; ++column) {
            const double answer = mask(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
            if (!std::isnan(answer) && answer != 0.0 && answer != 1.0) {
                throw InvalidInput("approval of " + state->cell(row, column) + " is " + shown(answer) +
                                   "; expected 1 (yes), 0 (no) or NaN (no answer)");
            }
            const std::uint8_t level = std::isnan(answer) ? 0 : (answer == 1.0 ? 1 : 2);
            cells.get()[row * state->topics + column] = level;
        }
    }
    state->levels8 = std::move(cells);
    return PreferenceMatrix(std::move(state));
}

}  // namespace maillage
