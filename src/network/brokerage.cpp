#include "maillage/network/brokerage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "maillage/core/thread_pool.hpp"
#include "core/own_lines.hpp"
#include "network/brokerage_moments.hpp"
#include "network/codes.hpp"

namespace maillage {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kChunk = 256;

constexpr std::size_t at(BrokerRole role) {
    return static_cast<std::size_t>(role);
}

// The role by what is equal: bit 0 for the groups of a and v, bit 1 for v and c, bit 2 for a and c. Two equalities
// make three, so that only five of the eight occur.
constexpr std::array<BrokerRole, 8> kRoles{
    BrokerRole::liaison,   BrokerRole::representative, BrokerRole::gatekeeper, BrokerRole::total,
    BrokerRole::itinerant, BrokerRole::total,          BrokerRole::total,      BrokerRole::coordinator};

using Counts = std::array<std::uint64_t, kBrokerRoles>;

// What one worker counts. Whole numbers add up to the same in any order, so that it does not matter who counts what.
class alignas(detail::kOwnLines) Counting {
  public:
    Counting(const Graph& graph, std::span<const std::int32_t> codes)
        : graph_(&graph), codes_(codes), near_(graph.n_vertices(), 0), counts_(graph.n_vertices()) {}

    // Counts every chain that begins at `a`.
    void from(Vertex a) {
        if (codes_[a] < 0) return;
        for (const Vertex c : graph_->out(a)) near_[c] = 1;
        for (const Vertex v : graph_->out(a))
            if (codes_[v] >= 0) through(a, v);
        for (const Vertex c : graph_->out(a)) near_[c] = 0;
    }
    [[nodiscard]] const Counts& of(Vertex v) const { return counts_[v]; }

  private:
    void through(Vertex a, Vertex v) {
        const std::int32_t first = codes_[a];
        const std::int32_t broker = codes_[v];
        const unsigned begin = first == broker ? 1 : 0;
        // Without directions, the chain c-v-a is the same.
        const Vertex least = graph_->directed() ? 0 : a + 1;
        std::array<std::uint64_t, 8> found{};
        for (const Vertex c : graph_->out(v)) {
            const std::int32_t last = codes_[c];
            if (c < least || c == a || near_[c] != 0 || last < 0) continue;
            ++found[begin | (broker == last ? 2U : 0U) | (first == last ? 4U : 0U)];
        }
        for (std::size_t i = 0; i < found.size(); ++i) counts_[v][at(kRoles[i])] += found[i];
    }

    const Graph* graph_;
    std::span<const std::int32_t> codes_;
    std::vector<std::uint8_t> near_;  // of the vertex that chains begin at
    std::vector<Counts> counts_;
};

Counts completed(Counts counts, bool directed) {
    std::uint64_t& in = counts[at(BrokerRole::gatekeeper)];
    std::uint64_t& out = counts[at(BrokerRole::representative)];
    const std::uint64_t border = in + out;
    if (!directed) in = out = border;
    counts[at(BrokerRole::total)] = counts[at(BrokerRole::coordinator)] + counts[at(BrokerRole::itinerant)] +
                                    border + counts[at(BrokerRole::liaison)];
    return counts;
}

double deviation(std::uint64_t count, const detail::Moments& moments) {
    if (!(moments.variance > 0)) return kUndefined;
    return (static_cast<double>(count) - moments.expected) / std::sqrt(moments.variance);
}

// Density among the vertices that have a group.
double density_among(const Graph& graph, std::span<const std::int32_t> codes, std::uint64_t n) {
    if (n < 2) return kUndefined;
    const auto ties = std::ranges::count_if(
        graph.edges(), [&](const Edge& edge) { return codes[edge.from] >= 0 && codes[edge.to] >= 0; });
    const double pairs = static_cast<double>(n) * static_cast<double>(n - 1) / (graph.directed() ? 1 : 2);
    return static_cast<double>(ties) / pairs;
}

void compare(Brokerage& found, const Graph& graph, std::span<const std::int32_t> codes,
             std::span<const std::uint64_t> sizes) {
    const detail::GroupPowers powers(sizes);
    std::vector<detail::RoleMoments> of_group;
    for (const std::uint64_t size : sizes)
        of_group.push_back(powers.of_broker(size, found.density, graph.directed()));
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        if (codes[v] < 0) continue;
        const detail::RoleMoments& moments = of_group[static_cast<std::size_t>(codes[v])];
        for (std::size_t role = 0; role < kBrokerRoles; ++role) {
            const std::size_t cell = v * kBrokerRoles + role;
            found.expected[cell] = moments[role].expected;
            found.z[cell] = deviation(found.counts[cell], moments[role]);
        }
    }
    const detail::RoleMoments all = powers.of_network(sizes, found.density, graph.directed());
    for (std::size_t role = 0; role < kBrokerRoles; ++role) {
        found.network_expected[role] = all[role].expected;
        found.network_z[role] = deviation(found.network_counts[role], all[role]);
    }
}

}  // namespace

Brokerage brokerage(const Graph& graph, std::span<const std::int32_t> codes, const Monitor& monitor) {
    const std::vector<std::uint64_t> sizes = detail::group_sizes(graph, codes);
    const std::size_t n = graph.n_vertices();
    const std::size_t chunks = (n + kChunk - 1) / kChunk;
    std::vector<Counting> workers(workers_for(chunks), Counting(graph, codes));
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            const std::size_t last = std::min(n, (chunk + 1) * kChunk);
            for (std::size_t a = chunk * kChunk; a < last; ++a) workers[worker].from(static_cast<Vertex>(a));
        },
        monitor);
    Brokerage found;
    found.n_left_out = detail::n_without(codes);
    found.density = density_among(graph, codes, n - found.n_left_out);
    found.expected.assign(n * kBrokerRoles, kUndefined);
    found.z.assign(n * kBrokerRoles, kUndefined);
    for (Vertex v = 0; v < n; ++v) {
        Counts counts{};
        for (const Counting& worker : workers)
            for (std::size_t role = 0; role < kBrokerRoles; ++role) counts[role] += worker.of(v)[role];
        counts = completed(counts, graph.directed());
        found.counts.insert(found.counts.end(), counts.begin(), counts.end());
        for (std::size_t role = 0; role < kBrokerRoles; ++role) found.network_counts[role] += counts[role];
    }
    compare(found, graph, codes, sizes);
    return found;
}

}  // namespace maillage
