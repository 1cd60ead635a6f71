#pragma once
// Whom would each topic serve? The agents who put it among their first wishes, as one bit per agent, so that
// the agents reached by any set of topics are counted by a few word operations. One pass over the ballots,
// O(agents x topics log topics); agents x topics / 8 bytes.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage {

/// A number of agents and their total weight.
struct Served {
    std::uint64_t agents = 0;
    double weight = 0.0;

    bool operator==(const Served&) const = default;
};

/// For each topic, the agents it serves, without the ballots they came from.
///
/// An immutable value that pickles. Agents have no names here, only their weights.
class MAILLAGE_EXPORT Audience {
  public:
    /// Bits are topic-major: `words()` words of 64 agents per topic; `units` is empty when every weight is 1.
    struct Parts {
        std::vector<std::string> topics = {};
        std::vector<std::uint64_t> bits = {};
        std::vector<std::int64_t> units = {};
        std::int64_t denominator = 1;
        std::uint64_t n_agents = 0;
        std::uint64_t served_within = 3;

        bool operator==(const Parts&) const = default;
    };

    /// Throws InvalidInput where the sizes contradict each other.
    explicit Audience(Parts parts);

    [[nodiscard]] const Parts& parts() const& { return parts_; }
    const Parts& parts() const&& = delete;
    [[nodiscard]] const std::vector<std::string>& topics() const& { return parts_.topics; }
    const std::vector<std::string>& topics() const&& = delete;
    [[nodiscard]] std::size_t n_topics() const { return parts_.topics.size(); }
    [[nodiscard]] std::uint64_t n_agents() const { return parts_.n_agents; }
    /// How many first wishes of an agent count (ranks and scores; approvals count as given).
    [[nodiscard]] std::uint64_t served_within() const { return parts_.served_within; }
    /// Index of a topic; throws NotFound.
    [[nodiscard]] std::size_t topic_index(std::string_view topic) const;
    /// All agents.
    [[nodiscard]] Served everyone() const;

    /// Agents served by at least one of `topics` (indices), leaving out those that one of `already` serves.
    [[nodiscard]] Served served(std::span<const std::size_t> topics,
                                std::span<const std::size_t> already = {}) const;

    bool operator==(const Audience&) const = default;

  private:
    [[nodiscard]] std::size_t words() const { return (parts_.n_agents + 63) / 64; }
    [[nodiscard]] std::uint64_t word(std::span<const std::size_t> topics, std::size_t index) const;

    Parts parts_;
};

/// Whom each topic would serve.
///
/// An agent is served by a topic that they approve, or that is among their first wishes: they answered about
/// it and prefer fewer than `served_within` topics to it (so topics tied for the last counted place all
/// count).
///
/// Parameters
/// ----------
/// served_within
///     How many first wishes count, at least 1; has no effect on approvals.
///
/// Returns
/// -------
/// Audience
///
/// Raises
/// ------
/// InvalidInput
///     If `served_within` is 0.
[[nodiscard]] MAILLAGE_EXPORT Audience audience(const PreferenceMatrix& preferences,
                                                std::size_t served_within = 3);

}  // namespace maillage
