#pragma once
// Which planned actions resemble each other so much that they could be done together? First conditions that hold or
// not (kind, unit, dates, distance, a legal form, refusals), cheapest first, then a graded likeness of what is left:
// the weighted mean of what the text, theme, quantity, needs and public have in common (Gower, "A general coefficient
// of similarity", Biometrics 27, 1971: what is not known of one of the two does not count). Only pairs of compatible
// kinds are looked at: with m of them the cost is O(n + m).

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/action.hpp"

namespace maillage {

/// Why a pair of actions is not alike: the first condition of these that fails, in this order.
enum class PairCondition : std::uint8_t {
    kNone,        ///< all hold
    kKind,        ///< kinds that are not one and not close in the tree of themes
    kPoolable,    ///< a territory does not share one of the two
    kRefused,     ///< someone has refused the pair
    kUnit,        ///< quantities that cannot be added
    kWindow,      ///< too few days in common
    kNeighbours,  ///< territories that do not touch
    kDistance,    ///< territories too far apart
    kLegalForm,   ///< no legal form for such a pair
    kLikeness,    ///< not alike enough
};

/// Two numbers of actions or territories.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// What of a legal form can be judged on a pair.
struct FormConditions {
    std::vector<std::string> kinds =
        {};  ///< kinds of action that it suits, and those below in the tree; empty: all
    std::vector<std::string> excluded_kinds = {};  ///< kinds that it does not suit, nor those below
    bool requires_contiguity = false;              ///< whether the two territories must touch

    bool operator==(const FormConditions&) const = default;
};

/// Planned actions and what is known around them.
struct LikenessCase {
    std::vector<Action> actions = {};
    std::vector<std::string> territories = {};  ///< every territory of an action
    std::vector<double> distances_km =
        {};                             ///< of all pairs of territories, row by row; NaN or empty: not known
    std::vector<Pair> neighbours = {};  ///< territories that touch, each pair once
    std::vector<std::array<std::string, 2>> themes =
        {};                                  ///< a theme or kind, and what it is part of (empty: top)
    std::vector<FormConditions> forms = {};  ///< at most 64; none: not asked
    std::vector<Pair> confirmed = {};        ///< actions that go together whatever their kinds and likeness
    std::vector<Pair> refused = {};          ///< actions that do not, whatever else is found
};

/// How much each component counts; at least 0, not all 0.
struct LikenessWeights {
    double text = 0.5;
    double theme = 0.2;
    double quantity = 0.1;
    double needs = 0.1;
    double target_public = 0.1;

    bool operator==(const LikenessWeights&) const = default;
};

/// What is asked of a pair.
struct LikenessOptions {
    std::uint32_t max_kind_steps =
        1;  ///< between kinds in the tree of themes; 0: the same kind; 1: one is a part
    std::int32_t min_overlap_days = 1;  ///< in common, or the whole of a shorter action
    std::int32_t slack_days = 0;        ///< by how much the dates of one of the two could move
    double within_km = std::numeric_limits<double>::infinity();
    bool neighbours_only = false;
    double min_likeness = 0.5;  ///< of the weighted mean, 0 to 1
    LikenessWeights weights = {};
    std::uint64_t limit =
        20'000'000;  ///< more pairs of compatible kinds than this are refused, with their number

    bool operator==(const LikenessOptions&) const = default;
};

/// Days in common of two actions whose windows are both open on one side.
inline constexpr std::int32_t kAllDays = std::numeric_limits<std::int32_t>::max();

/// Two actions that meet all conditions but perhaps the last; components from 0 to 1, NaN where nothing is known.
struct AlikePair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    double likeness = 0.0;  ///< weighted mean of the components that are known
    double text = 0.0;
    double theme = 0.0;
    double quantity = 0.0;  ///< the smaller one as a share of the larger one
    double needs = 0.0;
    double target_public = 0.0;
    double distance_km = 0.0;       ///< NaN where not known
    std::int32_t overlap_days = 0;  ///< with the slack
    std::uint8_t confirmed = 0;     ///< 1 where someone has
    std::uint64_t forms = ~0ULL;    ///< bit f: the legal form f suits the pair

    bool operator==(const AlikePair&) const = default;
};

/// Two actions that are not alike, and the first condition that failed.
struct RejectedPair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    PairCondition condition = PairCondition::kNone;
    double likeness = -1.0;  ///< where that is what failed; otherwise -1

    bool operator==(const RejectedPair&) const = default;
};

/// Which actions resemble each other. Pairs are in the order of their numbers, first < second.
struct Likeness {
    std::vector<AlikePair> alike = {};
    std::vector<RejectedPair> rejected = {};  ///< of compatible kinds
    std::uint64_t n_other_kinds = 0;          ///< pairs that were not looked at, for their kinds

    bool operator==(const Likeness&) const = default;
};

/// How alike the texts of pairs of actions are: one number from 0 to 1 for each.
using TextLikeness = std::function<std::vector<double>(std::span<const Pair>)>;

/// Throws InvalidInput where a number of the case or an option is out of range, an action is of no territory of the
/// list, a theme is listed twice or part of itself, or distances or neighbours are asked for and not known.
MAILLAGE_EXPORT void check_likeness(const LikenessCase& about, const LikenessOptions& options);

/// Which actions are alike; `text` is called once, on the calling thread, for the pairs that meet the conditions.
///
/// Throws as `check_likeness`, LimitExceeded for more pairs than options.limit, and InvalidInput where `text` returns
/// not one number from 0 to 1 for each pair.
[[nodiscard]] MAILLAGE_EXPORT Likeness alike(const LikenessCase& about, const TextLikeness& text,
                                             const LikenessOptions& options = {},
                                             const Monitor& monitor = {});

/// Why one pair is not alike, its likeness left aside: kNone where all other conditions hold. Throws as `alike`.
[[nodiscard]] MAILLAGE_EXPORT PairCondition failed_condition(const LikenessCase& about, Pair pair,
                                                             const LikenessOptions& options = {});

}  // namespace maillage
