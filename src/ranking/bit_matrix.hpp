#pragma once
// A square table of bits, row by row: relations between topics, 64 at a time.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace maillage::detail {

class BitMatrix {
  public:
    BitMatrix() = default;
    explicit BitMatrix(std::size_t size) : size_(size), words_((size + 63) / 64), bits_(size * words_, 0) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] std::span<std::uint64_t> row(std::size_t a) { return {bits_.data() + a * words_, words_}; }
    [[nodiscard]] std::span<const std::uint64_t> row(std::size_t a) const {
        return {bits_.data() + a * words_, words_};
    }
    [[nodiscard]] bool test(std::size_t a, std::size_t b) const {
        return (row(a)[b / 64] >> (b % 64) & 1U) != 0;
    }
    void set(std::size_t a, std::size_t b) { row(a)[b / 64] |= std::uint64_t{1} << (b % 64); }

  private:
    std::size_t size_ = 0;
    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_{};
};

/// Calls `visit` for every bit of `mask`, whose lowest bit is number `first`.
template <typename Visit>
void for_each_bit(std::uint64_t mask, std::size_t first, const Visit& visit) {
    for (; mask != 0; mask &= mask - 1) visit(first + static_cast<std::size_t>(std::countr_zero(mask)));
}

/// Number of the strongly connected component of each vertex, from the graph and its mirror (Kosaraju and
/// Sharir).
[[nodiscard]] std::vector<std::size_t> strong_components(const BitMatrix& successors,
                                                         const BitMatrix& predecessors);

}  // namespace maillage::detail
