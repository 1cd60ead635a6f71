// PrefLib files made from preferences: the kind that holds them, equal ballots added up, the standard header.

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "maillage/core/error.hpp"
#include "maillage/preference/preflib.hpp"
#include "preference/preflib_header.hpp"
#include "preference/preflib_rows.hpp"

namespace maillage {

namespace {

using detail::BallotGroups;

using Row = std::basic_string<char16_t>;  // a rank or a category per topic; hashable

struct CountedRow {
    Row row;
    unsigned levels = 0;
    std::int64_t voters = 0;
};

// Equal ballots added up, most frequent first. As orders, ranks 1 2 4 and 1 2 3 are the same ballot.
std::vector<CountedRow> distinct_rows(const PreferenceMatrix& preferences, std::size_t categories) {
    const auto voters = detail::voters_by_row(preferences);
    std::vector<CountedRow> rows;
    std::unordered_map<Row, std::size_t> index;
    BallotGroups groups(preferences, categories);
    for (std::size_t agent = 0; agent < voters.size(); ++agent) {
        groups.select(agent);
        Row row(preferences.n_topics(), u'\0');
        for (std::size_t group = 0; group < groups.size(); ++group) {
            for (const std::size_t topic : groups[group]) row[topic] = static_cast<char16_t>(group + 1);
        }
        const auto [found, fresh] = index.emplace(row, rows.size());
        if (fresh) rows.push_back({std::move(row), static_cast<unsigned>(groups.size()), 0});
        rows[found->second].voters += voters[agent];
    }
    std::ranges::stable_sort(rows, std::greater{}, &CountedRow::voters);
    return rows;
}

PrefLibKind strictest_kind(const PreferenceMatrix& preferences) {
    if (preferences.kind() == PreferenceKind::approvals) return PrefLibKind::cat;
    const bool complete = preferences.n_unanswered() == 0;
    BallotGroups groups(preferences, 0);
    for (std::size_t row = 0; row < preferences.n_agents(); ++row) {
        groups.select(row);
        if (groups.size() < groups.n_ranked()) return complete ? PrefLibKind::toc : PrefLibKind::toi;
    }
    return complete ? PrefLibKind::soc : PrefLibKind::soi;
}

std::vector<PrefLibName> numbered(const std::vector<std::string>& names) {
    std::vector<PrefLibName> result;
    result.reserve(names.size());
    for (const std::string& text : names)
        result.push_back({static_cast<std::int64_t>(result.size() + 1), text});
    return result;
}

// Approvals are the categories Yes and No; ranks put each topic into the category of that number.
std::vector<std::string> category_names(const PreferenceMatrix& preferences) {
    if (preferences.kind() == PreferenceKind::approvals) return {"Yes", "No"};
    unsigned last = 2;
    for (std::size_t row = 0; row < preferences.n_agents(); ++row) {
        for (std::size_t topic = 0; topic < preferences.n_topics(); ++topic) {
            last = std::max(last, preferences.level(row, topic));
        }
    }
    std::vector<std::string> names;
    for (unsigned i = 1; i <= last; ++i) names.push_back("Category " + std::to_string(i));
    return names;
}

// The header of the specification; the writer fills in what follows from the ballots.
std::vector<PrefLibField> standard_header(const PrefLibOptions& options, PrefLibKind kind) {
    std::vector<PrefLibField> header;
    for (const char* key : {"FILE NAME", "TITLE", "DESCRIPTION", "DATA TYPE", "MODIFICATION TYPE",
                            "RELATES TO", "RELATED FILES", "PUBLICATION DATE", "MODIFICATION DATE"}) {
        header.push_back({key, std::string_view(key) == "MODIFICATION TYPE" ? "original" : ""});
    }
    for (const auto& [key, value] : options.metadata) {
        if (detail::preflib_key(key).role != detail::PrefLibRole::metadata) {
            throw InvalidInput("the header field '" + key + "' follows from the ballots and cannot be given");
        }
        const auto found = std::ranges::find(header, key, &PrefLibField::key);
        if (found == header.end()) {
            header.push_back({key, value});
        } else {
            found->value = value;
        }
    }
    const bool cat = kind == PrefLibKind::cat;
    header.push_back({"NUMBER ALTERNATIVES", ""});
    header.push_back({"NUMBER VOTERS", ""});
    header.push_back({cat ? "NUMBER UNIQUE PREFERENCES" : "NUMBER UNIQUE ORDERS", ""});
    if (cat) header.push_back({"NUMBER CATEGORIES", ""});
    return header;
}

}  // namespace

std::string_view name(PrefLibKind kind) {
    switch (kind) {
        case PrefLibKind::soc:
            return "soc";
        case PrefLibKind::soi:
            return "soi";
        case PrefLibKind::toc:
            return "toc";
        case PrefLibKind::toi:
            return "toi";
        case PrefLibKind::cat:
            return "cat";
    }
    return "";
}

PrefLibKind preflib_kind(std::string_view name) {
    if (const auto kind = detail::kind_of_ending("." + std::string(name))) return *kind;
    throw InvalidInput("there is no PrefLib kind '" + std::string(name) +
                       "'; expected soc, soi, toc, toi or cat");
}

std::vector<std::pair<std::string, std::string>> metadata(const PrefLibFile& file) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const PrefLibField& field : file.header) {
        const bool implied = detail::preflib_key(field.key).role != detail::PrefLibRole::metadata;
        if (!implied && !field.key.empty()) result.emplace_back(field.key, field.value);
    }
    return result;
}

PrefLibFile to_preflib(const PreferenceMatrix& preferences, const PrefLibOptions& options) {
    if (preferences.kind() == PreferenceKind::scores) {
        throw InvalidInput(
            "PrefLib files hold orders and categories, not scores; use to_ranks() or to_approvals() first");
    }
    const PrefLibKind kind = options.kind.value_or(strictest_kind(preferences));
    std::vector<PrefLibName> categories;
    if (kind == PrefLibKind::cat) categories = numbered(category_names(preferences));
    detail::check_kind(preferences, kind, categories.size());
    const auto rows = distinct_rows(preferences, categories.size());
    detail::BallotRows built(preferences.n_topics(), rows.size());
    for (const CountedRow& counted : rows) {
        const std::vector<std::uint16_t> row(counted.row.begin(), counted.row.end());
        built.append(row, counted.levels, counted.voters);
    }
    PreferenceMatrix compact = std::move(built).finish(categories.size(), preferences.topics());
    return {kind, standard_header(options, kind), numbered(preferences.topics()), std::move(categories),
            std::move(compact)};
}

void write_preflib(const PreferenceMatrix& preferences, const std::filesystem::path& path,
                   const PrefLibOptions& options) {
    PrefLibOptions complete = options;
    const std::string file_name = path.filename().string();
    if (!complete.kind) complete.kind = detail::kind_of_ending(file_name);
    complete.metadata.insert(complete.metadata.begin(), {"FILE NAME", file_name});
    write_preflib(to_preflib(preferences, complete), path);
}

}  // namespace maillage
