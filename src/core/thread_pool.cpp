#include "maillage/core/thread_pool.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#ifdef __unix__
#include <unistd.h>
#endif

#include "maillage/core/error.hpp"

namespace maillage {

namespace {

constexpr std::size_t kMaxThreads = 1024;

std::size_t default_threads() {
    if (const char* text = std::getenv("MAILLAGE_THREADS")) {
        char* end = nullptr;
        const unsigned long value = std::strtoul(text, &end, 10);
        if (end != text && *end == '\0' && value >= 1 && value <= kMaxThreads) return value;
    }
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMaxThreads);
}

std::atomic<std::size_t>& thread_setting() {
    static std::atomic<std::size_t> setting{default_threads()};
    return setting;
}

long process_id() {
#ifdef __unix__
    return static_cast<long>(::getpid());
#else
    return 0;
#endif
}

thread_local bool inside_task = false;

// One parallel call: the chunks not yet taken, those finished, and the first failure.
struct Job {
    const ChunkTask& task;
    const std::size_t chunks;
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::atomic<bool> stop{false};
    std::exception_ptr failure{};
    std::mutex failure_mutex{};

    void fail() {
        const std::lock_guard lock(failure_mutex);
        if (!failure) failure = std::current_exception();
        stop = true;
    }

    // Runs chunks until none is left; `between` is called after each.
    template <typename Between>
    void work(std::size_t worker, Between&& between) {
        inside_task = true;
        try {
            while (!stop) {
                const std::size_t chunk = next.fetch_add(1);
                if (chunk >= chunks) break;
                task(chunk, worker);
                done.fetch_add(1);
                between();
            }
        } catch (...) {
            fail();
        }
        inside_task = false;
    }
};

// Threads that sleep until a job comes. Created on the first parallel call and again after a fork or a change
// of size.
class Pool {
  public:
    explicit Pool(std::size_t helpers) : process_(process_id()) {
        for (std::size_t i = 0; i < helpers; ++i) threads_.emplace_back([this, i] { serve(i + 1); });
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool() {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
        }
        wake_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    [[nodiscard]] std::size_t helpers() const { return threads_.size(); }
    [[nodiscard]] bool belongs_to_this_process() const { return process_ == process_id(); }

    void start(Job& job, std::size_t helpers) {
        {
            const std::lock_guard lock(mutex_);
            job_ = &job;
            wanted_ = helpers;
            ++generation_;
        }
        wake_.notify_all();
    }

    // Returns once no helper can touch the job any more; `waiting` is called about every interval.
    template <typename Waiting>
    void finish(std::chrono::milliseconds interval, Waiting&& waiting) {
        std::unique_lock lock(mutex_);
        wanted_ = 0;
        while (!idle_.wait_for(lock, interval, [this] { return busy_ == 0; })) {
            lock.unlock();
            waiting();
            lock.lock();
        }
        job_ = nullptr;
    }

  private:
    void serve(std::size_t worker) {
        std::uint64_t seen = 0;
        std::unique_lock lock(mutex_);
        for (;;) {
            wake_.wait(lock, [&] { return closing_ || (generation_ != seen && worker <= wanted_); });
            if (closing_) return;
            seen = generation_;
            Job* job = job_;
            ++busy_;
            lock.unlock();
            job->work(worker, [] {});
            lock.lock();
            if (--busy_ == 0) idle_.notify_all();
        }
    }

    const long process_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable idle_;
    std::vector<std::thread> threads_;
    Job* job_ = nullptr;
    std::size_t wanted_ = 0;
    std::size_t busy_ = 0;
    std::uint64_t generation_ = 0;
    bool closing_ = false;
};

// The pool, and the lock that lets one parallel call use it at a time.
struct Shared {
    std::mutex mutex;
    Pool* pool = nullptr;
    long process = process_id();

    ~Shared() {
        if (pool != nullptr && pool->belongs_to_this_process()) delete pool;
    }
};

Shared& shared() {
    static Shared* instance = new Shared;
    static const struct AtExit {
        ~AtExit() {
            // In a child after a fork the threads are gone and the lock may be held: leave everything as it
            // is.
            if (instance->process == process_id()) delete instance;
        }
    } at_exit;
    if (instance->process != process_id()) instance = new Shared;
    return *instance;
}

Pool& pool_with(Shared& owner, std::size_t helpers) {
    if (owner.pool != nullptr && owner.pool->helpers() != helpers) {
        delete owner.pool;
        owner.pool = nullptr;
    }
    if (owner.pool == nullptr) owner.pool = new Pool(helpers);
    return *owner.pool;
}

void rethrow(Job& job) {
    if (job.failure) std::rethrow_exception(job.failure);
}

}  // namespace

std::size_t threads() {
    return thread_setting();
}

void set_threads(std::size_t count) {
    if (count < 1 || count > kMaxThreads) {
        throw InvalidInput("number of threads is " + std::to_string(count) + "; expected 1 to " +
                           std::to_string(kMaxThreads));
    }
    thread_setting() = count;
}

std::size_t workers_for(std::size_t chunks) {
    return inside_task ? 1 : std::clamp<std::size_t>(chunks, 1, threads());
}

void for_each_chunk(std::size_t chunks, const ChunkTask& task, const Monitor& monitor) {
    const std::size_t workers = workers_for(chunks);
    Job job{task, chunks};
    MonitorClock clock(monitor);
    const auto progress = [&] { return Progress{job.done, chunks}; };
    if (inside_task) {
        for (std::size_t chunk = 0; chunk < chunks; ++chunk) task(chunk, 0);
        return;
    }
    Shared& owner = shared();
    std::unique_lock lock(owner.mutex, std::defer_lock);
    // Another thread's parallel call has the pool: this one runs alone rather than wait.
    if (workers == 1 || !lock.try_lock()) {
        job.work(0, [&] { clock.tick(progress()); });
        rethrow(job);
    } else {
        Pool& pool = pool_with(owner, threads() - 1);
        pool.start(job, workers - 1);
        job.work(0, [&] { clock.tick(progress()); });
        pool.finish(monitor.interval, [&] {
            try {
                if (!job.stop) clock.tick(progress());
            } catch (...) {
                job.fail();
            }
        });
        rethrow(job);
    }
    clock.poll(progress());
}

}  // namespace maillage
