#include "maillage/preference/rank_tally.hpp"

#include <algorithm>
#include <utility>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "preference/tally_parts.hpp"

namespace maillage {

namespace {

constexpr std::size_t kRowsPerChunk = 8192;
constexpr std::size_t kMaxTopics = 20'000;

using Counts = RowMatrix<std::int64_t>;

struct Buffer {
    Counts counts;
    std::vector<std::int64_t> unranked;
    std::vector<std::uint32_t> at_level;  // number of topics of one ballot at each level
};

// Positions of one ballot by counting levels; `unranked_last` puts topics without an answer after the others.
template <typename Level>
void add_ballot(const Level* row, std::size_t topics, std::int64_t units, bool unranked_last,
                Buffer& buffer) {
    Level deepest = 0;
    for (std::size_t i = 0; i < topics; ++i) deepest = std::max(deepest, row[i]);
    buffer.at_level.assign(std::size_t{deepest} + 1, 0);
    for (std::size_t i = 0; i < topics; ++i) ++buffer.at_level[row[i]];
    // at_level[r] becomes the position of the topics at level r, and [0] that of the unranked ones.
    std::uint32_t before = 0;
    for (std::size_t level = 1; level < buffer.at_level.size(); ++level) {
        before += std::exchange(buffer.at_level[level], before);
    }
    buffer.at_level[0] = before;
    for (std::size_t i = 0; i < topics; ++i) {
        if (row[i] == 0 && !unranked_last) {
            buffer.unranked[i] += units;
        } else {
            buffer.counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(buffer.at_level[row[i]])) +=
                units;
        }
    }
}

template <typename Level>
void tally_levels(std::span<const Level> levels, const PreferenceMatrix& preferences, RankTally::Parts& parts,
                  const Monitor& monitor) {
    const std::size_t topics = preferences.n_topics();
    const std::size_t agents = preferences.n_agents();
    const auto units = preferences.weight_units();
    const std::size_t chunks = (agents + kRowsPerChunk - 1) / kRowsPerChunk;
    const std::size_t workers = workers_for(chunks);
    const auto n = static_cast<Eigen::Index>(topics);
    std::vector<Buffer> buffers(workers, Buffer{Counts::Zero(n, n), std::vector<std::int64_t>(topics), {}});
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            const std::size_t last = std::min(agents, (chunk + 1) * kRowsPerChunk);
            for (std::size_t agent = chunk * kRowsPerChunk; agent < last; ++agent) {
                add_ballot(levels.data() + agent * topics, topics, units.empty() ? 1 : units[agent],
                           parts.unranked != Unranked::ignored, buffers[worker]);
            }
        },
        monitor);
    parts.counts = std::move(buffers[0].counts);
    parts.unranked_units = std::move(buffers[0].unranked);
    for (std::size_t worker = 1; worker < workers; ++worker) {
        parts.counts += buffers[worker].counts;
        for (std::size_t i = 0; i < topics; ++i) parts.unranked_units[i] += buffers[worker].unranked[i];
    }
}

}  // namespace

bool RankTally::Parts::operator==(const Parts& other) const {
    return topics == other.topics && counts == other.counts && unranked_units == other.unranked_units &&
           total_units == other.total_units && denominator == other.denominator &&
           n_agents == other.n_agents && unranked == other.unranked;
}

RankTally::RankTally(Parts parts) : parts_(std::move(parts)) {
    detail::check_tally(parts_.topics, parts_.total_units, parts_.denominator);
    const auto n = static_cast<Eigen::Index>(parts_.topics.size());
    if (parts_.counts.rows() != n || parts_.counts.cols() != n ||
        parts_.unranked_units.size() != parts_.topics.size()) {
        throw InvalidInput("a tally of " + std::to_string(n) + " topics takes a table of " +
                           std::to_string(n) + " x " + std::to_string(n) +
                           " and as many numbers of unranked");
    }
    for (Eigen::Index topic = 0; topic < n; ++topic) {
        const std::int64_t unranked = parts_.unranked_units[static_cast<std::size_t>(topic)];
        if (unranked >= 0 && parts_.counts.row(topic).minCoeff() >= 0 &&
            parts_.counts.row(topic).sum() + unranked == parts_.total_units) {
            continue;
        }
        throw InvalidInput("the positions of topic '" + parts_.topics[static_cast<std::size_t>(topic)] +
                           "' do not add up to the total weight; expected numbers from 0 that do");
    }
}

RankTally RankTally::merge(const RankTally& other) const {
    detail::check_mergeable(parts_, other.parts_);
    Parts sum = parts_;
    const auto [factor, other_factor] = detail::common_units(sum, other.parts_);
    sum.counts = parts_.counts * factor + other.parts_.counts * other_factor;
    for (std::size_t i = 0; i < n_topics(); ++i) {
        sum.unranked_units[i] =
            parts_.unranked_units[i] * factor + other.parts_.unranked_units[i] * other_factor;
    }
    return RankTally(std::move(sum));
}

RankTally rank_tally(const PreferenceMatrix& preferences, std::optional<Unranked> unranked,
                     const Monitor& monitor) {
    if (preferences.n_topics() > kMaxTopics) {
        throw LimitExceeded("positions are counted for at most 20000 topics; there are " +
                            std::to_string(preferences.n_topics()));
    }
    if (preferences.kind() == PreferenceKind::scores) {
        return rank_tally(preferences.to_ranks(), unranked.value_or(Unranked::ignored), monitor);
    }
    const Unranked policy = detail::settled_policy(preferences, unranked);
    if (detail::needs_explicit_last(preferences, policy)) {
        const RankTally counted = rank_tally(preferences.with_unranked_last(), Unranked::ignored, monitor);
        RankTally::Parts renamed = counted.parts();
        renamed.unranked = policy;
        return RankTally(std::move(renamed));
    }
    RankTally::Parts parts;
    parts.unranked = policy;
    parts.topics = preferences.topics();
    parts.total_units = preferences.total_units();
    parts.denominator = preferences.weight_denominator();
    parts.n_agents = preferences.n_agents();
    if (preferences.levels16().empty()) {
        tally_levels<std::uint8_t>(preferences.levels8(), preferences, parts, monitor);
    } else {
        tally_levels<std::uint16_t>(preferences.levels16(), preferences, parts, monitor);
    }
    return RankTally(std::move(parts));
}

}  // namespace maillage
