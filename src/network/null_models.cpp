#include "maillage/network/null_models.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage {
namespace {

// As many replicates as one chunk of work takes; any number gives the same samples.
constexpr std::size_t kChunk = 4;
constexpr double kTolerance = 1e-12;

// The pairs that are joined: open addressing with linear probing, never more than half full.
class JoinedPairs {
  public:
    explicit JoinedPairs(std::size_t n_pairs)
        : slots_(std::bit_ceil(std::max<std::size_t>(2 * n_pairs, 16)), kEmpty), mask_(slots_.size() - 1) {}

    [[nodiscard]] bool has(std::uint64_t pair) const { return slots_[place(pair)] == pair; }
    void add(std::uint64_t pair) { slots_[place(pair)] = pair; }
    void remove(std::uint64_t pair) {
        // What stands behind moves up, so that no search ends too early.
        std::size_t hole = place(pair);
        for (std::size_t at = (hole + 1) & mask_; slots_[at] != kEmpty; at = (at + 1) & mask_) {
            const std::size_t wanted = home(slots_[at]);
            if (((at - wanted) & mask_) < ((at - hole) & mask_)) continue;
            slots_[hole] = slots_[at];
            hole = at;
        }
        slots_[hole] = kEmpty;
    }

  private:
    static constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard]] std::size_t home(std::uint64_t pair) const {
        return static_cast<std::size_t>((pair * 0x9E3779B97F4A7C15U) >> 20U) & mask_;
    }
    [[nodiscard]] std::size_t place(std::uint64_t pair) const {
        std::size_t at = home(pair);
        while (slots_[at] != kEmpty && slots_[at] != pair) at = (at + 1) & mask_;
        return at;
    }

    std::vector<std::uint64_t> slots_;
    std::size_t mask_;
};

// Edges whose ends are swapped two by two.
class Rewiring {
  public:
    explicit Rewiring(const Graph& graph)
        : directed_(graph.directed()),
          edges_(graph.edges().begin(), graph.edges().end()),
          joined_(edges_.size()) {
        for (const Edge& edge : edges_) joined_.add(pair(edge.from, edge.to));
    }
    void step(RandomStream& random) {
        Edge& first = edges_[static_cast<std::size_t>(random.below(edges_.size()))];
        Edge& second = edges_[static_cast<std::size_t>(random.below(edges_.size()))];
        // Without directions, either end may be the one that is swapped.
        const bool turned = !directed_ && (random.next_u32() & 1U) != 0;
        const Vertex from = turned ? second.to : second.from;
        const Vertex to = turned ? second.from : second.to;
        if (&first == &second || first.from == to || from == first.to) return;
        const std::uint64_t one = pair(first.from, to);
        const std::uint64_t other = pair(from, first.to);
        if (one == other || joined_.has(one) || joined_.has(other)) return;
        joined_.remove(pair(first.from, first.to));
        joined_.remove(pair(second.from, second.to));
        joined_.add(one);
        joined_.add(other);
        second = {from, first.to, second.weight};
        first.to = to;
    }
    [[nodiscard]] std::span<const Edge> edges() const { return edges_; }

  private:
    [[nodiscard]] std::uint64_t pair(Vertex a, Vertex b) const {
        if (!directed_ && a > b) std::swap(a, b);
        return (std::uint64_t{a} << 32U) | b;
    }

    bool directed_;
    std::vector<Edge> edges_;
    JoinedPairs joined_;
};

void check(double number, const char* where) {
    if (!std::isfinite(number))
        throw InvalidInput("the statistic is " + std::to_string(number) + " in the " + where +
                           " network; expected a finite number");
}

template <typename Sample>
NullDistribution drawn(double observed, const NullOptions& options, const Monitor& monitor, Sample sample) {
    check(observed, "observed");
    if (options.samples == 0) throw InvalidInput("samples is 0; expected at least 1");
    std::vector<double> samples(options.samples);
    for_each_chunk((options.samples + kChunk - 1) / kChunk,
                   [&](std::size_t chunk, std::size_t) {
                       const std::size_t last = std::min(options.samples, (chunk + 1) * kChunk);
                       for (std::size_t r = chunk * kChunk; r < last; ++r) samples[r] = sample(r);
                   },
                   monitor);
    return compared_with_chance(observed, std::move(samples));
}

}  // namespace

