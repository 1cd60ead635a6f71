#include "maillage/programme/audience.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

constexpr std::size_t kWordBits = 64;

/// Calls serve(agent, topic) for every topic within the first `within` wishes; `key` is smaller for a better
/// topic and `answered` says whether it counts at all.
template <typename Cell, typename Answered, typename Key, typename Serve>
void visit_first_wishes(std::span<const Cell> cells, std::size_t topics, std::size_t within,
                        Answered answered, Key key, Serve serve) {
    std::vector<Cell> sorted;
    for (std::size_t agent = 0; agent * topics < cells.size(); ++agent) {
        const auto row = cells.subspan(agent * topics, topics);
        sorted.clear();
        for (const Cell cell : row) {
            if (answered(cell)) {
                sorted.push_back(key(cell));
            }
        }
        if (sorted.empty()) {
            continue;
        }
        // A topic has fewer than `within` better ones exactly when it is at least as good as the one in that
        // place.
        const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(std::min(within, sorted.size()) - 1);
        std::nth_element(sorted.begin(), last, sorted.end());
        for (std::size_t topic = 0; topic < topics; ++topic) {
            if (answered(row[topic]) && key(row[topic]) <= *last) {
                serve(agent, topic);
            }
        }
    }
}

}  // namespace

Audience::Audience(Parts parts) : parts_(std::move(parts)) {
    if (parts_.bits.size() != parts_.topics.size() * words()) {
        throw InvalidInput("audience of " + std::to_string(parts_.topics.size()) + " topics and " +
                           std::to_string(parts_.n_agents) + " agents has " +
                           std::to_string(parts_.bits.size()) + " words of bits; expected " +
                           std::to_string(parts_.topics.size() * words()));
    }
    if (!parts_.units.empty() && parts_.units.size() != parts_.n_agents) {
        throw InvalidInput("audience has " + std::to_string(parts_.units.size()) +
                           " weights; expected none or one for each of " + std::to_string(parts_.n_agents) +
                           " agents");
    }
    const std::uint64_t in_last = parts_.n_agents % kWordBits;
    for (std::size_t topic = 0; topic < n_topics() && in_last != 0; ++topic) {
        if (parts_.bits[(topic + 1) * words() - 1] >> in_last != 0) {
            throw InvalidInput("topic '" + parts_.topics[topic] + "' of an audience serves more than its " +
                               std::to_string(parts_.n_agents) + " agents");
        }
    }
    if (parts_.denominator < 1) {
        throw InvalidInput("denominator of an audience is " + std::to_string(parts_.denominator) +
                           "; expected at least 1");
    }
}

std::uint64_t Audience::word(std::span<const std::size_t> topics, std::size_t index) const {
    std::uint64_t any = 0;
    for (const std::size_t topic : topics) {
        any |= parts_.bits[topic * words() + index];
    }
    return any;
}

std::size_t Audience::topic_index(std::string_view topic) const {
    const auto found = std::find(parts_.topics.begin(), parts_.topics.end(), topic);
    if (found == parts_.topics.end()) {
        throw NotFound("topic '" + std::string(topic) + "' is not one of the " +
                       std::to_string(parts_.topics.size()) + " topics");
    }
    return static_cast<std::size_t>(found - parts_.topics.begin());
}

Served Audience::everyone() const {
    std::int64_t units =
        parts_.units.empty() ? static_cast<std::int64_t>(parts_.n_agents) * parts_.denominator : 0;
    for (const std::int64_t unit : parts_.units) {
        units += unit;
    }
    return {parts_.n_agents, static_cast<double>(units) / static_cast<double>(parts_.denominator)};
}

Served Audience::served(std::span<const std::size_t> topics, std::span<const std::size_t> already) const {
    std::uint64_t agents = 0;
    std::int64_t units = 0;
    for (std::size_t index = 0; index < words(); ++index) {
        std::uint64_t reached = word(topics, index) & ~word(already, index);
        agents += static_cast<std::uint64_t>(std::popcount(reached));
        for (; reached != 0 && !parts_.units.empty(); reached &= reached - 1) {
            units += parts_.units[index * kWordBits + static_cast<std::size_t>(std::countr_zero(reached))];
        }
    }
    if (parts_.units.empty()) {
        return {agents, static_cast<double>(agents)};
    }
    return {agents, static_cast<double>(units) / static_cast<double>(parts_.denominator)};
}

Audience audience(const PreferenceMatrix& preferences, std::size_t served_within) {
    if (served_within == 0) {
        throw InvalidInput("served_within is 0; expected at least 1, the number of first wishes that count");
    }
    const std::size_t topics = preferences.n_topics();
    const std::size_t words = (preferences.n_agents() + kWordBits - 1) / kWordBits;
    Audience::Parts parts;
    parts.topics = preferences.topics();
    parts.bits.assign(topics * words, 0);
    parts.units.assign(preferences.weight_units().begin(), preferences.weight_units().end());
    parts.denominator = preferences.weight_denominator();
    parts.n_agents = preferences.n_agents();
    parts.served_within = served_within;
    const auto serve = [&](std::size_t agent, std::size_t topic) {
        parts.bits[topic * words + agent / kWordBits] |= std::uint64_t{1} << (agent % kWordBits);
    };
    const auto same = [](auto cell) { return cell; };
    const auto positive = [](auto cell) { return cell != 0; };
    if (preferences.kind() == PreferenceKind::approvals) {
        visit_first_wishes(
            preferences.levels8(), topics, topics, [](auto cell) { return cell == 1; }, same, serve);
    } else if (preferences.kind() == PreferenceKind::scores) {
        visit_first_wishes(
            preferences.scores(), topics, served_within, [](double cell) { return !std::isnan(cell); },
            [](double cell) { return -cell; }, serve);
    } else if (!preferences.levels8().empty()) {
        visit_first_wishes(preferences.levels8(), topics, served_within, positive, same, serve);
    } else {
        visit_first_wishes(preferences.levels16(), topics, served_within, positive, same, serve);
    }
    return Audience(std::move(parts));
}

}  // namespace maillage
