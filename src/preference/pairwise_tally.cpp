#include "maillage/preference/pairwise_tally.hpp"

#include <algorithm>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "preference/tally_kernel.hpp"
#include "preference/tally_parts.hpp"

namespace maillage {

namespace {

constexpr std::size_t kMaxTopics = 20'000;

using Counts = RowMatrix<std::int64_t>;

Counts zeros(std::size_t topics) {
    return Counts::Zero(static_cast<Eigen::Index>(topics), static_cast<Eigen::Index>(topics));
}

// Rows of a chunk: enough to fill the kernel's blocks, few enough to be cancelled soon when topics are many.
std::size_t rows_per_chunk(std::size_t topics) {
    constexpr std::size_t kPairs = std::size_t{1} << 32U;
    return std::clamp<std::size_t>(kPairs / (topics * topics), 256, 4096);
}

template <typename Level>
void tally_levels(std::span<const Level> levels, const PreferenceMatrix& preferences,
                  PairwiseTally::Parts& parts, const Monitor& monitor) {
    const std::size_t topics = preferences.n_topics();
    const std::size_t agents = preferences.n_agents();
    const bool ignored = parts.unranked == Unranked::ignored;
    const auto pairs = ignored ? detail::UnrankedPairs::ignored : detail::UnrankedPairs::last;
    const auto units = preferences.weight_units();
    const detail::RankRows<Level> rows{levels.data(), agents, topics, units.empty() ? nullptr : units.data()};
    const std::size_t step = rows_per_chunk(topics);
    const std::size_t chunks = (agents + step - 1) / step;
    const std::size_t workers = workers_for(chunks);
    std::vector<Counts> wins(workers, zeros(topics));
    std::vector<Counts> compared(ignored ? workers : 0, zeros(topics));
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            detail::add_pairwise(rows, pairs, chunk * step, std::min(agents, (chunk + 1) * step),
                                 wins[worker].data(), ignored ? compared[worker].data() : nullptr);
        },
        monitor);
    // Integers: the order of the sum does not matter, so neither does which worker counted what.
    parts.wins = std::move(wins[0]);
    for (std::size_t worker = 1; worker < workers; ++worker) parts.wins += wins[worker];
    if (!ignored) return;
    parts.compared = std::move(compared[0]);
    for (std::size_t worker = 1; worker < workers; ++worker) parts.compared += compared[worker];
}

}  // namespace

std::string_view name(Unranked policy) {
    switch (policy) {
        case Unranked::last:
            return "last";
        case Unranked::ignored:
            return "ignored";
        case Unranked::error:
            return "error";
    }
    return "";
}

Unranked unranked_policy(std::string_view text) {
    for (const Unranked policy : {Unranked::last, Unranked::ignored, Unranked::error}) {
        if (name(policy) == text) return policy;
    }
    throw InvalidInput("unranked is '" + std::string(text) + "'; expected 'last', 'ignored' or 'error'");
}

Unranked default_unranked(PreferenceKind kind) {
    return kind == PreferenceKind::ranks ? Unranked::last : Unranked::ignored;
}

bool PairwiseTally::Parts::operator==(const Parts& other) const {
    return topics == other.topics && wins == other.wins && compared.size() == other.compared.size() &&
           (compared.size() == 0 || compared == other.compared) && total_units == other.total_units &&
           denominator == other.denominator && n_agents == other.n_agents && unranked == other.unranked &&
           exact == other.exact;
}

PairwiseTally::PairwiseTally(Parts parts) : parts_(std::move(parts)) {
    const auto n = static_cast<Eigen::Index>(parts_.topics.size());
    detail::check_tally(parts_.topics, parts_.total_units, parts_.denominator);
    const auto square = [n](const Counts& counts) { return counts.rows() == n && counts.cols() == n; };
    if (!square(parts_.wins) || (parts_.compared.size() != 0 && !square(parts_.compared))) {
        throw InvalidInput("a tally of " + std::to_string(n) + " topics takes a table of " +
                           std::to_string(n) + " x " + std::to_string(n));
    }
    for (std::size_t a = 0; a < parts_.topics.size(); ++a) {
        for (std::size_t b = 0; b < parts_.topics.size(); ++b) {
            const std::int64_t won = wins(a, b);
            if (a == b ? won == 0 : won >= 0 && wins(b, a) >= 0 && ties(a, b) >= 0) continue;
            throw InvalidInput(
                "the duel of '" + parts_.topics[a] + "' against '" + parts_.topics[b] + "' counts " +
                std::to_string(won) + " to " + std::to_string(wins(b, a)) +
                "; expected numbers from 0 that do not exceed the total together, and 0 on the diagonal");
        }
    }
}

PairwiseTally PairwiseTally::merge(const PairwiseTally& other) const {
    detail::check_mergeable(parts_, other.parts_);
    Parts sum = parts_;
    const auto [factor, other_factor] = detail::common_units(sum, other.parts_);
    sum.wins = parts_.wins * factor + other.parts_.wins * other_factor;
    if (parts_.compared.size() != 0 || other.parts_.compared.size() != 0) {
        sum.compared = zeros(n_topics());
        for (std::size_t a = 0; a < n_topics(); ++a) {
            for (std::size_t b = 0; b < n_topics(); ++b) {
                if (a == b) continue;
                sum.compared(index(a), index(b)) =
                    compared(a, b) * factor + other.compared(a, b) * other_factor;
            }
        }
    }
    sum.exact = parts_.exact && other.parts_.exact;
    return PairwiseTally(std::move(sum));
}

PairwiseTally pairwise_tally(const PreferenceMatrix& preferences, std::optional<Unranked> unranked,
                             const Monitor& monitor) {
    if (preferences.n_topics() > kMaxTopics) {
        throw LimitExceeded("the duels of " + std::to_string(preferences.n_topics()) + " topics would fill " +
                            std::to_string(preferences.n_topics() * preferences.n_topics() * 8 >> 30U) +
                            " GB; at most 20000 topics are tallied by pairs");
    }
    if (preferences.kind() == PreferenceKind::scores) {
        return pairwise_tally(preferences.to_ranks(),
                              unranked.value_or(default_unranked(PreferenceKind::scores)), monitor);
    }
    const Unranked policy = detail::settled_policy(preferences, unranked);
    if (detail::needs_explicit_last(preferences, policy)) {
        const PairwiseTally counted =
            pairwise_tally(preferences.with_unranked_last(), Unranked::ignored, monitor);
        PairwiseTally::Parts renamed = counted.parts();
        renamed.unranked = policy;
        return PairwiseTally(std::move(renamed));
    }
    PairwiseTally::Parts parts;
    parts.unranked = policy;
    parts.topics = preferences.topics();
    parts.total_units = preferences.total_units();
    parts.denominator = preferences.weight_denominator();
    parts.exact = preferences.weights_are_exact();
    parts.n_agents = preferences.n_agents();
    if (preferences.levels16().empty()) {
        tally_levels<std::uint8_t>(preferences.levels8(), preferences, parts, monitor);
    } else {
        tally_levels<std::uint16_t>(preferences.levels16(), preferences, parts, monitor);
    }
    return PairwiseTally(std::move(parts));
}

}  // namespace maillage
