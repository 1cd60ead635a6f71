#include "maillage/core/simd.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>

namespace maillage {
namespace {

constexpr std::array kAll{InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512};

InstructionSet widest_of_the_processor() {
#if defined(__GNUC__) && defined(__x86_64__)
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("gfni") &&
                        __builtin_cpu_supports("avx512vpopcntdq");
    return avx512 ? InstructionSet::avx512 : avx2 ? InstructionSet::avx2 : InstructionSet::portable;
#else
    return InstructionSet::portable;
#endif
}

InstructionSet limit_of_the_environment() {
    const char* wanted = std::getenv("MAILLAGE_SIMD");
    const auto found = std::find_if(kAll.begin(), kAll.end(), [&](InstructionSet set) {
        return wanted != nullptr && wanted == name(set);
    });
    return found == kAll.end() ? kAll.back() : *found;
}

std::atomic<InstructionSet> limit{kAll.back()};

}  // namespace

InstructionSet instruction_set() {
    static const InstructionSet found = std::min(widest_of_the_processor(), limit_of_the_environment());
    return std::min(found, limit.load(std::memory_order_relaxed));
}

void limit_instruction_set(InstructionSet highest) {
    limit.store(highest, std::memory_order_relaxed);
}

std::string_view name(InstructionSet set) {
    switch (set) {
        case InstructionSet::portable:
            return "portable";
        case InstructionSet::avx2:
            return "avx2";
        case InstructionSet::avx512:
            return "avx512";
    }
    return "unknown";
}

}  // namespace maillage
