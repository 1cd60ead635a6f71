#include "maillage/network/chains.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <limits>
#include <queue>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

constexpr double kUnit = 1048576.0;  // 2^20 lengths of the strongest tie

// What a chain costs, the more important part first.
struct Cost {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    auto operator<=>(const Cost&) const = default;
    Cost operator+(const Cost& other) const { return {first + other.first, second + other.second}; }
};

constexpr Cost kFar{std::numeric_limits<std::uint64_t>::max(), 0};

struct Route {
    Cost cost{};
    std::vector<Vertex> vertices{};

    auto operator<=>(const Route&) const = default;
};

// A search for the best way to one vertex that avoids some vertices, and some first steps.
class Search {
  public:
    Search(const Graph& graph, ChainOrder order, Vertex target)
        : graph_(graph),
          target_(target),
          costs_(graph.n_edges()),
          far_(graph.n_vertices(), kFar),
          banned_(graph.n_vertices(), 0) {
        double strongest = 0.0;
        for (const Edge& edge : graph.edges()) strongest = std::max(strongest, edge.weight);
        const double most = std::ldexp(1.0, 42) / static_cast<double>(graph.n_vertices());
        for (std::size_t e = 0; e < costs_.size(); ++e) {
            const double ratio = strongest / graph.edges()[e].weight;
            if (ratio > most)
                throw LimitExceeded("strengths of ties differ by more than a factor of " +
                                    std::to_string(most));
            const auto length = static_cast<std::uint64_t>(std::llround(ratio * kUnit));
            costs_[e] = order == ChainOrder::fewest_ties ? Cost{1, length} : Cost{length, 1};
        }
    }

    [[nodiscard]] Cost cost_of(Vertex v, Vertex w) const {
        const auto row = graph_.out(v);
        const auto at = std::ranges::lower_bound(row, w) - row.begin();
        return costs_[graph_.out_edges(v)[static_cast<std::size_t>(at)]];
    }

    // The best way on from the last vertex of `root` without its others and without the steps in `not_to`; empty
    // where there is none.
    std::vector<Vertex> best_from(std::span<const Vertex> root, const std::vector<Vertex>& not_to) {
        const Vertex start = root.back();
        for (const Vertex v : root.first(root.size() - 1)) banned_[v] = 1;
        spread(start, not_to);
        std::vector<Vertex> way;
        if (far_[start] != kFar) way = follow(start, not_to);
        for (const Vertex v : root) banned_[v] = 0;
        for (const Vertex v : reached_) far_[v] = kFar;
        reached_.clear();
        return way;
    }

  private:
    using Entry = std::pair<Cost, Vertex>;

    static bool contains(const std::vector<Vertex>& vertices, Vertex v) {
        return std::ranges::find(vertices, v) != vertices.end();
    }

    // Dijkstra's search backwards from the target, until the start is settled.
    void spread(Vertex start, const std::vector<Vertex>& not_to) {
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        far_[target_] = {};
        reached_.push_back(target_);
        queue.emplace(Cost{}, target_);
        while (!queue.empty()) {
            const auto [cost, v] = queue.top();
            queue.pop();
            if (cost != far_[v]) continue;
            if (v == start) return;
            const auto row = graph_.out(v);
            const auto edges = graph_.out_edges(v);
            for (std::size_t i = 0; i < row.size(); ++i) {
                const Vertex w = row[i];
                if (banned_[w] != 0 || (w == start && contains(not_to, v))) continue;
                const Cost there = cost + costs_[edges[i]];
                if (there >= far_[w]) continue;
                if (far_[w] == kFar) reached_.push_back(w);
                far_[w] = there;
                queue.emplace(there, w);
            }
        }
    }

