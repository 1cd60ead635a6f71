#pragma once
// Which instruction set do the vectorised kernels use? Found once, at run time, so that one build runs
// everywhere; results are the same with each. Cost: one atomic load.

#include <string_view>

#include "maillage/export.hpp"

namespace maillage {

/// Instruction sets that the kernels are written for, from the plainest to the widest.
enum class InstructionSet {
    portable,  ///< plain C++, any processor
    avx2,      ///< AVX2 and POPCNT: x86-64 of 2013 and later
    avx512,    ///< AVX-512 with VBMI, GFNI and VPOPCNTDQ: Intel since Ice Lake (2019), AMD since Zen 4 (2022)
};

/// The instruction set in use: the widest that the processor, the operating system and the build offer, not
/// above the environment variable `MAILLAGE_SIMD` (portable, avx2 or avx512; other values are ignored) and
/// not above the limit set by limit_instruction_set().
[[nodiscard]] MAILLAGE_EXPORT InstructionSet instruction_set();

/// Lowers instruction_set() to at most `highest`, for all threads, until the next call; a limit above what
/// the machine offers changes nothing. For tests and benchmarks.
MAILLAGE_EXPORT void limit_instruction_set(InstructionSet highest);

/// "portable", "avx2" or "avx512".
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(InstructionSet set);

}  // namespace maillage
