#pragma once
// Breadth-first searches from many vertices at once, one bit each, so that a row of neighbours is read once for all
// of them (M. Then et al., "The more the merrier", VLDB 2014).

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "maillage/network/graph.hpp"

namespace maillage::detail {

inline constexpr std::size_t kSourceWords = 8;

/// As many searches as go side by side.
inline constexpr std::size_t kSources = 64 * kSourceWords;

/// Searches against the arcs: what a source finds, reaches it. Buffers serve one set of sources after the other.
class ManySources {
  public:
    explicit ManySources(const Graph& graph)
        : graph_(&graph), seen_(graph.n_vertices()), front_(graph.n_vertices()), next_(graph.n_vertices()) {}

    /// From the vertices `first` to `last`, at most kSources of them. Calls `found(vertex, distance, sources)` for
    /// each vertex and each distance > 0 at which some of the sources, so many, find it.
    template <typename Found>
    void run(Vertex first, Vertex last, Found found) {
        begin(first, last);
        for (std::uint32_t distance = 1; !active_.empty(); ++distance) {
            spread();
            for (const Vertex w : touched_) found(w, distance, keep_new(w));
            active_.swap(touched_);
        }
    }

  private:
    // One bit per source.
    struct Sources {
        std::array<std::uint64_t, kSourceWords> words{};

        [[nodiscard]] bool any() const {
            std::uint64_t all = 0;
            for (const std::uint64_t word : words) all |= word;
            return all != 0;
        }
    };

    void begin(Vertex first, Vertex last) {
        std::fill(seen_.begin(), seen_.end(), Sources{});
        active_.clear();
        for (Vertex v = first; v < last; ++v) {
            seen_[v].words[(v - first) / 64] = std::uint64_t{1} << ((v - first) % 64);
            front_[v] = seen_[v];
            active_.push_back(v);
        }
    }
    void spread() {
        touched_.clear();
        for (const Vertex v : active_) {
            const Sources from = front_[v];
            for (const Vertex w : graph_->in(v)) {
                Sources fresh;
                for (std::size_t i = 0; i < kSourceWords; ++i)
                    fresh.words[i] = from.words[i] & ~seen_[w].words[i];
                if (!fresh.any()) continue;
                if (!next_[w].any()) touched_.push_back(w);
                for (std::size_t i = 0; i < kSourceWords; ++i) next_[w].words[i] |= fresh.words[i];
            }
        }
    }
    std::uint64_t keep_new(Vertex w) {
        std::uint64_t sources = 0;
        for (std::size_t i = 0; i < kSourceWords; ++i) {
            sources += static_cast<std::uint64_t>(std::popcount(next_[w].words[i]));
            seen_[w].words[i] |= next_[w].words[i];
        }
        front_[w] = next_[w];
        next_[w] = {};
        return sources;
    }

    const Graph* graph_;
    std::vector<Sources> seen_;
    std::vector<Sources> front_;
    std::vector<Sources> next_;  // empty between steps
    std::vector<Vertex> active_{};
    std::vector<Vertex> touched_{};
};

}  // namespace maillage::detail
