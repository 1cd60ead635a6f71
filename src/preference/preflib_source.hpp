#pragma once
// The lines of a text file, one at a time, from a buffer of bounded size: the byte order mark and the line
// ends are taken off, and every complaint knows its line and column.

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/core/monitor.hpp"

namespace maillage::detail {

class LineSource {
  public:
    /// `bytes` is the size of the file if it is known, 0 otherwise; it is only shown as progress.
    LineSource(std::istream& stream, std::string name, std::uint64_t bytes, const Monitor& monitor);

    /// The next line without its end, valid until the next call; nothing at the end of the file.
    std::optional<std::string_view> next();
    /// As `next`, without the lines that hold only blanks.
    std::optional<std::string_view> next_with_text();

    /// Number of the last line given out, from 1.
    [[nodiscard]] std::size_t line() const { return line_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::uint64_t bytes() const { return progress_.total; }
    [[nodiscard]] bool byte_order_mark() const { return byte_order_mark_; }
    /// Whether the first line ended in a carriage return and a line feed.
    [[nodiscard]] bool carriage_return() const { return carriage_return_; }
    /// Whether the last line given out ended in a line feed.
    [[nodiscard]] bool line_was_ended() const { return line_was_ended_; }

    /// Throws FileError about the current line; a column of 0 is left out.
    [[noreturn]] void fail(std::size_t column, const std::string& what) const;
    /// Throws FileError about an earlier line; a line of 0 is left out.
    [[noreturn]] void fail_at(std::size_t line, std::size_t column, const std::string& what) const;

  private:
    bool fill();
    void read_marks();
    std::string_view take(std::size_t length, bool ended);

    std::istream& stream_;
    std::string name_;
    MonitorClock clock_;
    Progress progress_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // the unread bytes are buffer_[begin_, end_)
    std::size_t end_ = 0;
    std::size_t line_ = 0;
    bool byte_order_mark_ = false;
    bool carriage_return_ = false;
    bool line_was_ended_ = true;
};

}  // namespace maillage::detail
