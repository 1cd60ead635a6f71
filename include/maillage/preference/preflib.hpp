#pragma once
// Ballots in the files of PrefLib (.soc .soi .toc .toi .cat), read as a stream and written back byte for
// byte. Format: PrefLib-Data, FORMAT_SPECIFICATION.md; Mattei and Walsh, "PrefLib: a library for
// preferences", ADT 2013. Files from before 2022, whose first line is the number of candidates, are read too.
// Cost: one pass over the file.

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"
#include "maillage/preference/preflib_file.hpp"

namespace maillage {

/// Ballots from a PrefLib file.
///
/// The file is read as a stream: beside the result it takes a few hundred kilobytes. Encodings: UTF-8 with or
/// without a byte order mark; a header in Windows-1252 is converted. Header and ballots must agree.
///
/// Parameters
/// ----------
/// path
///     A file of type .soc, .soi, .toc, .toi or .cat; under another ending, the header says which.
///
/// Returns
/// -------
/// PrefLibFile
///
/// Raises
/// ------
/// FileError
///     If the file cannot be read, is not a PrefLib file, or contradicts itself; with line and column.
[[nodiscard]] MAILLAGE_EXPORT PrefLibFile read_preflib(const std::filesystem::path& path,
                                                       const Monitor& monitor = {});
/// The same from a stream; `name` stands for the path in messages, and its ending counts as the file's.
[[nodiscard]] MAILLAGE_EXPORT PrefLibFile read_preflib(std::istream& stream, const std::string& name,
                                                       const Monitor& monitor = {});

/// What a PrefLib file made from preferences says beside them.
struct PrefLibOptions {
    /// By default the ending of the path, and otherwise the strictest kind that holds the ballots.
    std::optional<PrefLibKind> kind = {};
    /// Header fields such as {"TITLE", "Launch meeting"}, in addition to the standard ones.
    std::vector<std::pair<std::string, std::string>> metadata = {};
};

/// Preferences as a PrefLib file: equal ballots are added up and sorted by count, so agents lose their ids.
/// Throws InvalidInput for scores, for weights that are not whole numbers, and where `kind` cannot hold the
/// ballots.
[[nodiscard]] MAILLAGE_EXPORT PrefLibFile to_preflib(const PreferenceMatrix& preferences,
                                                     const PrefLibOptions& options = {});

/// Writes ballots to a PrefLib file.
///
/// Parameters
/// ----------
/// preferences
///     Ranks, or approvals (as the categories "Yes" and "No"). Equal ballots are added up and sorted by
///     count, so agents lose their ids. A PrefLibFile is written as it is, byte for byte as it was read.
/// path
///     File to write.
/// kind
///     "soc", "soi", "toc", "toi" or "cat"; by default the ending of the path, and otherwise the strictest
///     kind that holds the ballots.
/// metadata
///     Header fields such as {"TITLE": "Launch meeting"}.
///
/// Raises
/// ------
/// InvalidInput
///     For scores, for weights that are not whole numbers, and where `kind` cannot hold the ballots.
/// FileError
///     If the path cannot be written.
MAILLAGE_EXPORT void write_preflib(const PreferenceMatrix& preferences, const std::filesystem::path& path,
                                   const PrefLibOptions& options = {});
/// Writes a PrefLib file, byte for byte as it was read (but in UTF-8, without blank lines, in the format
/// since 2022). Throws InvalidInput if its parts contradict each other.
MAILLAGE_EXPORT void write_preflib(const PrefLibFile& file, std::ostream& stream);
/// The same to a path; throws FileError if it cannot be written.
MAILLAGE_EXPORT void write_preflib(const PrefLibFile& file, const std::filesystem::path& path);

}  // namespace maillage
