#pragma once
// The duels that ranked pairs has kept so far, and everything that follows from them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ranking/bit_matrix.hpp"

namespace maillage::detail {

/// A duel won by one of two topics.
struct WonDuel {
    std::int64_t strength = 0;
    std::uint32_t winner = 0;
    std::uint32_t loser = 0;
};

/// Why ranked pairs left a duel out.
struct DiscardedDuel {
    WonDuel duel = {};
    bool tied =
        false;  ///< it closes a cycle with duels as strong as itself; otherwise stronger ones contradict it
};

/// An acyclic relation that grows duel by duel, with its transitive closure both ways.
///
/// Invariant: `below_` is the transitive closure of `kept_`, and `above_` is its mirror.
class LockedDuels {
  public:
    explicit LockedDuels(std::size_t topics) : below_(topics), above_(topics), kept_(topics) {}

    /// Whether kept duels lead from a to b.
    [[nodiscard]] bool reaches(std::size_t a, std::size_t b) const { return below_.test(a, b); }
    /// Whether the duel of a against b itself was kept.
    [[nodiscard]] bool kept(std::size_t a, std::size_t b) const { return kept_.test(a, b); }
    [[nodiscard]] const std::vector<DiscardedDuel>& discarded() const { return discarded_; }

    /// Takes duels of one strength together: what contradicts stronger ones is left out, and of the rest what
    /// lies on a cycle of kept duels and of these.
    void take(std::span<const WonDuel> equally_strong);

  private:
    void lock(std::size_t a, std::size_t b);
    void lock_acyclic(const std::vector<WonDuel>& open);
    [[nodiscard]] std::vector<std::size_t> components(const std::vector<WonDuel>& open) const;
    [[nodiscard]] std::vector<std::size_t> components_among(const std::vector<WonDuel>& open,
                                                            const std::vector<std::size_t>& ends) const;

    BitMatrix below_;
    BitMatrix above_;
    BitMatrix kept_;
    std::vector<DiscardedDuel> discarded_{};
    std::vector<WonDuel> open_{};
};

}  // namespace maillage::detail
