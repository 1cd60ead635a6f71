#include "maillage/pooling/cost_game.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/game_passes.hpp"
#include "pooling/worth.hpp"

namespace maillage {

namespace {

using detail::AmountSurvey;

constexpr double kMaxAmount = 1e15;
constexpr std::int64_t kMaxDenominator = 1'000'000'000;
// Sums of 2^n units are taken in 64 bits modulo 2^64 and in doubles; single amounts stay far below.
constexpr double kMaxUnits = 0x1.0p50;
constexpr std::size_t kChunk = std::size_t{1} << 16U;

void check_players(const std::vector<std::string>& players) {
    if (players.empty()) throw InvalidInput("a cost game needs at least one player");
    if (players.size() > CostGame::kMaxPlayers)
        throw LimitExceeded(
            "a game of " + std::to_string(players.size()) + " players has 2^" +
            std::to_string(players.size()) + " groups; a table holds at most " +
            std::to_string(CostGame::kMaxPlayers) +
            " players: give a function of the group and ask for the Shapley value by sampling, or group the "
            "players");
    std::unordered_set<std::string> seen;
    for (const std::string& player : players) {
        if (player.empty()) throw InvalidInput("a player has an empty id; expected a name for each player");
        if (!seen.insert(player).second)
            throw InvalidInput("player '" + player + "' is there twice; expected different ids");
    }
}

std::string group_name(const std::vector<std::string>& players, Coalition coalition) {
    std::string name;
    for (std::size_t i = 0; i < players.size(); ++i) {
        if ((coalition >> i & 1U) == 0) continue;
        name += (name.empty() ? "{" : ", ") + players[i];
    }
    return name + "}";
}

// Not 0 where a value is no multiple of 1 / denominator. Adding 0 turns -0 into 0.
std::uint64_t misses(double value, double denominator) {
    const double multiple = detail::whole(value * denominator) / denominator;
    return std::bit_cast<std::uint64_t>(multiple + 0.0) ^ std::bit_cast<std::uint64_t>(value + 0.0);
}

AmountSurvey surveyed(std::span<const double> values) {
    std::vector<AmountSurvey> parts((values.size() + kChunk - 1) / kChunk);
    for_each_chunk(parts.size(), [&](std::size_t chunk, std::size_t) {
        const std::size_t begin = chunk * kChunk;
        parts[chunk] =
            detail::game_passes().survey(values.data() + begin, std::min(kChunk, values.size() - begin));
    });
    AmountSurvey all;
    for (const AmountSurvey& part : parts) {
        all.largest = std::max(all.largest, part.largest);
        all.finite = all.finite && part.finite;
        all.whole_euros = all.whole_euros && part.whole_euros;
        all.whole_cents = all.whole_cents && part.whole_cents;
    }
    return all;
}

// Whether all values are multiples of 1 / denominator, written in at most so many digits.
bool all_multiples(std::span<const double> values, double denominator) {
    std::atomic<bool> all{true};
    for_each_chunk((values.size() + kChunk - 1) / kChunk, [&](std::size_t chunk, std::size_t) {
        if (!all.load(std::memory_order_relaxed)) return;
        const std::size_t begin = chunk * kChunk;
        std::uint64_t different = 0;
        for (const double value : values.subspan(begin, std::min(kChunk, values.size() - begin)))
            different |= misses(value, denominator);
        if (different != 0) all.store(false, std::memory_order_relaxed);
    });
    return all.load();
}

void check_size(const std::vector<std::string>& players, std::span<const double> values) {
    const std::size_t expected = std::size_t{1} << players.size();
    if (values.size() != expected)
        throw InvalidInput("there are " + std::to_string(values.size()) + " amounts for " +
                           std::to_string(players.size()) + " players; expected 2^" +
                           std::to_string(players.size()) + " = " + std::to_string(expected) +
                           ", that of each group at its bit mask");
    if (values[0] != 0.0)
        throw InvalidInput("the amount of nobody (index 0) is " + std::to_string(values[0]) + "; expected 0");
}

void check_amounts(const std::vector<std::string>& players, std::span<const double> values,
                   const AmountSurvey& survey) {
    if (survey.finite && survey.largest <= kMaxAmount) return;
    const auto wrong = std::find_if(values.begin(), values.end(),
                                    [](double value) { return !(std::fabs(value) <= kMaxAmount); });
    throw InvalidInput("the amount of group " +
                       group_name(players, static_cast<Coalition>(wrong - values.begin())) + " is " +
                       std::to_string(*wrong) + "; expected a finite number, at most 10^15 in size");
}

}  // namespace

struct CostGame::Scale {
    std::once_flag once{};
    std::int64_t denominator = 1;
    bool exact = true;
    AmountSurvey survey{};

    void find(std::span<const double> values) {
        for (denominator = 1;; denominator *= 10) {
            if (writes_all(values)) return;
            const double next = static_cast<double>(denominator) * 10;
            if (denominator == kMaxDenominator || survey.largest * next > kMaxUnits) break;
        }
        exact = false;
    }