Graph rewired(const Graph& graph, std::uint64_t seed, std::uint64_t replicate, double swaps_per_edge) {
    if (!(swaps_per_edge >= 0) || !std::isfinite(swaps_per_edge))
        throw InvalidInput("swaps_per_edge is " + std::to_string(swaps_per_edge) +
                           "; expected a number >= 0");
    if (graph.n_edges() < 2) return graph;
    Rewiring rewiring(graph);
    RandomStream random(seed, replicate);
    const auto steps =
        static_cast<std::uint64_t>(std::ceil(swaps_per_edge * static_cast<double>(graph.n_edges())));
    for (std::uint64_t step = 0; step < steps; ++step) rewiring.step(random);
    return Graph(graph.n_vertices(), rewiring.edges(),
                 graph.directed() ? Direction::directed : Direction::undirected);
}

std::vector<std::int32_t> permuted(std::span<const std::int32_t> codes, std::uint64_t seed,
                                   std::uint64_t replicate) {
    std::vector<std::int32_t> given;
    for (const std::int32_t code : codes)
        if (code >= 0) given.push_back(code);
    RandomStream random(seed, replicate);
    random.shuffle(std::span(given));
    std::vector<std::int32_t> dealt(codes.begin(), codes.end());
    auto next = given.begin();
    for (std::int32_t& code : dealt)
        if (code >= 0) code = *next++;
    return dealt;
}

NullDistribution null_distribution(const Graph& graph, const GraphStatistic& statistic,
                                   const NullOptions& options, const Monitor& monitor) {
    return drawn(statistic(graph), options, monitor, [&](std::size_t replicate) {
        return statistic(rewired(graph, options.seed, replicate, options.swaps_per_edge));
    });
}

NullDistribution null_distribution(const Graph& graph, std::span<const std::int32_t> codes,
                                   const AttributeStatistic& statistic, const NullOptions& options,
                                   const Monitor& monitor) {
    if (codes.size() != graph.n_vertices())
        throw InvalidInput(std::to_string(codes.size()) + " codes for " + std::to_string(graph.n_vertices()) +
                           " vertices; expected one each");
    return drawn(statistic(graph, codes), options, monitor, [&](std::size_t replicate) {
        return statistic(graph, permuted(codes, options.seed, replicate));
    });
}

NullDistribution compared_with_chance(double observed, std::vector<double> samples) {
    check(observed, "observed");
    if (samples.empty()) throw InvalidInput("samples is 0; expected at least 1");
    const auto n = static_cast<double>(samples.size());
    const double tolerance = kTolerance * std::fabs(observed);
    double sum = 0.0;
    std::size_t greater = 0;
    std::size_t less = 0;
    for (const double sample : samples) {
        check(sample, "random");
        sum += sample;
        if (sample >= observed - tolerance) ++greater;
        if (sample <= observed + tolerance) ++less;
    }
    NullDistribution found;
    found.observed = observed;
    found.mean = sum / n;
    double squares = 0.0;
    for (const double sample : samples) squares += (sample - found.mean) * (sample - found.mean);
    const bool varies = std::ranges::min(samples) < std::ranges::max(samples);
    found.standard_deviation = varies ? std::sqrt(squares / (n - 1)) : 0.0;
    found.effect = observed - found.mean;
    found.z = varies ? found.effect / found.standard_deviation : std::numeric_limits<double>::quiet_NaN();
    found.p_greater = (static_cast<double>(greater) + 1) / (n + 1);
    found.p_less = (static_cast<double>(less) + 1) / (n + 1);
    found.p_two_sided = std::min(1.0, 2 * std::min(found.p_greater, found.p_less));
    found.samples = std::move(samples);
    return found;
}

}  // namespace maillage
