// The part of the pairwise tally that is the same for all instruction sets. Included once by each of
// tally_kernel_portable.cpp, tally_kernel_avx2.cpp and tally_kernel_avx512.cpp, in an unnamed namespace
// inside maillage::detail, after
// - MAILLAGE_TARGET: the attribute that all functions carry, as intrinsics cannot be inlined without it
// - Word, kLanes: a vector of 64-bit words with the bitwise operators, + and -
// - load, store, broadcast
// - kTopics, kStep: the shape of a tile, in topics a and in groups of agents taken together
// - compare_group: bit planes of the levels of two topics -> the agents with a < b, and with a != b
// - Counter: population counts of words, summed lane by lane
// - slice: see TallyKernel

template <std::size_t Topics>
struct TileCounters {
    Counter less[Topics];
    Counter differ[Topics];
};

// Compares `Topics` topics, whose words follow each other from `a`, with the kLanes topics at `b`.
template <std::size_t Topics, bool Both, bool Weighted>
MAILLAGE_TARGET inline void compare(const Slices& s, const std::uint64_t* a, const std::uint64_t* b,
                                    TileCounters<Topics>& counters) {
    for (std::size_t g = 0; g < s.groups; g += kStep) {
        Word less[Topics][kStep];
        Word differ[Topics][kStep];
        for (std::size_t u = 0; u < kStep; ++u) {
            const std::size_t at = (g + u) * s.depth * kLanes;
            compare_group<Topics, Both>(a + at, b + at, s.depth, u, less, differ);
        }
        for (std::size_t i = 0; i < Topics; ++i) {
            if constexpr (Weighted) {
                const std::uint64_t* weights = s.weights + g * s.weight_depth;
                counters.less[i].add(less[i], weights, s.weight_depth);
                if constexpr (Both) counters.differ[i].add(differ[i], weights, s.weight_depth);
            } else {
                counters.less[i].add(less[i]);
                if constexpr (Both) counters.differ[i].add(differ[i]);
            }
        }
    }
}

inline void book(const Sums& sums, std::size_t at, std::uint64_t units) {
    const auto amount = static_cast<std::int64_t>(units);
    if (!sums.subtract) {
        sums.wins[at] += amount;
        return;
    }
    sums.wins[at] -= amount;
    if (sums.compared != nullptr) sums.compared[at] -= amount;
}

// Lane by lane to the cells that follow each other from `at`.
MAILLAGE_TARGET inline void book_row(const Sums& sums, std::size_t at, Word units, std::size_t lanes) {
    if (lanes == kLanes && !sums.subtract) {
        store(sums.wins + at, load(sums.wins + at) + units);
        return;
    }
    std::uint64_t amounts[kLanes];
    store(amounts, units);
    for (std::size_t lane = 0; lane < lanes; ++lane) book(sums, at + lane, amounts[lane]);
}

template <std::size_t Topics, bool Both, bool Weighted>
MAILLAGE_TARGET void count_tile(const Slices& s, std::size_t a, std::size_t block, const Sums& sums) {
    TileCounters<Topics> counters;
    compare<Topics, Both, Weighted>(s, s.words + a / kLanes * s.stride + a % kLanes,
                                    s.words + block * s.stride, counters);
    const std::size_t b = block * kLanes;
    const std::size_t lanes = s.topics - b < kLanes ? s.topics - b : kLanes;
    std::uint64_t more[Topics][kLanes];
    for (std::size_t i = 0; i < Topics; ++i) {
        const Word less = counters.less[i].sum();
        book_row(sums, (a + i) * s.topics + b, less, lanes);
        if constexpr (Both) store(more[i], counters.differ[i].sum() - less);
    }
    if constexpr (!Both) return;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (std::size_t i = 0; i < Topics; ++i) book(sums, (b + lane) * s.topics + a + i, more[i][lane]);
    }
}

// Topics [a, a + count), all in one block, against all topics of `block`.
template <bool Both, bool Weighted, std::size_t Topics = kTopics>
MAILLAGE_TARGET void count_topics(const Slices& s, std::size_t a, std::size_t count, std::size_t block,
                                  const Sums& sums) {
    for (; count >= Topics; a += Topics, count -= Topics)
        count_tile<Topics, Both, Weighted>(s, a, block, sums);
    if constexpr (Topics > 1) {
        if (count > 0) count_topics<Both, Weighted, Topics - 1>(s, a, count, block, sums);
    }
}

// Each two blocks meet once, and the last block, if it is not full, is never spread over lanes save with
// itself: its empty lanes would cost as much as full ones.
template <bool Weighted>
MAILLAGE_TARGET void count_blocks(const Slices& s, const Sums& sums) {
    const std::size_t full = s.topics / kLanes;
    const std::size_t rest = s.topics % kLanes;
    for (std::size_t block = 0; block < full; ++block) {
        if (rest > 0) count_topics<true, Weighted>(s, full * kLanes, rest, block, sums);
        for (std::size_t other = 0; other < block; ++other) {
            count_topics<true, Weighted>(s, other * kLanes, kLanes, block, sums);
        }
        count_topics<false, Weighted>(s, block * kLanes, kLanes, block, sums);
    }
    if (rest > 0) count_topics<false, Weighted>(s, full * kLanes, rest, full, sums);
}

MAILLAGE_TARGET void count(const Slices& s, const Sums& sums) {
    if (s.weights == nullptr) {
        count_blocks<false>(s, sums);
    } else {
        count_blocks<true>(s, sums);
    }
}

// Plain, because compilers vectorise it.
template <typename Level>
MAILLAGE_TARGET LevelRange range(const Level* levels, std::size_t count) {
    Level lowest = static_cast<Level>(-1);
    Level highest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        lowest = levels[i] < lowest ? levels[i] : lowest;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    return {lowest, highest};
}

MAILLAGE_TARGET void mark_ranked(const Slices& s, std::uint64_t* ranked) {
    for (std::size_t block = 0; block * kLanes < s.topics; ++block) {
        const std::uint64_t* words = s.words + block * s.stride;
        for (std::size_t g = 0; g < s.groups; ++g, ranked += kLanes) {
            Word any = {};
            for (std::size_t p = 0; p < s.depth; ++p, words += kLanes) any = any | load(words);
            store(ranked, any);
        }
    }
}

MAILLAGE_TARGET void total(const Slices& s, std::int64_t* totals) {
    for (std::size_t topic = 0; topic < s.topics; ++topic) {
        const std::uint64_t* words = s.words + topic / kLanes * s.stride + topic % kLanes;
        std::uint64_t units = 0;
        for (std::size_t g = 0; g < s.groups; ++g) {
            const std::uint64_t agents = words[g * kLanes];
            if (s.weights == nullptr) units += static_cast<std::uint64_t>(std::popcount(agents));
            for (std::size_t k = 0; k < s.weight_depth; ++k) {
                const std::uint64_t weighted = agents & s.weights[g * s.weight_depth + k];
                units += static_cast<std::uint64_t>(std::popcount(weighted)) << k;
            }
        }
        totals[topic] += static_cast<std::int64_t>(units);
    }
}
