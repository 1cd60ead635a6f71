// From a PrefLibFile to the bytes of a file: every line of the header that still tells the truth is written
// as it was.

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <set>
#include <system_error>

#include "maillage/core/error.hpp"
#include "maillage/preference/preflib.hpp"
#include "preference/preflib_header.hpp"
#include "preference/preflib_orders.hpp"
#include "preference/preflib_rows.hpp"
#include "preference/preflib_text.hpp"

namespace maillage {

namespace {

using detail::BallotGroups;
using detail::PrefLibRole;

void check_names(const PrefLibFile& file) {
    if (!std::ranges::equal(file.alternatives, file.preferences.topics(), {}, &PrefLibName::name)) {
        throw InvalidInput(
            "the alternatives of a PrefLib file must be the topics of its preferences, in order");
    }
    for (const auto* names : {&file.alternatives, &file.categories}) {
        std::set<std::int64_t> numbers;
        for (const PrefLibName& entry : *names) {
            if (entry.name.empty() || entry.name != detail::trimmed(entry.name) ||
                entry.name.find_first_of("\r\n") != std::string::npos) {
                throw InvalidInput("PrefLib files cannot hold the name " + detail::in_quotes(entry.name) +
                                   ": it is empty, begins or ends with a blank, or holds a line break");
            }
            if (entry.number < 0 || !numbers.insert(entry.number).second) {
                throw InvalidInput("number " + std::to_string(entry.number) + " of " +
                                   detail::in_quotes(entry.name) + " is negative or stands twice");
            }
        }
    }
}

// What a header line is about, in a form that can be compared: "ALTERNATIVE NAME 07" is about alternative 7.
using Topic = std::pair<PrefLibRole, std::int64_t>;

Topic topic_of(const std::string& key) {
    const auto [role, number] = detail::preflib_key(key);
    return {role, detail::whole_number(number).value_or(-1)};
}

// What the ballots and names imply, in the order of the format.
std::vector<std::pair<std::string, std::string>> implied_fields(const PrefLibFile& file, std::size_t orders,
                                                                std::int64_t voters) {
    const bool cat = file.kind == PrefLibKind::cat;
    std::vector<std::pair<std::string, std::string>> fields = {
        {"DATA TYPE", std::string(name(file.kind))},
        {"NUMBER ALTERNATIVES", std::to_string(file.alternatives.size())},
        {"NUMBER VOTERS", std::to_string(voters)},
        {cat ? "NUMBER UNIQUE PREFERENCES" : "NUMBER UNIQUE ORDERS", std::to_string(orders)}};
    if (cat) fields.emplace_back("NUMBER CATEGORIES", std::to_string(file.categories.size()));
    for (const PrefLibName& entry : file.categories) {
        fields.emplace_back("CATEGORY NAME " + std::to_string(entry.number), entry.name);
    }
    for (const PrefLibName& entry : file.alternatives) {
        fields.emplace_back("ALTERNATIVE NAME " + std::to_string(entry.number), entry.name);
    }
    return fields;
}

bool is_name(const Topic& topic) {
    return topic.first == PrefLibRole::alternative_name || topic.first == PrefLibRole::category_name;
}

// The header as it is, with what the ballots and names imply corrected or dropped, and with all names. What
// else a file left out it leaves out again; only a header made from nothing gets everything.
std::vector<PrefLibField> current_header(const PrefLibFile& file, std::size_t orders, std::int64_t voters) {
    const auto implied = implied_fields(file, orders, voters);
    std::map<Topic, const std::string*> value_of;
    for (const auto& [key, value] : implied) value_of.emplace(topic_of(key), &value);
    std::set<Topic> present;
    std::vector<PrefLibField> header;
    for (PrefLibField field : file.header) {
        const Topic topic = topic_of(field.key);
        if (topic.first != PrefLibRole::metadata) {
            const auto found = value_of.find(topic);
            if (found == value_of.end() || !present.insert(topic).second) continue;
            field.value = *found->second;
        }
        header.push_back(std::move(field));
    }
    for (const auto& [key, value] : implied) {
        const Topic topic = topic_of(key);
        if ((file.header.empty() || is_name(topic)) && !present.contains(topic))
            header.push_back({key, value});
    }
    return header;
}

std::string header_line(const PrefLibField& field) {
    if (!field.line.empty()) {
        const PrefLibField stood = detail::preflib_field(field.line);
        if (stood.key == field.key && stood.value == field.value) return field.line;
    }
    const bool broken = (field.key + field.value).find_first_of("\r\n") != std::string::npos;
    if (broken || field.key.find(':') != std::string::npos) {
        throw InvalidInput("the header field " + detail::in_quotes(field.key) +
                           " cannot be written: it holds a line break, or its key a colon");
    }
    return field.key.empty() ? "# " + field.value : "# " + field.key + ": " + field.value;
}

void append_group(std::string& text, std::span<const std::size_t> group, const PrefLibFile& file) {
    if (group.size() != 1) text += '{';
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (i > 0) text += file.style.space_after_comma ? ", " : ",";
        text += std::to_string(file.alternatives[group[i]].number);
    }
    if (group.size() != 1) text += '}';
}

// The ballots one after the other: in the style of the file, or as they were typed where that still is the
// ballot.
class BallotWriter {
  public:
    explicit BallotWriter(const PrefLibFile& file)
        : file_(file),
          groups_(file.preferences, file.categories.size()),
          parser_({file.kind, file.alternatives, file.categories.size(), file.style, false}),
          row_(file.preferences.n_topics()),
          next_odd_(file.odd_lines.begin()) {}

