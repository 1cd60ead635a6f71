#include "maillage/network/structural_holes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "maillage/core/thread_pool.hpp"
#include "core/own_lines.hpp"

namespace maillage {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kChunk = 512;

// Rows of neighbours with the weights beside them.
class WeightedRows {
  public:
    explicit WeightedRows(const Graph& graph)
        : graph_(graph.undirected()), sum_(graph.n_vertices(), 0.0), share_of_largest_(graph.n_vertices()) {
        weights_.reserve(graph_.out_heads().size());
        for (Vertex v = 0; v < graph_.n_vertices(); ++v) {
            double largest = 0.0;
            for (const std::uint32_t edge : graph_.out_edges(v)) {
                weights_.push_back(graph_.edges()[edge].weight);
                sum_[v] += weights_.back();
                largest = std::max(largest, weights_.back());
            }
            share_of_largest_[v] = 1 / largest;
        }
    }
    [[nodiscard]] std::span<const std::uint32_t> heads(Vertex v) const { return graph_.out(v); }
    [[nodiscard]] std::span<const double> weights(Vertex v) const {
        return std::span(weights_).subspan(graph_.out_offsets()[v], graph_.out_degree(v));
    }
    // What of its ties' weight one unit is.
    [[nodiscard]] double share(Vertex v) const { return 1 / sum_[v]; }
    // What of its strongest tie one unit is.
    [[nodiscard]] double share_of_largest(Vertex v) const { return share_of_largest_[v]; }
    [[nodiscard]] std::size_t n_vertices() const { return graph_.n_vertices(); }

  private:
    Graph graph_;
    std::vector<double> weights_;
    std::vector<double> sum_;
    std::vector<double> share_of_largest_;
};

// What one worker needs to look at one vertex after the other.
class alignas(detail::kOwnLines) Looking {
  public:
    explicit Looking(const WeightedRows& rows) : rows_(&rows), place_(rows.n_vertices(), 0) {}

    void at(Vertex i, StructuralHoles& found) {
        const std::span heads = rows_->heads(i);
        found.contacts[i] = static_cast<std::uint32_t>(heads.size());
        if (heads.empty()) return;
        const double redundancy = collect(i);
        const auto n = static_cast<double>(heads.size());
        double constraint = 0.0;
        for (double& invested : invested_) {
            invested *= invested;
            constraint += invested;
        }
        found.constraint[i] = constraint;
        found.effective_size[i] = n - redundancy;
        found.efficiency[i] = found.effective_size[i] / n;
        if (heads.size() < 2) return;
        double unequal = 0.0;
        for (const double own : invested_) {
            const double relative = own * n / constraint;
            unequal += relative * std::log(relative);
        }
        found.hierarchy[i] = unequal / (n * std::log(n));
    }

  private:
    // Fills in what i invests in each contact, directly and through others; returns how redundant the contacts are.
    double collect(Vertex i) {
        const std::span heads = rows_->heads(i);
        const std::span weights = rows_->weights(i);
        const double share = rows_->share(i);
        invested_.resize(heads.size());
        for (std::size_t k = 0; k < heads.size(); ++k) {
            place_[heads[k]] = static_cast<std::uint32_t>(k + 1);
            invested_[k] = weights[k] * share;
        }
        double redundancy = 0.0;
        for (std::size_t k = 0; k < heads.size(); ++k)
            redundancy += weights[k] * share * through(heads[k], weights[k] * share);
        for (const Vertex contact : heads) place_[contact] = 0;
        return redundancy;
    }
    // What leads through q to other contacts.
    double through(Vertex q, double invested) {
        const std::span heads = rows_->heads(q);
        const std::span weights = rows_->weights(q);
        const double passed_on = invested * rows_->share(q);
        double redundancy = 0.0;
        for (std::size_t k = 0; k < heads.size(); ++k) {
            const std::uint32_t place = place_[heads[k]];
            if (place == 0) continue;
            invested_[place - 1] += passed_on * weights[k];
            redundancy += weights[k] * rows_->share_of_largest(heads[k]);
        }
        return redundancy;
    }

    const WeightedRows* rows_;
    std::vector<std::uint32_t> place_;  // of each contact in the row, from 1; 0 for others
    std::vector<double> invested_;
};

}  // namespace

StructuralHoles structural_holes(const Graph& graph, const Monitor& monitor) {
    const WeightedRows rows(graph);
    const std::size_t n = rows.n_vertices();
    const std::vector<double> undefined(n, kUndefined);
    StructuralHoles found{std::vector<std::uint32_t>(n, 0), undefined, undefined, undefined, undefined};
    const std::size_t chunks = (n + kChunk - 1) / kChunk;
    std::vector<Looking> workers(workers_for(chunks), Looking(rows));
    for_each_chunk(
        chunks,
        [&](std::size_t chunk, std::size_t worker) {
            const std::size_t last = std::min(n, (chunk + 1) * kChunk);
            for (std::size_t i = chunk * kChunk; i < last; ++i)
                workers[worker].at(static_cast<Vertex>(i), found);
        },
        monitor);
    return found;
}

}  // namespace maillage
