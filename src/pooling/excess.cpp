#include "pooling/excess.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/game_passes.hpp"

namespace maillage::detail {

namespace {

constexpr std::size_t kLow = 10;
constexpr std::size_t kBlocksPerChunk = 64;

// Sums over the members of every group of a few players.
template <typename T>
std::vector<T> subset_sums(std::span<const T> values) {
    std::vector<T> sums(std::size_t{1} << values.size(), T{});
    for (std::size_t s = 1; s < sums.size(); ++s) {
        const std::size_t last = static_cast<std::size_t>(std::bit_width(s)) - 1;
        sums[s] = sums[s ^ (std::size_t{1} << last)] + values[last];
    }
    return sums;
}

// What a pass over all groups needs: sums of shares and of keys, by lower and by higher members.
struct Pass {
    const Worth& worth;
    Complaint kind;
    std::size_t low_players;
    std::vector<double> low_share, high_share;
    std::vector<std::uint64_t> low_key, high_key;

    Pass(const Worth& w, std::span<const double> shares, Complaint k, const Span& span)
        : worth(w),
          kind(k),
          low_players(std::min(kLow, w.n_players())),
          low_share(subset_sums(shares.first(low_players))),
          high_share(subset_sums(shares.subspan(low_players))),
          low_key(subset_sums(span.keys().first(low_players))),
          high_key(subset_sums(span.keys().subspan(low_players))) {}

    [[nodiscard]] std::size_t blocks() const { return high_share.size(); }
    [[nodiscard]] std::size_t chunks() const { return (blocks() + kBlocksPerChunk - 1) / kBlocksPerChunk; }

    // Calls visit(group, complaint) for the unspanned groups of a block whose complaint passes a threshold that
    // visit returns.
    template <typename Visit>
    void block(std::size_t high, double threshold, const Visit& visit) const {
        const auto base = static_cast<Coalition>(high << low_players);
        if (kind == Complaint::kTotal && largest(base, high) < threshold) return;
        for (std::size_t l = 0; l < low_share.size(); ++l) {
            const auto s = base | static_cast<Coalition>(l);
            double complaint = worth.real(s) - (high_share[high] + low_share[l]);
            if (kind == Complaint::kPerMember) complaint /= std::max(1, std::popcount(s));
            if (complaint < threshold || low_key[l] + high_key[high] == 0) continue;
            threshold = visit(s, complaint);
        }
    }

    // At least the largest complaint of a block's unspanned groups.
    [[nodiscard]] double top(std::size_t high) const {
        if (kind == Complaint::kTotal) return largest(static_cast<Coalition>(high << low_players), high);
        return worst(high);
    }

    // The largest complaint of a block's unspanned groups; -infinity where there is none.
    [[nodiscard]] double worst(std::size_t high) const {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        double found = -kInfinity;
        block(high, -kInfinity, [&](Coalition, double complaint) {
            found = complaint;
            return std::nextafter(complaint, kInfinity);
        });
        return found;
    }

