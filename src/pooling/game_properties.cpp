#include "maillage/pooling/game_properties.hpp"

#include <bit>

#include "maillage/core/error.hpp"
#include "pooling/worth.hpp"

namespace maillage {

namespace {

using detail::Worth;

std::vector<std::int64_t> table_of(const CostGame& game) {
    const Worth worth(game);
    std::vector<std::int64_t> table(game.values().size());
    for (std::size_t s = 0; s < table.size(); ++s) table[s] = worth(static_cast<Coalition>(s));
    return table;
}

PropertyCheck broken(std::string id, std::size_t first, std::size_t second) {
    return {std::move(id), false, static_cast<Coalition>(first), static_cast<Coalition>(second)};
}

}  // namespace

PropertyCheck check_superadditive(const CostGame& game, const Monitor& monitor) {
    constexpr std::size_t kMax = 20;
    const std::string id = game.kind() == GameKind::kCost ? "subadditive" : "superadditive";
    if (game.n_players() > kMax)
        throw LimitExceeded("checking all pairs of groups of " + std::to_string(game.n_players()) +
                            " players would take 3^" + std::to_string(game.n_players()) +
                            " steps; expected at most " + std::to_string(kMax) + " players");
    const std::vector<std::int64_t> worth = table_of(game);
    MonitorClock clock(monitor);
    for (std::size_t s = 1; s < worth.size(); ++s) {
        if (s % 1024 == 0) clock.tick({s, worth.size()});
        const std::size_t rest = s & (s - 1);
        // Each split once: the part with the lowest member is s without `other`.
        for (std::size_t other = rest; other != 0; other = (other - 1) & rest)
            if (worth[other] + worth[s ^ other] > worth[s]) return broken(id, s ^ other, other);
    }
    return {id};
}

PropertyCheck check_convex(const CostGame& game) {
    const std::vector<std::int64_t> worth = table_of(game);
    const std::size_t n = game.n_players();
    for (std::size_t s = 0; s < worth.size(); ++s)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = i + 1; j < n; ++j) {
                const std::size_t a = std::size_t{1} << i;
                const std::size_t b = std::size_t{1} << j;
                if ((s & (a | b)) != 0) continue;
                if (worth[s | a] + worth[s | b] > worth[s | a | b] + worth[s])
                    return broken("convex", s | a, s | b);
            }
    return {"convex"};
}

PropertyCheck check_monotone(const CostGame& game) {
    const auto values = game.values();
    for (std::size_t s = 0; s < values.size(); ++s)
        for (std::size_t i = 0; i < game.n_players(); ++i) {
            const std::size_t larger = s | std::size_t{1} << i;
            if (values[larger] < values[s]) return broken("monotone", s, larger);
        }
    return {"monotone"};
}

PropertyCheck check_essential(const CostGame& game) {
    const Worth worth(game);
    std::int64_t alone = 0;
    for (std::size_t i = 0; i < game.n_players(); ++i) alone += worth(Coalition{1} << i);
    if (worth(game.grand()) > alone) return {"essential"};
    return broken("essential", game.grand(), 0);
}

}  // namespace maillage
