#include "maillage/pooling/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/amounts.hpp"
#include "pooling/folded.hpp"
#include "pooling/pair_conditions.hpp"

namespace maillage {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kChunk = 64;  // actions whose pairs are judged by one worker at a time

// Sorted numbers of words: what they have in common is found by walking through both.
using Words = std::vector<std::uint32_t>;

class Vocabulary {
  public:
    Words of(const std::vector<std::string>& entries) {
        std::set<std::uint32_t> found;
        for (const std::string& entry : entries) {
            std::string word = detail::folded_singular(entry);
            if (word.empty()) continue;
            found.insert(
                numbers_.emplace(std::move(word), static_cast<std::uint32_t>(numbers_.size())).first->second);
        }
        return {found.begin(), found.end()};
    }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Share of the entries of both that are entries of each (Jaccard); NaN where one has none.
double shared(const Words& one, const Words& other) {
    if (one.empty() || other.empty()) return kUnknown;
    Words both;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(one.size() + other.size() - both.size());
}

double ratio(double one, double other) {
    const double larger = std::max(one, other);
    return larger > 0 ? std::min(one, other) / larger : kUnknown;
}

// What is compared of each action.
struct Compared {
    explicit Compared(const std::vector<Action>& actions) {
        Vocabulary vocabulary;
        for (const Action& action : actions) {
            themes.push_back(detail::folded(action.theme));
            needs.push_back(vocabulary.of(action.needs));
            publics.push_back(vocabulary.of(action.target_public));
        }
    }
    std::vector<std::string> themes = {};
    std::vector<Words> needs = {};
    std::vector<Words> publics = {};
};

double weighted_mean(const AlikePair& pair, const LikenessWeights& weights) {
    double sum = 0.0;
    double total = 0.0;
    const auto add = [&](double component, double weight) {
        if (std::isnan(component)) return;
        sum += weight * component;
        total += weight;
    };
    add(pair.text, weights.text);
    add(pair.theme, weights.theme);
    add(pair.quantity, weights.quantity);
    add(pair.needs, weights.needs);
    add(pair.target_public, weights.target_public);
    return total > 0 ? sum / total : 0.0;
}

// The actions after `first` that are of a kind close to its own, or confirmed with it; ascending.
Words partners(const detail::PairConditions& conditions, const std::vector<Words>& agreed,
               std::uint32_t first) {
    Words found = agreed[first];
    for (const std::uint32_t kind : conditions.close_kinds(conditions.kind(first))) {
        const auto& actions = conditions.of_kind()[kind];
        found.insert(found.end(), std::upper_bound(actions.begin(), actions.end(), first), actions.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<Words> agreed_after(const LikenessCase& about) {
    std::vector<Words> found(about.actions.size());
    for (const auto& [first, second] : about.confirmed)
        found[std::min(first, second)].push_back(std::max(first, second));
    return found;
}

// Pairs of kinds that are close, and those that someone has confirmed.
std::uint64_t count_pairs(const detail::PairConditions& conditions, std::size_t n_confirmed) {
    std::uint64_t ordered = 0;
    const auto& of_kind = conditions.of_kind();
    for (std::uint32_t a = 0; a < of_kind.size(); ++a)
        for (const std::uint32_t b : conditions.close_kinds(a))
            ordered += std::uint64_t{of_kind[a].size()} * (of_kind[b].size() - (a == b ? 1 : 0));
    return ordered / 2 + n_confirmed;
}

void require_few(std::uint64_t pairs, std::uint64_t limit) {
    if (pairs > limit)
        throw LimitExceeded(std::to_string(pairs) +
                            " pairs of actions have compatible kinds; expected at most " +
                            std::to_string(limit) + ": name kinds more precisely, or raise the limit");
}

struct Judged {
    std::vector<Pair> kept = {};
    std::vector<RejectedPair> rejected = {};
};

Judged judged_pairs(const LikenessCase& about, const detail::PairConditions& conditions,
                    const Monitor& monitor) {
    const std::size_t n = about.actions.size();
    const std::vector<Words> agreed = agreed_after(about);
    std::vector<Judged> parts((n + kChunk - 1) / kChunk);
    const auto judge = [&](std::size_t chunk, std::size_t) {
        const auto end = static_cast<std::uint32_t>(std::min(n, (chunk + 1) * kChunk));
        for (auto first = static_cast<std::uint32_t>(chunk * kChunk); first < end; ++first)
            for (const std::uint32_t second : partners(conditions, agreed, first)) {
                const PairCondition failed = conditions.failed(first, second);
                if (failed == PairCondition::kNone) {
                    parts[chunk].kept.emplace_back(first, second);
                } else {
                    parts[chunk].rejected.push_back({first, second, failed});
                }
            }
    };
    for_each_chunk(parts.size(), judge, monitor);
    Judged all;
    for (const Judged& part : parts) {
        all.kept.insert(all.kept.end(), part.kept.begin(), part.kept.end());
        all.rejected.insert(all.rejected.end(), part.rejected.begin(), part.rejected.end());
    }
    return all;
}

std::vector<double> texts_of(const std::vector<Pair>& pairs, const TextLikeness& text) {
    std::vector<double> found = text ? text(pairs) : std::vector<double>(pairs.size(), kUnknown);
    if (found.size() != pairs.size())
        throw InvalidInput(std::to_string(found.size()) + " likenesses of texts are given for " +
                           std::to_string(pairs.size()) + " pairs; expected one for each");
    for (const double value : found)
        if (text && !(value >= 0 && value <= 1))
            throw InvalidInput("a likeness of texts is " + detail::shown(value) + "; expected from 0 to 1");
    return found;
}

AlikePair compared(Pair pair, double text, const detail::PairConditions& conditions, const Compared& with) {
    const auto [first, second] = pair;
    AlikePair found{.first = first, .second = second, .text = text};
    found.theme = conditions.tree().likeness(with.themes[first], with.themes[second]);
    found.quantity = ratio(conditions.quantity(first), conditions.quantity(second));
    found.needs = shared(with.needs[first], with.needs[second]);
    found.target_public = shared(with.publics[first], with.publics[second]);
    found.distance_km = conditions.distance_km(first, second);
    found.overlap_days = conditions.overlap_days(first, second);
    found.confirmed = conditions.confirmed(first, second) ? 1 : 0;
    found.forms = conditions.forms(first, second);
    return found;
}

}  // namespace

Likeness alike(const LikenessCase& about, const TextLikeness& text, const LikenessOptions& options,
               const Monitor& monitor) {
    const detail::PairConditions conditions(about, options);
    require_few(count_pairs(conditions, about.confirmed.size()), options.limit);
    Judged judged = judged_pairs(about, conditions, monitor);
    const std::vector<double> texts = texts_of(judged.kept, text);
    const Compared with(about.actions);
    Likeness found;
    const std::uint64_t n = about.actions.size();
    found.n_other_kinds = (n < 2 ? 0 : n * (n - 1) / 2) - judged.kept.size() - judged.rejected.size();
    std::vector<RejectedPair> unlike;
    for (std::size_t i = 0; i < judged.kept.size(); ++i) {
        AlikePair pair = compared(judged.kept[i], texts[i], conditions, with);
        pair.likeness = weighted_mean(pair, options.weights);
        if (pair.confirmed != 0 || pair.likeness >= options.min_likeness) {
            found.alike.push_back(pair);
        } else {
            unlike.push_back({pair.first, pair.second, PairCondition::kLikeness, pair.likeness});
        }
    }
    const auto before = [](const RejectedPair& a, const RejectedPair& b) {
        return Pair(a.first, a.second) < Pair(b.first, b.second);
    };
    found.rejected.resize(judged.rejected.size() + unlike.size());
    std::merge(judged.rejected.begin(), judged.rejected.end(), unlike.begin(), unlike.end(),
               found.rejected.begin(), before);
    return found;
}

PairCondition failed_condition(const LikenessCase& about, Pair pair, const LikenessOptions& options) {
    const detail::PairConditions conditions(about, options);
    const std::size_t n = about.actions.size();
    if (pair.first >= n || pair.second >= n)
        throw InvalidInput("action " + std::to_string(std::max(pair.first, pair.second)) +
                           " is out of range; expected below " + std::to_string(n));
    return conditions.failed(pair.first, pair.second);
}

}  // namespace maillage
