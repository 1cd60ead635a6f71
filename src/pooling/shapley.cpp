#include "maillage/pooling/shapley.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/exact.hpp"
#include "pooling/game_passes.hpp"
#include "pooling/rational_shares.hpp"
#include "pooling/worth.hpp"
#include "pooling/wide_sum.hpp"

namespace maillage {

namespace {

using detail::BigInt;
using detail::Rational;
using detail::WideSum;
using detail::Worth;

// Groups are taken in blocks of 2^kLow that share their higher members.
constexpr std::size_t kLow = 10;
constexpr std::size_t kBlock = std::size_t{1} << kLow;
constexpr std::size_t kBlocksPerChunk = 512;

// Weights of groups by size over one denominator, lcm(1 .. n).
struct SizeWeights {
    std::vector<std::uint64_t> with{};     // of the amount of a group, in the share of a member
    std::vector<std::uint64_t> without{};  // ... of everybody, to be subtracted
    std::uint64_t denominator = 1;

    explicit SizeWeights(std::size_t n) : with(n + 1), without(n + 1) {
        for (std::uint64_t k = 2; k <= n; ++k) denominator = std::lcm(denominator, k);
        std::uint64_t choices = 1;  // (n - 1 choose s)
        for (std::size_t s = 0; s < n; ++s) {
            without[s] = denominator / (n * choices);
            choices = choices * (n - 1 - s) / (s + 1);
        }
        for (std::size_t s = 0; s <= n; ++s) with[s] = (s > 0 ? without[s - 1] : 0) + without[s];
    }
};

// Sums over the amounts of all groups, folded so that each player's is a sum of few of them.
struct FoldedSums {
    std::vector<WideSum> low;   // by the lower members of a group
    std::vector<WideSum> high;  // by its higher members
    WideSum without{};
};

// The weights of a block's groups, by the number of its higher members.
struct BlockWeights {
    std::vector<std::uint64_t> whole{};
    std::vector<double> real{};
};

BlockWeights block_weights(std::span<const std::uint64_t> by_size, std::size_t low_players,
                           std::size_t highest) {
    const std::size_t block = std::size_t{1} << low_players;
    BlockWeights weights;
    weights.whole.reserve((highest + 1) * block);
    for (std::size_t above = 0; above <= highest; ++above)
        for (std::size_t l = 0; l < block; ++l)
            weights.whole.push_back(by_size[above + static_cast<std::size_t>(std::popcount(l))]);
    weights.real.assign(weights.whole.begin(), weights.whole.end());
    return weights;
}

FoldedSums folded_sums(const CostGame& game, const SizeWeights& sizes, const Monitor& monitor) {
    const std::size_t n = game.n_players();
    const std::size_t low_players = std::min(n, kLow);
    const std::size_t block = std::size_t{1} << low_players;
    const std::size_t blocks = game.values().size() / block;
    const BlockWeights with = block_weights(sizes.with, low_players, n - low_players);
    const BlockWeights without = block_weights(sizes.without, low_players, n - low_players);
    const double scale = Worth(game).scale();
    const double* values = game.values().data();
    const auto weigh = detail::game_passes().weigh;

    FoldedSums sums{std::vector<WideSum>(block), std::vector<WideSum>(blocks)};
    const std::size_t chunks = (blocks + kBlocksPerChunk - 1) / kBlocksPerChunk;
    std::vector<std::vector<WideSum>> low_parts(chunks);
    std::vector<WideSum> without_parts(chunks);
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t) {
            std::array<std::uint64_t, kBlock> low{};
            std::array<double, kBlock> real_low{};
            const std::size_t end = std::min(blocks, (chunk + 1) * kBlocksPerChunk);
            for (std::size_t h = chunk * kBlocksPerChunk; h < end; ++h) {
                const std::size_t at = static_cast<std::size_t>(std::popcount(h)) * block;
                const detail::BlockSums found =
                    weigh(values + h * block, block, scale, {&with.whole[at], &with.real[at]},
                          {&without.whole[at], &without.real[at]}, low.data(), real_low.data());
                sums.high[h] = found.with;
                without_parts[chunk] += found.without;
            }
            low_parts[chunk].resize(block);
            for (std::size_t l = 0; l < block; ++l) low_parts[chunk][l] = {low[l], real_low[l]};
        },
        monitor);
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        for (std::size_t l = 0; l < block; ++l) sums.low[l] += low_parts[chunk][l];
        sums.without += without_parts[chunk];
    }
    return sums;
}

