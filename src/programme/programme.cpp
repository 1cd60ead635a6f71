#include "maillage/programme/programme.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

/// What the options ask of each topic.
struct Wanted {
    std::vector<bool> pinned;
    std::vector<bool> banned;
    std::size_t n_pinned = 0;
};

std::size_t topic_named(const std::vector<std::string>& topics, const std::string& name,
                        const std::string& option) {
    const auto found = std::find(topics.begin(), topics.end(), name);
    if (found == topics.end()) {
        throw NotFound("topic '" + name + "' of " + option + " is not one of the " +
                       std::to_string(topics.size()) + " topics of the ranking");
    }
    return static_cast<std::size_t>(found - topics.begin());
}

Wanted wanted_topics(const std::vector<std::string>& topics, const ProgrammeOptions& options) {
    Wanted wanted{std::vector<bool>(topics.size()), std::vector<bool>(topics.size())};
    for (const auto& name : options.pin) {
        wanted.pinned[topic_named(topics, name, "pin")] = true;
    }
    for (const auto& name : options.ban) {
        const std::size_t topic = topic_named(topics, name, "ban");
        if (wanted.pinned[topic]) {
            throw Infeasible("topic '" + name + "' is both pinned and banned; expected one or the other");
        }
        wanted.banned[topic] = true;
    }
    wanted.n_pinned = static_cast<std::size_t>(std::count(wanted.pinned.begin(), wanted.pinned.end(), true));
    return wanted;
}

void check(const Audience& audience, const Ranking& ranking, const ProgrammeOptions& options) {
    const std::size_t topics = ranking.topics.size();
    if (audience.topics() != ranking.topics) {
        throw InvalidInput(
            "the ranking and the ballots are about different topics; expected the same ids in the same "
            "order");
    }
    if (options.sessions < 1 || options.sessions > topics) {
        throw InvalidInput("sessions is " + std::to_string(options.sessions) + "; expected between 1 and " +
                           std::to_string(topics) + ", the number of topics");
    }
    if (!options.slots.empty() && options.slots.size() < options.sessions) {
        throw InvalidInput("there are " + std::to_string(options.slots.size()) + " slots for " +
                           std::to_string(options.sessions) + " sessions; expected one slot per session");
    }
    for (const Slot& slot : options.slots) {
        if (slot.duration_minutes < 1) {
            throw InvalidInput("slot '" + slot.id + "' lasts " + std::to_string(slot.duration_minutes) +
                               " minutes; expected at least 1");
        }
    }
}

void check_feasible(const Wanted& wanted, std::size_t topics, std::size_t sessions) {
    if (wanted.n_pinned > sessions) {
        throw Infeasible(std::to_string(wanted.n_pinned) + " topics are pinned for " +
                         std::to_string(sessions) +
                         " sessions; expected at most one pinned topic per session");
    }
    const auto banned =
        static_cast<std::size_t>(std::count(wanted.banned.begin(), wanted.banned.end(), true));
    if (topics - banned < sessions) {
        throw Infeasible("bans leave " + std::to_string(topics - banned) + " of " + std::to_string(topics) +
                         " topics for " + std::to_string(sessions) +
                         " sessions; expected at least one topic per session");
    }
}

/// Topics of one tier that compete for the places that pinned topics leave.
std::vector<std::size_t> candidates_of(const std::vector<std::size_t>& tier, const Wanted& wanted) {
    std::vector<std::size_t> candidates;
    std::copy_if(tier.begin(), tier.end(), std::back_inserter(candidates),
                 [&](std::size_t topic) { return !wanted.pinned[topic] && !wanted.banned[topic]; });
    return candidates;
}

void add_tie(Programme& programme, const std::vector<std::size_t>& candidates, std::size_t places) {
    for (std::size_t taken = 0; taken < places; ++taken) {
        for (std::size_t left = places; left < candidates.size(); ++left) {
            programme.facts.push_back({programme.topics[candidates[taken]], "tied_at_cut",
                                       programme.topics[candidates[left]], static_cast<double>(places),
                                       static_cast<double>(candidates.size())});
        }
    }
    programme.proven = false;
}

