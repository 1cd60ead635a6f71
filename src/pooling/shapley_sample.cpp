#include <algorithm>
#include <cmath>
#include <numeric>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/pooling/shapley.hpp"

namespace maillage {

namespace {

// Mean and variance of what a player adds to groups of one size.
struct Stratum {
    double mean = 0.0;
    double variance_of_mean = 0.0;
};

class Sampler {
  public:
    Sampler(std::size_t n, const GroupAmount& amount, const ShapleySampleOptions& options,
            const Monitor& monitor)
        : n_(n), amount_(amount), options_(options), clock_(monitor) {}

    [[nodiscard]] double amount_of(std::span<const std::uint32_t> members) {
        const double value = members.empty() ? 0.0 : amount_(members);
        evaluations_ += members.empty() ? 0 : 1;
        if (std::isfinite(value)) return value;
        std::string group;
        for (const std::uint32_t member : members)
            group += (group.empty() ? "" : ", ") + std::to_string(member);
        throw InvalidInput("the amount of the group of players " + group + " is not a finite number");
    }

    // What `player` adds to groups of `size` others.
    [[nodiscard]] Stratum stratum(std::uint32_t player, std::size_t size) {
        std::vector<std::uint32_t> others;
        for (std::uint32_t i = 0; i < n_; ++i)
            if (i != player) others.push_back(i);
        if (size == 0 || size == others.size()) {
            others.resize(size);
            return {added(player, others), 0.0};
        }
        if (size == 1 || size == others.size() - 1) {
            if (others.size() <= options_.samples) return every_one(player, others, size);
        }
        RandomStream random(options_.seed, static_cast<std::uint64_t>(player) << 32U | size);
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t k = 0; k < options_.samples; ++k) {
            // The first `size` of a random order.
            for (std::size_t i = 0; i < size; ++i)
                std::swap(others[i], others[i + static_cast<std::size_t>(random.below(others.size() - i))]);
            std::vector<std::uint32_t> group(others.begin(),
                                             others.begin() + static_cast<std::ptrdiff_t>(size));
            std::sort(group.begin(), group.end());
            const double value = added(player, group);
            // Welford's update, so that large amounts do not drown small differences.
            const double before = value - sum;
            sum += before / static_cast<double>(k + 1);
            squares += before * (value - sum);
            clock_.tick({evaluations_, 0});
        }
        const auto count = static_cast<double>(options_.samples);
        return {sum, squares / (count - 1.0) / count};
    }
    [[nodiscard]] std::size_t evaluations() const { return evaluations_; }

  private:
    [[nodiscard]] double added(std::uint32_t player, const std::vector<std::uint32_t>& group) {
        std::vector<std::uint32_t> joined = group;
        joined.insert(std::upper_bound(joined.begin(), joined.end(), player), player);
        return amount_of(joined) - amount_of(group);
    }
    // All groups of one other, or of all others but one.
    [[nodiscard]] Stratum every_one(std::uint32_t player, const std::vector<std::uint32_t>& others,
                                    std::size_t size) {
        double sum = 0.0;
        for (const std::uint32_t one : others) {
            std::vector<std::uint32_t> group{one};
            if (size != 1) {
                group = others;
                group.erase(std::find(group.begin(), group.end(), one));
            }
            sum += added(player, group);
            clock_.tick({evaluations_, 0});
        }
        return {sum / static_cast<double>(others.size()), 0.0};
    }

    std::size_t n_;
    const GroupAmount& amount_;
    const ShapleySampleOptions& options_;
    MonitorClock clock_;
    std::size_t evaluations_ = 0;
};

}  // namespace

ShapleySample sampled_shapley(std::size_t n_players, const GroupAmount& amount,
                              const ShapleySampleOptions& options, const Monitor& monitor) {
    if (n_players == 0) throw InvalidInput("a cost game needs at least one player");
    if (options.samples < 2)
        throw InvalidInput("there are " + std::to_string(options.samples) +
                           " samples for each size; expected at least 2, to know how sure the estimate is");
    Sampler sampler(n_players, amount, options, monitor);
    const auto n = static_cast<double>(n_players);
    ShapleySample found;
    std::vector<double> variances;
    for (std::uint32_t player = 0; player < n_players; ++player) {
        double mean = 0.0;
        double variance = 0.0;
        for (std::size_t size = 0; size < n_players; ++size) {
            const Stratum stratum = sampler.stratum(player, size);
            mean += stratum.mean / n;
            variance += stratum.variance_of_mean / (n * n);
        }
        found.amounts.push_back(mean);
        variances.push_back(variance);
    }
    std::vector<std::uint32_t> everybody(n_players);
    std::iota(everybody.begin(), everybody.end(), std::uint32_t{0});
    const double rest =
        sampler.amount_of(everybody) - std::accumulate(found.amounts.begin(), found.amounts.end(), 0.0);
    for (double& share : found.amounts) share += rest / n;
    // The rest takes 1 / n of every player's error off each share.
    const double all = std::accumulate(variances.begin(), variances.end(), 0.0) / (n * n);
    for (const double variance : variances)
        found.standard_errors.push_back(std::sqrt(std::max(0.0, variance * (1.0 - 2.0 / n) + all)));
    found.evaluations = sampler.evaluations();
    return found;
}

}  // namespace maillage
