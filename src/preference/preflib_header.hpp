#pragma once
// The header of a PrefLib file: which lines it has, what they declare, and whether they agree with each
// other.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/preference/preflib_file.hpp"
#include "preference/preflib_source.hpp"

namespace maillage::detail {

/// What a header line is about. Everything but `metadata` is implied by the ballots and the names.
enum class PrefLibRole {
    metadata,
    data_type,
    number_alternatives,
    number_voters,
    number_orders,
    number_categories,
    alternative_name,
    category_name
};

struct PrefLibKey {
    PrefLibRole role = PrefLibRole::metadata;
    std::string_view number = {};  ///< of an alternative or category name, as text
};

[[nodiscard]] PrefLibKey preflib_key(std::string_view key);
[[nodiscard]] PrefLibField preflib_field(std::string_view line);

/// A number that the header declares, and where.
struct DeclaredCount {
    std::optional<std::int64_t> value = {};
    std::size_t line = 0;
    std::string key = {};
};

struct PrefLibHeader {
    std::optional<PrefLibKind> kind = {};  ///< empty if neither the header nor the file's ending says it
    std::vector<PrefLibField> fields = {};
    std::vector<PrefLibName> alternatives = {};
    std::vector<PrefLibName> categories = {};
    DeclaredCount voters = {};                          ///< the sum of all counts
    DeclaredCount orders = {};                          ///< the number of lines of ballots
    bool before_2022 = false;                           ///< "count,order" instead of "count: order"
    std::optional<std::string_view> first_ballot = {};  ///< valid until the source gives out another line
};

/// Reads the header and the line after it.
[[nodiscard]] PrefLibHeader read_header(LineSource& source);

/// The header of a file from before 2022, after its first line (the number of candidates) has been read.
[[nodiscard]] PrefLibHeader read_header_before_2022(LineSource& source, std::string_view first_line);

/// The kind that a file's ending stands for.
[[nodiscard]] std::optional<PrefLibKind> kind_of_ending(std::string_view file_name);

}  // namespace maillage::detail
