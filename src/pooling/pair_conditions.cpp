#include "pooling/pair_conditions.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <unordered_map>

#include "maillage/core/error.hpp"
#include "pooling/amounts.hpp"
#include "pooling/folded.hpp"

namespace maillage {
namespace {

using detail::shown;

constexpr std::size_t kMostForms = 64;

void require(bool holds, const char* name, double value, const char* expected) {
    if (!holds) throw InvalidInput(std::string(name) + " is " + shown(value) + "; expected " + expected);
}

void check_weights(const LikenessWeights& weights) {
    double sum = 0.0;
    for (const double weight :
         {weights.text, weights.theme, weights.quantity, weights.needs, weights.target_public}) {
        require(std::isfinite(weight) && weight >= 0, "a weight of likeness", weight, "a number >= 0");
        sum += weight;
    }
    if (sum == 0) throw InvalidInput("all weights of likeness are 0; expected one above 0");
}

void check_options(const LikenessOptions& options) {
    check_weights(options.weights);
    require(options.min_overlap_days >= 0, "min_overlap_days", options.min_overlap_days, "0 or more days");
    require(options.slack_days >= 0, "slack_days", options.slack_days, "0 or more days");
    require(options.within_km >= 0, "within_km", options.within_km, "a distance >= 0");
    require(options.min_likeness >= 0 && options.min_likeness <= 1, "min_likeness", options.min_likeness,
            "from 0 to 1");
}

void check_numbers(const std::vector<Pair>& pairs, std::size_t n, const std::string& what) {
    for (const auto& [first, second] : pairs) {
        if (first >= n || second >= n)
            throw InvalidInput(what + " " + std::to_string(std::max(first, second)) +
                               " is out of range; expected below " + std::to_string(n));
        if (first == second)
            throw InvalidInput(what + " " + std::to_string(first) +
                               " is paired with itself; expected two different ones");
    }
}

void check_action(const Action& action) {
    if (!std::isfinite(action.quantity) || action.quantity < 0)
        throw InvalidInput("quantity of action '" + action.id + "' is " + shown(action.quantity) +
                           "; expected a number >= 0");
    if (action.start != kNoDay && action.end != kNoDay && action.end <= action.start)
        throw InvalidInput("the window of action '" + action.id +
                           "' ends before it begins; expected an end after the start");
}

std::uint64_t key(std::uint32_t one, std::uint32_t other) {
    return (std::uint64_t{std::min(one, other)} << 32U) | std::max(one, other);
}

std::unordered_set<std::uint64_t> keys(const std::vector<Pair>& pairs) {
    std::unordered_set<std::uint64_t> found;
    for (const auto& [first, second] : pairs) found.insert(key(first, second));
    return found;
}

// Numbers for names in the order in which they come.
class Numbers {
  public:
    std::uint32_t of(std::string name) {
        return numbers_.emplace(std::move(name), static_cast<std::uint32_t>(numbers_.size())).first->second;
    }
    [[nodiscard]] std::size_t size() const { return numbers_.size(); }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Days from one day to another; kAllDays where one is open.
std::int64_t length(std::int32_t start, std::int32_t end) {
    if (start == kNoDay || end == kNoDay) return kAllDays;
    return std::int64_t{end} - start;
}

}  // namespace

void check_likeness(const LikenessCase& about, const LikenessOptions& options) {
    check_options(options);
    const std::size_t n = about.territories.size();
    for (const Action& action : about.actions) check_action(action);
    check_numbers(about.neighbours, n, "territory");
    check_numbers(about.confirmed, about.actions.size(), "action");
    check_numbers(about.refused, about.actions.size(), "action");
    if (!about.distances_km.empty() && about.distances_km.size() != n * n)
        throw InvalidInput(std::to_string(about.distances_km.size()) + " distances are given for " +
                           std::to_string(n) + " territories; expected " + std::to_string(n * n));
    if (about.distances_km.empty() && std::isfinite(options.within_km))
        throw InvalidInput(
            "a distance is asked for but none is known; expected the positions of the territories");
    if (about.neighbours.empty() && options.neighbours_only)
        throw InvalidInput(
            "neighbours are asked for but none is known; expected pairs of territories that touch");
    if (about.forms.size() > kMostForms)
        throw InvalidInput(std::to_string(about.forms.size()) +
                           " legal forms are given; expected 64 at most");
}

namespace detail {

PairConditions::PairConditions(const LikenessCase& about, const LikenessOptions& options)
    : about_(&about), options_(&options), tree_(about.themes) {
    check_likeness(about, options);
    number_kinds();
    number_territories();
    number_units();
    read_pairs();
}

void PairConditions::number_kinds() {
    Numbers numbers;
    std::vector<std::string> names;
    for (std::uint32_t action = 0; action < about_->actions.size(); ++action) {
        std::string name = folded(about_->actions[action].kind);
        kinds_.push_back(numbers.of(name));
        if (names.size() < numbers.size()) {
            names.push_back(std::move(name));
            of_kind_.emplace_back();
        }
        of_kind_[kinds_.back()].push_back(action);
    }
    close_.resize(names.size());
    for (std::uint32_t a = 0; a < names.size(); ++a)
        for (std::uint32_t b = 0; b < names.size(); ++b) {
            const auto steps = tree_.steps(names[a], names[b]);
            if (steps && *steps <= options_->max_kind_steps) close_[a].push_back(b);
        }
    const auto& forms = about_->forms;
    forms_of_kind_.assign(names.size(), forms.empty() ? ~0ULL : 0ULL);
    if (forms.empty()) forms_anywhere_ = ~0ULL;
    for (std::size_t f = 0; f < forms.size(); ++f) {
        if (!forms[f].requires_contiguity) forms_anywhere_ |= 1ULL << f;
        for (std::size_t k = 0; k < names.size(); ++k) {
            const bool suits = forms[f].kinds.empty() || tree_.is_part_of_any(names[k], forms[f].kinds);
            if (suits && !tree_.is_part_of_any(names[k], forms[f].excluded_kinds))
                forms_of_kind_[k] |= 1ULL << f;
        }
    }
}

void PairConditions::number_territories() {
    std::unordered_map<std::string, std::uint32_t> numbers;
    for (const std::string& territory : about_->territories)
        if (!numbers.emplace(territory, static_cast<std::uint32_t>(numbers.size())).second)
            throw InvalidInput("territory '" + territory + "' is listed twice; expected it once");
    for (const Action& action : about_->actions) {
        const auto known = numbers.find(action.territory);
        if (known == numbers.end())
            throw InvalidInput("action '" + action.id + "' is of territory '" + action.territory +
                               "', which is not in the list; expected one of the territories");
        territories_.push_back(known->second);
    }
}

void PairConditions::number_units() {
    Numbers numbers;
    for (const Action& action : about_->actions) {
        Unit unit = unit_named(action.unit);
        quantities_.push_back(action.quantity * unit.factor);
        units_.push_back(numbers.of(std::move(unit.base)));
    }
}

void PairConditions::read_pairs() {
    neighbours_ = keys(about_->neighbours);
    confirmed_ = keys(about_->confirmed);
    refused_ = keys(about_->refused);
}

bool PairConditions::confirmed(std::uint32_t first, std::uint32_t second) const {
    return !confirmed_.empty() && confirmed_.contains(key(first, second));
}

bool PairConditions::touching(std::uint32_t first, std::uint32_t second) const {
    const std::uint32_t one = territories_[first];
    const std::uint32_t other = territories_[second];
    return one == other || neighbours_.contains(key(one, other));
}

double PairConditions::distance_km(std::uint32_t first, std::uint32_t second) const {
    const std::size_t one = territories_[first];
    const std::size_t other = territories_[second];
    if (one == other) return 0.0;
    if (about_->distances_km.empty()) return std::numeric_limits<double>::quiet_NaN();
    return about_->distances_km[one * about_->territories.size() + other];
}

std::uint64_t PairConditions::forms(std::uint32_t first, std::uint32_t second) const {
    const std::uint64_t both = forms_of_kind_[kinds_[first]] & forms_of_kind_[kinds_[second]];
    return touching(first, second) ? both : both & forms_anywhere_;
}

std::int32_t PairConditions::overlap_days(std::uint32_t first, std::uint32_t second) const {
    const Action& one = about_->actions[first];
    const Action& other = about_->actions[second];
    const std::int32_t start = std::max(one.start, other.start);  // kNoDay is below every day
    std::int32_t end = std::min(one.end, other.end);
    if (one.end == kNoDay || other.end == kNoDay) end = std::max(one.end, other.end);
    if (start == kNoDay || end == kNoDay) return kAllDays;
    const std::int64_t shorter = std::min(length(one.start, one.end), length(other.start, other.end));
    const std::int64_t days = length(start, end) + options_->slack_days;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(days, 0, shorter));
}

bool PairConditions::windows_meet(std::uint32_t first, std::uint32_t second) const {
    const Action& one = about_->actions[first];
    const Action& other = about_->actions[second];
    const std::int64_t shorter = std::min(length(one.start, one.end), length(other.start, other.end));
    return overlap_days(first, second) >= std::min<std::int64_t>(options_->min_overlap_days, shorter);
}

PairCondition PairConditions::failed(std::uint32_t first, std::uint32_t second) const {
    const auto& close = close_[kinds_[first]];
    const bool agreed = confirmed(first, second);
    if (!agreed && !std::binary_search(close.begin(), close.end(), kinds_[second]))
        return PairCondition::kKind;
    if (!about_->actions[first].poolable || !about_->actions[second].poolable)
        return PairCondition::kPoolable;
    if (!refused_.empty() && refused_.contains(key(first, second))) return PairCondition::kRefused;
    if (units_[first] != units_[second]) return PairCondition::kUnit;
    if (!windows_meet(first, second)) return PairCondition::kWindow;
    if (options_->neighbours_only && !touching(first, second)) return PairCondition::kNeighbours;
    if (std::isfinite(options_->within_km) && !(distance_km(first, second) <= options_->within_km))
        return PairCondition::kDistance;
    if (forms(first, second) == 0) return PairCondition::kLegalForm;
    return PairCondition::kNone;
}

}  // namespace detail
}  // namespace maillage
