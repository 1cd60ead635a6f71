#include "maillage/network/closeness.hpp"

#include <algorithm>
#include <bit>

#include "maillage/core/thread_pool.hpp"
#include "network/dijkstra.hpp"
#include "network/many_sources.hpp"

namespace maillage {
namespace {

// What is known of the distances to each vertex from the sources so far, in whole numbers: they add up in any order.
struct Sums {
    std::vector<std::uint32_t> reached{};
    std::vector<std::uint64_t> total{};
    std::vector<std::uint64_t> harmonic{};  // in units of 2^-shift
    std::vector<std::uint32_t> farthest{};

    explicit Sums(std::size_t n) : reached(n), total(n), harmonic(n), farthest(n) {}

    void add(Vertex v, std::uint32_t distance, std::uint64_t sources, std::uint64_t inverse) {
        reached[v] += static_cast<std::uint32_t>(sources);
        total[v] += sources * distance;
        harmonic[v] += sources * inverse;
        farthest[v] = std::max(farthest[v], distance);
    }
    void add(const Sums& other) {
        for (std::size_t v = 0; v < reached.size(); ++v) {
            reached[v] += other.reached[v];
            total[v] += other.total[v];
            harmonic[v] += other.harmonic[v];
            farthest[v] = std::max(farthest[v], other.farthest[v]);
        }
    }
};

Closeness by_steps(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    // The unit of harmonic sums, small enough that n of them of size 1 fit into 64 bits.
    const int shift = 62 - static_cast<int>(std::bit_width(n));
    const std::size_t chunks = (n + detail::kSources - 1) / detail::kSources;
    const std::size_t workers = workers_for(chunks);
    const std::uint64_t one = std::uint64_t{1} << shift;
    std::vector<detail::ManySources> searches(workers, detail::ManySources(graph));
    std::vector<Sums> sums(workers, Sums(n));
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            searches[worker].run(static_cast<Vertex>(chunk * detail::kSources),
                                 static_cast<Vertex>(std::min(n, (chunk + 1) * detail::kSources)),
                                 [&](Vertex v, std::uint32_t distance, std::uint64_t sources) {
                                     sums[worker].add(v, distance, sources, one / distance);
                                 });
        },
        monitor);
    for (std::size_t worker = 1; worker < workers; ++worker) sums[0].add(sums[worker]);
    Closeness found;
    if (n == 0) return found;
    const double unit = 1.0 / static_cast<double>(one);
    found.reached = std::move(sums[0].reached);
    found.total_distance.assign(sums[0].total.begin(), sums[0].total.end());
    for (const std::uint64_t units : sums[0].harmonic)
        found.harmonic.push_back(static_cast<double>(units) * unit);
    found.farthest.assign(sums[0].farthest.begin(), sums[0].farthest.end());
    return found;
}

Closeness by_lengths(const Graph& graph, const Monitor& monitor) {
    const std::size_t n = graph.n_vertices();
    constexpr std::size_t kChunk = 16;
    const std::size_t chunks = (n + kChunk - 1) / kChunk;
    std::vector<detail::Dijkstra> searches(workers_for(chunks), detail::Dijkstra(graph));
    Closeness found{std::vector<std::uint32_t>(n), std::vector<double>(n), std::vector<double>(n),
                    std::vector<double>(n)};
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            for (std::size_t s = chunk * kChunk; s < std::min(n, (chunk + 1) * kChunk); ++s) {
                auto& search = searches[worker];
                search.run(static_cast<Vertex>(s));
                for (const Vertex v : search.order()) {
                    if (v == s) continue;
                    const double distance = search.distance(v);
                    ++found.reached[s];
                    found.total_distance[s] += distance;
                    found.harmonic[s] += 1.0 / distance;
                    found.farthest[s] = std::max(found.farthest[s], distance);
                }
            }
        },
        monitor);
    return found;
}

}  // namespace

Closeness closeness(const Graph& graph, Lengths lengths, const Monitor& monitor) {
    return lengths == Lengths::steps ? by_steps(graph, monitor) : by_lengths(graph, monitor);
}

}  // namespace maillage
