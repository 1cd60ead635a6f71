#pragma once
// What a PreferenceMatrix stores, and how it is built: shared by the files that implement it.

#include <unordered_map>

#include "maillage/core/rational.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage {

struct PreferenceMatrix::State {
    PreferenceKind kind = PreferenceKind::ranks;
    std::size_t agents = 0;
    std::size_t topics = 0;
    std::vector<std::string> topic_ids;
    std::vector<std::string> agent_ids;  // empty: "A1", "A2", ...
    std::vector<double> weights;         // empty: all 1
    Fractions fractions;                 // of the weights
    // Exactly one of the three views is set; each is kept alive by its own pointer.
    std::shared_ptr<const std::uint8_t> levels8;
    std::shared_ptr<const std::uint16_t> levels16;
    std::shared_ptr<const double> scores;
    std::shared_ptr<const std::uint8_t>
        not_asked;  // 1 where the topic was not put to the agent; null: all asked

    [[nodiscard]] std::string agent_id(std::size_t row) const {
        return agent_ids.empty() ? "A" + std::to_string(row + 1) : agent_ids[row];
    }
    [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const {
        return "agent '" + agent_id(row) + "' (row " + std::to_string(row + 1) + "), topic '" +
               topic_ids[column] + "'";
    }
};

namespace detail {

constexpr std::size_t kMaxTopics = 65'535;

/// A state with checked shape, ids and weights, and no cells yet.
std::shared_ptr<PreferenceMatrix::State> new_state(PreferenceKind kind, std::size_t agents,
                                                   std::size_t topics, PreferenceLabels labels);

/// Uninitialised cells that the state will own.
template <typename T>
std::shared_ptr<T> new_cells(std::size_t agents, std::size_t topics) {
    return {new T[agents * topics], std::default_delete<T[]>()};
}

/// Position of each id; throws InvalidInput naming a repeated one. `what` is "topic" or "agent".
std::unordered_map<std::string_view, std::size_t> index_of_ids(const std::vector<std::string>& ids,
                                                               std::string_view what);

/// Position of the id `id` of a `what` in `ids`; throws NotFound.
std::size_t find_id(const std::vector<std::string>& ids, std::string_view id, std::string_view what);

}  // namespace detail
}  // namespace maillage
