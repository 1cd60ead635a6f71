#include "plain_tally.hpp"

void plain_tally(const std::uint8_t* levels, std::size_t agents, std::size_t topics, std::int64_t* wins) {
    for (std::size_t agent = 0; agent < agents; ++agent) {
        const std::uint8_t* row = levels + agent * topics;
        for (std::size_t a = 0; a < topics; ++a) {
            const std::uint8_t level = row[a];
            std::int64_t* out = wins + a * topics;
            for (std::size_t b = 0; b < topics; ++b) out[b] += level < row[b];
        }
    }
}
