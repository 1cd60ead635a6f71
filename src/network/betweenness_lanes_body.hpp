// The batch, written once for all instruction sets. Before this is included, `Row<Lanes>` is defined: numbers of a
// row in registers, with add (masked), and store; and MAILLAGE_TARGET. No include guard: each instruction set has
// its own copy, in its own unnamed namespace.

template <std::size_t Lanes>
class Batch {
  public:
    MAILLAGE_TARGET Batch(const SearchGraph& graph, LaneState& state, LaneSums sums)
        : graph_(graph), s_(state), sums_(sums) {}

    MAILLAGE_TARGET void run(Vertex first, Vertex last) {
        begin(first, last);
        while (s_.levels.end()[-2] < s_.levels.back()) spread(s_.levels.end()[-2], s_.levels.back());
        s_.levels.pop_back();  // the empty level at the end
        for (std::size_t level = s_.levels.size() - 1; level-- > 0;) gather(level);
        for (std::size_t i = s_.levels[0]; i < s_.levels[1]; ++i) s_.above[s_.entries[i].vertex] = 0;
    }

  private:
    MAILLAGE_TARGET double* row(Vertex v) { return s_.rows.data() + std::size_t{v} * Lanes; }

    MAILLAGE_TARGET void begin(Vertex first, Vertex last) {
        std::memset(s_.rows.data(), 0, s_.rows.size() * sizeof(double));
        std::memset(s_.seen.data(), 0, s_.seen.size() * sizeof(std::uint32_t));
        s_.entries.clear();
        s_.levels.assign(1, 0);
        for (Vertex v = first; v < last; ++v) {
            const std::uint32_t lane = 1U << (v - first);
            s_.seen[v] = lane;
            row(v)[v - first] = 1.0;
            s_.entries.push_back({v, lane});
        }
        s_.levels.push_back(s_.entries.size());
    }

    // From the level of these entries to the next one.
    MAILLAGE_TARGET void spread(std::size_t begin, std::size_t end) {
        std::uint32_t* const next = s_.next.data();
        const std::uint32_t* const seen = s_.seen.data();
        s_.touched.clear();
        for (std::size_t i = begin; i < end; ++i) {
            const LaneEntry at = s_.entries[i];
            const Row<Lanes> ways(row(at.vertex));
            for (const Vertex w : graph_.row(at.vertex)) {
                const std::uint32_t lanes = at.lanes & ~seen[w];
                if (lanes == 0) continue;
                if (next[w] == 0) s_.touched.push_back(w);
                next[w] |= lanes;
                ways.add_to(row(w), lanes);
            }
        }
        for (const Vertex w : s_.touched) {
            s_.seen[w] |= next[w];
            s_.entries.push_back({w, next[w]});
            next[w] = 0;
        }
        s_.levels.push_back(s_.entries.size());
    }

    // Dependencies of one level, from those of the level above.
    MAILLAGE_TARGET void gather(std::size_t level) {
        const std::size_t begin = s_.levels[level];
        const std::size_t end = s_.levels[level + 1];
        const std::uint32_t* const above = s_.above.data();
        alignas(64) std::array<double, Lanes> dependency;
        for (std::size_t i = begin; i < end; ++i) {
            const LaneEntry at = s_.entries[i];
            double* const own = row(at.vertex);
            Row<Lanes> sum;
            for (const Vertex w : graph_.row(at.vertex)) {
                const std::uint32_t lanes = at.lanes & above[w];
                if (lanes != 0) sum.add(row(w), lanes);
            }
            if (!sums_.edges.empty()) add_edges(at, own);
            if (level == 0) continue;
            sum.finish(own, at.lanes, dependency.data());
            sums_.vertices[graph_.original[at.vertex]] += total(dependency);
        }
        if (level + 2 < s_.levels.size())
            for (std::size_t i = end; i < s_.levels[level + 2]; ++i) s_.above[s_.entries[i].vertex] = 0;
        for (std::size_t i = begin; i < end; ++i) s_.above[s_.entries[i].vertex] = s_.entries[i].lanes;
    }

    // Lanes in an order that does not depend on the width of registers.
    MAILLAGE_TARGET static double total(const std::array<double, Lanes>& values) {
        alignas(64) std::array<double, 8> t;
        for (std::size_t j = 0; j < 8; ++j) t[j] = values[j];
        for (std::size_t k = 8; k < Lanes; k += 8)
            for (std::size_t j = 0; j < 8; ++j) t[j] += values[k + j];
        return ((t[0] + t[1]) + (t[2] + t[3])) + ((t[4] + t[5]) + (t[6] + t[7]));
    }

    MAILLAGE_TARGET void add_edges(LaneEntry at, const double* ways) {
        for (std::uint32_t arc = graph_.offsets[at.vertex]; arc < graph_.offsets[at.vertex + 1]; ++arc) {
            const double* const there = row(graph_.heads[arc]);
            double sum = 0.0;
            for (std::uint32_t lanes = at.lanes & s_.above[graph_.heads[arc]]; lanes != 0;
                 lanes &= lanes - 1) {
                const int lane = std::countr_zero(lanes);
                sum += ways[lane] * there[lane];
            }
            sums_.edges[graph_.edges[arc]] += sum;
        }
    }

    const SearchGraph& graph_;
    LaneState& s_;
    LaneSums sums_;
};

MAILLAGE_TARGET void run_batch(const SearchGraph& graph, Vertex first, Vertex last, LaneState& state,
                               LaneSums sums) {
    if (state.lanes == 16) {
        Batch<16>(graph, state, sums).run(first, last);
    } else {
        Batch<32>(graph, state, sums).run(first, last);
    }
}
