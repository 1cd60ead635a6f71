#include "maillage/preference/preference_matrix.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "maillage/core/error.hpp"
#include "preference/preference_state.hpp"

namespace maillage {

namespace {

template <typename T>
std::span<const T> cells(const std::shared_ptr<const T>& data, const PreferenceMatrix::State& state) {
    return data ? std::span<const T>(data.get(), state.agents * state.topics) : std::span<const T>();
}

// Number of zero bytes, counted in lanes of one byte that are added up before they can overflow.
std::size_t zeros(std::span<const std::uint8_t> bytes) {
    constexpr std::size_t kLanes = 64;
    constexpr std::size_t kRounds = 255;
    std::size_t count = 0;
    std::size_t i = 0;
    while (i + kLanes <= bytes.size()) {
        std::array<std::uint8_t, kLanes> lanes{};
        for (std::size_t round = 0; round < kRounds && i + kLanes <= bytes.size(); ++round, i += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += bytes[i + lane] == 0 ? 1 : 0;
        }
        for (const std::uint8_t lane : lanes) count += lane;
    }
    for (; i < bytes.size(); ++i) count += bytes[i] == 0 ? 1 : 0;
    return count;
}

bool same_scores(std::span<const double> a, std::span<const double> b) {
    return std::ranges::equal(a, b,
                              [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

}  // namespace

std::string_view name(PreferenceKind kind) {
    switch (kind) {
        case PreferenceKind::ranks:
            return "ranks";
        case PreferenceKind::scores:
            return "scores";
        case PreferenceKind::approvals:
            return "approvals";
    }
    return "";
}

PreferenceMatrix::PreferenceMatrix(std::shared_ptr<const State> state) : state_(std::move(state)) {}

PreferenceMatrix PreferenceMatrix::from_state(std::shared_ptr<const State> state) {
    return PreferenceMatrix(std::move(state));
}

PreferenceKind PreferenceMatrix::kind() const {
    return state_->kind;
}
std::size_t PreferenceMatrix::n_agents() const {
    return state_->agents;
}
std::size_t PreferenceMatrix::n_topics() const {
    return state_->topics;
}
const std::vector<std::string>& PreferenceMatrix::topics() const& {
    return state_->topic_ids;
}
std::string PreferenceMatrix::agent(std::size_t row) const {
    return state_->agent_id(row);
}

std::vector<std::string> PreferenceMatrix::agents() const {
    if (!state_->agent_ids.empty()) return state_->agent_ids;
    std::vector<std::string> ids;
    ids.reserve(state_->agents);
    for (std::size_t row = 0; row < state_->agents; ++row) ids.push_back(state_->agent_id(row));
    return ids;
}

std::size_t PreferenceMatrix::topic_index(std::string_view topic) const {
    return detail::find_id(state_->topic_ids, topic, "topic");
}

std::size_t PreferenceMatrix::agent_index(std::string_view agent) const {
    return detail::find_id(agents(), agent, "agent");
}

std::vector<double> PreferenceMatrix::weights() const {
    return state_->weights.empty() ? std::vector<double>(state_->agents, 1.0) : state_->weights;
}

double PreferenceMatrix::total_weight() const {
    return static_cast<double>(total_units()) / static_cast<double>(weight_denominator());
}

std::span<const std::int64_t> PreferenceMatrix::weight_units() const& {
    return state_->fractions.units;
}
std::int64_t PreferenceMatrix::weight_denominator() const {
    return state_->fractions.denominator;
}
bool PreferenceMatrix::weights_are_exact() const {
    return state_->fractions.exact;
}

std::int64_t PreferenceMatrix::total_units() const {
    if (state_->weights.empty()) return static_cast<std::int64_t>(state_->agents);
    std::int64_t total = 0;
    for (const std::int64_t units : state_->fractions.units) total += units;
    return total;
}

std::span<const std::uint8_t> PreferenceMatrix::levels8() const& {
    return cells(state_->levels8, *state_);
}
std::span<const std::uint16_t> PreferenceMatrix::levels16() const& {
    return cells(state_->levels16, *state_);
}
std::span<const double> PreferenceMatrix::scores() const& {
    return cells(state_->scores, *state_);
}

unsigned PreferenceMatrix::level(std::size_t agent, std::size_t topic) const {
    assert(kind() != PreferenceKind::scores);
    const std::size_t cell = agent * state_->topics + topic;
    return state_->levels8 ? state_->levels8.get()[cell] : state_->levels16.get()[cell];
}

bool PreferenceMatrix::answered(std::size_t agent, std::size_t topic) const {
    if (state_->scores) return !std::isnan(state_->scores.get()[agent * state_->topics + topic]);
    return level(agent, topic) != 0;
}

bool PreferenceMatrix::asked(std::size_t agent, std::size_t topic) const {
    return !state_->not_asked || state_->not_asked.get()[agent * state_->topics + topic] == 0;
}

std::span<const std::uint8_t> PreferenceMatrix::not_asked() const& {
    return cells(state_->not_asked, *state_);
}

std::size_t PreferenceMatrix::n_not_asked() const {
    return state_->not_asked ? state_->agents * state_->topics - zeros(not_asked()) : 0;
}

std::size_t PreferenceMatrix::n_unanswered() const {
    if (state_->scores) {
        return static_cast<std::size_t>(
            std::ranges::count_if(scores(), [](double value) { return std::isnan(value); }));
    }
    if (state_->levels16) return static_cast<std::size_t>(std::ranges::count(levels16(), std::uint16_t{0}));
    return zeros(levels8());
}

bool PreferenceMatrix::operator==(const PreferenceMatrix& other) const {
    if (state_ == other.state_) return true;
    const State& a = *state_;
    const State& b = *other.state_;
    if (a.kind != b.kind || a.agents != b.agents || a.topic_ids != b.topic_ids) return false;
    if (a.agent_ids != b.agent_ids && agents() != other.agents()) return false;
    if (a.weights != b.weights && weights() != other.weights()) return false;
    if (!std::ranges::equal(not_asked(), other.not_asked())) return false;
    if (a.scores) return same_scores(scores(), other.scores());
    if (a.levels8 && b.levels8) return std::ranges::equal(levels8(), other.levels8());
    for (std::size_t row = 0; row < a.agents; ++row) {
        for (std::size_t column = 0; column < a.topics; ++column) {
            if (level(row, column) != other.level(row, column)) return false;
        }
    }
    return true;
}

namespace detail {

std::unordered_map<std::string_view, std::size_t> index_of_ids(const std::vector<std::string>& ids,
                                                               std::string_view what) {
    std::unordered_map<std::string_view, std::size_t> index;
    index.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i].empty()) {
            throw InvalidInput(std::string(what) + " " + std::to_string(i + 1) +
                               " has an empty id; give each a name");
        }
        const auto [earlier, fresh] = index.emplace(ids[i], i);
        if (!fresh) {
            throw InvalidInput(std::string(what) + " id '" + ids[i] + "' stands twice, at positions " +
                               std::to_string(earlier->second + 1) + " and " + std::to_string(i + 1) +
                               "; ids must be unique");
        }
    }
    return index;
}

std::size_t find_id(const std::vector<std::string>& ids, std::string_view id, std::string_view what) {
    const auto found = std::ranges::find(ids, id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    std::string known;
    for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 12); ++i)
        known += (i ? ", '" : "'") + ids[i] + "'";
    if (ids.size() > 12) known += ", ... (" + std::to_string(ids.size()) + " in all)";
    throw NotFound("there is no " + std::string(what) + " '" + std::string(id) + "'; known are " + known);
}

}  // namespace detail
}  // namespace maillage
