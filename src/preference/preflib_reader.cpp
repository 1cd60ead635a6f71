// From the lines of a PrefLib file to a PrefLibFile.

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "maillage/core/error.hpp"
#include "maillage/preference/preflib.hpp"
#include "preference/preflib_header.hpp"
#include "preference/preflib_orders.hpp"
#include "preference/preflib_rows.hpp"
#include "preference/preflib_source.hpp"
#include "preference/preflib_text.hpp"

namespace maillage {

namespace {

using detail::BallotRows;
using detail::DeclaredCount;
using detail::LineSource;
using detail::OrderParser;
using detail::PrefLibHeader;

// How many rows to make room for: what the header promises, but never more cells than half the bytes of the
// file, because a header may lie.
std::size_t expected_rows(const PrefLibHeader& header, std::uint64_t bytes) {
    const auto promised = static_cast<std::uint64_t>(header.orders.value.value_or(0));
    return static_cast<std::size_t>(std::min(promised, bytes / (2 * header.alternatives.size())));
}

void check_total(const LineSource& source, const DeclaredCount& declared, std::int64_t counted,
                 const std::string& counted_text) {
    if (!declared.value || *declared.value == counted) return;
    source.fail_at(declared.line, 0,
                   declared.key + " is " + std::to_string(*declared.value) + ", but " + counted_text);
}

void check_totals(const LineSource& source, const PrefLibHeader& header, const BallotRows& rows) {
    check_total(source, header.voters, rows.voters(),
                "the counts of the ballots add up to " + std::to_string(rows.voters()));
    check_total(source, header.orders, static_cast<std::int64_t>(rows.size()),
                "the ballots take " + std::to_string(rows.size()) + " lines");
}

PrefLibStyle style_of(const LineSource& source, std::string_view first_ballot, bool before_2022) {
    PrefLibStyle style;
    style.byte_order_mark = source.byte_order_mark();
    style.carriage_return = source.carriage_return();
    if (before_2022) return style;
    const std::size_t colon = first_ballot.find(':');
    style.space_after_colon =
        colon == std::string_view::npos || first_ballot.substr(colon + 1).starts_with(' ');
    style.space_after_comma = first_ballot.find(", ") != std::string_view::npos;
    return style;
}

PrefLibKind strictest_kind(bool any_tie, bool any_incomplete) {
    if (any_tie) return any_incomplete ? PrefLibKind::toi : PrefLibKind::toc;
    return any_incomplete ? PrefLibKind::soi : PrefLibKind::soc;
}

// The lines of ballots that are typed otherwise than the others, unless there are too many of them to keep.
class OddLines {
  public:
    void add(std::size_t row, std::string_view line) {
        if (too_many_) return;
        bytes_ += line.size();
        lines_.push_back({row, std::string(line)});
        if (bytes_ <= kMostBytes) return;
        too_many_ = true;
        lines_ = {};
    }
    [[nodiscard]] std::vector<PrefLibLine> take() && { return std::move(lines_); }

  private:
    static constexpr std::size_t kMostBytes = std::size_t{16} << 20;
    std::vector<PrefLibLine> lines_;
    std::size_t bytes_ = 0;
    bool too_many_ = false;
};

// Reads all ballots, and says of which kind they are.
PrefLibKind read_ballots(LineSource& source, const PrefLibHeader& header, const detail::BallotFormat& format,
                         BallotRows& rows, OddLines& odd_lines) {
    OrderParser parser(format);
    std::vector<std::uint16_t> row(header.alternatives.size());
    for (auto line = header.first_ballot; line; line = source.next_with_text()) {
        try {
            const std::int64_t count = parser.parse(*line, row);
            if (!parser.is_plain() && !header.before_2022) odd_lines.add(rows.size(), *line);
            rows.append(row, parser.levels(), count);
        } catch (const detail::BallotFault& fault) {
            source.fail(fault.column, fault.what);
        }
        if (rows.voters() > detail::kMostVoters) {
            source.fail(0, "more than 2^53 voters up to here, which cannot be counted exactly");
        }
    }
    return header.kind.value_or(strictest_kind(parser.any_tie(), parser.any_incomplete()));
}

PrefLibFile read(LineSource& source) {
    PrefLibHeader header = detail::read_header(source);
    if (!header.first_ballot) source.fail_at(0, 0, "the file has a header but no ballot");
    PrefLibStyle style = style_of(source, *header.first_ballot, header.before_2022);
    const std::size_t categories = header.categories.size();
    BallotRows rows(header.alternatives.size(), expected_rows(header, source.bytes()));
    OddLines odd_lines;
    const PrefLibKind kind = read_ballots(
        source, header, {header.kind, header.alternatives, categories, style, header.before_2022}, rows,
        odd_lines);
    style.final_newline = source.line_was_ended();
    check_totals(source, header, rows);

    std::vector<std::string> topics;
    topics.reserve(header.alternatives.size());
    for (const PrefLibName& alternative : header.alternatives) topics.push_back(alternative.name);
    return {kind,
            std::move(header.fields),
            std::move(header.alternatives),
            std::move(header.categories),
            std::move(rows).finish(categories, std::move(topics)),
            style,
            std::move(odd_lines).take()};
}

}  // namespace

PrefLibFile read_preflib(std::istream& stream, const std::string& name, const Monitor& monitor) {
    LineSource source(stream, name, 0, monitor);
    return read(source);
}

PrefLibFile read_preflib(const std::filesystem::path& path, const Monitor& monitor) {
    const std::string shown = detail::showable(path.string());
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) throw FileError(shown, 0, 0, "there is no such file");
    if (std::filesystem::is_directory(status)) {
        throw FileError(shown, 0, 0, "this is a folder; expected a file of ballots");
    }
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::ifstream stream;
    stream.rdbuf()->pubsetbuf(nullptr, 0);  // the line source has a buffer of its own
    stream.open(path, std::ios::binary);
    if (!stream) {
        throw FileError(shown, 0, 0, "the file cannot be opened: " + std::generic_category().message(errno));
    }
    LineSource source(stream, path.string(), error ? 0 : size, monitor);
    return read(source);
}

}  // namespace maillage
