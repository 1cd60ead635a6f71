// The smallest vertex cut between two sets: a maximum flow through a graph in which each vertex is an arc of
// capacity one, from its entry to its exit.

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "maillage/core/error.hpp"
#include "maillage/network/fragility.hpp"

namespace maillage {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::int32_t kUnlimited = std::numeric_limits<std::int32_t>::max();

// Whether each vertex is in the set. Throws InvalidInput for one that is out of range.
std::vector<bool> membership(std::size_t n_vertices, std::span<const Vertex> set, const char* name) {
    if (set.empty()) throw InvalidInput(std::string("the ") + name + " set of vertices is empty");
    std::vector<bool> member(n_vertices, false);
    for (const Vertex v : set) {
        if (v >= n_vertices)
            throw InvalidInput("vertex " + std::to_string(v) + " of the " + name +
                               " set; expected one below " + std::to_string(n_vertices));
        member[v] = true;
    }
    return member;
}

// Arcs in pairs: the reverse of arc a is a ^ 1.
class FlowNetwork {
  public:
    explicit FlowNetwork(std::size_t n_nodes) : first_(n_nodes, kNone) {}

    void add(std::uint32_t from, std::uint32_t to, std::int32_t capacity) {
        push(from, to, capacity);
        push(to, from, 0);
    }

    // Dinic: shortest augmenting paths, all of one length at a time.
    void saturate(std::uint32_t source, std::uint32_t sink) {
        while (levels(source, sink)) {
            current_ = first_;
            while (augment(source, sink)) {
            }
        }
    }

    // Nodes that flow could still reach from `source`.
    [[nodiscard]] std::vector<bool> reached_from(std::uint32_t source) const {
        return closure(source, [&](std::uint32_t arc) { return arcs_[arc].capacity > 0; });
    }
    // Nodes from which flow could still reach `sink`.
    [[nodiscard]] std::vector<bool> reaching(std::uint32_t sink) const {
        return closure(sink, [&](std::uint32_t arc) { return arcs_[arc ^ 1U].capacity > 0; });
    }

  private:
    struct Arc {
        std::uint32_t to;
        std::uint32_t next;
        std::int32_t capacity;
    };

    void push(std::uint32_t from, std::uint32_t to, std::int32_t capacity) {
        arcs_.push_back({to, first_[from], capacity});
        first_[from] = static_cast<std::uint32_t>(arcs_.size() - 1);
    }
    bool levels(std::uint32_t source, std::uint32_t sink) {
        level_.assign(first_.size(), kNone);
        level_[source] = 0;
        std::vector<std::uint32_t> waiting{source};
        for (std::size_t i = 0; i < waiting.size() && level_[sink] == kNone; ++i) {
            const std::uint32_t node = waiting[i];
            for (std::uint32_t arc = first_[node]; arc != kNone; arc = arcs_[arc].next) {
                const std::uint32_t to = arcs_[arc].to;
                if (arcs_[arc].capacity == 0 || level_[to] != kNone) continue;
                level_[to] = level_[node] + 1;
                waiting.push_back(to);
            }
        }
        return level_[sink] != kNone;
    }
    // Sends one unit along arcs that lead one level on; every path passes a vertex, so it carries no more.
    bool augment(std::uint32_t source, std::uint32_t sink) {
        path_.clear();
        for (std::uint32_t node = source; node != sink;) {
            std::uint32_t& arc = current_[node];
            while (arc != kNone && (arcs_[arc].capacity == 0 || level_[arcs_[arc].to] != level_[node] + 1))
                arc = arcs_[arc].next;
            if (arc != kNone) {
                path_.push_back(arc);
                node = arcs_[arc].to;
            } else if (path_.empty()) {
                return false;
            } else {
                node = arcs_[path_.back() ^ 1U].to;
                current_[node] = arcs_[path_.back()].next;
                path_.pop_back();
            }
        }
        for (const std::uint32_t arc : path_) {
            if (arcs_[arc].capacity != kUnlimited) --arcs_[arc].capacity;
            if (arcs_[arc ^ 1U].capacity != kUnlimited) ++arcs_[arc ^ 1U].capacity;
        }
        return true;
    }
    template <typename Open>
    [[nodiscard]] std::vector<bool> closure(std::uint32_t start, Open open) const {
        std::vector<bool> reached(first_.size(), false);
        reached[start] = true;
        std::vector<std::uint32_t> waiting{start};
        while (!waiting.empty()) {
            const std::uint32_t node = waiting.back();
            waiting.pop_back();
            for (std::uint32_t arc = first_[node]; arc != kNone; arc = arcs_[arc].next) {
                if (!open(arc) || reached[arcs_[arc].to]) continue;
                reached[arcs_[arc].to] = true;
                waiting.push_back(arcs_[arc].to);
            }
        }
        return reached;
    }

