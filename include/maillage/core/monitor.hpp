#pragma once
// Progress and cancellation of long computations. The thread that calls a maillage function polls its monitor
// about every `interval`; worker threads never run user code.

#include <chrono>
#include <cstdint>
#include <functional>

#include "maillage/export.hpp"

namespace maillage {

/// How far a computation is.
struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

/// Watches a long computation. `poll` runs on the calling thread; returning false, or throwing, stops the
/// work.
struct Monitor {
    /// Called about every `interval` and once at the end; an empty function means "run to the end".
    std::function<bool(const Progress&)> poll = {};
    std::chrono::milliseconds interval{50};
};

/// Calls the monitor's `poll` when it is due. Throws `Cancelled` when `poll` answers false.
class MAILLAGE_EXPORT MonitorClock {
  public:
    explicit MonitorClock(const Monitor& monitor);

    /// Polls if `interval` has passed since the last poll.
    void tick(const Progress& progress);
    /// Polls now.
    void poll(const Progress& progress);

  private:
    const Monitor& monitor_;
    std::chrono::steady_clock::time_point next_;
};

}  // namespace maillage
