#include "maillage/network/shape.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace maillage {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Numbers groups anew: the largest first, equal ones as they were.
Components by_size(std::vector<std::uint32_t> component, const std::vector<std::uint32_t>& sizes) {
    std::vector<std::uint32_t> order(sizes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
    std::vector<std::uint32_t> place(sizes.size());
    Components found;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        found.sizes.push_back(sizes[order[i]]);
    }
    for (std::uint32_t& group : component) group = place[group];
    found.component = std::move(component);
    return found;
}

// Vertices by degree in buckets, moved one bucket down at a time.
class DegreeBuckets {
  public:
    explicit DegreeBuckets(const Graph& graph)
        : degree_(graph.n_vertices()), order_(graph.n_vertices()), place_(graph.n_vertices()) {
        std::uint32_t highest = 0;
        for (Vertex v = 0; v < degree_.size(); ++v) {
            degree_[v] = static_cast<std::uint32_t>(graph.out_degree(v));
            highest = std::max(highest, degree_[v]);
        }
        first_.assign(highest + 2, 0);
        for (const std::uint32_t d : degree_) ++first_[d + 1];
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        std::vector<std::uint32_t> next(first_);
        for (Vertex v = 0; v < degree_.size(); ++v) {
            place_[v] = next[degree_[v]]++;
            order_[place_[v]] = v;
        }
    }

    [[nodiscard]] Vertex at(std::size_t place) const { return order_[place]; }
    [[nodiscard]] std::uint32_t degree(Vertex v) const { return degree_[v]; }
    [[nodiscard]] std::vector<std::uint32_t> degrees() && { return std::move(degree_); }

    void move_down(Vertex v) {
        const std::uint32_t front = first_[degree_[v]]++;
        const Vertex other = order_[front];
        std::swap(order_[front], order_[place_[v]]);
        std::swap(place_[other], place_[v]);
        --degree_[v];
    }

  private:
    std::vector<std::uint32_t> degree_;
    std::vector<Vertex> order_;
    std::vector<std::uint32_t> place_;
    std::vector<std::uint32_t> first_{};  // where each bucket begins
};

// Each edge kept at its end of lower degree only, so that no row is longer than sqrt(2 m).
struct ForwardRows {
    std::vector<std::uint32_t> offsets;
    std::vector<Vertex> heads;

    explicit ForwardRows(const Graph& graph) : offsets{0}, heads{} {
        heads.reserve(graph.n_edges());
        for (Vertex v = 0; v < graph.n_vertices(); ++v) {
            for (const Vertex w : graph.out(v)) {
                const std::size_t dv = graph.out_degree(v);
                const std::size_t dw = graph.out_degree(w);
                if (dv < dw || (dv == dw && v < w)) heads.push_back(w);
            }
            offsets.push_back(static_cast<std::uint32_t>(heads.size()));
        }
    }
    [[nodiscard]] std::span<const Vertex> row(Vertex v) const {
        return std::span(heads).subspan(offsets[v], offsets[v + 1] - offsets[v]);
    }
};

std::vector<std::uint64_t> triangles(const Graph& graph) {
    const ForwardRows forward(graph);
    std::vector<std::uint64_t> found(graph.n_vertices(), 0);
    std::vector<Vertex> marked_by(graph.n_vertices(), kNone);
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        for (const Vertex w : forward.row(v)) marked_by[w] = v;
        for (const Vertex u : forward.row(v)) {
            for (const Vertex w : forward.row(u)) {
                if (marked_by[w] != v) continue;
                ++found[v];
                ++found[u];
                ++found[w];
            }
        }
    }
    return found;
}

// What Freeman's sum of differences is in a star of n vertices, where it is largest.
double star(double n, Centralisation measure) {
    switch (measure) {
        case Centralisation::degree:
            return (n - 1) * (n - 2);
        case Centralisation::closeness:
            return (n - 1) * (n - 2) / (2 * n - 3);
        case Centralisation::betweenness:
            break;
    }
    return (n - 1) * (n - 1) * (n - 2) / 2;
}

}  // namespace

double density(const Graph& graph) {
    const auto n = static_cast<double>(graph.n_vertices());
    const double possible = graph.directed() ? n * (n - 1) : n * (n - 1) / 2;
    return n < 2 ? kUndefined : static_cast<double>(graph.n_edges()) / possible;
}

Components components(const Graph& given) {
    const Graph graph = given.undirected();
    std::vector<std::uint32_t> component(graph.n_vertices(), kNone);
    std::vector<std::uint32_t> sizes;
    std::vector<Vertex> waiting;
    waiting.reserve(graph.n_vertices());
    for (Vertex first = 0; first < graph.n_vertices(); ++first) {
        if (component[first] != kNone) continue;
        const auto group = static_cast<std::uint32_t>(sizes.size());
        component[first] = group;
        waiting.assign(1, first);
        for (std::size_t next = 0; next < waiting.size(); ++next) {
            for (const Vertex w : graph.out(waiting[next])) {
                if (component[w] != kNone) continue;
                component[w] = group;
                waiting.push_back(w);
            }
        }
        sizes.push_back(static_cast<std::uint32_t>(waiting.size()));
    }
    return by_size(std::move(component), sizes);
}

std::vector<std::uint32_t> core_numbers(const Graph& given) {
    const Graph graph = given.undirected();
    DegreeBuckets buckets(graph);
    for (std::size_t i = 0; i < graph.n_vertices(); ++i) {
        const Vertex v = buckets.at(i);
        for (const Vertex w : graph.out(v)) {
            if (buckets.degree(w) > buckets.degree(v)) buckets.move_down(w);
        }
    }
    return std::move(buckets).degrees();
}

Clustering clustering(const Graph& given) {
    const Graph graph = given.undirected();
    Clustering found;
    found.triangles = triangles(graph);
    found.local.resize(graph.n_vertices(), kUndefined);
    std::uint64_t closed = 0;
    std::uint64_t chains = 0;
    double sum = 0.0;
    std::size_t defined = 0;
    for (Vertex v = 0; v < graph.n_vertices(); ++v) {
        const std::uint64_t degree = graph.out_degree(v);
        if (degree < 2) continue;
        const std::uint64_t pairs = degree * (degree - 1) / 2;
        found.local[v] = static_cast<double>(found.triangles[v]) / static_cast<double>(pairs);
        sum += found.local[v];
        ++defined;
        closed += found.triangles[v];
        chains += pairs;
    }
    found.n_triangles = closed / 3;
    found.mean_local = defined == 0 ? kUndefined : sum / static_cast<double>(defined);
    found.global = chains == 0 ? kUndefined : static_cast<double>(closed) / static_cast<double>(chains);
    return found;
}

double centralisation(std::span<const double> values, Centralisation measure) {
    if (values.size() < 3) return kUndefined;
    const double largest = *std::ranges::max_element(values);
    double missing = 0.0;
    for (const double value : values) missing += largest - value;
    return missing / star(static_cast<double>(values.size()), measure);
}

double degree_centralisation(const Graph& given) {
    const Graph graph = given.undirected();
    std::vector<double> degrees(graph.n_vertices());
    for (Vertex v = 0; v < degrees.size(); ++v) degrees[v] = static_cast<double>(graph.out_degree(v));
    return centralisation(degrees, Centralisation::degree);
}

}  // namespace maillage
