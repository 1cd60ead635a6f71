#pragma once
// Expected counts of broker roles and their variances, in networks in which each tie is there with the same
// probability, whatever the others.

#include <array>
#include <cstdint>
#include <span>

#include "maillage/network/brokerage.hpp"

namespace maillage::detail {

/// A count in random networks.
struct Moments {
    double expected = 0.0;
    double variance = 0.0;
};

using RoleMoments = std::array<Moments, kBrokerRoles>;

/// Groups as far as moments depend on them: sums of powers of their sizes.
class GroupPowers {
  public:
    explicit GroupPowers(std::span<const std::uint64_t> sizes);

    /// Moments of the counts of one broker whose group has `size` members, itself included.
    [[nodiscard]] RoleMoments of_broker(std::uint64_t size, double density, bool directed) const;
    /// Moments of the counts of the whole network.
    [[nodiscard]] RoleMoments of_network(std::span<const std::uint64_t> sizes, double density,
                                         bool directed) const;

  private:
    std::array<double, 5> powers_{};  // sum of size^k
};

}  // namespace maillage::detail