    // Down the costs to the target, by the first of equal steps. Every step is shorter, so there are no circles.
    [[nodiscard]] std::vector<Vertex> follow(Vertex start, const std::vector<Vertex>& not_to) const {
        std::vector<Vertex> way{start};
        while (way.back() != target_) {
            const Vertex v = way.back();
            const auto row = graph_.out(v);
            const auto edges = graph_.out_edges(v);
            for (std::size_t i = 0; i < row.size(); ++i) {
                const Vertex w = row[i];
                if (banned_[w] != 0 || far_[w] == kFar || (v == start && contains(not_to, w))) continue;
                if (far_[w] + costs_[edges[i]] != far_[v]) continue;
                way.push_back(w);
                break;
            }
        }
        return way;
    }

    const Graph& graph_;
    Vertex target_;
    std::vector<Cost> costs_;  // of each edge
    std::vector<Cost> far_;    // to the target
    std::vector<std::uint8_t> banned_;
    std::vector<Vertex> reached_{};
};

// Yen's algorithm: the next best route leaves a known one somewhere, by a step that no known route with the same
// beginning takes.
class Yen {
  public:
    Yen(const Graph& graph, ChainOrder order, Vertex from, Vertex to) : search_(graph, order, to) {
        const Vertex start[] = {from};
        keep(start, search_.best_from(start, {}));
    }

    // The next best route; its vertices are empty where there is none.
    Route next() {
        if (found_.size() > branched_) {
            branch(found_.back());
            ++branched_;
        }
        if (waiting_.empty()) return {};
        Route best = *waiting_.begin();
        waiting_.erase(waiting_.begin());
        found_.push_back(best);
        return best;
    }

  private:
    void keep(std::span<const Vertex> root, const std::vector<Vertex>& way) {
        if (way.empty()) return;
        Route route;
        route.vertices.assign(root.begin(), root.end() - 1);
        route.vertices.insert(route.vertices.end(), way.begin(), way.end());
        for (std::size_t i = 1; i < route.vertices.size(); ++i)
            route.cost = route.cost + search_.cost_of(route.vertices[i - 1], route.vertices[i]);
        waiting_.insert(std::move(route));
    }
    void branch(const Route& known) {
        const std::span<const Vertex> vertices = known.vertices;
        for (std::size_t length = 1; length < vertices.size(); ++length) {
            const auto root = vertices.first(length);
            std::vector<Vertex> taken;
            for (const Route& route : found_) {
                if (route.vertices.size() > length &&
                    std::ranges::equal(root, std::span(route.vertices).first(length)))
                    taken.push_back(route.vertices[length]);
            }
            keep(root, search_.best_from(root, taken));
        }
    }

    Search search_;
    std::vector<Route> found_{};
    std::size_t branched_ = 0;
    std::set<Route> waiting_{};
};

void check(const Graph& graph, Vertex from, Vertex to, std::size_t k) {
    for (const Vertex v : {from, to}) {
        if (v >= graph.n_vertices())
            throw InvalidInput("vertex " + std::to_string(v) + " is none; expected less than " +
                               std::to_string(graph.n_vertices()));
    }
    if (from == to) throw InvalidInput("both ends of the chains are vertex " + std::to_string(from));
    if (k == 0) throw InvalidInput("k is 0; expected at least 1");
}

double distance_along(const Graph& graph, const std::vector<Vertex>& vertices) {
    double distance = 0.0;
    for (std::size_t i = 1; i < vertices.size(); ++i)
        distance += 1.0 / graph.weight(vertices[i - 1], vertices[i]);
    return distance;
}

}  // namespace

Chains best_chains(const Graph& graph, Vertex from, Vertex to, std::size_t k, ChainOrder order,
                   const Monitor& monitor) {
    check(graph, from, to, k);
    const Graph plain = graph.undirected();
    MonitorClock clock(monitor);
    Yen yen(plain, order, from, to);
    Chains found;
    Cost last;
    for (Route route = yen.next(); !route.vertices.empty(); route = yen.next()) {
        if (found.chains.size() == k) {
            found.complete = false;
            found.tied = route.cost == last;
            break;
        }
        last = route.cost;
        const double distance = distance_along(plain, route.vertices);
        found.chains.push_back({std::move(route.vertices), distance});
        clock.tick({found.chains.size(), k});
    }
    return found;
}

}  // namespace maillage