/// Walks down the ranking and gives each place to the next topic.
void take_best(Programme& programme, const Ranking& ranking, const Wanted& wanted, std::size_t places) {
    for (std::size_t tier = 0; tier < ranking.tiers.size(); ++tier) {
        const auto candidates = candidates_of(ranking.tiers[tier], wanted);
        const std::size_t taken = std::min(places, candidates.size());
        const std::vector<std::size_t> left(candidates.begin() + static_cast<std::ptrdiff_t>(taken),
                                            candidates.end());
        std::size_t rank = 0;
        for (const std::size_t topic : ranking.tiers[tier]) {
            if (wanted.pinned[topic]) {
                programme.sessions.push_back({.topic = topic, .tier = tier, .pinned = true});
            } else if (!wanted.banned[topic] && rank++ < taken) {
                programme.sessions.push_back({.topic = topic, .tier = tier, .tied_with = left});
            }
        }
        if (taken > 0 && !left.empty()) {
            add_tie(programme, candidates, taken);
        }
        if (!left.empty() && programme.runners_up.empty()) {
            programme.runners_up = left;
        }
        places -= taken;
    }
}

void count_served(Programme& programme, const Audience& audience) {
    std::vector<std::size_t> so_far;
    const auto everyone = static_cast<double>(audience.n_agents());
    for (ProgrammeSession& session : programme.sessions) {
        so_far.push_back(session.topic);
        session.served = audience.served({&session.topic, 1});
        session.served_so_far = audience.served(so_far);
        programme.facts.push_back({programme.topics[session.topic], "served", "",
                                   static_cast<double>(session.served.agents), everyone});
    }
    const auto served = static_cast<double>(programme.sessions.back().served_so_far.agents);
    programme.facts.push_back({"", "unserved", "", everyone - served, everyone});
}

void give_slots(Programme& programme, const std::vector<Slot>& slots) {
    for (std::size_t i = 0; i < programme.sessions.size() && !slots.empty(); ++i) {
        programme.sessions[i].slot = slots[i];
        if (slots[i].duration_minutes > kLongSessionMinutes) {
            programme.facts.push_back({programme.topics[programme.sessions[i].topic], "long_session", "",
                                       static_cast<double>(slots[i].duration_minutes), kLongSessionMinutes});
        }
    }
}

void state_order(Programme& programme, const Ranking& ranking, const Wanted& wanted) {
    for (std::size_t tier = 0; tier < ranking.tiers.size(); ++tier) {
        for (const std::size_t topic : ranking.tiers[tier]) {
            if (wanted.banned[topic]) {
                programme.facts.push_back(
                    {programme.topics[topic], "banned", "", static_cast<double>(tier + 1)});
            }
        }
    }
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        const ProgrammeSession& session = programme.sessions[i];
        if (session.pinned) {
            programme.facts.push_back(
                {programme.topics[session.topic], "pinned", "", static_cast<double>(session.tier + 1)});
        }
        if (i > 0 && programme.sessions[i - 1].tier == session.tier) {
            programme.facts.push_back({programme.topics[programme.sessions[i - 1].topic], "order_open",
                                       programme.topics[session.topic],
                                       static_cast<double>(session.tier + 1)});
        }
    }
}

/// States for each topic chosen on its merits that it comes before the runner-up.
void state_runner_up(Programme& programme, const Ranking& ranking) {
    if (programme.runners_up.empty()) {
        return;
    }
    const std::size_t next = programme.runners_up.front();
    // A topic that nobody scored has no score, and neither has a comparison with it.
    const auto has_score = [&](std::size_t topic) {
        return !ranking.scores.empty() && !std::isnan(ranking.scores[topic]);
    };
    for (const ProgrammeSession& session : programme.sessions) {
        if (!session.pinned && session.tied_with.empty()) {
            const bool scored = has_score(session.topic) && has_score(next);
            programme.facts.push_back({programme.topics[session.topic], "ahead_of", programme.topics[next],
                                       scored ? ranking.scores[session.topic] : 0.0,
                                       scored ? ranking.scores[next] : 0.0});
        }
    }
}

}  // namespace

Programme choose_sessions(const Audience& audience, const Ranking& ranking, const ProgrammeOptions& options) {
    check(audience, ranking, options);
    const Wanted wanted = wanted_topics(ranking.topics, options);
    check_feasible(wanted, ranking.topics.size(), options.sessions);
    Programme programme;
    programme.topics = ranking.topics;
    take_best(programme, ranking, wanted, options.sessions - wanted.n_pinned);
    state_order(programme, ranking, wanted);
    state_runner_up(programme, ranking);
    count_served(programme, audience);
    give_slots(programme, options.slots);
    return programme;
}

Programme choose_sessions(const PreferenceMatrix& preferences, const Ranking& ranking,
                          const ProgrammeOptions& options, std::size_t served_within) {
    return choose_sessions(audience(preferences, served_within), ranking, options);
}

}  // namespace maillage