// Sums over the entries whose index has bit i, for every i, by repeated halving.
std::vector<WideSum> sums_by_bit(std::vector<WideSum> entries) {
    std::vector<WideSum> found(static_cast<std::size_t>(std::bit_width(entries.size())) - 1);
    for (std::size_t bit = found.size(); bit-- > 0;) {
        const std::size_t half = std::size_t{1} << bit;
        for (std::size_t k = 0; k < half; ++k) {
            found[bit] += entries[half + k];
            entries[k] += entries[half + k];
        }
    }
    return found;
}

}  // namespace

Shares shapley(const CostGame& game, const Monitor& monitor) {
    const SizeWeights sizes(game.n_players());
    FoldedSums sums = folded_sums(game, sizes, monitor);
    std::vector<WideSum> with = sums_by_bit(std::move(sums.low));
    for (const WideSum& sum : sums_by_bit(std::move(sums.high))) with.push_back(sum);
    std::vector<Rational> worth;
    worth.reserve(with.size());
    const BigInt without = sums.without.exact();
    for (const WideSum& sum : with) worth.emplace_back(sum.exact() - without, BigInt(sizes.denominator));
    return detail::shares_of(worth, Worth(game));
}

Shares weighted_shapley(const CostGame& game, std::span<const double> weights) {
    const std::size_t n = game.n_players();
    if (weights.size() != n)
        throw InvalidInput("there are " + std::to_string(weights.size()) + " weights for " +
                           std::to_string(n) + " players; expected one for each");
    for (std::size_t i = 0; i < n; ++i)
        if (!(weights[i] > 0.0) || !std::isfinite(weights[i]))
            throw InvalidInput("the weight of player '" + game.players()[i] + "' is " +
                               std::to_string(weights[i]) + "; expected more than 0");
    const Worth worth(game);
    const std::size_t size = game.values().size();
    std::vector<std::int64_t> dividends(size);
    double largest = 0.0;
    for (std::size_t s = 0; s < size; ++s) {
        dividends[s] = worth(static_cast<Coalition>(s));
        largest = std::max(largest, std::fabs(worth.real(static_cast<Coalition>(s))));
    }
    if (largest * static_cast<double>(size) > 0x1.0p62)
        throw LimitExceeded(
            "the dividends of this game do not fit 63 bits; round its amounts to fewer decimals");
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t s = 0; s < size; ++s)
            if ((s >> i & 1U) != 0) dividends[s] -= dividends[s ^ (std::size_t{1} << i)];
    std::vector<double> group_weight(size, 0.0);
    std::vector<double> amounts(n, 0.0);
    for (std::size_t s = 1; s < size; ++s) {
        const std::size_t last = static_cast<std::size_t>(std::bit_width(s)) - 1;
        group_weight[s] = group_weight[s ^ (std::size_t{1} << last)] + weights[last];
        if (dividends[s] == 0) continue;
        const double each = static_cast<double>(dividends[s]) / group_weight[s];
        for (std::size_t i = 0; i < n; ++i)
            if ((s >> i & 1U) != 0) amounts[i] += weights[i] * each;
    }
    for (double& amount : amounts) amount /= worth.scale();
    return {std::move(amounts), {}};
}

std::vector<double> airport_shapley(std::span<const double> needs) {
    std::vector<std::size_t> order(needs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = 0; i < needs.size(); ++i)
        if (!(needs[i] >= 0.0) || !std::isfinite(needs[i]))
            throw InvalidInput("the need of player " + std::to_string(i) + " is " + std::to_string(needs[i]) +
                               "; expected at least 0");
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return needs[a] < needs[b]; });
    std::vector<double> amounts(needs.size(), 0.0);
    double paid = 0.0;
    double before = 0.0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        paid += (needs[order[k]] - before) / static_cast<double>(order.size() - k);
        before = needs[order[k]];
        amounts[order[k]] = paid;
    }
    return amounts;
}

}  // namespace maillage
