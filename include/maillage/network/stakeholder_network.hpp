#pragma once
// Who works with whom: actors with attributes, dated cooperations of several kinds, governance bodies and their
// members. The network is a value that never changes; views and merges are new networks. Building one is
// linear in its tables.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "maillage/export.hpp"
#include "maillage/network/period.hpp"

namespace maillage {

/// Actors, one row each. Every column but `ids` may be empty; an empty text means "not given", NaN coordinates
/// mean "not located".
struct ActorTable {
    std::vector<std::string> ids = {};
    std::vector<std::string> names = {};
    std::vector<std::string> categories = {};
    std::vector<std::string> sectors = {};
    std::vector<std::string> territories = {};
    std::vector<std::vector<std::string>> competences = {};
    std::vector<double> latitudes = {};   ///< degrees, WGS 84
    std::vector<double> longitudes = {};  ///< degrees, WGS 84
    std::vector<Period> periods = {};
    std::vector<std::string> sirets = {};
};

/// Cooperations, one row each; parallel ones are kept apart. Every column but the two ends may be empty.
struct CooperationTable {
    std::vector<std::string> sources = {};
    std::vector<std::string> targets = {};
    std::vector<std::string> kinds = {};
    std::vector<double> weights = {};  ///< strength of the tie, > 0; 1 where not given
    std::vector<Period> periods = {};
    std::vector<std::string> themes = {};
    std::vector<std::string> provenances = {};  ///< where the knowledge comes from

    bool operator==(const CooperationTable&) const = default;
};

/// Governance bodies, one row each.
struct BodyTable {
    std::vector<std::string> ids = {};
    std::vector<std::string> names = {};
    std::vector<std::string> kinds = {};  ///< political, technical, extended
    std::vector<std::string> territories = {};

    bool operator==(const BodyTable&) const = default;
};

/// Who sits in which body, one row each.
struct MembershipTable {
    std::vector<std::string> bodies = {};
    std::vector<std::string> actors = {};
    std::vector<std::string> roles = {};
    std::vector<Period> periods = {};

    bool operator==(const MembershipTable&) const = default;
};

/// Whether a cooperation means something in one direction only.
enum class Direction { undirected, directed };

/// A column of text as numbers: `levels` in order of first appearance, and one code a row, -1 where nothing is
/// given.
struct Factor {
    std::vector<std::string> levels = {};
    std::vector<std::int32_t> codes = {};

    bool operator==(const Factor&) const = default;
};

/// Attributes of actors by which analyses can group them.
enum class Attribute { category, sector, territory };

/// Everything that a network is made of, in columns of numbers; what pickles and what analyses read.
struct NetworkParts {
    Direction direction = Direction::undirected;
    std::vector<std::string> ids = {};
    std::vector<std::string> names = {};  ///< the id where no name is given
    Factor category = {};
    Factor sector = {};
    Factor territory = {};
    std::vector<std::vector<std::string>> competences = {};
    std::vector<double> latitudes = {};
    std::vector<double> longitudes = {};
    std::vector<Period> actor_periods = {};
    std::vector<std::string> sirets = {};
    std::vector<std::uint32_t> sources = {};  ///< of each cooperation, an actor
    std::vector<std::uint32_t> targets = {};
    Factor kind = {};
    std::vector<double> weights = {};
    std::vector<Period> cooperation_periods = {};
    Factor theme = {};
    Factor provenance = {};
    BodyTable bodies = {};
    std::vector<std::uint32_t> member_bodies = {};  ///< of each membership, a body
    std::vector<std::uint32_t> member_actors = {};
    std::vector<std::string> roles = {};
    std::vector<Period> membership_periods = {};

    /// Two actors that are both not located are alike.
    MAILLAGE_EXPORT bool operator==(const NetworkParts& other) const;
};

/// What a view keeps. An empty list keeps everything.
struct NetworkFilter {
    std::vector<std::string> kinds = {};        ///< of cooperations
    std::vector<std::string> themes = {};       ///< of cooperations
    std::vector<std::string> categories = {};   ///< of actors
    std::vector<std::string> sectors = {};      ///< of actors
    std::vector<std::string> territories = {};  ///< of actors
    std::vector<std::string> actors = {};       ///< ids
    std::optional<Day> on = {};                 ///< what was there on this day
    std::optional<Period> during = {};          ///< what was there at some time of this period
};

/// A network of stakeholders.
///
/// Actors are numbered from 0 in the order of their table. Cooperations keep their order, and parallel ones stay
/// apart; `Graph` is where they are combined.
class MAILLAGE_EXPORT StakeholderNetwork {
  public:
    /// Checks the tables and takes them over.
    ///
    /// Throws InvalidInput for an empty or repeated id, columns of different lengths, a cooperation of an actor
    /// with itself, a weight that is not finite and > 0, a period that ends before it begins, coordinates outside
    /// the globe, and NotFound for an end of a cooperation or a member that is no actor; the message names table,
    /// row and value.
    explicit StakeholderNetwork(ActorTable actors, CooperationTable cooperations = {}, BodyTable bodies = {},
                                MembershipTable memberships = {},
                                Direction direction = Direction::undirected);
    /// Takes over parts that came from `parts()`. Throws InvalidInput where they contradict each other.
    explicit StakeholderNetwork(NetworkParts parts);

    [[nodiscard]] const NetworkParts& parts() const& { return *parts_; }
    const NetworkParts& parts() const&& = delete;

    [[nodiscard]] std::size_t n_actors() const { return parts_->ids.size(); }
    [[nodiscard]] std::size_t n_cooperations() const { return parts_->sources.size(); }
    [[nodiscard]] std::size_t n_bodies() const { return parts_->bodies.ids.size(); }
    [[nodiscard]] std::size_t n_memberships() const { return parts_->member_actors.size(); }
    [[nodiscard]] Direction direction() const { return parts_->direction; }

    /// Ids of the actors.
    [[nodiscard]] const std::vector<std::string>& actors() const& { return parts_->ids; }
    const std::vector<std::string>& actors() const&& = delete;

    /// Number of the actor of that id. Throws NotFound, with the nearest id there is.
    [[nodiscard]] std::uint32_t actor_index(std::string_view id) const;

    /// The attribute of every actor.
    [[nodiscard]] const Factor& attribute(Attribute attribute) const&;
    const Factor& attribute(Attribute) const&& = delete;

    /// The part of the network that the filter keeps: actors that fit, cooperations that fit between them, and
    /// memberships of these actors; all bodies stay. On a day or during a period, what was not there yet or any
    /// more falls away.
    ///
    /// Throws NotFound for a value that occurs nowhere in the network, InvalidInput for both `on` and `during`.
    [[nodiscard]] StakeholderNetwork view(const NetworkFilter& filter) const;

    /// The network in which each duplicate (first) has become the actor that is kept (second).
    ///
    /// The kept actor takes over cooperations, memberships, competences, what it lacks of attributes, and the
    /// longer period. A cooperation between the two falls away, because nobody cooperates with themselves;
    /// parallel cooperations stay apart, so both histories stay. Pairs may form chains.
    ///
    /// Throws NotFound for an unknown id, InvalidInput for an actor merged twice and for circles.
    [[nodiscard]] StakeholderNetwork merged(
        std::span<const std::pair<std::string, std::string>> duplicates) const;

    bool operator==(const StakeholderNetwork& other) const { return *parts_ == *other.parts_; }

  private:
    struct Lookup;

    std::shared_ptr<const NetworkParts> parts_;
    std::shared_ptr<const Lookup> lookup_;
};

}  // namespace maillage
