#pragma once
// The one pool of threads of the library. Work is cut into chunks that do not depend on the number of
// threads, so neither do results. No thread starts before the first parallel call, and none is expected to
// survive a fork.

#include <cstddef>
#include <functional>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"

namespace maillage {

/// Number of threads that parallel functions use, the calling thread included.
///
/// The default is the number of processors that the process may use, or the environment variable
/// MAILLAGE_THREADS. Results never depend on it.
///
/// Examples
/// --------
/// >>> import maillage as ml
/// >>> ml.set_threads(2)
/// >>> ml.threads()
/// 2
[[nodiscard]] MAILLAGE_EXPORT std::size_t threads();

/// Sets the number of threads that parallel functions use, the calling thread included.
///
/// Parameters
/// ----------
/// count
///     From 1 to 1024.
///
/// Raises
/// ------
/// InvalidInput
///     If `count` is outside this range.
MAILLAGE_EXPORT void set_threads(std::size_t count);

/// One chunk of parallel work: `chunk` in [0, chunks), `worker` in [0, workers) (one worker runs one chunk at
/// a time, so per-worker buffers need no lock).
using ChunkTask = std::function<void(std::size_t chunk, std::size_t worker)>;

/// Number of workers that `for_each_chunk` will use for so many chunks.
[[nodiscard]] MAILLAGE_EXPORT std::size_t workers_for(std::size_t chunks);

/// Runs `task` once for every chunk, on the pool and on the calling thread, which polls the monitor between
/// its chunks; a chunk should take a few milliseconds. The first exception stops the rest and is thrown again
/// here. Calls from inside a task run on the calling worker alone.
MAILLAGE_EXPORT void for_each_chunk(std::size_t chunks, const ChunkTask& task, const Monitor& monitor = {});

}  // namespace maillage