    std::vector<Arc> arcs_{};
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> current_{};
    std::vector<std::uint32_t> level_{};
    std::vector<std::uint32_t> path_{};
};

// The two sets between which flow goes, and the vertices it may pass.
struct Problem {
    std::vector<bool> starts;
    std::vector<bool> ends;
    std::vector<bool> allowed;
};

// Where members may not be lost, what must be separated are their neighbours, with the sets themselves left out.
Problem between_neighbours(const Graph& graph, const std::vector<bool>& first,
                           const std::vector<bool>& second) {
    const std::size_t n = graph.n_vertices();
    Problem problem{std::vector<bool>(n, false), std::vector<bool>(n, false), std::vector<bool>(n, true)};
    for (Vertex v = 0; v < n; ++v) {
        if (!first[v] && !second[v]) continue;
        problem.allowed[v] = false;
        for (const Vertex w : graph.out(v)) (first[v] ? problem.starts : problem.ends)[w] = true;
    }
    return problem;
}

void solve(const Graph& graph, const Problem& problem, VertexCut& found) {
    const std::size_t n = graph.n_vertices();
    const auto source = static_cast<std::uint32_t>(2 * n);
    const std::uint32_t sink = source + 1;
    FlowNetwork flow(2 * n + 2);
    for (Vertex v = 0; v < n; ++v) {
        if (!problem.allowed[v]) continue;
        flow.add(2 * v, 2 * v + 1, 1);
        if (problem.starts[v]) flow.add(source, 2 * v, kUnlimited);
        if (problem.ends[v]) flow.add(2 * v + 1, sink, kUnlimited);
        for (const Vertex w : graph.out(v))
            if (problem.allowed[w]) flow.add(2 * v + 1, 2 * w, kUnlimited);
    }
    flow.saturate(source, sink);
    const std::vector<bool> near = flow.reached_from(source);
    const std::vector<bool> far = flow.reaching(sink);
    for (Vertex v = 0; v < n; ++v) {
        const std::size_t entry = std::size_t{2} * v;
        if (near[entry] && !near[entry + 1]) found.cut.push_back(v);
        if (far[entry + 1] && !far[entry]) found.other_cut.push_back(v);
    }
}

}  // namespace

VertexCut minimum_vertex_cut(const Graph& given, std::span<const Vertex> first,
                             std::span<const Vertex> second, Losing losing) {
    const Graph graph = given.undirected();
    const std::size_t n = graph.n_vertices();
    const std::vector<bool> in_first = membership(n, first, "first");
    const std::vector<bool> in_second = membership(n, second, "second");
    for (const Vertex v : second)
        if (in_first[v]) throw InvalidInput("vertex " + std::to_string(v) + " is in both sets");
    VertexCut found;
    for (const Edge& edge : graph.edges()) {
        if (in_first[edge.from] && in_second[edge.to]) found.direct_ties.push_back(edge);
        if (in_second[edge.from] && in_first[edge.to])
            found.direct_ties.push_back({edge.to, edge.from, edge.weight});
    }
    std::ranges::sort(found.direct_ties, {}, [](const Edge& edge) { return std::pair(edge.from, edge.to); });
    found.possible = losing == Losing::anyone || found.direct_ties.empty();
    if (!found.possible) return found;
    solve(graph,
          losing == Losing::anyone ? Problem{in_first, in_second, std::vector<bool>(n, true)}
                                   : between_neighbours(graph, in_first, in_second),
          found);
    return found;
}

}  // namespace maillage
