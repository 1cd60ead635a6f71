#include "network/brokerage_moments.hpp"

namespace maillage::detail {
namespace {

constexpr std::size_t at(BrokerRole role) {
    return static_cast<std::size_t>(role);
}

// How many chains a-v-c a count is over, and how many ordered pairs of two different ones depend on each other: both
// have a tie in common (together), one has the tie that the other must not have (against), both must not have the
// same tie (absent).
struct Chains {
    double all = 0.0;
    double together = 0.0;
    double against = 0.0;
    double absent = 0.0;

    Chains& operator+=(const Chains& other) {
        all += other.all;
        together += other.together;
        against += other.against;
        absent += other.absent;
        return *this;
    }
};

// A chain counts with probability p = d^2 (1 - d). Two that share a tie both count with probability
// d^3 (1 - d)^2, two that exclude each other never, two that lack the same tie with d^4 (1 - d).
Moments moments(const Chains& chains, double d) {
    const double e = 1 - d;
    const double p = d * d * e;
    return {chains.all * p, chains.all * p * (1 - p) + chains.together * d * d * d * e * e * e -
                                chains.against * p * p + chains.absent * d * d * d * d * d * e};
}

// Chains of one broker over pairs of which `pairs` are possible without direction, and in which `sharing` ordered
// pairs of pairs have one member in common. With directions each pair counts in both.
Chains of_pairs(double pairs, double sharing, bool directed) {
    const double ways = directed ? 2 : 1;
    return {ways * pairs, ways * sharing, 0, 0};
}

// The same for pairs with one member among `a` and the other among `c` vertices, in this order.
Chains across(double a, double c) {
    return {a * c, a * c * (c - 1) + c * a * (a - 1), 0, 0};
}

// All chains among n vertices.
Chains within(double n, bool directed) {
    const double all = n * (n - 1) * (n - 2);
    if (directed) return {all, all * (4 * n - 10), all * (4 * n - 10), all * (n - 3)};
    return {all / 2, all / 2 * (4 * n - 12), all / 2 * (4 * n - 10), all / 2 * (n - 3)};
}

// Chains between two of a group of n through v of a group of m, where there are `total` vertices.
Chains through(double n, double m, double total, bool directed) {
    const double all = m * n * (n - 1) / (directed ? 1 : 2);
    return {all, all * (2 * n + 2 * m - 6), 0, all * (total - n - 1)};
}

// Chains from a group of n through the same group to all others, of which there are `total` - n, in groups whose
// squares add up to `squares`.
Chains out_of(double n, double total, double squares, bool directed) {
    const double pairs = n * (n - 1);
    const double all = pairs * (total - n);
    if (directed) return {all, all * (total - 3), all * (2 * n - 3), all * (n - 2)};
    // Without directions, the group of the other end counts too: it may hold the next broker.
    const double others = pairs * squares - all;  // sum over the groups of the other end of all x (size - 1)
    return {all, all * (2 * (total - n - 1) + n - 2) + others, all * (2 * (n - 2) + 1) + 2 * others,
            all * (n - 2) + others};
}

}  // namespace

GroupPowers::GroupPowers(std::span<const std::uint64_t> sizes) {
    for (const std::uint64_t size : sizes) {
        double power = 1.0;
        for (double& sum : powers_) {
            sum += power;
            power *= static_cast<double>(size);
        }
    }
}

RoleMoments GroupPowers::of_broker(std::uint64_t size, double density, bool directed) const {
    const auto n = static_cast<double>(size);
    const double total = powers_[1];
    // Of the groups other than the broker's: sums of the first, second and third power.
    const double one = total - n;
    const double two = powers_[2] - n * n;
    const double three = powers_[3] - n * n * n;
    const auto inside = [directed](double k) {
        return of_pairs(k * (k - 1) / 2, k * (k - 1) * (k - 2), directed);
    };
    const Chains border = across(n - 1, one);
    std::array<Chains, kBrokerRoles> chains{};
    chains[at(BrokerRole::coordinator)] = inside(n - 1);
    chains[at(BrokerRole::itinerant)] = of_pairs((two - one) / 2, three - 3 * two + 2 * one, directed);
    chains[at(BrokerRole::gatekeeper)] = chains[at(BrokerRole::representative)] = border;
    chains[at(BrokerRole::liaison)] =
        of_pairs((one * one - two) / 2, one * one * one - 2 * one * two + three - one * one + two, directed);
    chains[at(BrokerRole::total)] = inside(total - 1);
    RoleMoments found{};
    for (std::size_t role = 0; role < kBrokerRoles; ++role) found[role] = moments(chains[role], density);
    return found;
}

RoleMoments GroupPowers::of_network(std::span<const std::uint64_t> sizes, double density,
                                    bool directed) const {
    const auto& [zero, one, two, three, four] = powers_;
    std::array<Chains, kBrokerRoles> chains{};
    for (const std::uint64_t size : sizes) {
        const auto n = static_cast<double>(size);
        chains[at(BrokerRole::coordinator)] += within(n, directed);
        chains[at(BrokerRole::representative)] += out_of(n, one, two - n * n, directed);
        // The brokers are those of all other groups: a sum over their sizes m, linear in m and m^2.
        const Chains each = through(n, 1, one, directed);
        const double m = one - n;
        const double excess = (two - n * n) - m;  // sum of m (m - 1)
        chains[at(BrokerRole::itinerant)] +=
            {each.all * m, each.together * m + each.all * 2 * excess, 0, each.absent * m};
    }
    chains[at(BrokerRole::gatekeeper)] = chains[at(BrokerRole::representative)];
    // Sums over three different groups i, j, k of n_i n_j n_k, and of n_i^2 n_j n_k.
    const double three_groups = one * one * one - 3 * one * two + 2 * three;
    const double squared = two * one * one - 2 * three * one - two * two + 2 * four;
    const double half = directed ? 1 : 0.5;
    const double tied = directed ? 2 : 4;
    chains[at(BrokerRole::liaison)] = {
        half * three_groups, half * ((4 * one - tied) * three_groups - 8 * squared),
        half * ((4 * one - 2) * three_groups - 8 * squared), half * ((one - 1) * three_groups - 2 * squared)};
    chains[at(BrokerRole::total)] = within(one, directed);
    RoleMoments found{};
    for (std::size_t role = 0; role < kBrokerRoles; ++role) found[role] = moments(chains[role], density);
    return found;
}

}  // namespace maillage::detail
