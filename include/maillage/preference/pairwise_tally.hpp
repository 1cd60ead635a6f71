#pragma once
// The duels: for every two topics, the weight of the agents who prefer one to the other. Everything Condorcet
// starts here. Cost O(agents x topics^2), blocked, vectorised and threaded; a few MB beside the table itself.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage {

/// What a topic that an agent did not rank, score or judge means. One policy holds for a whole result.
enum class Unranked {
    last,     ///< tied together below everything that the agent ranked
    ignored,  ///< only pairs that the agent ranked count
    error     ///< refused
};

/// "last", "ignored" or "error".
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(Unranked policy);
/// The policy of that name; throws InvalidInput.
[[nodiscard]] MAILLAGE_EXPORT Unranked unranked_policy(std::string_view name);
/// The policy used where none is asked for: last for ranks, ignored for scores and approvals.
[[nodiscard]] MAILLAGE_EXPORT Unranked default_unranked(PreferenceKind kind);

/// For every pair of topics, the weight of the agents who prefer the first to the second.
///
/// Exact: weights are integers over one denominator, so equal is equal. Tallies of parts add up to the tally
/// of the whole (`+`), pickle, and cross process borders.
///
/// Examples
/// --------
/// >>> import maillage as ml
/// >>> t = ml.PreferenceMatrix.from_ranks([[1, 2], [1, 2], [2, 1]], topics=["data", "roles"]).tally()
/// >>> t.wins
/// array([[0, 2],
///        [1, 0]])
/// >>> (t + t).margins
/// array([[ 0,  2],
///        [-2,  0]])
class MAILLAGE_EXPORT PairwiseTally {
  public:
    /// A tally from its numbers: `wins` (n, n) in units of 1 / denominator, zero diagonal.
    /// Where `compared` is empty, every agent compared every pair and `total_units` says how many agents
    /// there are.
    struct Parts {
        std::vector<std::string> topics = {};
        RowMatrix<std::int64_t> wins = {};
        RowMatrix<std::int64_t> compared = {};
        std::int64_t total_units = 0;
        std::int64_t denominator = 1;
        std::uint64_t n_agents = 0;
        Unranked unranked = Unranked::last;
        bool exact = true;

        bool operator==(const Parts& other) const;
    };

    /// Throws InvalidInput where the numbers contradict each other.
    explicit PairwiseTally(Parts parts);

    [[nodiscard]] std::size_t n_topics() const { return parts_.topics.size(); }
    [[nodiscard]] const std::vector<std::string>& topics() const& { return parts_.topics; }
    const std::vector<std::string>& topics() const&& = delete;
    [[nodiscard]] std::uint64_t n_agents() const { return parts_.n_agents; }
    [[nodiscard]] Unranked unranked() const { return parts_.unranked; }
    /// Whole weights are units of 1; weights such as 1/3 are counted in units of 1 / denominator.
    [[nodiscard]] std::int64_t denominator() const { return parts_.denominator; }
    [[nodiscard]] std::int64_t total_units() const { return parts_.total_units; }
    [[nodiscard]] const Parts& parts() const& { return parts_; }
    const Parts& parts() const&& = delete;

    /// Units of the agents who prefer a to b.
    [[nodiscard]] std::int64_t wins(std::size_t a, std::size_t b) const {
        return parts_.wins(index(a), index(b));
    }
    /// wins(a, b) - wins(b, a).
    [[nodiscard]] std::int64_t margin(std::size_t a, std::size_t b) const { return wins(a, b) - wins(b, a); }
    /// Units of the agents who compared a and b (all of them when unranked topics count as last).
    [[nodiscard]] std::int64_t compared(std::size_t a, std::size_t b) const {
        return parts_.compared.size() == 0 ? parts_.total_units : parts_.compared(index(a), index(b));
    }
    /// Units of the agents who compared a and b and hold them equal.
    [[nodiscard]] std::int64_t ties(std::size_t a, std::size_t b) const {
        return compared(a, b) - wins(a, b) - wins(b, a);
    }

    /// The tally of both groups of agents together.
    ///
    /// Both must be about the same topics, in the same order, under the same policy for unranked topics.
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If topics or policies differ.
    [[nodiscard]] PairwiseTally merge(const PairwiseTally& other) const;
    PairwiseTally operator+(const PairwiseTally& other) const { return merge(other); }

    bool operator==(const PairwiseTally& other) const = default;

  private:
    static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

    Parts parts_;
};

/// The duels between all pairs of topics.
///
/// Parameters
/// ----------
/// unranked
///     "last", "ignored" or "error"; by default last for ranks, ignored for scores and approvals.
///
/// Returns
/// -------
/// PairwiseTally
///
/// Raises
/// ------
/// InvalidInput
///     Under "error", if an agent left a topic unranked (the message names both).
/// LimitExceeded
///     For more than 20,000 topics.
[[nodiscard]] MAILLAGE_EXPORT PairwiseTally pairwise_tally(const PreferenceMatrix& preferences,
                                                           std::optional<Unranked> unranked = {},
                                                           const Monitor& monitor = {});

}  // namespace maillage
