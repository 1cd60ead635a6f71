#pragma once
// What do we talk about, and when? From a ranking to the sessions of a programme: its top topics, with the
// topics that must or must not be there, whom each session serves, and what would come next. O(topics x
// agents / 64).

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "maillage/core/explanation.hpp"
#include "maillage/export.hpp"
#include "maillage/programme/audience.hpp"
#include "maillage/ranking/ranking.hpp"

namespace maillage {

/// The longest session that a remote meeting bears; a longer one is allowed, and stated among the facts.
inline constexpr int kLongSessionMinutes = 120;

/// When a session can be held.
struct Slot {
    std::string id = {};
    std::string start = {};  ///< ISO 8601 local time
    int duration_minutes = kLongSessionMinutes;

    bool operator==(const Slot&) const = default;
};

/// What a programme must respect.
struct ProgrammeOptions {
    std::size_t sessions = 6;           ///< how many, one topic each
    std::vector<std::string> pin = {};  ///< topics that must be there
    std::vector<std::string> ban = {};  ///< topics that must not
    std::vector<Slot> slots = {};       ///< in order of time; empty, or at least as many as sessions
};

/// One session: a topic, when, and for whom. Topics are indices into `Programme::topics`.
struct ProgrammeSession {
    std::size_t topic = 0;
    Slot slot = {};
    std::size_t tier = 0;  ///< of the topic in the ranking, 0 = best
    bool pinned = false;
    Served served = {};                       ///< agents whom this topic serves
    Served served_so_far = {};                ///< agents whom this session or an earlier one serves
    std::vector<std::size_t> tied_with = {};  ///< topics not chosen that have as good a claim to this session

    bool operator==(const ProgrammeSession&) const = default;
};

/// The sessions, in the order of the ranking.
///
/// Reasons of the facts: "pinned" and "banned" (subject: the topic; amount: its place in the ranking, counted
/// from 1), "ahead_of" (subject comes before object, the runner-up; amount and against: their scores, where
/// the rule has some), "tied_at_cut" (amount places are left for against topics that tie: subject took one in
/// topic order, object did not), "order_open" (subject and object tie in the ranking, so their sessions could
/// be exchanged), "served" (amount of against agents have subject among their first wishes), "unserved"
/// (amount of against agents find none of theirs), "long_session" (subject lasts amount minutes, more than
/// against).
struct Programme {
    std::vector<std::string> topics = {};  ///< ids, in the order of the ballots
    std::vector<ProgrammeSession> sessions = {};
    std::vector<std::size_t> runners_up = {};  ///< best topics not chosen, all those that tie
    bool proven = true;                        ///< no other choice of topics has as good a claim
    Explanation facts = {};

    bool operator==(const Programme&) const = default;
};

/// The best topics of a ranking, one per session.
///
/// Pinned topics have their place for sure, the others follow the ranking, banned ones are passed over. Where
/// topics tie for the last places nothing is settled: the first ones in topic order hold the places, each of
/// their sessions lists the topics that tie with it, and `proven` is false. Break the ties of the ranking
/// first to settle it.
///
/// Throws InvalidInput for no session, more sessions than topics, fewer slots than sessions, or a ranking and
/// an audience of different topics; NotFound for a pinned or banned topic that does not exist; Infeasible
/// where a topic is both pinned and banned, where more are pinned than there are sessions, or where too few
/// topics are left.
[[nodiscard]] MAILLAGE_EXPORT Programme choose_sessions(const Audience& audience, const Ranking& ranking,
                                                        const ProgrammeOptions& options = {});

/// The same, from the ballots; an agent is served by their first `served_within` wishes.
[[nodiscard]] MAILLAGE_EXPORT Programme choose_sessions(const PreferenceMatrix& preferences,
                                                        const Ranking& ranking,
                                                        const ProgrammeOptions& options = {},
                                                        std::size_t served_within = 3);

}  // namespace maillage
