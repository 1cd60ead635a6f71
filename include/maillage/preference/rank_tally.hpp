#pragma once
// The positions: how much weight puts each topic first, second, ... Everything positional can be read off
// here. Cost O(agents x topics log topics), threaded.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage {

/// For every topic and position, the weight of the agents who put the topic there.
///
/// The position of a topic is 1 + the number of topics that the agent prefers to it (so two topics tied for
/// first are both in position 1, and the next one is in position 3). A topic without an answer counts as
/// unranked, or under `unranked="last"` in the position after everything ranked. Tallies of parts add up to
/// the tally of the whole.
///
/// Examples
/// --------
/// >>> import maillage as ml
/// >>> p = ml.PreferenceMatrix.from_ranks([[1, 2], [1, 0]], topics=["data", "roles"])
/// >>> p.rank_tally(unranked="ignored").counts
/// array([[2, 0],
///        [0, 1]])
class MAILLAGE_EXPORT RankTally {
  public:
    /// `counts` (n, n): units by topic and position; `unranked_units` (n): units of those who did not rank
    /// the topic.
    struct Parts {
        std::vector<std::string> topics = {};
        RowMatrix<std::int64_t> counts = {};
        std::vector<std::int64_t> unranked_units = {};
        std::int64_t total_units = 0;
        std::int64_t denominator = 1;
        std::uint64_t n_agents = 0;
        Unranked unranked = Unranked::last;

        bool operator==(const Parts& other) const;
    };

    /// Throws InvalidInput where the numbers contradict each other.
    explicit RankTally(Parts parts);

    [[nodiscard]] const Parts& parts() const& { return parts_; }
    const Parts& parts() const&& = delete;
    [[nodiscard]] const std::vector<std::string>& topics() const& { return parts_.topics; }
    const std::vector<std::string>& topics() const&& = delete;
    [[nodiscard]] std::size_t n_topics() const { return parts_.topics.size(); }
    /// Units of the agents who put `topic` in `position` (0 = first).
    [[nodiscard]] std::int64_t count(std::size_t topic, std::size_t position) const {
        return parts_.counts(static_cast<Eigen::Index>(topic), static_cast<Eigen::Index>(position));
    }

    /// The tally of both groups of agents together; topics and policy must be the same (InvalidInput).
    [[nodiscard]] RankTally merge(const RankTally& other) const;
    RankTally operator+(const RankTally& other) const { return merge(other); }

    bool operator==(const RankTally& other) const = default;

  private:
    Parts parts_;
};

/// How often each topic is first, second, ...
///
/// Parameters
/// ----------
/// unranked
///     "last", "ignored" or "error"; by default last for ranks, ignored for scores and approvals.
///
/// Returns
/// -------
/// RankTally
[[nodiscard]] MAILLAGE_EXPORT RankTally rank_tally(const PreferenceMatrix& preferences,
                                                   std::optional<Unranked> unranked = {},
                                                   const Monitor& monitor = {});

}  // namespace maillage
