// The vectorised tally against the definition, for every instruction set of this machine.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "maillage/core/random.hpp"
#include "maillage/core/simd.hpp"
#include "preference/tally_kernel.hpp"

namespace maillage::detail {
namespace {

struct Counts {
    std::vector<std::int64_t> wins;
    std::vector<std::int64_t> compared;

    bool operator==(const Counts&) const = default;
};

// What is in the tables before must stay in them.
Counts started(std::size_t topics) {
    return {std::vector<std::int64_t>(topics * topics, 5), std::vector<std::int64_t>(topics * topics, 7)};
}

// The definition, agent by agent and pair by pair.
template <typename Level>
Counts expected(const RankRows<Level>& rows, UnrankedPairs unranked, std::size_t first, std::size_t last) {
    Counts counts = started(rows.topics);
    for (std::size_t agent = first; agent < last; ++agent) {
        const Level* row = rows.levels + agent * rows.topics;
        const std::int64_t units = rows.units == nullptr ? 1 : rows.units[agent];
        for (std::size_t a = 0; a < rows.topics; ++a) {
            for (std::size_t b = 0; b < rows.topics; ++b) {
                const bool both = row[a] != 0 && row[b] != 0;
                if (a == b || (unranked == UnrankedPairs::ignored && !both)) continue;
                counts.compared[a * rows.topics + b] += units;
                if (row[a] != 0 && (row[b] == 0 || row[a] < row[b]))
                    counts.wins[a * rows.topics + b] += units;
            }
        }
    }
    return counts;
}

template <typename Level>
Counts counted(const RankRows<Level>& rows, UnrankedPairs unranked, std::size_t first, std::size_t last) {
    Counts counts = started(rows.topics);
    add_pairwise(rows, unranked, first, last, counts.wins.data(), counts.compared.data());
    return counts;
}

struct Shape {
    std::size_t agents;
    std::size_t topics;
    std::uint64_t levels;     // ranks run up to here
    std::uint64_t zeros = 0;  // one cell in so many is not ranked; 0 = none
    unsigned weight_bits = 0;
};

template <typename Level>
struct Table {
    std::vector<Level> levels;
    std::vector<std::int64_t> units;
    RankRows<Level> rows;

