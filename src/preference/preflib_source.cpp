#include "preference/preflib_source.hpp"

#include <algorithm>
#include <cstring>

#include "maillage/core/error.hpp"
#include "preference/preflib_text.hpp"

namespace maillage::detail {

namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;
constexpr std::size_t kLongestLine = std::size_t{8} << 20;

}  // namespace

LineSource::LineSource(std::istream& stream, std::string name, std::uint64_t bytes, const Monitor& monitor)
    : stream_(stream), name_(std::move(name)), clock_(monitor), buffer_(kChunk) {
    progress_.total = bytes;
    fill();
    read_marks();
}

void LineSource::fail(std::size_t column, const std::string& what) const {
    fail_at(line_, column, what);
}

void LineSource::fail_at(std::size_t line, std::size_t column, const std::string& what) const {
    throw FileError(showable(name_), line, column, what);
}

void LineSource::read_marks() {
    const std::string_view head(buffer_.data(), std::min<std::size_t>(end_, 3));
    if (head == "\xEF\xBB\xBF") {
        byte_order_mark_ = true;
        begin_ = 3;
    }
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        fail(0, "the text is in UTF-16; save the file as UTF-8");
    }
}

bool LineSource::fill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    stream_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
    const auto got = static_cast<std::size_t>(stream_.gcount());
    if (stream_.bad()) fail(0, "reading failed after " + std::to_string(progress_.done) + " bytes");
    end_ += got;
    progress_.done += got;
    clock_.tick(progress_);
    return got > 0;
}

std::string_view LineSource::take(std::size_t length, bool ended) {
    std::string_view text(buffer_.data() + begin_, length);
    begin_ += length + (ended ? 1 : 0);
    ++line_;
    line_was_ended_ = ended;
    const bool returned = ended && text.ends_with('\r');
    if (returned) text.remove_suffix(1);
    if (line_ == 1) carriage_return_ = returned;
    return text;
}

std::optional<std::string_view> LineSource::next() {
    std::size_t searched = 0;
    while (true) {
        const char* from = buffer_.data() + begin_ + searched;
        const std::size_t left = end_ - begin_ - searched;
        if (const void* found = left > 0 ? std::memchr(from, '\n', left) : nullptr) {
            return take(static_cast<std::size_t>(static_cast<const char*>(found) - (buffer_.data() + begin_)),
                        true);
        }
        searched = end_ - begin_;
        if (searched > kLongestLine) {
            ++line_;
            fail(0, "the line is longer than 8 MB; this is not a file of ballots");
        }
        if (fill()) continue;
        if (searched == 0) return std::nullopt;
        return take(searched, false);
    }
}

std::optional<std::string_view> LineSource::next_with_text() {
    auto text = next();
    while (text && trimmed(*text).empty()) text = next();
    return text;
}

}  // namespace maillage::detail
