#pragma once
// A set of up to 256 elements as bits.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace maillage::detail {

class ElementSet {
  public:
    static constexpr std::size_t kMax = 256;

    void insert(std::size_t e) { words_[e / 64] |= std::uint64_t{1} << (e % 64); }
    [[nodiscard]] bool contains(std::size_t e) const { return ((words_[e / 64] >> (e % 64)) & 1) != 0; }
    [[nodiscard]] std::size_t size() const {
        std::size_t found = 0;
        for (const std::uint64_t word : words_) found += static_cast<std::size_t>(std::popcount(word));
        return found;
    }
    [[nodiscard]] bool empty() const { return *this == ElementSet(); }
    [[nodiscard]] ElementSet both(const ElementSet& other) const {
        ElementSet found;
        for (std::size_t i = 0; i < words_.size(); ++i) found.words_[i] = words_[i] & other.words_[i];
        return found;
    }
    [[nodiscard]] ElementSet without(const ElementSet& other) const {
        ElementSet found;
        for (std::size_t i = 0; i < words_.size(); ++i) found.words_[i] = words_[i] & ~other.words_[i];
        return found;
    }
    [[nodiscard]] bool is_in(const ElementSet& other) const { return without(other).empty(); }

    /// Calls `f` with every element, ascending.
    template <typename F>
    void for_each(F f) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
                f(64 * i + static_cast<std::size_t>(std::countr_zero(word)));
        }
    }

    auto operator<=>(const ElementSet&) const = default;

  private:
    std::array<std::uint64_t, kMax / 64> words_{};
};

}  // namespace maillage::detail
