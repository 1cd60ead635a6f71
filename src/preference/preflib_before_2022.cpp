// The header of PrefLib files from before 2022: the number of candidates, one line "1,Name" for each, and the
// line "number of voters,sum of counts,number of unique orders".

#include <unordered_map>

#include "preference/preference_state.hpp"
#include "preference/preflib_header.hpp"
#include "preference/preflib_text.hpp"

namespace maillage::detail {

namespace {

std::string decoded(const LineSource& source, std::string_view text) {
    if (text.find_first_of(std::string_view("\r\0", 2)) != std::string_view::npos) {
        source.fail(0, "a carriage return or a zero byte inside a line; expected a text file");
    }
    if (invalid_utf8(text) == std::string_view::npos) return std::string(text);
    auto converted = from_windows_1252(text);
    if (!converted) source.fail(0, "the text is neither UTF-8 nor Windows-1252; save it as UTF-8");
    return *converted;
}

std::string_view line_or_fail(LineSource& source, const std::string& expected) {
    const auto line = source.next_with_text();
    if (!line) source.fail(0, "the file ends after this line; expected " + expected);
    return *line;
}

// "7, Name, with commas" as 7 and "Name, with commas".
PrefLibName candidate(const LineSource& source, std::string_view line) {
    const std::size_t comma = line.find(',');
    const auto number = whole_number(trimmed(line.substr(0, comma)));
    if (!number || comma == std::string_view::npos) {
        source.fail(
            1, "expected the number and the name of a candidate, such as '1,Lyon', not " + in_quotes(line));
    }
    return {*number, decoded(source, trimmed(line.substr(comma + 1)))};
}

void read_counts(LineSource& source, PrefLibHeader& header) {
    const std::string expected = "'number of voters,sum of counts,number of unique orders'";
    const std::string_view line = line_or_fail(source, expected);
    const std::size_t first = line.find(',');
    const std::size_t second = line.rfind(',');
    if (first != std::string_view::npos && first < second) {
        header.voters = {whole_number(trimmed(line.substr(first + 1, second - first - 1))), source.line(),
                         "the sum of counts"};
        header.orders = {whole_number(trimmed(line.substr(second + 1))), source.line(),
                         "the number of unique orders"};
        if (header.voters.value && header.orders.value) return;
    }
    source.fail(1, "expected " + expected + ", not " + in_quotes(line));
}

}  // namespace

PrefLibHeader read_header_before_2022(LineSource& source, std::string_view first_line) {
    const std::int64_t candidates = *whole_number(first_line);
    if (candidates == 0) source.fail(1, "the file declares no candidate");
    if (candidates > static_cast<std::int64_t>(kMaxTopics)) {
        source.fail(1, "the file declares " + std::to_string(candidates) +
                           " candidates; at most 65535 are supported");
    }
    PrefLibHeader header;
    header.before_2022 = true;
    std::unordered_map<std::string, std::size_t> line_of_name;
    std::unordered_map<std::int64_t, std::size_t> line_of_number;
    for (std::int64_t i = 0; i < candidates; ++i) {
        PrefLibName next = candidate(source, line_or_fail(source, "the name of a candidate"));
        if (next.name.empty()) source.fail(0, "candidate " + std::to_string(next.number) + " has no name");
        const auto same_name = line_of_name.emplace(next.name, source.line());
        const auto same_number = line_of_number.emplace(next.number, source.line());
        if (!same_name.second || !same_number.second) {
            const std::size_t earlier =
                same_name.second ? same_number.first->second : same_name.first->second;
            source.fail(1, std::string("two candidates have the same ") +
                               (same_name.second ? "number" : "name") + "; the other is on line " +
                               std::to_string(earlier));
        }
        header.alternatives.push_back(std::move(next));
    }
    read_counts(source, header);
    header.kind = kind_of_ending(source.name());
    if (header.kind == PrefLibKind::cat) {
        source.fail_at(0, 0,
                       "categories in the format of before 2022 are not supported; expected a header such as "
                       "'# TITLE: ...'");
    }
    header.first_ballot = source.next_with_text();
    return header;
}

}  // namespace maillage::detail
