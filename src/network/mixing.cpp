#include "maillage/network/mixing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "network/codes.hpp"

namespace maillage {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

// Ends of ties of each group: those that leave it, and those that enter; without directions every end is both, half.
struct Ends {
    std::vector<double> leave;
    std::vector<double> enter;
};

void fill_expected(Mixing& found, const Ends& ends, bool directed) {
    const std::size_t k = found.n_groups;
    double within = 0.0;
    double expected_within = 0.0;
    for (std::size_t a = 0; a < k; ++a) {
        for (std::size_t b = 0; b < k; ++b) {
            const double met = found.total > 0 ? ends.leave[a] * ends.enter[b] / found.total : 0.0;
            found.expected[a * k + b] = directed || a == b ? met : 2 * met;
        }
        within += found.ties[a * k + a];
        expected_within += found.expected[a * k + a];
    }
    if (!(found.total > 0)) return;
    found.within = within / found.total;
    const double possible = found.total - expected_within;
    // One group has all the ends: nothing else is possible.
    if (possible > 1e-12 * found.total) found.assortativity = (within - expected_within) / possible;
}

double pairs(double n) {
    return n * (n - 1) / 2;
}

double index_of(double external, double internal) {
    return external + internal > 0 ? (external - internal) / (external + internal) : kUndefined;
}

// What dealing out groups anew is compared by.
double network_index(const Graph& graph, std::span<const std::int32_t> codes) {
    const double within = share_within(graph, codes);
    return 1 - 2 * within;
}

void count_ties(EIIndex& found, const Graph& graph, std::span<const std::int32_t> codes) {
    for (const Edge& edge : graph.edges()) {
        const std::int32_t a = codes[edge.from];
        const std::int32_t b = codes[edge.to];
        if (a < 0 || b < 0) continue;
        const bool inside = a == b;
        const auto count = [inside](ExternalInternal& ties) { ++(inside ? ties.internal : ties.external); };
        count(found.network);
        count(found.groups[static_cast<std::size_t>(a)]);
        if (!inside) count(found.groups[static_cast<std::size_t>(b)]);
        count(found.vertices[edge.from]);
        count(found.vertices[edge.to]);
    }
}

}  // namespace

Mixing mixing(const Graph& graph, std::span<const std::int32_t> codes) {
    Mixing found;
    found.sizes = detail::few_group_sizes(graph, codes);
    const std::size_t k = found.n_groups = found.sizes.size();
    found.ties.assign(k * k, 0.0);
    found.expected.assign(k * k, 0.0);
    found.within = found.assortativity = kUndefined;
    found.n_left_out = detail::n_without(codes);
    Ends ends{std::vector<double>(k, 0.0), std::vector<double>(k, 0.0)};
    for (const Edge& edge : graph.edges()) {
        if (codes[edge.from] < 0 || codes[edge.to] < 0) {
            ++found.ties_left_out;
            continue;
        }
        const auto a = static_cast<std::size_t>(codes[edge.from]);
        const auto b = static_cast<std::size_t>(codes[edge.to]);
        found.total += edge.weight;
        found.ties[a * k + b] += edge.weight;
        if (!graph.directed() && a != b) found.ties[b * k + a] += edge.weight;
        ends.leave[a] += edge.weight;
        ends.enter[b] += edge.weight;
    }
    if (!graph.directed())
        for (std::size_t a = 0; a < k; ++a)
            ends.leave[a] = ends.enter[a] = (ends.leave[a] + ends.enter[a]) / 2;
    fill_expected(found, ends, graph.directed());
    return found;
}

double ExternalInternal::index() const {
    return index_of(static_cast<double>(external), static_cast<double>(internal));
}

EIIndex ei_index(const Graph& graph, std::span<const std::int32_t> codes, const NullOptions& options,
                 const Monitor& monitor) {
    const std::vector<std::uint64_t> sizes = detail::group_sizes(graph, codes);
    EIIndex found;
    found.n_left_out = detail::n_without(codes);
    found.groups.resize(sizes.size());
    found.vertices.resize(graph.n_vertices());
    count_ties(found, graph, codes);
    const auto all = static_cast<double>(graph.n_vertices() - found.n_left_out);
    double inside = 0.0;
    for (const std::uint64_t size : sizes) {
        const auto n = static_cast<double>(size);
        inside += pairs(n);
        found.group_expected.push_back(index_of(n * (all - n), pairs(n)));
    }
    found.expected = index_of(pairs(all) - inside, inside);
    if (options.samples > 0 && found.network != ExternalInternal{})
        found.chance = null_distribution(graph, codes, network_index, options, monitor);
    return found;
}

PartnerDiversity partner_diversity(const Graph& given, std::span<const std::int32_t> codes) {
    const std::size_t k = detail::group_sizes(given, codes).size();
    const Graph graph = given.undirected();
    const std::size_t n = graph.n_vertices();
    PartnerDiversity found;
    found.partners.assign(n, 0);
    found.unknown.assign(n, 0);
    found.groups.assign(n, 0);
    found.blau.assign(n, kUndefined);
    found.shannon.assign(n, kUndefined);
    std::vector<double> weight(k, 0.0);
    std::vector<std::size_t> met;
    for (Vertex v = 0; v < n; ++v) {
        const std::span heads = graph.out(v);
        const std::span edges = graph.out_edges(v);
        double total = 0.0;
        met.clear();
        for (std::size_t i = 0; i < heads.size(); ++i) {
            if (codes[heads[i]] < 0) {
                ++found.unknown[v];
                continue;
            }
            const auto group = static_cast<std::size_t>(codes[heads[i]]);
            if (weight[group] == 0.0) met.push_back(group);
            weight[group] += graph.edges()[edges[i]].weight;
            total += graph.edges()[edges[i]].weight;
            ++found.partners[v];
        }
        found.groups[v] = static_cast<std::uint32_t>(met.size());
        double squares = 0.0;
        double entropy = 0.0;
        for (const std::size_t group : met) {
            const double share = weight[group] / total;
            squares += share * share;
            entropy -= share * std::log(share);
            weight[group] = 0.0;
        }
        if (met.empty()) continue;
        // One group alone is no diversity, without the last bit that sums leave.
        found.blau[v] = met.size() == 1 ? 0.0 : 1 - squares;
        found.shannon[v] = met.size() == 1 ? 0.0 : entropy;
    }
    return found;
}

}  // namespace maillage
