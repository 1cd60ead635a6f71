#include "core/nearest.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <numeric>
#include <vector>

namespace maillage::detail {

namespace {

char lower(char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

// Levenshtein's distance, regardless of case.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string one_of(std::span<const std::string> names, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? last : ", ";
        text += "'" + names[i] + "'";
    }
    return text;
}

std::string did_you_mean(std::string_view given, std::span<const std::string> names) {
    std::size_t best = std::max<std::size_t>(given.size() / 3, 1);
    std::vector<std::string> near;
    for (const std::string& candidate : names) {
        const std::size_t away = distance(given, candidate);
        if (away > best) continue;
        if (away < best) near.clear();
        best = away;
        near.push_back(candidate);
    }
    return near.empty() ? std::string() : "; did you mean " + one_of(near) + "?";
}

}  // namespace maillage::detail
