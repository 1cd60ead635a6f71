#include "preference/preflib_rows.hpp"

#include <algorithm>
#include <limits>

#include "maillage/core/error.hpp"
#include "preference/preference_state.hpp"

namespace maillage::detail {

namespace {

// What a ballot has that a file of that kind cannot hold; nothing if it can.
std::string why_unfit(const PreferenceMatrix& preferences, const BallotGroups& groups, std::size_t row,
                      PrefLibKind kind, std::size_t categories) {
    const bool strict = kind == PrefLibKind::soc || kind == PrefLibKind::soi;
    const bool complete = kind == PrefLibKind::soc || kind == PrefLibKind::toc;
    const bool lists_yes = preferences.kind() == PreferenceKind::approvals && categories == 1;
    const bool partial = groups.n_ranked() < preferences.n_topics();
    if (lists_yes) return partial ? "left topics without an answer" : "";
    if (complete && partial) return "left topics unranked";
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const unsigned level = preferences.level(row, groups[group].front());
        if (strict && groups[group].size() > 1) return "holds topics tied";
        if (kind == PrefLibKind::cat && level > categories) return "uses category " + std::to_string(level);
    }
    return "";
}

[[noreturn]] void refuse(const std::string& agent, const std::string& why, const std::string& files) {
    throw InvalidInput("agent '" + agent + "' " + why + ", which " + files + " cannot hold");
}

}  // namespace

BallotRows::BallotRows(std::size_t topics, std::size_t expected_rows) : topics_(topics) {
    bytes_.reserve(topics * expected_rows);
    counts_.reserve(expected_rows);
}

void BallotRows::append(std::span<const std::uint16_t> row, unsigned levels, std::int64_t count) {
    if (levels > std::numeric_limits<std::uint8_t>::max() && !wide_) {
        words_.assign(bytes_.begin(), bytes_.end());
        bytes_ = {};
        wide_ = true;
    }
    if (wide_) {
        words_.insert(words_.end(), row.begin(), row.end());
    } else {
        const std::size_t old = bytes_.size();
        bytes_.resize(old + topics_);
        std::ranges::transform(row, bytes_.begin() + static_cast<std::ptrdiff_t>(old),
                               [](std::uint16_t level) { return static_cast<std::uint8_t>(level); });
    }
    counts_.push_back(static_cast<double>(count));
    voters_ += count;
}

PreferenceMatrix BallotRows::finish(std::size_t categories, std::vector<std::string> topics) && {
    if (categories == 1) std::ranges::replace(bytes_, std::uint8_t{0}, std::uint8_t{2});
    const bool approvals = categories == 1 || categories == 2;
    const std::size_t rows = size();
    auto state = new_state(approvals ? PreferenceKind::approvals : PreferenceKind::ranks, rows, topics_,
                           {std::move(topics), {}, std::move(counts_)});
    if (wide_) {
        const auto owner = std::make_shared<std::vector<std::uint16_t>>(std::move(words_));
        state->levels16 = {owner, owner->data()};
    } else {
        const auto owner = std::make_shared<std::vector<std::uint8_t>>(std::move(bytes_));
        state->levels8 = {owner, owner->data()};
    }
    return PreferenceMatrix::from_state(std::move(state));
}

BallotGroups::BallotGroups(const PreferenceMatrix& preferences, std::size_t categories)
    : preferences_(preferences), categories_(categories) {}

void BallotGroups::select(std::size_t row) {
    by_level_.clear();
    topics_.clear();
    ends_.assign(categories_, 0);
    for (std::size_t topic = 0; topic < preferences_.n_topics(); ++topic) {
        const unsigned level = preferences_.level(row, topic);
        if (level != 0 && (categories_ == 0 || level <= categories_)) by_level_.emplace_back(level, topic);
    }
    std::ranges::sort(by_level_);
    for (const auto& [level, topic] : by_level_) {
        const bool new_group = topics_.empty() || level != by_level_[topics_.size() - 1].first;
        topics_.push_back(topic);
        if (categories_ > 0) {
            ++ends_[level - 1];
        } else if (new_group) {
            ends_.push_back(topics_.size());
        } else {
            ends_.back() = topics_.size();
        }
    }
    for (std::size_t i = 1; i < categories_; ++i) ends_[i] += ends_[i - 1];
}

std::vector<std::int64_t> voters_by_row(const PreferenceMatrix& preferences) {
    const auto units = preferences.weight_units();
    if (units.empty()) return std::vector<std::int64_t>(preferences.n_agents(), 1);
    const std::int64_t denominator = preferences.weight_denominator();
    std::vector<std::int64_t> voters(units.begin(), units.end());
    for (std::size_t row = 0; row < voters.size(); ++row) {
        if (voters[row] % denominator != 0) {
            throw InvalidInput("weight of agent '" + preferences.agent(row) + "' is " +
                               std::to_string(preferences.weights()[row]) +
                               "; PrefLib files count voters, so it must be a whole number");
        }
        voters[row] /= denominator;
    }
    return voters;
}

void check_kind(const PreferenceMatrix& preferences, PrefLibKind kind, std::size_t categories) {
    const bool cat = kind == PrefLibKind::cat;
    std::string files = "'" + std::string(name(kind)) + "' files";
    if (preferences.kind() == PreferenceKind::scores) {
        throw InvalidInput(
            "PrefLib files hold orders and categories, not scores; use to_ranks() or to_approvals() first");
    }
    if (preferences.kind() == PreferenceKind::approvals && !cat) {
        throw InvalidInput(files + " hold orders, not approvals; use 'cat', or to_ranks() first");
    }
    if (cat && categories == 0) throw InvalidInput("a 'cat' file needs the names of its categories");
    if (!cat && categories != 0) throw InvalidInput(files + " have no categories; use 'cat'");
    if (cat) files += " with " + std::to_string(categories) + " categories";
    BallotGroups groups(preferences, 0);
    for (std::size_t row = 0; row < preferences.n_agents(); ++row) {
        groups.select(row);
        const std::string why = why_unfit(preferences, groups, row, kind, categories);
        if (!why.empty()) refuse(preferences.agent(row), why, files);
    }
}

}  // namespace maillage::detail
