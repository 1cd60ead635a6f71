#pragma once
// The facts behind a result. Algorithms state facts; all wording, in any language, is rendered from them
// elsewhere.

#include <string>
#include <vector>

namespace maillage {

/// One fact: `subject` stands in the relation `reason` to `object`, by `amount` (against `against`, where two
/// numbers oppose each other, as in a duel). `reason` is a code listed with the result that carries it.
struct Fact {
    std::string subject;
    std::string reason;
    std::string object = {};
    double amount = 0.0;
    double against = 0.0;

    bool operator==(const Fact&) const = default;
};

using Explanation = std::vector<Fact>;

}  // namespace maillage
