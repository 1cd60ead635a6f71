#include "preference/preflib_orders.hpp"

#include <algorithm>
#include <limits>

#include "preference/preflib_text.hpp"

namespace maillage::detail {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

ColumnOfNumber::ColumnOfNumber(std::span<const PrefLibName> alternatives) {
    // Numbers usually run from 1 to n; a table a few times that long finds them without hashing.
    const auto longest = static_cast<std::int64_t>(4 * alternatives.size() + 64);
    std::int32_t column = 0;
    for (const PrefLibName& alternative : alternatives) {
        if (alternative.number < longest) {
            const auto index = static_cast<std::size_t>(alternative.number);
            if (index >= near_.size()) near_.resize(index + 1, -1);
            near_[index] = column++;
        } else {
            far_.emplace(alternative.number, column++);
        }
    }
}

OrderParser::OrderParser(const BallotFormat& format)
    : format_(format),
      column_of_(format.alternatives),
      count_end_(format.before_2022 ? ',' : ':'),
      is_cat_(format.kind == PrefLibKind::cat),
      is_strict_(format.kind == PrefLibKind::soc || format.kind == PrefLibKind::soi),
      is_complete_(format.kind == PrefLibKind::soc || format.kind == PrefLibKind::toc) {}

std::int64_t OrderParser::parse(std::string_view line, std::span<std::uint16_t> row) {
    row_ = row;
    std::ranges::fill(row_, std::uint16_t{0});
    begin_ = at_ = line.data();
    end_ = begin_ + line.size();
    level_ = 0;
    placed_ = 0;
    is_plain_ = true;
    const std::int64_t count = parse_count();
    parse_items();
    if (placed_ < row_.size()) {
        any_incomplete_ = true;
        if (is_complete_) check_complete();
    }
    if (is_cat_ && level_ < format_.categories) is_plain_ = false;  // empty categories left out at the end
    return count;
}

std::int64_t OrderParser::parse_count() {
    skip_blanks();
    const char* start = at_;
    if (at('#')) fail(start, "a header line after the first ballot; all lines with '#' stand at the top");
    const std::int64_t count = parse_number("the number of voters");
    skip_blanks();
    if (count == 0) fail(start, "the number of voters is 0; expected at least 1");
    if (count > kMostVoters) fail(start, "more than 2^53 voters, which cannot be counted exactly");
    // Before 2022, a line without any comma is an empty ballot.
    if (format_.before_2022 && at_ == end_) return count;
    if (!at(count_end_)) {
        fail(at_, std::string("expected '") + count_end_ + "' after the number of voters, not " + found());
    }
    ++at_;
    return count;
}

void OrderParser::parse_items() {
    skip_blanks(format_.style.space_after_colon ? 1 : 0);
    while (true) {
        parse_plain_items();
        if (at_ == end_) return;
        if (at('{')) {
            parse_group();
        } else {
            const char* start = at_;
            const std::int64_t number = parse_number("the number of an alternative");
            next_level(start);
            place(number, start);
        }
        skip_blanks();
        if (at_ == end_) return;
        if (!at(',')) fail(at_, "expected ',' between alternatives, not " + found());
        ++at_;
        skip_blanks(format_.style.space_after_comma ? 1 : 0);
        if (at_ == end_) is_plain_ = false;  // a comma at the end of the line is tolerated
    }
}

// "3,1,2" without a call per number, as far as there is nothing else and nothing wrong.
void OrderParser::parse_plain_items() {
    constexpr std::ptrdiff_t kMostDigits = 6;
    const std::size_t last_level = is_cat_ ? format_.categories : row_.size();
    while (at_ != end_ && *at_ != '0' && level_ < last_level) {
        const char* at = at_;
        std::int64_t number = 0;
        for (; at != end_ && is_digit(*at) && at - at_ < kMostDigits; ++at)
            number = number * 10 + (*at - '0');
        if (at == at_ || (at != end_ && *at != ',')) return;
        const std::int32_t column = column_of_(number);
        if (column < 0 || row_[static_cast<std::size_t>(column)] != 0) return;
        row_[static_cast<std::size_t>(column)] = ++level_;
        ++placed_;
        at_ = at;
        if (at_ == end_) return;
        ++at_;
        skip_blanks(format_.style.space_after_comma ? 1 : 0);
        if (at_ == end_) is_plain_ = false;  // a comma at the end of the line is tolerated
    }
}

void OrderParser::parse_group() {
    const char* start = at_++;
    skip_blanks();
    if (at('}')) {
        if (is_cat_) {
            next_level(start);
        } else if (!format_.before_2022) {
            fail(start, "an empty pair of braces; leave out what is not ranked");
        }
        ++at_;
        return;
    }
    next_level(start);
    std::size_t members = 0;
    std::int32_t last_column = -1;
    while (true) {
        const char* number_start = at_;
        const std::int32_t column = place(parse_number("the number of an alternative"), number_start);
        if (column < last_column) is_plain_ = false;
        last_column = column;
        ++members;
        skip_blanks();
        if (at('}')) break;
        if (at_ == end_) fail(start, "the brace opened here is not closed");
        if (!at(',')) fail(at_, "expected ',' or '}' after an alternative, not " + found());
        ++at_;
        skip_blanks(format_.style.space_after_comma ? 1 : 0);
    }
    ++at_;
    if (members == 1) {
        is_plain_ = false;
        return;
    }
    any_tie_ = true;
    if (is_strict_) {
        fail(start, "a tie, but '" + std::string(name(*format_.kind)) + "' files hold strict orders; use " +
                        (is_complete_ ? "'toc'" : "'toi'"));
    }
}

std::int64_t OrderParser::parse_number(const char* what) {
    constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max() / 10 - 1;
    const char* start = at_;
    std::int64_t number = 0;
    while (at_ != end_ && is_digit(*at_)) {
        if (number > kLargest) fail(start, std::string(what) + " is too large");
        number = number * 10 + (*at_++ - '0');
    }
    if (at_ == start) fail(start, std::string("expected ") + what + ", not " + found());
    if (*start == '0' && at_ - start > 1) is_plain_ = false;
    return number;
}

void OrderParser::next_level(const char* at) {
    ++level_;
    if (is_cat_ && level_ > format_.categories) {
        fail(at, "more groups than the " + std::to_string(format_.categories) + " categories of the header");
    }
}

std::int32_t OrderParser::place(std::int64_t number, const char* at) {
    const std::int32_t column = column_of_(number);
    if (column < 0) {
        fail(at, "there is no alternative " + std::to_string(number) + " among the " +
                     std::to_string(format_.alternatives.size()) + " that the header names");
    }
    std::uint16_t& cell = row_[static_cast<std::size_t>(column)];
    if (cell != 0) fail(at, "alternative " + std::to_string(number) + " stands twice in this ballot");
    cell = level_;
    ++placed_;
    return column;
}

void OrderParser::check_complete() {
    const auto missing = static_cast<std::size_t>(std::ranges::find(row_, std::uint16_t{0}) - row_.begin());
    const PrefLibName& first = format_.alternatives[missing];
    const std::size_t others = row_.size() - placed_ - 1;
    fail(end_, "alternative " + std::to_string(first.number) + " (" + in_quotes(first.name) + ")" +
                   (others > 0 ? " and " + std::to_string(others) + " more are" : " is") + " missing, but '" +
                   std::string(name(*format_.kind)) + "' files hold complete orders; use " +
                   (is_strict_ ? "'soi'" : "'toi'"));
}

std::string OrderParser::found() const {
    if (at_ == end_) return "the end of the line";
    if (*at_ == '\r') return "a carriage return inside a line";
    return in_quotes(std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, 12));
}

void OrderParser::fail(const char* at, const std::string& what) const {
    throw BallotFault{static_cast<std::size_t>(at - begin_) + 1, what};
}

}  // namespace maillage::detail
