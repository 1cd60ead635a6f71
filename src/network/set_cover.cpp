#include "maillage/network/set_cover.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "maillage/core/error.hpp"
#include "network/cover_search.hpp"

namespace maillage {
namespace {

using detail::ElementSet;

constexpr std::size_t kMaxKinds = 5'000;

// Sets that have the same elements, taken together.
struct Kinds {
    std::vector<ElementSet> elements{};
    std::vector<std::vector<std::uint32_t>> members{};
};

Kinds kinds_of(std::span<const std::vector<std::uint32_t>> sets, std::size_t n_elements) {
    Kinds kinds;
    std::map<ElementSet, std::size_t> seen;
    for (std::uint32_t s = 0; s < sets.size(); ++s) {
        ElementSet elements;
        for (const std::uint32_t e : sets[s]) {
            if (e >= n_elements)
                throw InvalidInput("set " + std::to_string(s) + " has element " + std::to_string(e) +
                                   "; expected less than " + std::to_string(n_elements));
            elements.insert(e);
        }
        if (elements.empty()) continue;
        const auto [entry, is_new] = seen.try_emplace(elements, kinds.elements.size());
        if (is_new) {
            kinds.elements.push_back(elements);
            kinds.members.emplace_back();
        }
        kinds.members[entry->second].push_back(s);
    }
    if (kinds.elements.size() > kMaxKinds)
        throw LimitExceeded("there are " + std::to_string(kinds.elements.size()) +
                            " sets that differ; at most " + std::to_string(kMaxKinds) + " are searched");
    return kinds;
}

ElementSet everything(const Kinds& kinds, std::size_t n_elements) {
    ElementSet all;
    for (std::size_t e = 0; e < n_elements; ++e) {
        const auto has = [e](const ElementSet& set) { return set.contains(e); };
        if (std::ranges::none_of(kinds.elements, has))
            throw Infeasible("no set has element " + std::to_string(e));
        all.insert(e);
    }
    return all;
}

// All choices of one member of each kind, until there are enough.
bool add_members(const Kinds& kinds, const std::vector<std::uint32_t>& cover, std::size_t most,
                 std::vector<std::vector<std::uint32_t>>& covers) {
    std::vector<std::size_t> at(cover.size(), 0);
    for (;;) {
        if (covers.size() == most) return false;
        std::vector<std::uint32_t> one;
        for (std::size_t i = 0; i < cover.size(); ++i) one.push_back(kinds.members[cover[i]][at[i]]);
        std::ranges::sort(one);
        covers.push_back(std::move(one));
        std::size_t i = 0;
        while (i < cover.size() && ++at[i] == kinds.members[cover[i]].size()) at[i++] = 0;
        if (i == cover.size()) return true;
    }
}

// Adds all covers of one size, in order.
void add_size(const Kinds& kinds, const ElementSet& all, std::size_t size, const SetCoverOptions& options,
              MonitorClock& clock, SetCovers& found) {
    const auto list =
        detail::covers_of_size(kinds.elements, all, size, options.max_covers, options.max_nodes, clock);
    found.complete = found.complete && list.complete;
    const auto first = static_cast<std::ptrdiff_t>(found.covers.size());
    for (const auto& cover : list.covers) {
        if (add_members(kinds, cover, options.max_covers, found.covers)) continue;
        found.complete = false;
        break;
    }
    std::sort(found.covers.begin() + first, found.covers.end());
}

}  // namespace

SetCovers minimum_set_cover(std::span<const std::vector<std::uint32_t>> sets, std::size_t n_elements,
                            const SetCoverOptions& options, const Monitor& monitor) {
    if (n_elements > ElementSet::kMax)
        throw LimitExceeded("there are " + std::to_string(n_elements) + " elements; at most " +
                            std::to_string(ElementSet::kMax) + " are searched");
    if (options.max_covers == 0 || options.max_nodes == 0)
        throw InvalidInput("max_covers or max_nodes is 0; expected at least 1");
    const Kinds kinds = kinds_of(sets, n_elements);
    const ElementSet all = everything(kinds, n_elements);
    MonitorClock clock(monitor);
    const auto smallest = detail::smallest_cover(kinds.elements, all, options.max_nodes, clock);
    SetCovers found;
    found.size = smallest.sets.size();
    found.lower_bound = smallest.lower_bound;
    found.proven = found.size == found.lower_bound;
    for (std::size_t size = found.size; size <= std::max(n_elements, found.size) && found.complete; ++size) {
        add_size(kinds, all, size, options, clock, found);
        if (found.covers.size() >= std::max<std::size_t>(options.k, 1)) break;
    }
    if (found.covers.empty()) add_members(kinds, smallest.sets, 1, found.covers);
    return found;
}

}  // namespace maillage