  private:
    // The largest complaint of a block, spanned groups included.
    [[nodiscard]] double largest(Coalition base, std::size_t high) const {
        return game_passes().largest_complaint(worth.values() + base, low_share.size(), worth.scale(),
                                               high_share[high], low_share.data());
    }
};

// At least the largest complaint of each block: the one pass over all groups.
std::vector<double> block_tops(const Pass& pass) {
    std::vector<double> tops(pass.blocks());
    for_each_chunk(pass.chunks(), [&](std::size_t chunk, std::size_t) {
        const std::size_t end = std::min(pass.blocks(), (chunk + 1) * kBlocksPerChunk);
        for (std::size_t high = chunk * kBlocksPerChunk; high < end; ++high) tops[high] = pass.top(high);
    });
    return tops;
}

// The largest complaint of all: few blocks are looked at again, those that could have it.
double worst_complaint(const Pass& pass, const std::vector<double>& tops) {
    std::vector<std::size_t> order(tops.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto higher = [&](std::size_t a, std::size_t b) { return tops[a] > tops[b]; };
    std::sort(order.begin(), order.end(), higher);
    double worst = -std::numeric_limits<double>::infinity();
    for (const std::size_t high : order) {
        if (tops[high] <= worst) break;
        worst = std::max(worst, pass.worst(high));
    }
    return worst;
}

// All groups with a complaint of at least so much, in order of their masks.
std::vector<Coalition> groups_from(const Pass& pass, const std::vector<double>& tops, double at_least) {
    std::vector<std::vector<Coalition>> parts(pass.chunks());
    for_each_chunk(pass.chunks(), [&](std::size_t chunk, std::size_t) {
        const std::size_t end = std::min(pass.blocks(), (chunk + 1) * kBlocksPerChunk);
        for (std::size_t high = chunk * kBlocksPerChunk; high < end; ++high)
            if (tops[high] >= at_least)
                pass.block(high, at_least, [&](Coalition s, double) {
                    parts[chunk].push_back(s);
                    return at_least;
                });
    });
    std::vector<Coalition> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool worse(const Complaining& a, const Complaining& b) {
    return a.complaint != b.complaint ? a.complaint > b.complaint : a.coalition < b.coalition;
}

}  // namespace

Span::Span(std::size_t n_players) : n_(n_players), equations_(n_players), keys_(n_players) {
    add(static_cast<Coalition>((std::uint64_t{1} << n_players) - 1));
}

bool Span::add(Coalition coalition) {
    std::vector<Rational> row(n_, Rational(0));
    for (std::size_t i = 0; i < n_; ++i)
        if ((coalition >> i & 1U) != 0) row[i] = 1;
    if (equations_.add(std::move(row), Rational(0)) != Equations::Effect::kNew) return false;
    basis_.push_back(coalition);
    renew_keys();
    return true;
}

// Keys are a random combination of vectors that span what is orthogonal to all groups taken in.
void Span::renew_keys() {
    RandomStream random(0x6d61696c6c616765);
    std::fill(keys_.begin(), keys_.end(), std::uint64_t{0});
    for (const std::vector<Rational>& direction : equations_.null_space()) {
        BigInt common = 1;
        for (const Rational& value : direction)
            common = boost::multiprecision::lcm(common, boost::multiprecision::denominator(value));
        const std::uint64_t weight = random.next_u64();
        for (std::size_t i = 0; i < n_; ++i) {
            const BigInt whole = boost::multiprecision::numerator(Rational(direction[i] * Rational(common)));
            const BigInt magnitude = whole < 0 ? BigInt(-whole) : whole;
            const BigInt low_bits = magnitude & BigInt(std::numeric_limits<std::uint64_t>::max());
            const auto wrapped = low_bits.convert_to<std::uint64_t>();
            keys_[i] += weight * (whole < 0 ? 0 - wrapped : wrapped);
        }
    }
}

bool Span::spans(Coalition coalition) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < n_; ++i)
        if ((coalition >> i & 1U) != 0) sum += keys_[i];
    return sum == 0;
}

std::vector<Complaining> worst_complaints(const Worth& worth, std::span<const double> shares, Complaint kind,
                                          const Span& span, double above, std::size_t keep) {
    const Pass pass(worth, shares, kind, span);
    const bool small = pass.blocks() <= 4;
    std::vector<std::vector<Complaining>> parts(pass.chunks());
    for_each_chunk(pass.chunks(), [&](std::size_t chunk, std::size_t) {
        auto& part = parts[chunk];
        const std::size_t end = std::min(pass.blocks(), (chunk + 1) * kBlocksPerChunk);
        for (std::size_t high = chunk * kBlocksPerChunk; high < end; ++high) {
            Complaining best{0, above};
            pass.block(high, std::nextafter(above, std::numeric_limits<double>::infinity()),
                       [&](Coalition s, double complaint) {
                           if (small) {
                               part.push_back({s, complaint});
                               return std::nextafter(above, std::numeric_limits<double>::infinity());
                           }
                           best = {s, complaint};
                           return std::nextafter(complaint, std::numeric_limits<double>::infinity());
                       });
            if (best.coalition != 0) part.push_back(best);
        }
    });
    std::vector<Complaining> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    std::sort(all.begin(), all.end(), worse);
    if (all.size() > keep) all.resize(keep);
    return all;
}

Rational share_of(std::span<const Rational> shares, Coalition coalition) {
    Rational sum = 0;
    for (Coalition rest = coalition; rest != 0; rest &= rest - 1)
        sum += shares[static_cast<std::size_t>(std::countr_zero(rest))];
    return sum;
}

Rational exact_complaint(const Worth& worth, std::span<const Rational> shares, Complaint kind,
                         Coalition coalition) {
    Rational complaint = Rational(worth(coalition)) - share_of(shares, coalition);
    if (kind == Complaint::kPerMember) complaint /= std::popcount(coalition);
    return complaint;
}

WorstLevel worst_level(const Worth& worth, std::span<const Rational> shares, Complaint kind,
                       const Span& span) {
    std::vector<double> near;
    double size = 1.0;
    for (const Rational& share : shares) {
        near.push_back(to_double(share));
        size += std::fabs(near.back());
    }
    const Pass pass(worth, near, kind, span);
    const std::vector<double> tops = block_tops(pass);
    const double worst = worst_complaint(pass, tops);
    if (std::isinf(worst)) return {Rational(0), {}};
    // No complaint is wrong by more than this as a double; those that could be the largest are compared exactly.
    const double error = 4.0 * static_cast<double>(worth.n_players()) *
                         std::numeric_limits<double>::epsilon() * (size + std::fabs(worst));
    WorstLevel level{Rational(0), {}};
    for (const Coalition s : groups_from(pass, tops, worst - 2 * error)) {
        const Rational complaint = exact_complaint(worth, shares, kind, s);
        if (level.groups.empty() || complaint > level.complaint) level = {complaint, {}};
        if (complaint == level.complaint) level.groups.push_back(s);
    }
    return level;
}

}  // namespace maillage::detail
