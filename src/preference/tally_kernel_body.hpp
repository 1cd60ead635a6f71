// The part of the pairwise tally that is the same for all instruction sets. Included once by each of
// tally_kernel_portable.cpp, tally_kernel_avx2.cpp and tally_kernel_avx512.cpp, in an unnamed namespace
// inside maillage::detail, after
// - MAILLAGE_TARGET: the attribute that all functions carry, as intrinsics cannot be inlined without it
// - Word, kLanes: a vector of 64-bit words with the bitwise operators and +
// - load, store, broadcast, minus
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

template <std::size_t Topics, bool Both, bool Weighted>
MAILLAGE_TARGET void count_tile(const Slices& s, std::size_t a, std::size_t block, const Sums& sums) {
    TileCounters<Topics> counters;
    compare<Topics, Both, Weighted>(s, s.words + a / kLanes * s.stride + a % kLanes,
                                    s.words + block * s.stride, counters);
    const std::size_t b = block * kLanes;
    const std::size_t lanes = s.topics - b < kLanes ? s.topics - b : kLanes;
    for (std::size_t i = 0; i < Topics; ++i) {
        std::uint64_t less[kLanes];
        std::uint64_t differ[kLanes];
        store(less, counters.less[i].sum());
        if constexpr (Both) store(differ, counters.differ[i].sum());
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            book(sums, (a + i) * s.topics + b + lane, less[lane]);
            if constexpr (Both) book(sums, (b + lane) * s.topics + a + i, differ[lane] - less[lane]);
        }
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

inline void prefetch([[maybe_unused]] const void* from) {
#if defined(__GNUC__)
    __builtin_prefetch(from);
#endif
}

template <typename Level>
MAILLAGE_TARGET LevelScan scan(const Level* levels, std::size_t count) {
    constexpr std::uint64_t kOne =
        ~std::uint64_t{0} / std::uint64_t{static_cast<Level>(-1)};  // 1 in every level
    constexpr std::size_t kAhead =
        3072 / sizeof(Level);  // the page after, where the processor's own guesses end
    constexpr std::size_t kPerWord = sizeof(Word) / sizeof(Level);
    const Word one = broadcast(kOne);
    const Word high = broadcast(kOne << (8 * sizeof(Level) - 1));
    Word bits = {};
    Word minus_one = {};
    Word zero = {};
    const auto take = [&](const Level* at) MAILLAGE_TARGET {
        const Word w = load(at);
        const Word less_one = minus(w, one);  // borrows run on only from a level 0, and then are not used
        bits = bits | w;
        minus_one = minus_one | less_one;
        zero = zero | (less_one & ~w & high);
    };
    std::size_t i = 0;
    for (; i + kPerWord <= count; i += kPerWord) {
        prefetch(levels + i + kAhead);
        take(levels + i);
    }
    if (i < count) {
        Level rest[kPerWord];
        for (std::size_t k = 0; k < kPerWord; ++k) rest[k] = i + k < count ? levels[i + k] : Level{1};
        take(rest);
    }
    std::uint64_t words[3][kLanes];
    store(words[0], bits);
    store(words[1], minus_one);
    store(words[2], zero);
    LevelScan found;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        for (std::size_t shift = 0; shift < 64; shift += 8 * sizeof(Level)) {
            found.bits |= static_cast<Level>(words[0][lane] >> shift);
            found.bits_minus_one |= static_cast<Level>(words[1][lane] >> shift);
        }
        found.has_zero = found.has_zero || words[2][lane] != 0;
    }
    return found;
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
