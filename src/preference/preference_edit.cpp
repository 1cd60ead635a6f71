// How one PreferenceMatrix becomes another: conversions between kinds, topics added, merged or left out.

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "preference/preference_state.hpp"

namespace maillage {

namespace {

using State = PreferenceMatrix::State;

constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kRowsPerChunk = 4096;

std::shared_ptr<State> same_labels(const State& from, PreferenceKind kind) {
    auto state = std::make_shared<State>();
    state->kind = kind;
    state->agents = from.agents;
    state->topics = from.topics;
    state->topic_ids = from.topic_ids;
    state->agent_ids = from.agent_ids;
    state->weights = from.weights;
    state->fractions = from.fractions;
    state->not_asked = from.not_asked;
    return state;
}

// Cells of the given rows and columns (kAbsent: no answer).
template <typename T>
std::shared_ptr<const T> taken(const T* from, std::size_t width, const std::vector<std::size_t>& rows,
                               const std::vector<std::size_t>& columns, T no_answer) {
    auto cells = detail::new_cells<T>(rows.size(), columns.size());
    T* out = cells.get();
    for (const std::size_t row : rows) {
        for (const std::size_t column : columns)
            *out++ = column == kAbsent ? no_answer : from[row * width + column];
    }
    return cells;
}

std::vector<std::size_t> all(std::size_t count) {
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
}

std::vector<std::size_t> positions(const std::vector<std::string>& wanted,
                                   const std::vector<std::string>& ids, std::string_view what) {
    detail::index_of_ids(wanted, what);
    const auto index = detail::index_of_ids(ids, what);
    std::vector<std::size_t> found;
    found.reserve(wanted.size());
    for (const std::string& id : wanted) {
        const auto at = index.find(id);
        found.push_back(at == index.end() ? detail::find_id(ids, id, what) : at->second);
    }
    return found;
}

// Dense ranks of one row of scores: 1 for the highest, equal scores tie, 0 for NaN.
template <typename Level>
void rank_scores(std::span<const double> scores, std::vector<double>& distinct, Level* ranks) {
    distinct.clear();
    for (const double score : scores) {
        if (!std::isnan(score)) distinct.push_back(score);
    }
    std::ranges::sort(distinct, std::greater<>());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (std::isnan(scores[i])) {
            ranks[i] = 0;
        } else {
            const auto at = std::ranges::lower_bound(distinct, scores[i], std::greater<>());
            ranks[i] = static_cast<Level>(at - distinct.begin() + 1);
        }
    }
}

template <typename Level>
std::shared_ptr<const Level> ranks_of_scores(std::span<const double> scores, std::size_t agents,
                                             std::size_t topics) {
    auto cells = detail::new_cells<Level>(agents, topics);
    const std::size_t chunks = (agents + kRowsPerChunk - 1) / kRowsPerChunk;
    for_each_chunk(chunks, [&](std::size_t chunk, std::size_t) {
        std::vector<double> distinct;
        const std::size_t last = std::min(agents, (chunk + 1) * kRowsPerChunk);
        for (std::size_t row = chunk * kRowsPerChunk; row < last; ++row) {
            rank_scores<Level>(scores.subspan(row * topics, topics), distinct, cells.get() + row * topics);
        }
    });
    return cells;
}

// Which of the taken cells were not put to the agent; null where all were.
std::shared_ptr<const std::uint8_t> taken_not_asked(const State& from, const std::vector<std::size_t>& rows,
                                                    const std::vector<std::size_t>& columns) {
    const bool added = std::ranges::find(columns, kAbsent) != columns.end();
    if (!from.not_asked && !added) return nullptr;
    auto cells = detail::new_cells<std::uint8_t>(rows.size(), columns.size());
    std::uint8_t* out = cells.get();
    bool any = false;
    for (const std::size_t row : rows) {
        for (const std::size_t column : columns) {
            const bool asked = column != kAbsent &&
                               (!from.not_asked || from.not_asked.get()[row * from.topics + column] == 0);
            *out++ = asked ? 0 : 1;
            any = any || !asked;
        }
    }
    if (!any) return nullptr;
    return cells;
}

// The best of several answers of one agent: the smallest level that is an answer (best rank, yes before no).
template <typename Level>
Level best_level(const Level* row, const std::vector<std::size_t>& columns) {
    Level best = 0;
    for (const std::size_t column : columns) {
        if (row[column] != 0 && (best == 0 || row[column] < best)) best = row[column];
    }
    return best;
}

double best_score(const double* row, const std::vector<std::size_t>& columns) {
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const std::size_t column : columns) {
        if (std::isnan(best) || row[column] > best) best = row[column];
    }
    return best;
}

