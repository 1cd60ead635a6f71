#include "maillage/ranking/copeland.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "maillage/core/rational.hpp"
#include "ranking/facts.hpp"
#include "ranking/result.hpp"
#include "ranking/rule_options.hpp"

namespace maillage {

namespace {

struct Record {
    std::int64_t won = 0;
    std::int64_t tied = 0;
    std::int64_t lost = 0;
};

std::vector<Record> records_of(const PairwiseTally& tally) {
    std::vector<Record> records(tally.n_topics());
    for (std::size_t a = 0; a < records.size(); ++a) {
        for (std::size_t b = 0; b < records.size(); ++b) {
            if (a == b) continue;
            const std::int64_t margin = tally.margin(a, b);
            ++(margin > 0 ? records[a].won : margin < 0 ? records[a].lost : records[a].tied);
        }
    }
    return records;
}

void explain_records(Ranking& ranking, const std::vector<Record>& records) {
    const auto duels = static_cast<double>(records.size()) - 1.0;
    for (const std::size_t topic : detail::explained_places(ranking)) {
        const std::string& id = ranking.topics[topic];
        ranking.facts.push_back({id, "duels_won", "", static_cast<double>(records[topic].won), duels});
        ranking.facts.push_back({id, "duels_tied", "", static_cast<double>(records[topic].tied), duels});
        ranking.facts.push_back({id, "duels_lost", "", static_cast<double>(records[topic].lost), duels});
    }
}

void explain_lost_duels(Ranking& ranking, const PairwiseTally& tally) {
    for (const std::size_t winner : detail::explained_winners(ranking)) {
        std::size_t shown = 0;
        for (std::size_t other = 0; other < tally.n_topics() && shown < detail::kExplainedChallengers;
             ++other) {
            if (tally.margin(winner, other) >= 0) continue;
            ranking.facts.push_back(detail::duel(tally, "loses_to", winner, other));
            ++shown;
        }
    }
}

}  // namespace

Ranking copeland(const PairwiseTally& tally, const CopelandOptions& options) {
    if (!(options.alpha >= 0.0 && options.alpha <= 1.0)) {
        detail::reject_value("alpha", options.alpha,
                             "a number from 0 (a tied duel is worth nothing) to 1 (as much as a won one)");
    }
    const Fractions alpha = common_fractions(std::array{options.alpha});
    const std::vector<Record> records = records_of(tally);
    std::vector<std::int64_t> points;
    points.reserve(records.size());
    for (const Record& record : records) {
        points.push_back(record.won * alpha.denominator + record.tied * alpha.units[0]);
    }
    Ranking ranking = detail::unordered("copeland", tally);
    ranking.options["alpha"] = options.alpha;
    detail::order_by_units(ranking, points, alpha.denominator, "points");
    detail::explain_first(ranking);
    detail::explain_points(ranking, static_cast<double>(records.size()) - 1.0);
    explain_records(ranking, records);
    explain_lost_duels(ranking, tally);
    detail::explain_condorcet(ranking, tally);
    return ranking;
}

}  // namespace maillage
