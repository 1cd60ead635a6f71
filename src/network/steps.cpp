#include "network/steps.hpp"

#include <algorithm>
#include <bit>

#include "maillage/core/thread_pool.hpp"
#include "network/clustered_rows.hpp"
#include "network/many_sources.hpp"

namespace maillage::detail {
namespace {

// Wide sets of sources pay where these meet everywhere at nearly the same time; where ways are long, few of them do.
constexpr std::size_t kWide = 8;
constexpr std::size_t kNarrow = 2;
constexpr double kShallow = 5.0;        // steps across a cluster
constexpr std::size_t kEnough = 2'000;  // vertices

// By the numbers of the clustered rows.
void add_to(Steps& found, Vertex v, std::uint32_t distance, std::uint64_t sources) {
    if (found.pairs.size() <= distance) found.pairs.resize(distance + 1, 0);
    found.pairs[distance] += sources;
    found.sums[v].add(distance, sources, (std::uint64_t{1} << found.shift) / distance);
}

void add_to(Steps& found, const Steps& other) {
    for (std::size_t v = 0; v < found.sums.size(); ++v) found.sums[v].add(other.sums[v]);
    if (found.pairs.size() < other.pairs.size()) found.pairs.resize(other.pairs.size(), 0);
    for (std::size_t d = 0; d < other.pairs.size(); ++d) found.pairs[d] += other.pairs[d];
}

template <std::size_t Words>
Steps searched(const ClusteredRows& rows, const Steps& nothing, const Monitor& monitor) {
    using Search = ManySources<Words>;
    const std::size_t n = rows.size();
    const std::size_t chunks = (n + Search::kSources - 1) / Search::kSources;
    std::vector<Search> searches(workers_for(chunks), Search(rows));
    std::vector<Steps> found(searches.size(), nothing);
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            Steps& mine = found[worker];
            const std::size_t last = std::min(n, (chunk + 1) * Search::kSources);
            searches[worker].run(static_cast<Vertex>(chunk * Search::kSources), static_cast<Vertex>(last),
                                 [&mine](Vertex v, std::uint32_t distance, std::uint64_t sources) {
                                     add_to(mine, v, distance, sources);
                                 });
        },
        monitor);
    for (std::size_t worker = 1; worker < found.size(); ++worker) add_to(found[0], found[worker]);
    return std::move(found[0]);
}

}  // namespace

void StepSums::add(std::uint32_t distance, std::uint64_t vertices, std::uint64_t inverse) {
    reached += static_cast<std::uint32_t>(vertices);
    total += vertices * distance;
    harmonic += vertices * inverse;
    farthest = std::max(farthest, distance);
}

void StepSums::add(const StepSums& other) {
    reached += other.reached;
    total += other.total;
    harmonic += other.harmonic;
    farthest = std::max(farthest, other.farthest);
}

Steps steps(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    Steps nothing;
    // The unit of harmonic sums is small enough that n of them of size 1 fit into 64 bits.
    nothing.shift = 62 - static_cast<int>(std::bit_width(n));
    if (n == 0) return nothing;
    nothing.sums.resize(n);
    const ClusteredRows rows(graph);
    const bool wide = n >= kEnough && rows.depth() <= kShallow;
    const Steps by_place =
        wide ? searched<kWide>(rows, nothing, monitor) : searched<kNarrow>(rows, nothing, monitor);
    Steps found = by_place;
    for (Vertex i = 0; i < n; ++i) found.sums[rows.original()[i]] = by_place.sums[i];
    return found;
}

}  // namespace maillage::detail
