#include "network/clustered_rows.hpp"

#include <algorithm>
#include <limits>

namespace maillage::detail {
namespace {

constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

// Grows one cluster after the other breadth-first, along ties in both directions; the next one begins where an
// earlier one stopped.
class Growing {
  public:
    explicit Growing(const Graph& graph)
        : graph_(graph), placed_(graph.n_vertices(), 0), met_by_(graph.n_vertices(), kNever) {
        order_.reserve(graph.n_vertices());
        for (Vertex start = 0; start < placed_.size(); ++start) {
            border_.assign(1, start);
            for (std::size_t i = 0; i < border_.size(); ++i)
                if (placed_[border_[i]] == 0) grow(border_[i]);
        }
    }
    [[nodiscard]] std::vector<Vertex> order() && { return std::move(order_); }
    [[nodiscard]] double mean_depth() const { return clusters_ == 0 ? 0.0 : depths_ / clusters_; }

  private:
    void grow(Vertex start) {
        queue_.assign(1, {start, 0});
        met_by_[start] = start;
        std::size_t next = 0;
        for (; next < queue_.size() && next < ClusteredRows::kCluster; ++next) {
            const auto [v, depth] = queue_[next];
            placed_[v] = 1;
            order_.push_back(v);
            for (const Vertex w : graph_.out(v)) meet(w, depth + 1, start);
            if (graph_.directed())
                for (const Vertex w : graph_.in(v)) meet(w, depth + 1, start);
        }
        depths_ += queue_[next - 1].depth;
        clusters_ += 1;
        for (; next < queue_.size(); ++next) border_.push_back(queue_[next].vertex);
    }
    void meet(Vertex w, std::uint32_t depth, Vertex start) {
        if (placed_[w] != 0 || met_by_[w] == start) return;
        met_by_[w] = start;
        queue_.push_back({w, depth});
    }

    struct Met {
        Vertex vertex;
        std::uint32_t depth;
    };

    const Graph& graph_;
    std::vector<char> placed_;
    std::vector<Vertex> met_by_;  // first vertex of the last cluster that met it
    std::vector<Vertex> order_{};
    std::vector<Vertex> border_{};
    std::vector<Met> queue_{};
    double depths_ = 0.0;
    double clusters_ = 0.0;
};

}  // namespace

ClusteredRows::ClusteredRows(const Graph& graph) : directed_(graph.directed()) {
    Growing growing(graph);
    depth_ = growing.mean_depth();
    original_ = std::move(growing).order();
    std::vector<Vertex> place(original_.size());
    for (Vertex i = 0; i < original_.size(); ++i) place[original_[i]] = i;
    const auto add = [&](Rows& rows, std::span<const Vertex> row) {
        const auto begin = static_cast<std::ptrdiff_t>(rows.heads.size());
        for (const Vertex w : row) rows.heads.push_back(place[w]);
        std::sort(rows.heads.begin() + begin, rows.heads.end());
        rows.offsets.push_back(static_cast<std::uint32_t>(rows.heads.size()));
    };
    for (const Vertex v : original_) {
        add(out_, graph.out(v));
        if (directed_) add(in_, graph.in(v));
    }
}

}  // namespace maillage::detail
