#pragma once
// Every rule that shares a cost by its id: what the rules are, and one function that runs any of them and says
// whether its shares hold.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/core.hpp"
#include "maillage/pooling/cost_game.hpp"
#include "maillage/pooling/shares.hpp"

namespace maillage {

/// One rule.
struct ShareRuleInfo {
    std::string id;
    std::string family;  ///< "key", "order", "complaint", "formula" or "core"
    std::string option;  ///< the option that it takes, if any: "key", "weights", "unions" or "benefits"
    bool in_core;        ///< whether its shares are in the core whenever there is one
    std::string reference;
};

/// Every rule, in the order of the documentation.
[[nodiscard]] MAILLAGE_EXPORT std::span<const ShareRuleInfo> share_rules();

/// What a rule may need beside the game, one value for each player.
struct ShareOptions {
    std::vector<double> key = {};            ///< inhabitants, canteens, hectares, use ...
    std::vector<double> weights = {};        ///< of the weighted Shapley value
    std::vector<std::uint32_t> unions = {};  ///< the number of each player's union, for the Owen value
    std::vector<double> benefits = {};       ///< caps of what players would pay alone, for separable costs
};

/// Shares under a rule, and who would object.
struct CostShares {
    std::string rule = {};
    GameKind kind = GameKind::kCost;
    std::vector<std::string> players = {};
    Shares shares = {};
    std::vector<double> alone = {};  ///< what each player pays (earns) alone
    double total = 0.0;
    /// The groups with the largest complaint; in the core when it is not above 0.
    std::vector<Objection> objections = {};
    bool in_core = false;

    bool operator==(const CostShares&) const = default;
};

/// Shares under the rule `rule`. Throws NotFound for an unknown rule, InvalidInput for an option that the rule needs
/// and lacks or does not take, and what the rule itself throws.
[[nodiscard]] MAILLAGE_EXPORT CostShares share_costs(const CostGame& game, std::string_view rule,
                                                     const ShareOptions& options = {},
                                                     const Monitor& monitor = {});

}  // namespace maillage