// The cells with column `target` (of the narrower table) replaced by the best of `merged` (of the wider one).
template <typename T, typename Best>
std::shared_ptr<const T> merged_cells(const T* from, std::size_t width, std::shared_ptr<const T> narrow,
                                      std::size_t agents, std::size_t columns, std::size_t target,
                                      const std::vector<std::size_t>& merged, Best best) {
    auto cells = detail::new_cells<T>(agents, columns);
    std::copy_n(narrow.get(), agents * columns, cells.get());
    for (std::size_t row = 0; row < agents; ++row)
        cells.get()[row * columns + target] = best(from + row * width, merged);
    return cells;
}

// Asked about one of the merged topics is asked about what they became; `narrow` may be null.
std::shared_ptr<const std::uint8_t> merged_not_asked(const State& from, const std::uint8_t* narrow,
                                                     std::size_t columns, std::size_t target,
                                                     const std::vector<std::size_t>& merged) {
    const std::size_t size = from.agents * columns;
    auto cells = detail::new_cells<std::uint8_t>(from.agents, columns);
    for (std::size_t i = 0; i < size; ++i) cells.get()[i] = narrow == nullptr ? 0 : narrow[i];
    for (std::size_t row = 0; row < from.agents; ++row) {
        const std::uint8_t* own = from.not_asked.get() + row * from.topics;
        const bool none = std::ranges::all_of(merged, [&](std::size_t column) { return own[column] != 0; });
        cells.get()[row * columns + target] = none ? 1 : 0;
    }
    if (std::find(cells.get(), cells.get() + size, std::uint8_t{1}) == cells.get() + size) return nullptr;
    return cells;
}

}  // namespace

