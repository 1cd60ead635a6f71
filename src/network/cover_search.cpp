#include "network/cover_search.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace maillage::detail {
namespace {

using Sets = std::vector<std::uint32_t>;

// What is left to decide: elements to cover, and sets that may be chosen and have some of them.
struct Node {
    ElementSet open{};
    Sets sets{};
};

// For every open element, the sets that have it and the largest of them.
struct Look {
    std::size_t at_least = 0;  ///< sets that it takes at least
    std::size_t element = 0;   ///< the one with the fewest sets
    bool possible = true;
    Sets choices{};  ///< sets that have it, those that cover most first
};

Look look(const std::vector<ElementSet>& all, const Node& node) {
    std::vector<std::uint32_t> counts(ElementSet::kMax, 0);
    std::vector<std::size_t> largest(ElementSet::kMax, 0);
    std::vector<std::pair<std::size_t, std::uint32_t>> gains;
    for (const std::uint32_t s : node.sets) {
        const ElementSet gained = all[s].both(node.open);
        const std::size_t gain = gained.size();
        gains.emplace_back(gain, s);
        gained.for_each([&](std::size_t e) {
            ++counts[e];
            largest[e] = std::max(largest[e], gain);
        });
    }
    Look found;
    double price = 0.0;
    std::uint32_t fewest = 0;
    node.open.for_each([&](std::size_t e) {
        if (counts[e] == 0) {
            found.possible = false;
            return;
        }
        price += 1.0 / static_cast<double>(largest[e]);
        if (fewest == 0 || counts[e] < fewest) {
            fewest = counts[e];
            found.element = e;
        }
    });
    if (!found.possible) return found;
    found.at_least = static_cast<std::size_t>(std::ceil(price - 1e-9));
    std::ranges::sort(gains, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (const auto& [gain, s] : gains)
        if (all[s].contains(found.element)) found.choices.push_back(s);
    return found;
}

// The node after choosing set `choice`; `barred` are choices that were tried before.
Node after(const std::vector<ElementSet>& all, const Node& node, std::uint32_t choice,
           std::span<const std::uint32_t> barred) {
    Node next;
    next.open = node.open.without(all[choice]);
    for (const std::uint32_t s : node.sets) {
        if (s == choice || std::ranges::find(barred, s) != barred.end()) continue;
        if (!all[s].both(next.open).empty()) next.sets.push_back(s);
    }
    return next;
}

// Drops sets that another one contains, as far as open elements go; of equal ones the first stays.
bool drop_dominated_sets(const std::vector<ElementSet>& all, Node& node) {
    Sets kept;
    for (const std::uint32_t s : node.sets) {
        const ElementSet own = all[s].both(node.open);
        const bool dominated = std::ranges::any_of(node.sets, [&](std::uint32_t t) {
            if (t == s) return false;
            const ElementSet other = all[t].both(node.open);
            return own.is_in(other) && (own != other || t < s);
        });
        if (!dominated) kept.push_back(s);
    }
    const bool changed = kept.size() != node.sets.size();
    node.sets = std::move(kept);
    return changed;
}

// Drops elements that are covered by whatever covers another one.
bool drop_dominated_elements(const std::vector<ElementSet>& all, Node& node) {
    std::vector<std::size_t> open;
    node.open.for_each([&](std::size_t e) { open.push_back(e); });
    std::vector<Sets> having(open.size());
    for (std::size_t i = 0; i < open.size(); ++i)
        for (const std::uint32_t s : node.sets)
            if (all[s].contains(open[i])) having[i].push_back(s);
    ElementSet kept;
    for (std::size_t i = 0; i < open.size(); ++i) {
        bool dominated = false;
        for (std::size_t j = 0; j < open.size() && !dominated; ++j) {
            if (i == j || !std::ranges::includes(having[i], having[j])) continue;
            dominated = having[i].size() != having[j].size() || j < i;
        }
        if (!dominated) kept.insert(open[i]);
    }
    const bool changed = kept != node.open;
    node.open = kept;
    return changed;
}

// Takes sets that are the only ones to have an element.
bool take_essential(const std::vector<ElementSet>& all, Node& node, Sets& taken) {
    const Look seen = look(all, node);
    if (node.open.empty() || seen.choices.size() != 1) return false;
    taken.push_back(seen.choices.front());
    node = after(all, node, seen.choices.front(), {});
    return true;
}

class Smallest {
  public:
    Smallest(const std::vector<ElementSet>& all, std::uint64_t max_nodes, MonitorClock& clock)
        : all_(all), max_nodes_(max_nodes), clock_(clock) {}

    SmallestCover solve(Node node) {
        while (drop_dominated_sets(all_, node) || drop_dominated_elements(all_, node) ||
               take_essential(all_, node, chosen_)) {
        }
        const std::size_t bound = chosen_.size() + look(all_, node).at_least;
        greedy(node);
        search(node);
        return {best_, nodes_ > max_nodes_ ? bound : best_.size()};
    }

  private:
    void greedy(Node node) {
        Sets cover = chosen_;
        while (!node.open.empty()) {
            const auto best = std::ranges::max(node.sets, {}, [&](std::uint32_t s) {
                return std::pair(all_[s].both(node.open).size(), ~s);
            });
            cover.push_back(best);
            node = after(all_, node, best, {});
        }
        best_ = std::move(cover);
    }
    void search(const Node& node) {
        if (++nodes_ > max_nodes_) return;
        if (nodes_ % 256 == 0) clock_.tick({nodes_, max_nodes_});
        if (node.open.empty()) {
            if (chosen_.size() < best_.size()) best_ = chosen_;
            return;
        }
        const Look seen = look(all_, node);
        if (!seen.possible) return;
        for (std::size_t i = 0; i < seen.choices.size(); ++i) {
            if (chosen_.size() + seen.at_least >= best_.size()) return;
            chosen_.push_back(seen.choices[i]);
            search(after(all_, node, seen.choices[i], std::span(seen.choices).first(i)));
            chosen_.pop_back();
        }
    }

    const std::vector<ElementSet>& all_;
    std::uint64_t max_nodes_;
    MonitorClock& clock_;
    std::uint64_t nodes_ = 0;
    Sets chosen_{};
    Sets best_{};
};

class Enumeration {
  public:
    Enumeration(const std::vector<ElementSet>& all, const ElementSet& elements, std::size_t size,
                std::size_t most, std::uint64_t max_nodes, MonitorClock& clock)
        : all_(all), elements_(elements), size_(size), most_(most), max_nodes_(max_nodes), clock_(clock) {}

    // Every cover is met once: at each element, by the first of its choices that the cover has.
    void search(const Node& node) {
        if (!found_.complete) return;
        if (++nodes_ > max_nodes_) {
            found_.complete = false;
            return;
        }
        if (nodes_ % 256 == 0) clock_.tick({nodes_, max_nodes_});
        if (node.open.empty()) {
            list();
            return;
        }
        const Look seen = look(all_, node);
        if (!seen.possible || chosen_.size() + seen.at_least > size_) return;
        for (std::size_t i = 0; i < seen.choices.size(); ++i) {
            chosen_.push_back(seen.choices[i]);
            search(after(all_, node, seen.choices[i], std::span(seen.choices).first(i)));
            chosen_.pop_back();
        }
    }
    CoverList take() && { return std::move(found_); }

  private:
    void list() {
        if (chosen_.size() != size_ || has_superfluous()) return;
        if (found_.covers.size() == most_) {
            found_.complete = false;
            return;
        }
        Sets cover = chosen_;
        std::ranges::sort(cover);
        found_.covers.push_back(std::move(cover));
    }
    [[nodiscard]] bool has_superfluous() const {
        return std::ranges::any_of(chosen_, [&](std::uint32_t s) {
            ElementSet left = elements_;
            for (const std::uint32_t other : chosen_)
                if (other != s) left = left.without(all_[other]);
            return left.empty();
        });
    }

    const std::vector<ElementSet>& all_;
    ElementSet elements_;
    std::size_t size_;
    std::size_t most_;
    std::uint64_t max_nodes_;
    MonitorClock& clock_;
    std::uint64_t nodes_ = 0;
    Sets chosen_{};
    CoverList found_{};
};

Node root(const std::vector<ElementSet>& sets, const ElementSet& elements) {
    Node node{elements, {}};
    for (std::uint32_t s = 0; s < sets.size(); ++s) node.sets.push_back(s);
    return node;
}

}  // namespace

SmallestCover smallest_cover(const std::vector<ElementSet>& sets, const ElementSet& elements,
                             std::uint64_t max_nodes, MonitorClock& clock) {
    return Smallest(sets, max_nodes, clock).solve(root(sets, elements));
}

CoverList covers_of_size(const std::vector<ElementSet>& sets, const ElementSet& elements, std::size_t size,
                         std::size_t most, std::uint64_t max_nodes, MonitorClock& clock) {
    Enumeration search(sets, elements, size, most, max_nodes, clock);
    search.search(root(sets, elements));
    return std::move(search).take();
}

}  // namespace maillage::detail
