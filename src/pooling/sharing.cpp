#include "maillage/pooling/sharing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "maillage/core/error.hpp"
#include "pooling/exact.hpp"
#include "pooling/rational_shares.hpp"

namespace maillage {

namespace {

using detail::Rational;
using detail::Worth;

void check_key(const CostGame& game, std::span<const double> key) {
    if (key.size() != game.n_players())
        throw InvalidInput("the key has " + std::to_string(key.size()) + " values for " +
                           std::to_string(game.n_players()) + " players; expected one for each");
    double sum = 0.0;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (!(key[i] >= 0.0) || !std::isfinite(key[i]))
            throw InvalidInput("the key of player '" + game.players()[i] + "' is " + std::to_string(key[i]) +
                               "; expected at least 0");
        sum += key[i];
    }
    if (sum == 0.0)
        throw InvalidInput("the key is 0 for every player; expected more than 0 for at least one");
}

Shares proportional(const Worth& worth, const std::vector<Rational>& key) {
    Rational sum = 0;
    for (const Rational& part : key) sum += part;
    std::vector<Rational> shares;
    shares.reserve(key.size());
    for (const Rational& part : key) shares.push_back(Rational(worth(worth.grand())) * part / sum);
    return detail::shares_of(shares, worth);
}

Coalition without(const Worth& worth, std::size_t player) {
    return worth.grand() ^ (Coalition{1} << player);
}

}  // namespace

Shares equal_shares(const CostGame& game) {
    return proportional(Worth(game), std::vector<Rational>(game.n_players(), Rational(1)));
}

Shares proportional_shares(const CostGame& game, std::span<const double> key) {
    check_key(game, key);
    std::vector<Rational> exact;
    for (const double part : key) exact.push_back(detail::to_rational(part));
    return proportional(Worth(game), exact);
}

Shares stand_alone_shares(const CostGame& game) {
    const Worth worth(game);
    std::vector<Rational> key;
    bool any = false;
    for (std::size_t i = 0; i < game.n_players(); ++i) {
        const double alone = game(Coalition{1} << i);
        if (alone < 0.0)
            throw InvalidInput("player '" + game.players()[i] + "' alone has an amount of " +
                               std::to_string(alone) + "; expected at least 0 to share in proportion to it");
        key.emplace_back(worth(Coalition{1} << i));
        any = any || key.back() != 0;
    }
    if (!any)
        throw InvalidInput(
            "every player alone has an amount of 0; expected more to share in proportion to it");
    return proportional(worth, key);
}

Shares separable_costs(const CostGame& game, std::span<const double> benefits) {
    const Worth worth(game);
    const std::size_t n = game.n_players();
    if (!benefits.empty() && benefits.size() != n)
        throw InvalidInput("there are " + std::to_string(benefits.size()) + " benefits for " +
                           std::to_string(n) + " players; expected one for each");
    const Rational scale(static_cast<std::int64_t>(worth.scale()));
    std::vector<Rational> shares;
    std::vector<Rational> remaining;
    Rational rest(worth(worth.grand()));
    Rational sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Rational separable(worth(worth.grand()) - worth(without(worth, i)));
        Rational alone(worth(Coalition{1} << i));
        if (!benefits.empty()) {
            if (!std::isfinite(benefits[i]))
                throw InvalidInput("the benefit of player '" + game.players()[i] +
                                   "' is not a finite number");
            alone = std::max(alone, Rational(detail::to_rational(benefits[i]) * scale));
            if (alone > separable)
                throw InvalidInput("the benefit of player '" + game.players()[i] + "', " +
                                   std::to_string(benefits[i]) + ", is below its separable cost " +
                                   std::to_string(detail::to_double(separable / scale)) +
                                   "; it should not take part");
        }
        shares.push_back(separable);
        remaining.push_back(separable - alone);
        rest -= separable;
        sum += remaining.back();
    }
    if (sum == 0 && rest != 0)
        throw InvalidInput(
            "no player saves anything over paying alone, so that there is nothing to share the rest in "
            "proportion to; expected a pool that saves");
    for (std::size_t i = 0; i < n && rest != 0; ++i) shares[i] += rest * remaining[i] / sum;
    return detail::shares_of(shares, worth);
}

Shares tau_value(const CostGame& game) {
    const Worth worth(game);
    const std::size_t n = game.n_players();
    std::vector<std::int64_t> hoped(n);
    for (std::size_t i = 0; i < n; ++i) hoped[i] = worth(worth.grand()) - worth(without(worth, i));
    std::vector<std::int64_t> claimed(n, std::numeric_limits<std::int64_t>::min());
    std::vector<std::int64_t> sums(game.values().size(), 0);
    for (std::size_t s = 1; s < sums.size(); ++s) {
        const std::size_t first = s & (~s + 1);
        const auto player = static_cast<std::size_t>(std::countr_zero(s));
        sums[s] = sums[s ^ first] + hoped[player];
        const std::int64_t gap = worth(static_cast<Coalition>(s)) - sums[s];
        for (std::size_t rest = s; rest != 0; rest &= rest - 1) {
            const auto i = static_cast<std::size_t>(std::countr_zero(rest));
            claimed[i] = std::max(claimed[i], gap + hoped[i]);
        }
    }
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (claimed[i] > hoped[i])
            throw Infeasible("the tau-value does not exist: player '" + game.players()[i] +
                             "' can claim more than it adds to everybody (the game is not quasi-balanced)");
        least += claimed[i];
        most += hoped[i];
    }
    const std::int64_t total = worth(worth.grand());
    if (total < least || total > most)
        throw Infeasible(
            "the tau-value does not exist: claims and hopes do not enclose the amount of everybody (the "
            "game is not quasi-balanced)");
    const Rational part =
        most == least ? Rational(0) : Rational(Rational(total - least) / Rational(most - least));
    std::vector<Rational> shares;
    for (std::size_t i = 0; i < n; ++i)
        shares.push_back(Rational(claimed[i]) + part * Rational(hoped[i] - claimed[i]));
    return detail::shares_of(shares, worth);
}

}  // namespace maillage
