// Lanes in plain C++: bit after bit.
#include <array>
#include <bit>
#include <cstring>

#include "network/betweenness_lanes.hpp"

#define MAILLAGE_TARGET

namespace maillage::detail {
namespace {

template <std::size_t Lanes>
class Row {
  public:
    Row() = default;
    explicit Row(const double* from) { std::memcpy(values_.data(), from, sizeof(values_)); }

    void add(const double* from, std::uint32_t lanes) {
        for (; lanes != 0; lanes &= lanes - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
            values_[lane] += from[lane];
        }
    }
    void add_to(double* to, std::uint32_t lanes) const {
        for (; lanes != 0; lanes &= lanes - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
            to[lane] += values_[lane];
        }
    }
    // `ways` becomes (1 + dependency) / ways in these lanes; dependencies, 0 in the others, are written out.
    void finish(double* ways, std::uint32_t lanes, double* dependency) const {
        std::memset(dependency, 0, sizeof(values_));
        for (; lanes != 0; lanes &= lanes - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
            dependency[lane] = values_[lane] * ways[lane];
            ways[lane] = (1.0 + dependency[lane]) / ways[lane];
        }
    }

  private:
    std::array<double, Lanes> values_{};
};

#include "network/betweenness_lanes_body.hpp"

}  // namespace

void lanes_portable(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state, LaneSums sums) {
    run_batch(graph, first, last, state, sums);
}

}  // namespace maillage::detail
