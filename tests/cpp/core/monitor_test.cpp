#include "maillage/core/monitor.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

using std::chrono::milliseconds;

TEST(Monitor, without_a_function_lets_work_run_to_the_end) {
    const Monitor none;
    MonitorClock clock(none);
    EXPECT_NO_THROW(clock.tick({1, 2}));
    EXPECT_NO_THROW(clock.poll({2, 2}));
}

TEST(Monitor, is_asked_when_its_interval_has_passed_and_not_before) {
    std::vector<std::uint64_t> asked;
    const auto note = [&](const Progress& progress) {
        asked.push_back(progress.done);
        return true;
    };
    const Monitor rare{.poll = note, .interval = milliseconds(3'600'000)};
    MonitorClock slow(rare);
    for (std::uint64_t i = 0; i < 1000; ++i) slow.tick({i, 1000});
    EXPECT_TRUE(asked.empty());
    slow.poll({1000, 1000});
    EXPECT_EQ(asked, std::vector<std::uint64_t>{1000});
    const Monitor always{.poll = note, .interval = milliseconds(0)};
    MonitorClock quick(always);
    asked.clear();
    for (std::uint64_t i = 0; i < 3; ++i) quick.tick({i, 3});
    EXPECT_EQ(asked, (std::vector<std::uint64_t>{0, 1, 2}));
}

TEST(Monitor, stops_work_by_its_answer_or_by_throwing) {
    const Monitor no{.poll = [](const Progress&) { return false; }, .interval = milliseconds(0)};
    MonitorClock clock(no);
    EXPECT_THROW(clock.tick({0, 1}), Cancelled);
    EXPECT_THROW(clock.poll({0, 1}), Cancelled);
    const Monitor thrown{.poll = [](const Progress&) -> bool { throw std::runtime_error("stop"); },
                         .interval = milliseconds(0)};
    MonitorClock other(thrown);
    EXPECT_THROW(other.poll({0, 1}), std::runtime_error);
}

}  // namespace
}  // namespace maillage
