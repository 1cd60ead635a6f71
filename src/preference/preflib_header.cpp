#include "preference/preflib_header.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "maillage/core/error.hpp"
#include "preference/preference_state.hpp"
#include "preference/preflib_text.hpp"

namespace maillage::detail {

namespace {

constexpr std::size_t kLargestHeader = std::size_t{64} << 20;

struct HeaderLine {
    std::size_t number;
    std::string text;
};

// The lines that begin with '#', as they stand, and the first line after them.
std::pair<std::vector<HeaderLine>, std::optional<std::string_view>> raw_lines(LineSource& source,
                                                                              std::string_view first) {
    std::vector<HeaderLine> lines;
    std::size_t bytes = 0;
    std::optional<std::string_view> line = first;
    while (line && trimmed(*line).starts_with('#')) {
        bytes += line->size();
        if (bytes > kLargestHeader)
            source.fail(0, "the header is larger than 64 MB; this is not a file of ballots");
        lines.push_back({source.line(), std::string(*line)});
        line = source.next_with_text();
    }
    return {std::move(lines), line};
}

std::size_t column_of(std::string_view line, std::size_t byte) {
    const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const std::string_view before = line.substr(0, byte);
    return 1 + static_cast<std::size_t>(std::ranges::count_if(before, starts_character));
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// UTF-8 as it is; Windows-1252 converted; both in one file refused, because then one of them is garbled.
void decode(const LineSource& source, std::vector<HeaderLine>& lines) {
    const HeaderLine* utf8 = nullptr;
    const HeaderLine* other = nullptr;
    for (const HeaderLine& line : lines) {
        if (const std::size_t zero = line.text.find('\0'); zero != std::string::npos) {
            source.fail_at(line.number, zero + 1, "the file is binary (a zero byte); expected a text file");
        }
        if (const std::size_t inside = line.text.find('\r'); inside != std::string::npos) {
            source.fail_at(line.number, inside + 1,
                           "a carriage return inside a line; end lines with a line feed");
        }
        const bool valid = invalid_utf8(line.text) == std::string_view::npos;
        if (valid && !utf8 && !is_ascii(line.text)) utf8 = &line;
        if (!valid && !other) other = &line;
    }
    if (!other) return;
    const std::size_t column = column_of(other->text, invalid_utf8(other->text));
    if (utf8) {
        source.fail_at(other->number, column,
                       "two encodings in one file: this line is not UTF-8, but line " +
                           std::to_string(utf8->number) + " is; save the file as UTF-8");
    }
    for (HeaderLine& line : lines) {
        auto text = from_windows_1252(line.text);
        if (!text)
            source.fail_at(line.number, column,
                           "the text is neither UTF-8 nor Windows-1252; save it as UTF-8");
        line.text = std::move(*text);
    }
}

std::int64_t declared_number(const LineSource& source, const HeaderLine& line, const PrefLibField& field) {
    const auto number = whole_number(field.value);
    if (!number) {
        source.fail_at(line.number, column_of(line.text, line.text.find(':') + 1),
                       field.key + " is " + in_quotes(field.value) + "; expected a whole number");
    }
    return *number;
}

// Takes the header apart, line by line.
class HeaderParser {
  public:
    explicit HeaderParser(const LineSource& source) : source_(source) {}

    void take(const HeaderLine& line) {
        PrefLibField field = preflib_field(line.text);
        if (!field.key.empty()) {
            const auto [earlier, fresh] = line_of_key_.emplace(field.key, line.number);
            if (!fresh) {
                source_.fail_at(
                    line.number, 0,
                    "'" + field.key + "' is given twice, first on line " + std::to_string(earlier->second));
            }
        }
        const PrefLibKey key = preflib_key(field.key);
        switch (key.role) {
            case PrefLibRole::metadata:
                break;
            case PrefLibRole::data_type:
                take_data_type(line, field.value);
                break;
            case PrefLibRole::number_alternatives:
                take_count(alternatives_, line, field);
                break;
            case PrefLibRole::number_categories:
                take_count(categories_, line, field);
                break;
            case PrefLibRole::number_voters:
                take_count(header_.voters, line, field);
                break;
            case PrefLibRole::number_orders:
                take_count(header_.orders, line, field);
                break;
            case PrefLibRole::alternative_name:
                take_name(header_.alternatives, alternative_lines_, "alternative", line, key.number,
                          field.value);
                break;
            case PrefLibRole::category_name:
                take_name(header_.categories, category_lines_, "category", line, key.number, field.value);
                break;
        }
        header_.fields.push_back(std::move(field));
    }

    PrefLibHeader finish(std::string_view file_name) {
        settle_kind(kind_of_ending(file_name));
        check_names(alternatives_, header_.alternatives.size(), "alternative");
        check_names(categories_, header_.categories.size(), "category");
        if (header_.alternatives.empty()) {
            source_.fail_at(
                0, 0, "the header names no alternative; expected lines such as '# ALTERNATIVE NAME 1: Lyon'");
        }
        const bool has_categories = !header_.categories.empty();
        if (has_categories && !header_.kind) header_.kind = PrefLibKind::cat;
        if (has_categories != (header_.kind == PrefLibKind::cat)) {
            source_.fail_at(0, 0,
                            has_categories
                                ? "the header names categories, but the ballots are orders ('" +
                                      std::string(name(*header_.kind)) + "'); only 'cat' has categories"
                                : "the header names no category; expected lines such as "
                                  "'# CATEGORY NAME 1: Yes'");
        }
        std::ranges::sort(header_.categories, {}, &PrefLibName::number);
        return std::move(header_);
    }

  private:
    using LineOfName = std::unordered_map<std::string, std::size_t>;

    void take_data_type(const HeaderLine& line, const std::string& value) {
        const std::string lower = lower_case(value);
        data_type_line_ = line.number;
        header_.kind = kind_of_ending("." + lower);
        if (!header_.kind) {
            source_.fail_at(
                line.number, 0,
                "DATA TYPE is " + in_quotes(value) + "; expected ballots: soc, soi, toc, toi or cat");
        }
    }

    void take_count(DeclaredCount& count, const HeaderLine& line, const PrefLibField& field) {
        if (count.value) {  // as NUMBER UNIQUE ORDERS and as NUMBER UNIQUE PREFERENCES
            source_.fail_at(line.number, 0,
                            field.key + " repeats " + count.key + " on line " + std::to_string(count.line));
        }
        count = {declared_number(source_, line, field), line.number, field.key};
    }

    void take_name(std::vector<PrefLibName>& names, LineOfName& lines, const std::string& what,
                   const HeaderLine& line, std::string_view number, const std::string& value) {
        const auto parsed = whole_number(number);
        if (!parsed) {
            source_.fail_at(line.number, 0,
                            "the " + what + " number is " + in_quotes(number) + "; expected a whole number");
        }
        if (value.empty()) source_.fail_at(line.number, 0, what + " " + std::string(number) + " has no name");
        const auto [earlier, fresh] = lines.emplace(value, line.number);
        if (!fresh) {
            source_.fail_at(line.number, 0,
                            "two of them have the name " + in_quotes(value) + " (the other is on line " +
                                std::to_string(earlier->second) + "); each " + what +
                                " needs a name of its own");
        }
        const auto same_number = lines.emplace("\n" + std::to_string(*parsed), line.number);
        if (!same_number.second) {
            source_.fail_at(line.number, 0,
                            what + " " + std::to_string(*parsed) + " has two names, the other on line " +
                                std::to_string(same_number.first->second));
        }
        names.push_back({*parsed, value});
        if (names.size() > kMaxTopics) {
            source_.fail_at(line.number, 0, "more than 65535 names; at most 65535 are supported");
        }
    }

    void settle_kind(std::optional<PrefLibKind> ending) {
        if (!ending || !header_.kind || *ending == *header_.kind) {
            if (!header_.kind) header_.kind = ending;
            return;
        }
        source_.fail_at(data_type_line_, 0,
                        "DATA TYPE is '" + std::string(name(*header_.kind)) +
                            "', but the file's name ends in '." + std::string(name(*ending)) +
                            "'; they must be the same");
    }

    void check_names(const DeclaredCount& declared, std::size_t names, const std::string& what) const {
        if (!declared.value || *declared.value == static_cast<std::int64_t>(names)) return;
        source_.fail_at(declared.line, 0,
                        declared.key + " is " + std::to_string(*declared.value) + ", but " +
                            std::to_string(names) + " " + what + " names are given");
    }

    const LineSource& source_;
    PrefLibHeader header_;
    DeclaredCount alternatives_;
    DeclaredCount categories_;
    std::size_t data_type_line_ = 0;
    std::unordered_map<std::string, std::size_t> line_of_key_;
    LineOfName alternative_lines_;
    LineOfName category_lines_;
};

}  // namespace

PrefLibKey preflib_key(std::string_view key) {
    constexpr std::string_view kAlternative = "ALTERNATIVE NAME ";
    constexpr std::string_view kCategory = "CATEGORY NAME ";
    if (key.starts_with(kAlternative)) {
        return {PrefLibRole::alternative_name, trimmed(key.substr(kAlternative.size()))};
    }
    if (key.starts_with(kCategory))
        return {PrefLibRole::category_name, trimmed(key.substr(kCategory.size()))};
    if (key == "DATA TYPE") return {PrefLibRole::data_type};
    if (key == "NUMBER ALTERNATIVES") return {PrefLibRole::number_alternatives};
    if (key == "NUMBER VOTERS") return {PrefLibRole::number_voters};
    if (key == "NUMBER UNIQUE ORDERS" || key == "NUMBER UNIQUE PREFERENCES")
        return {PrefLibRole::number_orders};
    if (key == "NUMBER CATEGORIES") return {PrefLibRole::number_categories};
    return {};
}

PrefLibField preflib_field(std::string_view line) {
    std::string_view text = trimmed(line);
    text.remove_prefix(text.starts_with('#') ? 1 : 0);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return {"", std::string(trimmed(text)), std::string(line)};
    return {std::string(trimmed(text.substr(0, colon))), std::string(trimmed(text.substr(colon + 1))),
            std::string(line)};
}

std::optional<PrefLibKind> kind_of_ending(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::string ending = lower_case(file_name.substr(dot + 1));
    for (const PrefLibKind kind :
         {PrefLibKind::soc, PrefLibKind::soi, PrefLibKind::toc, PrefLibKind::toi, PrefLibKind::cat}) {
        if (ending == name(kind)) return kind;
    }
    return std::nullopt;
}

PrefLibHeader read_header(LineSource& source) {
    const auto first = source.next_with_text();
    if (!first) source.fail_at(0, 0, "the file is empty; expected a PrefLib header such as '# TITLE: ...'");
    if (const std::size_t zero = first->find('\0'); zero != std::string_view::npos) {
        source.fail(zero + 1, "the file is binary (a zero byte); expected a text file");
    }
    const std::string_view text = trimmed(*first);
    if (whole_number(text)) return read_header_before_2022(source, text);
    if (!text.starts_with('#')) {
        source.fail(1, "the file begins with " + in_quotes(text) +
                           ", so it is not a PrefLib file; expected a header such as '# TITLE: ...'");
    }
    auto [lines, ballot] = raw_lines(source, *first);
    decode(source, lines);
    HeaderParser parser(source);
    for (const HeaderLine& line : lines) parser.take(line);
    PrefLibHeader header = parser.finish(source.name());
    header.first_ballot = ballot;
    return header;
}

}  // namespace maillage::detail
