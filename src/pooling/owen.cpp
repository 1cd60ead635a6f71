#include <bit>
#include <map>
#include <span>

#include "maillage/core/error.hpp"
#include "maillage/pooling/shapley.hpp"
#include "pooling/rational_shares.hpp"
#include "pooling/worth.hpp"
#include "pooling/wide_sum.hpp"

namespace maillage {

namespace {

using detail::BigInt;
using detail::Rational;
using detail::WideSum;
using detail::Worth;

// Probabilities that exactly a given group of `s` out of `n` - 1 others comes before.
std::vector<Rational> size_weights(std::size_t n) {
    std::vector<Rational> weights(n + 1, Rational(0));
    BigInt choices = 1;
    for (std::size_t s = 0; s < n; ++s) {
        weights[s] = Rational(BigInt(1), BigInt(n) * choices);
        choices = choices * (n - 1 - s) / (s + 1);
    }
    return weights;
}

// The union of groups whose bits are set in `chosen`.
Coalition joined(std::span<const Coalition> groups, std::size_t chosen) {
    Coalition all = 0;
    for (std::size_t k = 0; k < groups.size(); ++k)
        if ((chosen >> k & 1U) != 0) all |= groups[k];
    return all;
}

// Sums of the worth of `before` and part of the union, by the part's size, for each member who is in it.
struct SizeSums {
    std::vector<std::vector<WideSum>> with;  // [member][size of the part]
    std::vector<WideSum> all;                // [size of the part]
};

void add_parts(const Worth& worth, Coalition before, std::span<const Coalition> members, SizeSums& sums) {
    const std::size_t u = members.size();
    for (std::size_t part = 0; part < std::size_t{1} << u; ++part) {
        const auto size = static_cast<std::size_t>(std::popcount(part));
        const Coalition group = before | joined(members, part);
        const WideSum units{static_cast<std::uint64_t>(worth(group)), worth.real(group)};
        sums.all[size] += units;
        for (std::size_t i = 0; i < u; ++i)
            if ((part >> i & 1U) != 0) sums.with[i][size] += units;
    }
}

// Adds to the shares of the members of one union what they bring when `n_before` unions of `others` came before.
void add_shares(const Worth& worth, std::span<const Coalition> others, std::span<const Coalition> members,
                std::span<const std::size_t> players, std::vector<Rational>& shares) {
    const std::size_t u = members.size();
    const std::vector<Rational> outer = size_weights(others.size() + 1);
    const std::vector<Rational> inner = size_weights(u);
    std::vector<SizeSums> by_count(
        others.size() + 1,
        {std::vector<std::vector<WideSum>>(u, std::vector<WideSum>(u + 1)), std::vector<WideSum>(u + 1)});
    for (std::size_t chosen = 0; chosen < std::size_t{1} << others.size(); ++chosen)
        add_parts(worth, joined(others, chosen), members,
                  by_count[static_cast<std::size_t>(std::popcount(chosen))]);
    for (std::size_t count = 0; count <= others.size(); ++count)
        for (std::size_t i = 0; i < u; ++i) {
            Rational brought = 0;
            for (std::size_t size = 0; size <= u; ++size) {
                const Rational with = (size > 0 ? inner[size - 1] : Rational(0)) + inner[size];
                brought += with * Rational(by_count[count].with[i][size].exact()) -
                           inner[size] * Rational(by_count[count].all[size].exact());
            }
            shares[players[i]] += outer[count] * brought;
        }
}

}  // namespace

Shares owen(const CostGame& game, std::span<const std::uint32_t> unions) {
    const std::size_t n = game.n_players();
    if (unions.size() != n)
        throw InvalidInput("there are unions of " + std::to_string(unions.size()) +
                           " players for a game of " + std::to_string(n) +
                           "; expected the number of a union for each player");
    std::map<std::uint32_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < n; ++i) members[unions[i]].push_back(i);

    const Worth worth(game);
    std::vector<Rational> shares(n, Rational(0));
    for (const auto& [number, players] : members) {
        std::vector<Coalition> others;
        for (const auto& [other, group] : members) {
            if (other == number) continue;
            Coalition all = 0;
            for (const std::size_t i : group) all |= Coalition{1} << i;
            others.push_back(all);
        }
        std::vector<Coalition> own;
        for (const std::size_t i : players) own.push_back(Coalition{1} << i);
        add_shares(worth, others, own, players, shares);
    }
    return detail::shares_of(shares, worth);
}

}  // namespace maillage
