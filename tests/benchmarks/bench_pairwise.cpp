// The pairwise tally: each instruction set and two threads against a plain loop, from a row-major table of
// invented ranks with ties. Run by ratios.py, which prints the ratios.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "maillage/core/random.hpp"
#include "maillage/core/simd.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "plain_tally.hpp"
#include "preference/tally_kernel.hpp"

namespace {

using maillage::InstructionSet;

struct Ballots {
    std::size_t agents;
    std::size_t topics;
    maillage::RowMatrix<std::uint8_t> levels;
    std::vector<std::int64_t> wins;

    Ballots(std::size_t n_agents, std::size_t n_topics)
        : agents(n_agents),
          topics(n_topics),
          levels(static_cast<Eigen::Index>(n_agents), static_cast<Eigen::Index>(n_topics)),
          wins(n_topics * n_topics) {
        maillage::RandomStream random(1);
        for (std::uint8_t& level : levels.reshaped())
            level = static_cast<std::uint8_t>(1 + random.below(topics));
    }

    void count(benchmark::State& state) const {
        state.SetItemsProcessed(static_cast<std::int64_t>(agents) * state.iterations());
    }
};

std::size_t topics_of(const benchmark::State& state) {
    return static_cast<std::size_t>(state.range(0));
}

void plain(benchmark::State& state) {
    Ballots ballots(10'000, topics_of(state));
    for (auto _ : state) {
        plain_tally(ballots.levels.data(), ballots.agents, ballots.topics, ballots.wins.data());
        benchmark::ClobberMemory();
    }
    ballots.count(state);
}

void kernel(benchmark::State& state, InstructionSet set) {
    maillage::limit_instruction_set(set);
    if (maillage::instruction_set() != set) return state.SkipWithError("not on this machine");
    Ballots ballots(100'000, topics_of(state));
    const maillage::detail::RankRows<std::uint8_t> rows{ballots.levels.data(), ballots.agents, ballots.topics,
                                                        nullptr};
    for (auto _ : state) {
        maillage::detail::add_pairwise(rows, maillage::detail::UnrankedPairs::last, 0, ballots.agents,
                                       ballots.wins.data(), nullptr);
        benchmark::ClobberMemory();
    }
    ballots.count(state);
}

maillage::PreferenceMatrix preferences_about(std::size_t topics) {
    return maillage::PreferenceMatrix::from_ranks(Ballots(400'000, topics).levels);
}

// From the matrix to the tally, as users call it. Many short repetitions: some find both processors idle.
void tally(benchmark::State& state, std::size_t threads) {
    static const auto about_twenty = preferences_about(20);
    static const auto about_fifty = preferences_about(50);
    const auto& preferences = topics_of(state) == 20 ? about_twenty : about_fifty;
    maillage::limit_instruction_set(InstructionSet::avx512);
    maillage::set_threads(threads);
    for (auto _ : state) benchmark::DoNotOptimize(maillage::pairwise_tally(preferences));
    state.SetItemsProcessed(static_cast<std::int64_t>(preferences.n_agents()) * state.iterations());
}

BENCHMARK(plain)->Arg(20)->Arg(50);
BENCHMARK_CAPTURE(kernel, portable, InstructionSet::portable)->Arg(20)->Arg(50);
BENCHMARK_CAPTURE(kernel, avx2, InstructionSet::avx2)->Arg(20)->Arg(50);
BENCHMARK_CAPTURE(kernel, avx512, InstructionSet::avx512)->Arg(20)->Arg(50);
BENCHMARK_CAPTURE(tally, one_thread, 1)->Arg(20)->Arg(50)->Iterations(2)->Repetitions(300)->UseRealTime();
BENCHMARK_CAPTURE(tally, two_threads, 2)->Arg(20)->Arg(50)->Iterations(2)->Repetitions(300)->UseRealTime();

}  // namespace
