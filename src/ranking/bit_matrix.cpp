#include "ranking/bit_matrix.hpp"

namespace maillage::detail {

namespace {

struct Frame {
    std::size_t vertex;
    std::size_t word;  // successors before this word are done: unvisited bits only ever vanish
};

// Vertices reached from `start` by unvisited ones, each after everything that it reaches. Clears them in
// `unvisited`.
void append_postorder(const BitMatrix& graph, std::size_t start, std::vector<std::uint64_t>& unvisited,
                      std::vector<std::size_t>& order) {
    const auto visit = [&](std::size_t v) { unvisited[v / 64] &= ~(std::uint64_t{1} << (v % 64)); };
    std::vector<Frame> stack{{start, 0}};
    visit(start);
    while (!stack.empty()) {
        Frame& frame = stack.back();
        const auto row = graph.row(frame.vertex);
        while (frame.word < row.size() && (row[frame.word] & unvisited[frame.word]) == 0) ++frame.word;
        if (frame.word == row.size()) {
            order.push_back(frame.vertex);
            stack.pop_back();
            continue;
        }
        const auto bit = std::countr_zero(row[frame.word] & unvisited[frame.word]);
        const std::size_t next = frame.word * 64 + static_cast<std::size_t>(bit);
        visit(next);
        stack.push_back({next, 0});
    }
}

std::vector<std::uint64_t> all_of(std::size_t size, std::size_t words) {
    std::vector<std::uint64_t> bits(words, ~std::uint64_t{0});
    if (size % 64 != 0) bits.back() = (std::uint64_t{1} << (size % 64)) - 1;
    return bits;
}

bool has(const std::vector<std::uint64_t>& bits, std::size_t v) {
    return (bits[v / 64] >> (v % 64) & 1U) != 0;
}

}  // namespace

std::vector<std::size_t> strong_components(const BitMatrix& successors, const BitMatrix& predecessors) {
    const std::size_t size = successors.size();
    std::vector<std::size_t> order;
    std::vector<std::uint64_t> unvisited = all_of(size, successors.words());
    for (std::size_t v = 0; v < size; ++v) {
        if (has(unvisited, v)) append_postorder(successors, v, unvisited, order);
    }
    std::vector<std::size_t> component(size, 0);
    std::vector<std::size_t> members;
    std::size_t count = 0;
    unvisited = all_of(size, successors.words());
    for (auto v = order.rbegin(); v != order.rend(); ++v) {
        if (!has(unvisited, *v)) continue;
        members.clear();
        append_postorder(predecessors, *v, unvisited, members);
        for (const std::size_t member : members) component[member] = count;
        ++count;
    }
    return component;
}

}  // namespace maillage::detail
