#include "maillage/network/coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "maillage/core/error.hpp"
#include "network/names.hpp"

namespace maillage {
namespace {

// Texts in order of first appearance, and their numbers.
class Order {
  public:
    std::uint32_t add(const std::string& text) {
        const auto [entry, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
        if (is_new) texts_.push_back(text);
        return entry->second;
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

  private:
    std::vector<std::string> texts_{};
    std::unordered_map<std::string, std::uint32_t> numbers_{};
};

// The number of each level of a factor among `texts`, -1 where it is not among them.
std::vector<std::int64_t> places_of(const Factor& factor, const std::vector<std::string>& texts) {
    const detail::Numbering numbering(texts);
    std::vector<std::int64_t> places;
    for (const std::string& level : factor.levels) {
        const auto found = numbering.find(level);
        places.push_back(found ? static_cast<std::int64_t>(*found) : -1);
    }
    return places;
}

void fill_expected(CategoryCoverage& found, std::span<const Expectation> expectations) {
    const std::size_t width = found.categories.size();
    const detail::Numbering territories(found.territories);
    const detail::Numbering categories(found.categories);
    std::set<std::pair<std::optional<std::string>, std::string>> seen;
    found.expected.assign(found.territories.size() * width, 0);
    for (const bool general : {true, false}) {
        for (const Expectation& e : expectations) {
            if (e.territory.has_value() == general) continue;
            const std::string where = general ? "everywhere" : "in territory '" + *e.territory + "'";
            if (!seen.emplace(e.territory, e.category).second)
                throw InvalidInput("category '" + e.category + "' is expected twice " + where +
                                   "; expected one row");
            const std::size_t column = categories.find(e.category).value();
            if (general) {
                for (std::size_t t = 0; t < found.territories.size(); ++t)
                    found.expected[t * width + column] = e.minimum;
                continue;
            }
            const auto t = territories.find(*e.territory);
            if (!t)
                throw NotFound("there is no territory '" + *e.territory + "'; " +
                               territories.advice(*e.territory));
            found.expected[*t * width + column] = e.minimum;
        }
    }
}

void fill_present(CategoryCoverage& found, const NetworkParts& parts) {
    const std::size_t width = found.categories.size();
    const auto rows = places_of(parts.territory, found.territories);
    const auto columns = places_of(parts.category, found.categories);
    found.present.assign(found.territories.size() * width, 0);
    std::vector<std::uint32_t> unexpected(parts.category.levels.size(), 0);
    for (std::size_t actor = 0; actor < parts.ids.size(); ++actor) {
        const std::int32_t territory = parts.territory.codes[actor];
        const std::int32_t category = parts.category.codes[actor];
        if (territory < 0) ++found.without_territory;
        if (category < 0) {
            ++found.without_category;
        } else if (columns[static_cast<std::size_t>(category)] < 0) {
            ++unexpected[static_cast<std::size_t>(category)];
        } else if (territory >= 0) {
            const auto row = static_cast<std::size_t>(rows[static_cast<std::size_t>(territory)]);
            ++found.present[row * width +
                            static_cast<std::size_t>(columns[static_cast<std::size_t>(category)])];
        }
    }
    for (std::size_t level = 0; level < unexpected.size(); ++level) {
        if (unexpected[level] == 0) continue;
        found.unexpected.push_back(unexpected[level]);
        found.unexpected_categories.push_back(parts.category.levels[level]);
    }
}

void fill_isolated(CategoryCoverage& found, const NetworkParts& parts) {
    const auto rows = places_of(parts.territory, found.territories);
    std::vector<std::uint8_t> works(parts.ids.size(), 0);
    std::vector<std::uint8_t> linked(found.territories.size(), 0);
    for (std::size_t c = 0; c < parts.sources.size(); ++c) {
        works[parts.sources[c]] = works[parts.targets[c]] = 1;
        const std::int32_t a = parts.territory.codes[parts.sources[c]];
        const std::int32_t b = parts.territory.codes[parts.targets[c]];
        if (a < 0 || b < 0 || a == b) continue;
        for (const std::int32_t code : {a, b})
            linked[static_cast<std::size_t>(rows[static_cast<std::size_t>(code)])] = 1;
    }
    for (std::uint32_t actor = 0; actor < works.size(); ++actor)
        if (works[actor] == 0) found.isolated_actors.push_back(actor);
    for (std::uint32_t t = 0; t < linked.size(); ++t)
        if (linked[t] == 0) found.isolated_territories.push_back(t);
}

}  // namespace

std::vector<Expectation> default_expectations() {
    std::vector<Expectation> found;
    for (const char* category : {"production", "processing", "distribution", "catering", "consumption",
                                 "waste", "support", "research", "state", "civil society"})
        found.push_back({{}, category, 1});
    return found;
}

CategoryCoverage category_coverage(const StakeholderNetwork& network,
                                   std::span<const Expectation> expectations,
                                   std::span<const std::string> named) {
    if (expectations.empty()) throw InvalidInput("no category is expected; expected at least one row");
    Order places;
    for (const std::string& territory : named) places.add(territory);
    for (const std::string& territory : network.parts().territory.levels) places.add(territory);
    Order categories;
    for (const Expectation& expectation : expectations) {
        if (expectation.category.empty())
            throw InvalidInput("an expectation has an empty category; expected its name");
        categories.add(expectation.category);
    }
    CategoryCoverage found;
    found.territories = places.texts();
    found.categories = categories.texts();
    fill_expected(found, expectations);
    fill_present(found, network.parts());
    fill_isolated(found, network.parts());
    return found;
}

}  // namespace maillage