    void append(std::string& text, std::size_t row, std::int64_t voters) {
        while (next_odd_ != file_.odd_lines.end() && next_odd_->row < row) ++next_odd_;
        if (next_odd_ != file_.odd_lines.end() && next_odd_->row == row &&
            says(next_odd_->line, row, voters)) {
            text += next_odd_->line;
            return;
        }
        text += std::to_string(voters);
        text += file_.style.space_after_colon ? ": " : ":";
        groups_.select(row);
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (i > 0) text += file_.style.space_after_comma ? ", " : ",";
            append_group(text, groups_[i], file_);
        }
    }

  private:
    [[nodiscard]] bool says(const std::string& line, std::size_t row, std::int64_t voters) {
        try {
            if (parser_.parse(line, row_) != voters) return false;
        } catch (const detail::BallotFault&) {
            return false;
        }
        const bool lists_yes = file_.categories.size() == 1;
        for (std::size_t topic = 0; topic < row_.size(); ++topic) {
            const unsigned said = lists_yes && row_[topic] == 0 ? 2U : row_[topic];
            if (said != file_.preferences.level(row, topic)) return false;
        }
        return true;
    }

    const PrefLibFile& file_;
    BallotGroups groups_;
    detail::OrderParser parser_;
    std::vector<std::uint16_t> row_;
    std::vector<PrefLibLine>::const_iterator next_odd_;
};

// A file that has been found consistent, with its header as it will be written.
struct Ready {
    const PrefLibFile& file;
    std::vector<std::int64_t> voters;
    std::vector<std::string> header;
};

Ready checked(const PrefLibFile& file) {
    detail::check_kind(file.preferences, file.kind, file.categories.size());
    check_names(file);
    Ready ready{file, detail::voters_by_row(file.preferences), {}};
    std::int64_t total = 0;
    for (const std::int64_t voters : ready.voters) total += voters;
    for (const PrefLibField& field : current_header(file, ready.voters.size(), total)) {
        ready.header.push_back(header_line(field));
    }
    return ready;
}

void write(const Ready& ready, std::ostream& stream) {
    constexpr std::size_t kFlushAt = std::size_t{256} << 10;
    const PrefLibFile& file = ready.file;
    const std::string_view line_end = file.style.carriage_return ? "\r\n" : "\n";
    std::string text = file.style.byte_order_mark ? "\xEF\xBB\xBF" : "";
    for (const std::string& line : ready.header) (text += line) += line_end;
    BallotWriter ballots(file);
    for (std::size_t row = 0; row < ready.voters.size(); ++row) {
        ballots.append(text, row, ready.voters[row]);
        if (row + 1 < ready.voters.size() || file.style.final_newline) text += line_end;
        if (text.size() < kFlushAt) continue;
        stream << text;
        text.clear();
    }
    stream << text << std::flush;
}

}  // namespace

void write_preflib(const PrefLibFile& file, std::ostream& stream) {
    write(checked(file), stream);
}

void write_preflib(const PrefLibFile& file, const std::filesystem::path& path) {
    const Ready ready = checked(file);  // before an existing file is emptied
    std::ofstream stream(path, std::ios::binary);
    if (stream) {
        write(ready, stream);
        stream.close();
    }
    if (stream) return;
    throw FileError(detail::showable(path.string()), 0, 0,
                    "the file cannot be written: " + std::generic_category().message(errno));
}

}  // namespace maillage
