#include "maillage/core/monitor.hpp"

#include "maillage/core/error.hpp"

namespace maillage {

MonitorClock::MonitorClock(const Monitor& monitor)
    : monitor_(monitor), next_(std::chrono::steady_clock::now() + monitor.interval) {}

void MonitorClock::tick(const Progress& progress) {
    if (monitor_.poll && std::chrono::steady_clock::now() >= next_) poll(progress);
}

void MonitorClock::poll(const Progress& progress) {
    if (!monitor_.poll) return;
    if (!monitor_.poll(progress)) throw Cancelled("the computation was cancelled");
    next_ = std::chrono::steady_clock::now() + monitor_.interval;
}

}  // namespace maillage
