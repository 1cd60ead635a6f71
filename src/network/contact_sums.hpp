#pragma once
// Scores of contacts as whole numbers, whose sum is the same in every order.

#include <cmath>
#include <cstdint>
#include <vector>

#include "maillage/network/introductions.hpp"

namespace maillage::detail {

// Terms are whole multiples of 2^-42, sums are kept to 2^-30: what is equal in exact arithmetic comes out equal. A sum of
// L3 is at most the number of vertices, so that it fits for four million of them.
constexpr int kTermBits = 42;
constexpr int kKeptBits = 30;

/// Sums of one vertex, for a graph without directions; reused for one vertex after the other.
class ContactSums {
  public:
    explicit ContactSums(const Graph& graph)
        : graph_(graph), sums_(graph.n_vertices(), 0), excluded_(graph.n_vertices(), 0) {}

    /// Fills `touched()` and `kept()` for vertex `v`.
    void fill(Vertex v, ContactMeasure measure);
    /// Vertices with a score, in no special order.
    [[nodiscard]] const std::vector<Vertex>& touched() const { return touched_; }
    /// The score of a vertex in units of 2^-30; 0 where it is not touched.
    [[nodiscard]] std::uint64_t kept(Vertex w) const {
        return (sums_[w] + (std::uint64_t{1} << (kTermBits - kKeptBits - 1))) >> (kTermBits - kKeptBits);
    }

  private:
    void add(Vertex w, std::uint64_t term);
    void add_common_neighbours(Vertex v, ContactMeasure measure);
    void add_paths_of_three(Vertex v);

    const Graph& graph_;
    std::vector<std::uint64_t> sums_;
    std::vector<std::uint8_t> excluded_;
    std::vector<Vertex> touched_{};
};

inline double contact_score(std::uint64_t kept) {
    return std::ldexp(static_cast<double>(kept), -kKeptBits);
}

}  // namespace maillage::detail
