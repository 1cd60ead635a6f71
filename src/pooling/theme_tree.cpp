#include "pooling/theme_tree.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "maillage/core/error.hpp"
#include "pooling/folded.hpp"

namespace maillage::detail {

ThemeTree::ThemeTree(std::span<const std::array<std::string, 2>> themes) {
    for (const auto& [name, parent] : themes) {
        std::string key = folded(name);
        if (key.empty()) throw InvalidInput("a theme has no name; expected a name for each");
        if (!parents_.emplace(std::move(key), folded(parent)).second)
            throw InvalidInput("theme '" + name + "' is listed twice; expected it once");
    }
    for (const auto& [name, parent] : themes) {
        std::string above = folded(parent);
        for (std::size_t step = 0; !above.empty(); ++step) {
            if (step == themes.size())
                throw InvalidInput("theme '" + name +
                                   "' is part of itself; expected a theme that leads to the top");
            const auto known = parents_.find(above);
            above = known == parents_.end() ? std::string{} : known->second;
        }
    }
}

std::vector<std::string> ThemeTree::path(const std::string& theme) const {
    std::vector<std::string> found{theme};
    for (auto known = parents_.find(theme); known != parents_.end() && !known->second.empty();
         known = parents_.find(known->second))
        found.push_back(known->second);
    return found;
}

std::optional<std::uint32_t> ThemeTree::steps(const std::string& one, const std::string& other) const {
    if (one == other) return 0;
    const auto up = path(one);
    const auto down = path(other);
    for (std::size_t i = 0; i < up.size(); ++i) {
        const auto common = std::find(down.begin(), down.end(), up[i]);
        if (common != down.end())
            return static_cast<std::uint32_t>(i + static_cast<std::size_t>(common - down.begin()));
    }
    return std::nullopt;
}

double ThemeTree::likeness(const std::string& one, const std::string& other) const {
    if (one.empty() || other.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto between = steps(one, other);
    if (!between) return 0.0;
    const auto depths = static_cast<double>(path(one).size() + path(other).size());
    return (depths - *between) / depths;
}

bool ThemeTree::is_part_of_any(const std::string& part, std::span<const std::string> wholes) const {
    if (wholes.empty()) return false;
    std::vector<std::string> up = path(part);
    for (std::string& above : up) above = folded_singular(above);
    return std::any_of(wholes.begin(), wholes.end(), [&](const std::string& given) {
        const std::string whole = folded_singular(given);
        return std::any_of(up.begin(), up.end(), [&](const std::string& above) {
            return above == whole || (!whole.empty() && above.starts_with(whole + ' '));
        });
    });
}

}  // namespace maillage::detail
