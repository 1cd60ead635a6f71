#pragma once
// How much each group could complain about shares: its worth less what its members get. One pass over all groups,
// in blocks that share their higher members.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/pooling/nucleolus.hpp"
#include "pooling/exact.hpp"
#include "pooling/worth.hpp"

namespace maillage::detail {

/// Which groups are combinations of everybody and of groups taken in: x(S) of such a group follows from theirs.
class Span {
  public:
    explicit Span(std::size_t n_players);
    /// Takes a group in; false when it was spanned already.
    bool add(Coalition coalition);
    [[nodiscard]] std::size_t rank() const { return equations_.rank(); }
    [[nodiscard]] const std::vector<Coalition>& basis() const { return basis_; }
    /// A group is spanned when the sum of its members' keys is 0 (modulo 2^64).
    [[nodiscard]] std::span<const std::uint64_t> keys() const { return keys_; }
    [[nodiscard]] bool spans(Coalition coalition) const;

  private:
    void renew_keys();

    std::size_t n_;
    Equations equations_;
    std::vector<Coalition> basis_{};
    std::vector<std::uint64_t> keys_;
};

/// A group and its complaint, in units.
struct Complaining {
    Coalition coalition;
    double complaint;
};

/// Groups with a complaint above `above`, the worst first: at most `keep`, no two of one block of a large game; the
/// very worst is always among them. Nobody, everybody and spanned groups are left out. `shares` are in units, more
/// is better; the same on any number of threads.
[[nodiscard]] std::vector<Complaining> worst_complaints(const Worth& worth, std::span<const double> shares,
                                                        Complaint kind, const Span& span, double above,
                                                        std::size_t keep);

/// What the members of a group get, exactly.
[[nodiscard]] Rational share_of(std::span<const Rational> shares, Coalition coalition);

/// The complaint of a group, exactly.
[[nodiscard]] Rational exact_complaint(const Worth& worth, std::span<const Rational> shares, Complaint kind,
                                       Coalition coalition);

/// The largest complaint among groups outside the span, exactly, and all groups that have it, in order of their masks.
struct WorstLevel {
    Rational complaint;
    std::vector<Coalition> groups;  ///< empty when every group is spanned
};
[[nodiscard]] WorstLevel worst_level(const Worth& worth, std::span<const Rational> shares, Complaint kind,
                                     const Span& span);

}  // namespace maillage::detail
