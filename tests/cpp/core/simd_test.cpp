// The instruction set in use, and how it is lowered.

#include <gtest/gtest.h>

#include "maillage/core/simd.hpp"

namespace maillage {
namespace {

TEST(InstructionSets, a_limit_lowers_and_never_raises) {
    const InstructionSet widest = instruction_set();
    for (const InstructionSet limit :
         {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512}) {
        limit_instruction_set(limit);
        EXPECT_EQ(instruction_set(), std::min(limit, widest));
    }
    EXPECT_EQ(instruction_set(), widest);
}

TEST(InstructionSets, are_named_as_the_environment_variable_names_them) {
    EXPECT_EQ(name(InstructionSet::portable), "portable");
    EXPECT_EQ(name(InstructionSet::avx2), "avx2");
    EXPECT_EQ(name(InstructionSet::avx512), "avx512");
}

}  // namespace
}  // namespace maillage
