#pragma once
// One line of ballots: a count and an order such as "12: 3,{1,4},2", turned into one row of ranks or
// categories.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "maillage/preference/preflib_file.hpp"

namespace maillage::detail {

/// More voters than this cannot be added up exactly in a double.
constexpr std::int64_t kMostVoters = std::int64_t{1} << 53;

/// From the number of an alternative to its column.
class ColumnOfNumber {
  public:
    explicit ColumnOfNumber(std::span<const PrefLibName> alternatives);

    /// -1 where there is no such alternative.
    [[nodiscard]] std::int32_t operator()(std::int64_t number) const {
        if (number >= 0 && number < static_cast<std::int64_t>(near_.size())) {
            return near_[static_cast<std::size_t>(number)];
        }
        const auto found = far_.find(number);
        return found == far_.end() ? -1 : found->second;
    }

  private:
    std::vector<std::int32_t> near_;
    std::unordered_map<std::int64_t, std::int32_t> far_;
};

/// What the lines of ballots of one file may say, and how they are typed.
struct BallotFormat {
    std::optional<PrefLibKind> kind = {};
    std::span<const PrefLibName> alternatives = {};
    std::size_t categories = 0;
    PrefLibStyle style = {};
    bool before_2022 = false;  ///< "count,order" instead of "count: order"
};

/// What is wrong with a line of ballots.
struct BallotFault {
    std::size_t column = 0;
    std::string what = {};
};

/// Reads lines of ballots; throws BallotFault, naming what is wrong and what would be right.
class OrderParser {
  public:
    explicit OrderParser(const BallotFormat& format);

    /// Fills `row` (one cell per alternative) with ranks from 1, or with categories from 1; 0 = not
    /// mentioned. Returns the count.
    std::int64_t parse(std::string_view line, std::span<std::uint16_t> row);

    /// Largest rank of the last line.
    [[nodiscard]] unsigned levels() const { return level_; }
    /// Whether the last line was typed as the writer would type it.
    [[nodiscard]] bool is_plain() const { return is_plain_; }
    /// Whether any line so far had a tie, or left an alternative out.
    [[nodiscard]] bool any_tie() const { return any_tie_; }
    [[nodiscard]] bool any_incomplete() const { return any_incomplete_; }

  private:
    std::int64_t parse_count();
    void parse_items();
    void parse_plain_items();
    void parse_group();
    std::int64_t parse_number(const char* what);
    std::int32_t place(std::int64_t number, const char* at);
    void next_level(const char* at);
    void check_complete();

    void skip_blanks(std::ptrdiff_t usual = 0) {
        const char* start = at_;
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\t')) ++at_;
        if (at_ - start != usual || (usual == 1 && *start != ' ')) is_plain_ = false;
    }
    [[nodiscard]] bool at(char c) const { return at_ != end_ && *at_ == c; }
    [[nodiscard]] std::string found() const;
    [[noreturn]] void fail(const char* at, const std::string& what) const;

    BallotFormat format_;
    ColumnOfNumber column_of_;
    char count_end_;
    bool is_cat_;
    bool is_strict_;
    bool is_complete_;

    std::span<std::uint16_t> row_;
    const char* begin_ = nullptr;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::uint16_t level_ = 0;
    std::size_t placed_ = 0;
    bool is_plain_ = true;
    bool any_tie_ = false;
    bool any_incomplete_ = false;
};

}  // namespace maillage::detail
