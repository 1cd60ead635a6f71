#include "ranking/widest_paths.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <vector>

#include "maillage/core/simd.hpp"

#if defined(__GNUC__) && defined(__x86_64__)
#define MAILLAGE_X86_TARGETS 1
#else
#define MAILLAGE_X86_TARGETS 0
#endif

namespace maillage::detail {

namespace {

// Lets every path go through `via`. Inlined into one function per instruction set, where it vectorises.
template <typename T>
#if MAILLAGE_X86_TARGETS
__attribute__((always_inline))
#endif
inline void
relax(T* paths, std::size_t topics, std::size_t via) {
    const T* onward = paths + via * topics;
    for (std::size_t from = 0; from < topics; ++from) {
        T* row = paths + from * topics;
        const T reach = row[via];
        if (reach == 0 || from == via) continue;
        for (std::size_t to = 0; to < topics; ++to) {
            const T detour = reach < onward[to] ? reach : onward[to];
            row[to] = detour > row[to] ? detour : row[to];
        }
    }
}

template <typename T>
void relax_portable(T* paths, std::size_t topics, std::size_t via) {
    relax(paths, topics, via);
}

#if MAILLAGE_X86_TARGETS
template <typename T>
__attribute__((target("avx2"))) void relax_avx2(T* paths, std::size_t topics, std::size_t via) {
    relax(paths, topics, via);
}

template <typename T>
__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))) void relax_avx512(T* paths, std::size_t topics,
                                                                                std::size_t via) {
    relax(paths, topics, via);
}
#endif

template <typename T>
auto relax_here() {
#if MAILLAGE_X86_TARGETS
    if (instruction_set() == InstructionSet::avx512) return &relax_avx512<T>;
    if (instruction_set() == InstructionSet::avx2) return &relax_avx2<T>;
#endif
    return &relax_portable<T>;
}

template <typename T>
void relax_all(T* paths, std::size_t topics, const Monitor& monitor) {
    const auto step = relax_here<T>();
    MonitorClock clock(monitor);
    for (std::size_t via = 0; via < topics; ++via) {
        step(paths, topics, via);
        clock.tick({via + 1, topics});
    }
    for (std::size_t topic = 0; topic < topics; ++topic) paths[topic * topics + topic] = 0;
}

template <typename T>
void widen_in(RowMatrix<std::int64_t>& strengths, const Monitor& monitor) {
    const auto topics = static_cast<std::size_t>(strengths.rows());
    if constexpr (std::is_same_v<T, std::int64_t>) {
        relax_all(strengths.data(), topics, monitor);
    } else {
        std::vector<T> narrow(topics * topics);
        std::transform(strengths.data(), strengths.data() + narrow.size(), narrow.begin(),
                       [](std::int64_t strength) { return static_cast<T>(strength); });
        relax_all(narrow.data(), topics, monitor);
        std::copy(narrow.begin(), narrow.end(), strengths.data());
    }
}

}  // namespace

void widen(RowMatrix<std::int64_t>& strengths, const Monitor& monitor) {
    const std::int64_t largest = strengths.size() == 0 ? 0 : strengths.maxCoeff();
    if (largest <= std::numeric_limits<std::int16_t>::max()) {
        widen_in<std::int16_t>(strengths, monitor);
    } else if (largest <= std::numeric_limits<std::int32_t>::max()) {
        widen_in<std::int32_t>(strengths, monitor);
    } else {
        widen_in<std::int64_t>(strengths, monitor);
    }
}

}  // namespace maillage::detail