PreferenceMatrix PreferenceMatrix::take(const std::vector<std::size_t>& rows,
                                        const std::vector<std::size_t>& columns,
                                        PreferenceLabels labels) const {
    auto state = detail::new_state(kind(), rows.size(), columns.size(), std::move(labels));
    const double no_score = std::numeric_limits<double>::quiet_NaN();
    if (state_->levels8)
        state->levels8 = taken<std::uint8_t>(state_->levels8.get(), state_->topics, rows, columns, 0);
    if (state_->levels16) {
        state->levels16 = taken<std::uint16_t>(state_->levels16.get(), state_->topics, rows, columns, 0);
    }
    state->not_asked = taken_not_asked(*state_, rows, columns);
    if (state_->scores)
        state->scores = taken<double>(state_->scores.get(), state_->topics, rows, columns, no_score);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::to_ranks() const {
    if (kind() == PreferenceKind::ranks) return *this;
    auto state = same_labels(*state_, PreferenceKind::ranks);
    if (kind() == PreferenceKind::approvals) {
        state->levels8 = state_->levels8;
    } else if (n_topics() <= std::numeric_limits<std::uint8_t>::max()) {
        state->levels8 = ranks_of_scores<std::uint8_t>(scores(), n_agents(), n_topics());
    } else {
        state->levels16 = ranks_of_scores<std::uint16_t>(scores(), n_agents(), n_topics());
    }
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::to_approvals(const ApprovalThreshold& threshold) const {
    if (kind() == PreferenceKind::approvals) return *this;
    if (kind() == PreferenceKind::ranks && threshold.max_rank < 1) {
        throw InvalidInput(
            "ranks alone do not say which topics an agent approves; give max_rank, for example max_rank=3 "
            "for "
            "\"the first three count as yes\"");
    }
    if (kind() == PreferenceKind::scores && !std::isfinite(threshold.min_score)) {
        throw InvalidInput(
            "scores alone do not say which topics an agent approves; give min_score, the lowest score that "
            "counts as "
            "yes");
    }
    auto state = same_labels(*state_, PreferenceKind::approvals);
    auto cells = detail::new_cells<std::uint8_t>(n_agents(), n_topics());
    for (std::size_t row = 0; row < n_agents(); ++row) {
        std::uint8_t* out = cells.get() + row * n_topics();
        if (kind() == PreferenceKind::scores) {
            for (std::size_t i = 0; i < n_topics(); ++i) {
                const double score = state_->scores.get()[row * n_topics() + i];
                out[i] = std::isnan(score) ? 0 : (score >= threshold.min_score ? 1 : 2);
            }
            continue;
        }
        bool any = false;
        for (std::size_t i = 0; i < n_topics(); ++i) any = any || level(row, i) != 0;
        for (std::size_t i = 0; i < n_topics(); ++i) {
            const unsigned rank = level(row, i);
            out[i] = !any || !asked(row, i)
                         ? 0
                         : (rank != 0 && rank <= static_cast<unsigned>(threshold.max_rank) ? 1 : 2);
        }
    }
    state->levels8 = std::move(cells);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::to_scores() const {
    if (kind() == PreferenceKind::scores) return *this;
    if (kind() == PreferenceKind::ranks) {
        throw InvalidInput(
            "ranks say an order, not how much one topic is preferred to another, so they cannot become "
            "scores; use a "
            "positional rule such as \"borda\", or ask for scores");
    }
    auto state = same_labels(*state_, PreferenceKind::scores);
    auto cells = detail::new_cells<double>(n_agents(), n_topics());
    constexpr double kScores[] = {std::numeric_limits<double>::quiet_NaN(), 1.0, 0.0};
    for (std::size_t i = 0; i < n_agents() * n_topics(); ++i)
        cells.get()[i] = kScores[state_->levels8.get()[i]];
    state->scores = std::move(cells);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::add_topics(const std::vector<std::string>& topics) const {
    PreferenceLabels labels{state_->topic_ids, state_->agent_ids, state_->weights};
    std::vector<std::size_t> columns = all(n_topics());
    for (const std::string& topic : topics) {
        labels.topics.push_back(topic);
        columns.push_back(kAbsent);
    }
    return take(all(n_agents()), columns, std::move(labels));
}

PreferenceMatrix PreferenceMatrix::merge_topics(const std::vector<std::string>& topics,
                                                const std::string& into) const {
    if (topics.size() < 2) throw InvalidInput("merging takes at least two topics");
    const std::vector<std::size_t> merged = positions(topics, state_->topic_ids, "topic");
    PreferenceLabels labels{{}, state_->agent_ids, state_->weights};
    std::vector<std::size_t> columns;
    const std::size_t first = std::ranges::min(merged);
    std::size_t target = 0;
    for (std::size_t column = 0; column < n_topics(); ++column) {
        if (column != first && std::ranges::find(merged, column) != merged.end()) continue;
        if (column == first) target = columns.size();
        columns.push_back(column);
        labels.topics.push_back(column == first ? into : state_->topic_ids[column]);
    }
    const PreferenceMatrix narrow = take(all(n_agents()), columns, std::move(labels));
    auto state = std::make_shared<State>(*narrow.state_);
    const std::size_t width = n_topics();
    if (state_->not_asked) {
        state->not_asked = merged_not_asked(*state_, state->not_asked.get(), columns.size(), target, merged);
    }
    if (state->levels8) {
        state->levels8 = merged_cells(state_->levels8.get(), width, state->levels8, n_agents(),
                                      columns.size(), target, merged, best_level<std::uint8_t>);
    }
    if (state->levels16) {
        state->levels16 = merged_cells(state_->levels16.get(), width, state->levels16, n_agents(),
                                       columns.size(), target, merged, best_level<std::uint16_t>);
    }
    if (state->scores) {
        state->scores = merged_cells(state_->scores.get(), width, state->scores, n_agents(), columns.size(),
                                     target, merged, best_score);
    }
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::select_topics(const std::vector<std::string>& topics) const {
    const auto columns = positions(topics, state_->topic_ids, "topic");
    return take(all(n_agents()), columns, {topics, state_->agent_ids, state_->weights});
}

PreferenceMatrix PreferenceMatrix::select_agents(const std::vector<std::string>& agents) const {
    const auto rows = positions(agents, this->agents(), "agent");
    std::vector<double> weights;
    if (!state_->weights.empty()) {
        for (const std::size_t row : rows) weights.push_back(state_->weights[row]);
    }
    return take(rows, all(n_topics()), {state_->topic_ids, agents, std::move(weights)});
}

PreferenceMatrix PreferenceMatrix::with_weights(std::vector<double> weights) const {
    if (weights.empty()) throw InvalidInput("no weight was given; expected one per agent");
    auto state = detail::new_state(kind(), n_agents(), n_topics(),
                                   {state_->topic_ids, state_->agent_ids, std::move(weights)});
    state->levels8 = state_->levels8;
    state->levels16 = state_->levels16;
    state->scores = state_->scores;
    state->not_asked = state_->not_asked;
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::with_not_asked(const Eigen::Ref<const RowMatrix<bool>>& mask) const {
    if (static_cast<std::size_t>(mask.rows()) != n_agents() ||
        static_cast<std::size_t>(mask.cols()) != n_topics()) {
        throw InvalidInput("the mask of topics not asked is " + std::to_string(mask.rows()) + " x " +
                           std::to_string(mask.cols()) + "; expected " + std::to_string(n_agents()) + " x " +
                           std::to_string(n_topics()) + ", one cell per agent and topic");
    }
    auto cells = detail::new_cells<std::uint8_t>(n_agents(), n_topics());
    bool any = false;
    for (std::size_t row = 0; row < n_agents(); ++row) {
        for (std::size_t column = 0; column < n_topics(); ++column) {
            const bool missing = mask(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
            if (missing && answered(row, column)) {
                throw InvalidInput(
                    state_->cell(row, column) +
                    " has an answer, but is said not to have been asked; expected one or the other");
            }
            cells.get()[row * n_topics() + column] = missing ? 1 : 0;
            any = any || missing;
        }
    }
    auto state = std::make_shared<State>(*state_);
    state->not_asked = nullptr;
    if (any) state->not_asked = std::move(cells);
    return PreferenceMatrix(std::move(state));
}

PreferenceMatrix PreferenceMatrix::with_unranked_last() const {
    const PreferenceMatrix ranks = to_ranks();
    RowMatrix<std::int64_t> table(static_cast<Eigen::Index>(n_agents()),
                                  static_cast<Eigen::Index>(n_topics()));
    for (std::size_t row = 0; row < n_agents(); ++row) {
        unsigned deepest = 0;
        for (std::size_t i = 0; i < n_topics(); ++i) deepest = std::max(deepest, ranks.level(row, i));
        for (std::size_t i = 0; i < n_topics(); ++i) {
            const unsigned level = ranks.level(row, i);
            const unsigned unranked = asked(row, i) ? deepest + 1 : 0;
            table(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(i)) =
                level != 0 ? level : unranked;
        }
    }
    const PreferenceMatrix last = from_ranks(table, {state_->topic_ids, state_->agent_ids, state_->weights});
    auto state = std::make_shared<State>(*last.state_);
    state->not_asked = state_->not_asked;
    return PreferenceMatrix(std::move(state));
}

}  // namespace maillage
