#include "maillage/ranking/approval.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "maillage/core/error.hpp"
#include "preference/tally_parts.hpp"
#include "ranking/ballot_rows.hpp"
#include "ranking/facts.hpp"
#include "ranking/result.hpp"

namespace maillage {

namespace {

struct Answers {
    std::vector<std::int64_t> yes;
    std::vector<std::int64_t> no;
};

constexpr std::uint8_t kYes = 1;
constexpr std::uint8_t kNo = 2;

PreferenceMatrix approvals_of(const PreferenceMatrix& preferences, const ApprovalOptions& options) {
    ApprovalThreshold threshold;
    if (preferences.kind() == PreferenceKind::ranks && !options.max_rank) {
        throw InvalidInput(
            "ranks do not say what an agent approves of; give max_rank, as in max_rank=3 for "
            "\"a topic is approved by those who rank it third or higher\"");
    }
    if (preferences.kind() == PreferenceKind::scores && !options.min_score) {
        throw InvalidInput(
            "scores do not say what an agent approves of; give min_score, as in min_score=3 for "
            "\"a topic is approved by those who score it 3 or higher\"");
    }
    if (preferences.kind() == PreferenceKind::approvals) return preferences;
    if (options.max_rank) threshold.max_rank = *options.max_rank;
    if (options.min_score) threshold.min_score = *options.min_score;
    return preferences.to_approvals(threshold);
}

// Adds rows [first, last) in counters that are narrow, so that they are many in a register, and do not
// overflow.
void add_plain_rows(std::span<const std::uint8_t> levels, std::size_t first, std::size_t last,
                    Answers& part) {
    const std::size_t topics = part.yes.size();
    static_assert(detail::kRowsPerChunk <= std::numeric_limits<std::uint16_t>::max());
    std::vector<std::uint16_t> yes(topics, 0);
    std::vector<std::uint16_t> no(topics, 0);
    for (std::size_t agent = first; agent < last; ++agent) {
        const std::uint8_t* row = levels.data() + agent * topics;
        for (std::size_t topic = 0; topic < topics; ++topic) {
            yes[topic] = static_cast<std::uint16_t>(yes[topic] + (row[topic] == kYes ? 1U : 0U));
            no[topic] = static_cast<std::uint16_t>(no[topic] + (row[topic] == kNo ? 1U : 0U));
        }
    }
    std::copy(yes.begin(), yes.end(), part.yes.begin());
    std::copy(no.begin(), no.end(), part.no.begin());
}

void add_weighted_rows(std::span<const std::uint8_t> levels, std::span<const std::int64_t> units,
                       std::size_t first, std::size_t last, Answers& part) {
    const std::size_t topics = part.yes.size();
    for (std::size_t agent = first; agent < last; ++agent) {
        const auto row = levels.subspan(agent * topics, topics);
        for (std::size_t topic = 0; topic < topics; ++topic) {
            part.yes[topic] += row[topic] == kYes ? units[agent] : 0;
            part.no[topic] += row[topic] == kNo ? units[agent] : 0;
        }
    }
}

Answers count_answers(const PreferenceMatrix& approvals, const Monitor& monitor) {
    const std::size_t topics = approvals.n_topics();
    const auto levels = approvals.levels8();
    const auto units = approvals.weight_units();
    const Answers none{std::vector<std::int64_t>(topics, 0), std::vector<std::int64_t>(topics, 0)};
    const auto parts = detail::parts_of_rows(
        approvals.n_agents(), none,
        [&](Answers& part, std::size_t first, std::size_t last) {
            if (units.empty()) {
                add_plain_rows(levels, first, last, part);
            } else {
                add_weighted_rows(levels, units, first, last, part);
            }
        },
        monitor);
    Answers sum = none;
    for (const Answers& part : parts) {
        for (std::size_t topic = 0; topic < topics; ++topic) {
            sum.yes[topic] += part.yes[topic];
            sum.no[topic] += part.no[topic];
        }
    }
    return sum;
}

void explain_answers(Ranking& ranking, const Answers& answers, std::int64_t total, std::int64_t denominator) {
    const auto weight = [&](std::int64_t units) {
        return static_cast<double>(units) / static_cast<double>(denominator);
    };
    for (const std::size_t topic : detail::explained_places(ranking)) {
        const std::int64_t yes = answers.yes[topic];
        const std::int64_t no = answers.no[topic];
        ranking.facts.push_back({ranking.topics[topic], "approved", "", weight(yes), weight(no)});
        if (yes + no == total) continue;
        ranking.facts.push_back({ranking.topics[topic], "no_answer", "", weight(total - yes - no), 0.0});
    }
}

}  // namespace

Ranking approval(const PreferenceMatrix& preferences, const ApprovalOptions& options,
                 const Monitor& monitor) {
    const Unranked unranked = detail::settled_policy(preferences, options.unranked);
    const PreferenceMatrix approvals = approvals_of(preferences, options);
    const Answers answers = count_answers(approvals, monitor);
    const std::int64_t total = approvals.total_units();
    Ranking ranking = detail::unordered("approval", preferences, unranked);
    ranking.options["aggregate"] = std::string(name(options.aggregate));
    if (options.max_rank) ranking.options["max_rank"] = std::int64_t{*options.max_rank};
    if (options.min_score) ranking.options["min_score"] = *options.min_score;
    if (options.aggregate == Aggregate::sum) {
        detail::order_by_units(ranking, answers.yes, approvals.weight_denominator(), "approvals");
    } else {
        std::vector<std::int64_t> answered(answers.yes.size(), total);
        for (std::size_t topic = 0; topic < answered.size() && unranked == Unranked::ignored; ++topic) {
            answered[topic] = answers.yes[topic] + answers.no[topic];
        }
        detail::order_by_means(ranking, answers.yes, answered, 1, "approval_share");
    }
    detail::explain_first(ranking);
    detail::explain_points(ranking, options.aggregate == Aggregate::sum ? ranking.total_weight : 0.0);
    explain_answers(ranking, answers, total, approvals.weight_denominator());
    return ranking;
}

}  // namespace maillage
