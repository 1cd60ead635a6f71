#include "maillage/network/transversality.hpp"

#include <algorithm>
#include <utility>

#include "network/codes.hpp"

namespace maillage {
namespace {

// All pairs of `k` groups, in the order of the result.
class Pairs {
  public:
    explicit Pairs(std::size_t k) : k_(k), pairs_(k < 2 ? 0 : k * (k - 1) / 2) {
        auto at = pairs_.begin();
        for (std::uint32_t a = 0; a < k; ++a) {
            for (std::uint32_t b = a + 1; b < k; ++b) {
                at->first = a;
                (at++)->second = b;
            }
        }
    }
    void add(std::size_t a, std::size_t b, Edge tie) {
        if (a > b) std::swap(a, b);
        GroupPair& pair = pairs_[a * (2 * k_ - a - 1) / 2 + (b - a - 1)];
        if (++pair.ties == 1) {
            pair.sole = {std::min(tie.from, tie.to), std::max(tie.from, tie.to)};
            pair.n_sole = 2;
            return;
        }
        // Only who has a part in every tie remains.
        const auto end = std::remove_if(pair.sole.begin(), pair.sole.begin() + pair.n_sole,
                                        [&](Vertex v) { return v != tie.from && v != tie.to; });
        pair.n_sole = static_cast<std::uint32_t>(end - pair.sole.begin());
    }
    [[nodiscard]] std::vector<GroupPair>& all() { return pairs_; }

  private:
    std::size_t k_;
    std::vector<GroupPair> pairs_;
};

}  // namespace

std::vector<GroupPair> transversality(const Graph& given, std::span<const std::int32_t> codes) {
    const std::vector<std::uint64_t> sizes = detail::few_group_sizes(given, codes);
    const Graph graph = given.undirected();
    Pairs pairs(sizes.size());
    std::vector<double> ends(sizes.size(), 0.0);
    double ties = 0.0;
    for (const Edge& edge : graph.edges()) {
        if (codes[edge.from] < 0 || codes[edge.to] < 0) continue;
        const auto a = static_cast<std::size_t>(codes[edge.from]);
        const auto b = static_cast<std::size_t>(codes[edge.to]);
        ++ties;
        ++ends[a];
        ++ends[b];
        if (a != b) pairs.add(a, b, edge);
    }
    const auto n = static_cast<double>(graph.n_vertices() - detail::n_without(codes));
    std::vector<GroupPair> found = std::move(pairs.all());
    std::erase_if(found, [&](const GroupPair& p) { return sizes[p.first] == 0 || sizes[p.second] == 0; });
    for (GroupPair& pair : found) {
        std::fill(pair.sole.begin() + pair.n_sole, pair.sole.end(), Vertex{0});
        const double of_pairs =
            static_cast<double>(sizes[pair.first]) * static_cast<double>(sizes[pair.second]);
        pair.expected_by_size = ties * of_pairs / (n * (n - 1) / 2);
        if (ties > 0) pair.expected_by_ties = ends[pair.first] * ends[pair.second] / (2 * ties);
    }
    return found;
}

}  // namespace maillage