  private:
    [[nodiscard]] bool writes_all(std::span<const double> values) const {
        if (denominator == 1) return survey.whole_euros;
        if (denominator == 100) return survey.whole_cents;
        // What is written in tenths is written in cents, as long as these can be counted.
        if (denominator == 10 && survey.largest * 100 <= kMaxUnits && !survey.whole_cents) return false;
        return all_multiples(values, static_cast<double>(denominator));
    }
};

CostGame::CostGame(std::vector<std::string> players, std::span<const double> values,
                   std::shared_ptr<const void> owner, GameKind kind)
    : players_(std::move(players)),
      values_(values),
      owner_(std::move(owner)),
      scale_(std::make_shared<Scale>()),
      kind_(kind) {
    check_players(players_);
    check_size(players_, values_);
    scale_->survey = surveyed(values_);
    check_amounts(players_, values_, scale_->survey);
}

CostGame::CostGame(std::vector<std::string> players, std::vector<double> values, GameKind kind)
    : CostGame([&] {
          auto kept = std::make_shared<const std::vector<double>>(std::move(values));
          const std::span<const double> seen(*kept);
          return CostGame(std::move(players), seen, std::move(kept), kind);
      }()) {}

CostGame CostGame::view(std::vector<std::string> players, std::span<const double> values,
                        std::shared_ptr<const void> owner, GameKind kind) {
    return {std::move(players), values, std::move(owner), kind};
}

std::int64_t CostGame::denominator() const {
    std::call_once(scale_->once, [&] { scale_->find(values_); });
    return scale_->denominator;
}

bool CostGame::exact() const {
    std::call_once(scale_->once, [&] { scale_->find(values_); });
    return scale_->exact;
}

std::vector<std::string> CostGame::members(Coalition coalition) const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < players_.size(); ++i)
        if ((coalition >> i & 1U) != 0) found.push_back(players_[i]);
    return found;
}

bool CostGame::operator==(const CostGame& other) const {
    return kind_ == other.kind_ && players_ == other.players_ &&
           std::equal(values_.begin(), values_.end(), other.values_.begin(), other.values_.end());
}

CostGame saving_game(const CostGame& game) {
    const double denominator = static_cast<double>(game.denominator());
    const auto values = game.values();
    const double sign = game.kind() == GameKind::kCost ? 1.0 : -1.0;
    std::vector<double> savings(values.size(), 0.0);
    // Sums in whole units: exact below 2^53.
    std::vector<double> alone(values.size(), 0.0);
    for (std::size_t s = 1; s < values.size(); ++s) {
        const std::size_t first = s & (~s + 1);
        alone[s] = alone[s ^ first] + detail::whole(values[first] * denominator);
        savings[s] = sign * (alone[s] - detail::whole(values[s] * denominator)) / denominator;
    }
    return {game.players(), std::move(savings), GameKind::kValue};
}

CostGame superadditive_cover(const CostGame& game) {
    constexpr std::size_t kMax = 20;
    if (game.n_players() > kMax)
        throw LimitExceeded("the cover of a game of " + std::to_string(game.n_players()) +
                            " players would take 3^" + std::to_string(game.n_players()) +
                            " steps; expected at most " + std::to_string(kMax) + " players");
    const double denominator = static_cast<double>(game.denominator());
    const double sign = game.kind() == GameKind::kCost ? -1.0 : 1.0;
    std::vector<double> best(game.values().size());
    for (std::size_t s = 0; s < best.size(); ++s)
        best[s] = sign * detail::whole(game.values()[s] * denominator);
    // Groups of one size depend on smaller ones only; in order of masks every proper part comes first.
    for (std::size_t s = 1; s < best.size(); ++s) {
        const std::size_t first = s & (~s + 1);
        const std::size_t rest = s ^ first;
        double found = best[s];
        // Each split once: the part with the lowest member, and a part of the others.
        for (std::size_t other = rest; other != 0; other = (other - 1) & rest)
            found = std::max(found, best[other] + best[s ^ other]);
        best[s] = found;
    }
    for (double& value : best) value = value == 0.0 ? 0.0 : sign * value / denominator;
    return {game.players(), std::move(best), game.kind()};
}

CostGame airport_game(std::vector<std::string> players, std::span<const double> needs) {
    check_players(players);
    if (needs.size() != players.size())
        throw InvalidInput("there are " + std::to_string(needs.size()) + " needs for " +
                           std::to_string(players.size()) + " players; expected one for each");
    for (std::size_t i = 0; i < needs.size(); ++i)
        if (!(needs[i] >= 0.0) || !(needs[i] <= kMaxAmount))
            throw InvalidInput("the need of player '" + players[i] + "' is " + std::to_string(needs[i]) +
                               "; expected at least 0");
    std::vector<double> values(std::size_t{1} << players.size(), 0.0);
    for (std::size_t s = 1; s < values.size(); ++s) {
        const auto last = static_cast<std::size_t>(std::bit_width(s)) - 1;
        values[s] = std::max(values[s ^ (std::size_t{1} << last)], needs[last]);
    }
    return {std::move(players), std::move(values), GameKind::kCost};
}

}  // namespace maillage
