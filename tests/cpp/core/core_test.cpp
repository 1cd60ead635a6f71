// Errors, random streams, fractions, the pool and cancellation.

#include <atomic>
#include <cmath>
#include <numeric>
#include <set>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/rational.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

TEST(Error, file_error_names_the_place) {
    EXPECT_STREQ(FileError("votes.toc", 12, 3, "no such topic").what(),
                 "votes.toc, line 12, column 3: no such topic");
    EXPECT_STREQ(FileError("votes.toc", 0, 0, "is empty").what(), "votes.toc: is empty");
}

// Known answers of Philox4x32-10 from the Random123 distribution (kat_vectors): counter and key all zero.
TEST(RandomStream, matches_the_published_vector) {
    RandomStream stream(0, 0);
    EXPECT_EQ(stream.next_u32(), 0x6627e8d5U);
    EXPECT_EQ(stream.next_u32(), 0xe169c58dU);
    EXPECT_EQ(stream.next_u32(), 0xbc57ac4cU);
    EXPECT_EQ(stream.next_u32(), 0x9b00dbd8U);
}

TEST(RandomStream, streams_and_seeds_differ_and_repeat) {
    const auto first = [](std::uint64_t seed, std::uint64_t stream) {
        return RandomStream(seed, stream).next_u64();
    };
    EXPECT_EQ(first(7, 3), first(7, 3));
    EXPECT_NE(first(7, 3), first(7, 4));
    EXPECT_NE(first(7, 3), first(8, 3));
}

TEST(RandomStream, below_is_uniform) {
    RandomStream stream(42);
    std::vector<int> counts(6, 0);
    for (int i = 0; i < 60'000; ++i) ++counts[stream.below(6)];
    double chi_square = 0.0;
    for (const int count : counts) chi_square += (count - 10'000.0) * (count - 10'000.0) / 10'000.0;
    EXPECT_LT(chi_square, 20.5);  // 0.999 quantile at 5 degrees of freedom
}

TEST(RandomStream, shuffle_permutes) {
    std::vector<int> values(100);
    std::iota(values.begin(), values.end(), 0);
    RandomStream(1).shuffle(std::span<int>(values));
    EXPECT_FALSE(std::is_sorted(values.begin(), values.end()));
    EXPECT_EQ(std::set<int>(values.begin(), values.end()).size(), 100U);
    const double draw = RandomStream(1).uniform();
    EXPECT_GE(draw, 0.0);
    EXPECT_LT(draw, 1.0);
}

TEST(Fractions, three_thirds_are_one) {
    const Fractions f = common_fractions(std::vector{1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0, 0.25});
    EXPECT_EQ(f.denominator, 12);
    EXPECT_TRUE(f.exact);
    EXPECT_EQ(f.units, (std::vector<std::int64_t>{4, 4, 4, 12, 3}));
}

TEST(Fractions, tenths_add_up) {
    const Fractions f = common_fractions(std::vector{0.1, 0.2, 0.3});
    EXPECT_EQ(f.units[0] + f.units[1], f.units[2]);
    EXPECT_TRUE(f.exact);
}

TEST(Fractions, irrational_numbers_are_rounded_and_say_so) {
    const Fractions f = common_fractions(std::vector{std::sqrt(2.0), 1.0});
    EXPECT_FALSE(f.exact);
    EXPECT_EQ(f.denominator, 1'000'000'000);
    EXPECT_EQ(f.units[0], 1'414'213'562);
}

TEST(Fractions, huge_sums_are_refused) {
    EXPECT_THROW((void)common_fractions(std::vector{1e16, 1e16}), LimitExceeded);
}

class Threads : public ::testing::TestWithParam<std::size_t> {
  protected:
    void SetUp() override { set_threads(GetParam()); }
    void TearDown() override { set_threads(2); }
};

TEST_P(Threads, every_chunk_runs_once) {
    std::vector<std::atomic<int>> runs(1000);
    for_each_chunk(runs.size(), [&](std::size_t chunk, std::size_t worker) {
        ASSERT_LT(worker, GetParam());
        ++runs[chunk];
    });
    for (const auto& count : runs) EXPECT_EQ(count, 1);
}

TEST_P(Threads, the_first_failure_comes_back_and_the_pool_still_works) {
    EXPECT_THROW(for_each_chunk(100,
                                [](std::size_t chunk, std::size_t) {
                                    if (chunk == 17) throw InvalidInput("chunk 17");
                                }),
                 InvalidInput);
    std::atomic<int> runs = 0;
    for_each_chunk(100, [&](std::size_t, std::size_t) { ++runs; });
    EXPECT_EQ(runs, 100);
}

TEST_P(Threads, a_monitor_can_cancel) {
    Monitor monitor{[](const Progress& progress) { return progress.done < 5; }, std::chrono::milliseconds(0)};
    std::atomic<int> runs = 0;
    const auto task = [&](std::size_t, std::size_t) {
        ++runs;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    EXPECT_THROW(for_each_chunk(10'000, task, monitor), Cancelled);
    EXPECT_LT(runs, 10'000);
}

TEST_P(Threads, calls_inside_a_task_run_on_the_same_worker) {
    std::atomic<int> runs = 0;
    for_each_chunk(8, [&](std::size_t, std::size_t) {
        for_each_chunk(8, [&](std::size_t, std::size_t worker) {
            EXPECT_EQ(worker, 0U);
            ++runs;
        });
    });
    EXPECT_EQ(runs, 64);
}

TEST_P(Threads, two_callers_at_once_both_finish) {
    std::atomic<int> runs = 0;
    const auto call = [&] { for_each_chunk(200, [&](std::size_t, std::size_t) { ++runs; }); };
    std::thread other(call);
    call();
    other.join();
    EXPECT_EQ(runs, 400);
}

INSTANTIATE_TEST_SUITE_P(Counts, Threads, ::testing::Values(1, 2, 5));

TEST(ThreadCount, out_of_range_is_refused) {
    EXPECT_THROW(set_threads(0), InvalidInput);
    EXPECT_THROW(set_threads(1025), InvalidInput);
}

}  // namespace
}  // namespace maillage
