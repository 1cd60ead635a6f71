// Numbers that are compared with chance, by name, and whole networks drawn at random.

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "maillage/core/error.hpp"
#include "maillage/network/fragility.hpp"
#include "maillage/network/null_models.hpp"
#include "maillage/network/shape.hpp"

namespace maillage {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double number_of_articulation_actors(const Graph& graph) {
    double found = 0;
    for (const std::uint64_t lost : fragility(graph).pairs_lost) found += lost > 0 ? 1 : 0;
    return found;
}

const std::array<std::pair<std::string_view, double (*)(const Graph&)>, 6>& graph_statistics() {
    static const std::array<std::pair<std::string_view, double (*)(const Graph&)>, 6> all{{
        {"clustering", [](const Graph& g) { return clustering(g).global; }},
        {"local_clustering", [](const Graph& g) { return clustering(g).mean_local; }},
        {"mean_distance", [](const Graph& g) { return distances(g).mean; }},
        {"efficiency", [](const Graph& g) { return distances(g).efficiency; }},
        {"components", [](const Graph& g) { return static_cast<double>(components(g).sizes.size()); }},
        {"articulation_actors", number_of_articulation_actors},
    }};
    return all;
}

Factor& attribute_of(NetworkParts& parts, Attribute attribute) {
    switch (attribute) {
        case Attribute::category:
            return parts.category;
        case Attribute::sector:
            return parts.sector;
        case Attribute::territory:
            break;
    }
    return parts.territory;
}

Factor not_given(std::size_t n) {
    return {{}, std::vector<std::int32_t>(n, -1)};
}

}  // namespace

double share_within(const Graph& graph, std::span<const std::int32_t> codes) {
    std::size_t within = 0;
    std::size_t all = 0;
    for (const Edge& edge : graph.edges()) {
        if (codes[edge.from] < 0 || codes[edge.to] < 0) continue;
        ++all;
        if (codes[edge.from] == codes[edge.to]) ++within;
    }
    return all == 0 ? kUndefined : static_cast<double>(within) / static_cast<double>(all);
}

double modularity_by(const Graph& graph, std::span<const std::int32_t> codes) {
    // Ends that leave and ends that enter, by group; without directions both are the mean of the two.
    std::vector<double> leave;
    std::vector<double> enter;
    double within = 0;
    double all = 0;
    for (const Edge& edge : graph.edges()) {
        const std::int32_t from = codes[edge.from];
        const std::int32_t to = codes[edge.to];
        if (from < 0 || to < 0) continue;
        const auto most = static_cast<std::size_t>(std::max(from, to)) + 1;
        if (leave.size() < most) {
            leave.resize(most, 0.0);
            enter.resize(most, 0.0);
        }
        ++all;
        within += from == to ? 1 : 0;
        ++leave[static_cast<std::size_t>(from)];
        ++enter[static_cast<std::size_t>(to)];
    }
    if (all == 0) return kUndefined;
    double expected = 0;
    for (std::size_t group = 0; group < leave.size(); ++group) {
        const double both = (leave[group] + enter[group]) / 2;
        expected += graph.directed() ? leave[group] * enter[group] : both * both;
    }
    return within / all - expected / (all * all);
}

GraphStatistic graph_statistic(std::string_view name) {
    std::string known;
    for (const auto& [id, statistic] : graph_statistics()) {
        if (id == name) return statistic;
        known += (known.empty() ? "'" : ", '") + std::string(id) + "'";
    }
    throw InvalidInput("statistic is '" + std::string(name) + "'; expected " + known +
                       ", or with an attribute 'within' or 'modularity'");
}

AttributeStatistic attribute_statistic(std::string_view name) {
    if (name == "within") return share_within;
    if (name == "modularity") return modularity_by;
    throw InvalidInput("statistic is '" + std::string(name) +
                       "'; expected 'within' or 'modularity' where there is an attribute");
}

StakeholderNetwork rewired_network(const StakeholderNetwork& network, std::uint64_t seed,
                                   std::uint64_t replicate, double swaps_per_edge) {
    const Graph drawn = rewired(graph(network), seed, replicate, swaps_per_edge);
    NetworkParts parts = network.parts();
    parts.sources.clear();
    parts.targets.clear();
    parts.weights.clear();
    for (const Edge& edge : drawn.edges()) {
        parts.sources.push_back(edge.from);
        parts.targets.push_back(edge.to);
        parts.weights.push_back(edge.weight);
    }
    parts.kind = parts.theme = parts.provenance = not_given(drawn.n_edges());
    parts.cooperation_periods.assign(drawn.n_edges(), Period{});
    return StakeholderNetwork(std::move(parts));
}

StakeholderNetwork permuted_network(const StakeholderNetwork& network, Attribute attribute,
                                    std::uint64_t seed, std::uint64_t replicate) {
    NetworkParts parts = network.parts();
    Factor& factor = attribute_of(parts, attribute);
    factor.codes = permuted(factor.codes, seed, replicate);
    return StakeholderNetwork(std::move(parts));
}

}  // namespace maillage
