#pragma once
// What a PrefLib file holds: ballots, names, the header, and how it is typed, so that it can be written back
// as it was.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage {

/// What the ballots of a PrefLib file look like.
enum class PrefLibKind {
    soc,  ///< strict orders, complete
    soi,  ///< strict orders, incomplete
    toc,  ///< orders with ties, complete
    toi,  ///< orders with ties, incomplete
    cat   ///< alternatives sorted into ordered categories
};

/// "soc", "soi", "toc", "toi" or "cat".
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(PrefLibKind kind);
/// The kind of that name; throws InvalidInput.
[[nodiscard]] MAILLAGE_EXPORT PrefLibKind preflib_kind(std::string_view name);

/// One line of the header: "# KEY: value", or a comment without a key.
struct PrefLibField {
    std::string key;
    std::string value;
    /// The line as it stood in the file; written back as long as it still says `key` and `value`.
    std::string line = {};

    bool operator==(const PrefLibField&) const = default;
};

/// The number under which the ballots mention an alternative or a category, and its name.
struct PrefLibName {
    std::int64_t number = 0;
    std::string name = {};

    bool operator==(const PrefLibName&) const = default;
};

/// How the file is typed, taken from its first ballot; only needed to write the same bytes again.
struct PrefLibStyle {
    bool space_after_colon = true;
    bool space_after_comma = false;
    bool carriage_return = false;
    bool byte_order_mark = false;
    bool final_newline = true;

    bool operator==(const PrefLibStyle&) const = default;
};

/// A line of ballots that is typed otherwise than the rest, such as "1: {3,1},2," with its unsorted tie.
struct PrefLibLine {
    std::size_t row = 0;
    std::string line = {};

    bool operator==(const PrefLibLine&) const = default;
};

/// A PrefLib file: ballots, names and the whole header.
///
/// One row of `preferences` per line of ballots, weighted by its count, so that tallies are exact and equal
/// to those of the voters one by one. Topics are the names of the alternatives. Orders become ranks.
/// Categories become approvals where there are two (first = yes, second = no, in neither = no answer) or one
/// (listed = yes, others = no), and ranks where there are more (first category = rank 1; in none = not
/// ranked).
struct PrefLibFile {
    PrefLibKind kind;
    std::vector<PrefLibField> header;       ///< every line of the header, in the order of the file
    std::vector<PrefLibName> alternatives;  ///< in the order of the topics
    std::vector<PrefLibName> categories;    ///< best first; empty unless `kind` is cat
    PreferenceMatrix preferences;
    PrefLibStyle style = {};
    /// By row; each is written back as it was as long as it says what `preferences` says. At most 16 MB are
    /// kept.
    std::vector<PrefLibLine> odd_lines = {};
};

/// Key and value of every header line that is not implied by the ballots (title, dates, ..., and keys of your
/// own).
[[nodiscard]] MAILLAGE_EXPORT std::vector<std::pair<std::string, std::string>> metadata(
    const PrefLibFile& file);

}  // namespace maillage
