#pragma once
// Breadth-first searches from many vertices at once, one bit each, so that a row of neighbours is read once for all
// of them (M. Then et al., "The more the merrier", VLDB 2014). Where most of the graph is at the front, vertices look
// for the front instead (S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", SC 2012).

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "core/own_lines.hpp"
#include "network/clustered_rows.hpp"

namespace maillage::detail {

/// Searches against the arcs: what a source finds, reaches it. Buffers serve one set of sources after the other.
template <std::size_t Words>
class alignas(kOwnLines) ManySources {
  public:
    /// As many searches as go side by side.
    static constexpr std::size_t kSources = 64 * Words;

    explicit ManySources(const ClusteredRows& rows)
        : rows_(&rows), seen_(rows.size()), front_(rows.size()), next_(rows.size()) {}

    /// From the vertices `first` to `last`, at most kSources of them. Calls `found(vertex, distance, sources)` for
    /// each vertex and each distance > 0 at which some of the sources, so many, find it.
    template <typename Found>
    void run(Vertex first, Vertex last, Found found) {
        begin(first, last);
        for (std::uint32_t distance = 1; !active_.empty(); ++distance) {
            touched_.clear();
            if (most_is_at_the_front()) {
                look_for_the_front();
            } else {
                spread();
            }
            for (const Vertex v : active_) front_[v] = {};
            for (const Vertex w : touched_) found(w, distance, keep_new(w));
            active_.swap(touched_);
        }
    }

  private:
    // One bit per source.
    struct Sources {
        std::array<std::uint64_t, Words> words{};

        [[nodiscard]] bool any() const {
            std::uint64_t all = 0;
            for (const std::uint64_t word : words) all |= word;
            return all != 0;
        }
        [[nodiscard]] Sources without(const Sources& other) const {
            Sources rest;
            for (std::size_t i = 0; i < Words; ++i) rest.words[i] = words[i] & ~other.words[i];
            return rest;
        }
        void add(const Sources& other) {
            for (std::size_t i = 0; i < Words; ++i) words[i] |= other.words[i];
        }
    };

    void begin(Vertex first, Vertex last) {
        std::fill(seen_.begin(), seen_.end(), Sources{});
        active_.clear();
        all_ = {};
        for (Vertex v = first; v < last; ++v) {
            seen_[v].words[(v - first) / 64] = std::uint64_t{1} << ((v - first) % 64);
            front_[v] = seen_[v];
            all_.add(seen_[v]);
            active_.push_back(v);
        }
    }
    [[nodiscard]] bool most_is_at_the_front() const {
        std::size_t arcs = 0;
        for (const Vertex v : active_) arcs += rows_->in(v).size();
        return arcs > rows_->n_arcs() / 4;
    }
    void spread() {
        for (const Vertex v : active_) {
            const Sources from = front_[v];
            for (const Vertex w : rows_->in(v)) {
                const Sources fresh = from.without(seen_[w]);
                if (!fresh.any()) continue;
                if (!next_[w].any()) touched_.push_back(w);
                next_[w].add(fresh);
            }
        }
    }
    void look_for_the_front() {
        for (Vertex w = 0; w < rows_->size(); ++w) {
            if (!all_.without(seen_[w]).any()) continue;
            Sources there;
            for (const Vertex v : rows_->out(w)) there.add(front_[v]);
            const Sources fresh = there.without(seen_[w]);
            if (!fresh.any()) continue;
            next_[w] = fresh;
            touched_.push_back(w);
        }
    }
    std::uint64_t keep_new(Vertex w) {
        std::uint64_t sources = 0;
        for (const std::uint64_t word : next_[w].words)
            sources += static_cast<std::uint64_t>(std::popcount(word));
        seen_[w].add(next_[w]);
        front_[w] = next_[w];
        next_[w] = {};
        return sources;
    }

    const ClusteredRows* rows_;
    std::vector<Sources> seen_;
    std::vector<Sources> front_;  // empty but for the active ones
    std::vector<Sources> next_;   // empty between steps
    Sources all_{};
    std::vector<Vertex> active_{};
    std::vector<Vertex> touched_{};
};

}  // namespace maillage::detail
