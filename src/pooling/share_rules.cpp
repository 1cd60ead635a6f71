#include "maillage/pooling/share_rules.hpp"

#include <algorithm>
#include <functional>

#include "core/nearest.hpp"
#include "maillage/core/error.hpp"
#include "maillage/pooling/nucleolus.hpp"
#include "maillage/pooling/shapley.hpp"
#include "maillage/pooling/sharing.hpp"
#include "pooling/excess.hpp"
#include "pooling/rational_shares.hpp"

namespace maillage {

namespace {

using detail::Rational;
using detail::Worth;

using Run = std::function<Shares(const CostGame&, const ShareOptions&, const Monitor&)>;

struct Rule {
    ShareRuleInfo info;
    Run run;
};

// What groups must be allowed to complain so that there are shares: nothing, unless the core is empty.
std::string least_allowed(const CostGame& game, const Monitor& monitor) {
    const LeastCore least = least_core(game, monitor);
    return least.complaint > 0.0 ? least.exact : "0";
}

Shares shares_nearest_to_alone(const CostGame& game, const ShareOptions&, const Monitor& monitor) {
    return nearest_shares(game, stand_alone_shares(game).amounts, least_core(game, monitor).exact, monitor);
}

Shares key_moved_to_core(const CostGame& game, const ShareOptions& options, const Monitor& monitor) {
    return nearest_shares(game, proportional_shares(game, options.key).amounts, least_allowed(game, monitor),
                          monitor);
}

Run with_options(NucleolusOptions options) {
    return [options](const CostGame& game, const ShareOptions&, const Monitor& monitor) {
        return nucleolus(game, options, monitor).shares;
    };
}

const std::vector<Rule>& table() {
    static const std::vector<Rule> rules{
        {{"equal", "key", "", false, "-"},
         [](const CostGame& game, const ShareOptions&, const Monitor&) { return equal_shares(game); }},
        {{"proportional", "key", "key", false, "-"},
         [](const CostGame& game, const ShareOptions& options, const Monitor&) {
             return proportional_shares(game, options.key);
         }},
        {{"stand_alone", "key", "", false, "-"},
         [](const CostGame& game, const ShareOptions&, const Monitor&) { return stand_alone_shares(game); }},
        {{"shapley", "order", "", false, "Shapley 1953"},
         [](const CostGame& game, const ShareOptions&, const Monitor& monitor) {
             return shapley(game, monitor);
         }},
        {{"weighted_shapley", "order", "weights", false, "Kalai and Samet 1987"},
         [](const CostGame& game, const ShareOptions& options, const Monitor&) {
             return weighted_shapley(game, options.weights);
         }},
        {{"owen", "order", "unions", false, "Owen 1977"},
         [](const CostGame& game, const ShareOptions& options, const Monitor&) {
             return owen(game, options.unions);
         }},
        {{"nucleolus", "complaint", "", true, "Schmeidler 1969"}, with_options({})},
        {{"prenucleolus", "complaint", "", true, "Schmeidler 1969"},
         with_options({Domain::kAll, Complaint::kTotal})},
        {{"per_capita_nucleolus", "complaint", "", true, "Young, Okada and Hashimoto 1982"},
         with_options({Domain::kImputations, Complaint::kPerMember})},
        {{"least_core", "core", "", true, "Maschler, Peleg and Shapley 1979"}, shares_nearest_to_alone},
        {{"equal_profit", "core", "", true, "Frisk, Göthe-Lundgren, Jörnsten and Rönnqvist 2010"},
         [](const CostGame& game, const ShareOptions&, const Monitor& monitor) {
             return equal_profit(game, monitor);
         }},
        {{"separable_costs", "formula", "benefits", false, "Heaney and Dickinson 1982"},
         [](const CostGame& game, const ShareOptions& options, const Monitor&) {
             return separable_costs(game, options.benefits);
         }},
        {{"tau", "formula", "", false, "Tijs 1981"},
         [](const CostGame& game, const ShareOptions&, const Monitor&) { return tau_value(game); }},
        {{"nearest_core", "core", "key", true, "-"}, key_moved_to_core},
    };
    return rules;
}

const Rule& rule_named(std::string_view id) {
    const auto& rules = table();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.info.id == id; });
    if (found != rules.end()) return *found;
    std::vector<std::string> ids;
    ids.reserve(rules.size());
    for (const Rule& rule : rules) ids.push_back(rule.info.id);
    throw NotFound("there is no rule '" + std::string(id) + "' to share costs" +
                   detail::did_you_mean(std::string(id), ids));
}

void check_options(const ShareRuleInfo& info, const ShareOptions& options) {
    const auto check = [&](const char* name, bool given, bool optional) {
        const bool takes = info.option == name;
        if (given && !takes)
            throw InvalidInput("the rule '" + info.id + "' takes no " + name + "; expected " +
                               (info.option.empty() ? std::string("no option") : info.option));
        if (!given && takes && !optional)
            throw InvalidInput("the rule '" + info.id + "' needs " + name + ", one value for each player");
    };
    check("key", !options.key.empty(), false);
    check("weights", !options.weights.empty(), false);
    check("unions", !options.unions.empty(), false);
    check("benefits", !options.benefits.empty(), true);
}

// Exact shares in units; floating ones as their decimals, what is missing to the whole put on the first player.
std::vector<Rational> in_units(const Shares& shares, const Worth& worth) {
    const Rational scale(static_cast<std::int64_t>(worth.scale()));
    std::vector<Rational> units;
    Rational rest(worth(worth.grand()));
    for (std::size_t i = 0; i < shares.amounts.size(); ++i) {
        const Rational share = shares.exact.empty() ? detail::to_rational(shares.amounts[i])
                                                    : *detail::parse_rational(shares.exact[i]);
        units.push_back(share * scale);
        rest -= units.back();
    }
    units.front() += rest;
    return units;
}

std::vector<Objection> objections(const Shares& shares, const Worth& worth) {
    constexpr std::size_t kMost = 10;
    const auto level = detail::worst_level(worth, in_units(shares, worth), Complaint::kTotal,
                                           detail::Span(worth.n_players()));
    const Rational scale(static_cast<std::int64_t>(worth.scale()));
    const Rational complaint = level.complaint / (scale < 0 ? Rational(-scale) : scale);
    std::vector<Objection> found;
    for (const Coalition group : level.groups)
        if (found.size() < kMost)
            found.push_back({group, detail::to_double(complaint), detail::to_string(complaint)});
    return found;
}

}  // namespace

std::span<const ShareRuleInfo> share_rules() {
    static const std::vector<ShareRuleInfo> infos = [] {
        std::vector<ShareRuleInfo> found;
        for (const Rule& rule : table()) found.push_back(rule.info);
        return found;
    }();
    return infos;
}

CostShares share_costs(const CostGame& game, std::string_view rule, const ShareOptions& options,
                       const Monitor& monitor) {
    const Rule& chosen = rule_named(rule);
    check_options(chosen.info, options);
    CostShares result;
    result.rule = chosen.info.id;
    result.kind = game.kind();
    result.players = game.players();
    result.shares = chosen.run(game, options, monitor);
    for (std::size_t i = 0; i < game.n_players(); ++i) result.alone.push_back(game(Coalition{1} << i));
    result.total = game.total();
    // Floating shares may miss by rounding what exact ones would meet.
    constexpr double kRounding = 1e-9;
    const double allowed = result.shares.exact.empty() ? kRounding * std::abs(game.total()) : 0.0;
    result.objections = objections(result.shares, Worth(game));
    result.in_core = result.objections.empty() || result.objections.front().complaint <= allowed;
    return result;
}

}  // namespace maillage
