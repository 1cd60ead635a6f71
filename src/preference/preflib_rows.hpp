#pragma once
// Rows of ranks or categories with their counts, on the way into a PreferenceMatrix and out of one.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "maillage/preference/preflib_file.hpp"

namespace maillage::detail {

/// Collects rows as they come, one byte a rank until a row needs two.
class BallotRows {
  public:
    BallotRows(std::size_t topics, std::size_t expected_rows);

    /// `levels` is the largest number in the row.
    void append(std::span<const std::uint16_t> row, unsigned levels, std::int64_t count);

    [[nodiscard]] std::size_t size() const { return counts_.size(); }
    /// Sum of all counts.
    [[nodiscard]] std::int64_t voters() const { return voters_; }

    /// A matrix without copying the rows: approvals where `categories` is 1 or 2, otherwise ranks. With one
    /// category, what a ballot does not list is answered no.
    [[nodiscard]] PreferenceMatrix finish(std::size_t categories, std::vector<std::string> topics) &&;

  private:
    std::size_t topics_;
    std::vector<std::uint8_t> bytes_;
    std::vector<std::uint16_t> words_;
    std::vector<double> counts_;
    std::int64_t voters_ = 0;
    bool wide_ = false;
};

/// The topics of one row at a time in groups, best first: the groups that are tied, none of them empty, or as
/// many groups as there are categories.
class BallotGroups {
  public:
    /// No categories: groups of tied topics.
    BallotGroups(const PreferenceMatrix& preferences, std::size_t categories);

    /// Looks at another row.
    void select(std::size_t row);
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    /// The topics of a group of the selected row, in the order of the columns.
    [[nodiscard]] std::span<const std::size_t> operator[](std::size_t group) const {
        const std::size_t begin = group == 0 ? 0 : ends_[group - 1];
        return std::span(topics_).subspan(begin, ends_[group] - begin);
    }
    /// Number of topics in all groups.
    [[nodiscard]] std::size_t n_ranked() const { return topics_.size(); }

  private:
    const PreferenceMatrix& preferences_;
    std::size_t categories_;
    std::vector<std::pair<unsigned, std::size_t>> by_level_;
    std::vector<std::size_t> topics_;
    std::vector<std::size_t> ends_;
};

/// How many voters each row stands for; throws InvalidInput where that is not a whole number.
[[nodiscard]] std::vector<std::int64_t> voters_by_row(const PreferenceMatrix& preferences);

/// Throws InvalidInput unless a file of that kind can hold the ballots; the message names the first that it
/// cannot.
void check_kind(const PreferenceMatrix& preferences, PrefLibKind kind, std::size_t categories);

}  // namespace maillage::detail