    Table(const Shape& shape, std::uint64_t seed) : levels(shape.agents * shape.topics) {
        RandomStream random(seed);
        for (Level& level : levels) {
            level = static_cast<Level>(1 + random.below(shape.levels));
            if (shape.zeros != 0 && random.below(shape.zeros) == 0) level = 0;
        }
        for (std::size_t agent = 0; shape.weight_bits != 0 && agent < shape.agents; ++agent) {
            units.push_back(static_cast<std::int64_t>(random.below(std::uint64_t{1} << shape.weight_bits)));
        }
        rows = {levels.data(), shape.agents, shape.topics, units.empty() ? nullptr : units.data()};
    }
};

template <typename Level>
void check(const Shape& shape, std::uint64_t seed) {
    const Table<Level> table(shape, seed);
    RandomStream random(seed + 1);
    const std::size_t first = random.below(shape.agents + 1);
    const std::size_t last = first + random.below(shape.agents - first + 1);
    for (const UnrankedPairs unranked : {UnrankedPairs::last, UnrankedPairs::ignored}) {
        const auto note = [&](std::size_t from, std::size_t to) {
            return std::string(name(instruction_set())) + ": " + std::to_string(shape.agents) + " agents, " +
                   std::to_string(shape.topics) + " topics, levels to " + std::to_string(shape.levels) +
                   ", zeros 1/" + std::to_string(shape.zeros) + ", weights of " +
                   std::to_string(shape.weight_bits) + " bits, [" + std::to_string(from) + ", " +
                   std::to_string(to) + ")";
        };
        ASSERT_EQ(counted(table.rows, unranked, 0, shape.agents),
                  expected(table.rows, unranked, 0, shape.agents))
            << note(0, shape.agents);
        ASSERT_EQ(counted(table.rows, unranked, first, last), expected(table.rows, unranked, first, last))
            << note(first, last);
    }
}

class TallyKernel : public testing::TestWithParam<InstructionSet> {
  protected:
    void SetUp() override {
        limit_instruction_set(GetParam());
        if (instruction_set() != GetParam()) GTEST_SKIP() << "this machine has no " << name(GetParam());
    }
    void TearDown() override { limit_instruction_set(InstructionSet::avx512); }
};

TEST_P(TallyKernel, counts_every_number_of_topics) {
    for (std::size_t topics = 1; topics <= 70; ++topics) {
        check<std::uint8_t>({130, topics, topics}, topics);
        check<std::uint8_t>({70, topics, topics, 4}, topics);
    }
}

TEST_P(TallyKernel, counts_every_number_of_agents_around_its_blocks) {
    for (const std::size_t agents :
         {0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 255, 256, 257, 4095, 4096, 4097, 8500}) {
        check<std::uint8_t>({agents, 11, 11}, agents);
        check<std::uint8_t>({agents, 5, 3, 3, 3}, agents);
    }
}

TEST_P(TallyKernel, counts_every_depth_of_levels) {
    for (const std::uint64_t levels :
         {1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 63, 64, 127, 128, 129, 200, 254, 255}) {
        for (const std::uint64_t zeros : {0, 2, 50}) {
            check<std::uint8_t>({150, 13, levels, zeros}, levels);
            check<std::uint16_t>({150, 13, levels, zeros}, levels);
        }
    }
    for (const std::uint64_t levels : {256, 257, 511, 512, 5000, 32768, 65535}) {
        check<std::uint16_t>({150, 13, levels, 5}, levels);
        check<std::uint16_t>({150, 21, levels}, levels);
    }
}

TEST_P(TallyKernel, counts_weights_of_any_size) {
    for (const unsigned bits : {1, 2, 3, 8, 9, 20, 32, 33, 45}) {
        check<std::uint8_t>({300, 10, 10, 0, bits}, bits);
        check<std::uint8_t>({300, 23, 40, 3, bits}, bits);
        check<std::uint16_t>({300, 23, 400, 3, bits}, bits);
    }
}

TEST_P(TallyKernel, counts_hundreds_of_topics) {
    check<std::uint8_t>({70, 300, 255, 10}, 1);
    check<std::uint16_t>({70, 300, 300, 10, 4}, 2);
}

TEST_P(TallyKernel, counts_tables_of_random_shape) {
    RandomStream random(2020);
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Shape shape{random.below(600), 1 + random.below(40), 1 + random.below(60), random.below(4),
                          static_cast<unsigned>(random.below(3)) * 5};
        check<std::uint8_t>(shape, seed);
        check<std::uint16_t>(shape, seed);
    }
}

TEST_P(TallyKernel, leaves_compared_alone_where_it_is_not_asked_for) {
    const Table<std::uint8_t> table({500, 9, 9, 3}, 4);
    for (const UnrankedPairs unranked : {UnrankedPairs::last, UnrankedPairs::ignored}) {
        Counts counts = started(9);
        add_pairwise(table.rows, unranked, 0, 500, counts.wins.data(), nullptr);
        EXPECT_EQ(counts.wins, expected(table.rows, unranked, 0, 500).wins);
    }
}

TEST_P(TallyKernel, does_not_read_past_the_table) {
    // On the heap without slack, so that the address sanitizer sees one byte too many.
    for (std::size_t topics = 1; topics < 40; ++topics) {
        const Table<std::uint8_t> table({192, topics, 9}, topics);
        EXPECT_EQ(counted(table.rows, UnrankedPairs::last, 0, 192),
                  expected(table.rows, UnrankedPairs::last, 0, 192));
    }
}

INSTANTIATE_TEST_SUITE_P(InstructionSets, TallyKernel,
                         testing::Values(InstructionSet::portable, InstructionSet::avx2,
                                         InstructionSet::avx512),
                         [](const auto& instance) { return std::string(name(instance.param)); });

}  // namespace
}  // namespace maillage::detail
