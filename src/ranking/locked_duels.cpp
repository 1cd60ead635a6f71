#include "ranking/locked_duels.hpp"

#include <algorithm>

namespace maillage::detail {

namespace {

void add_bits(std::span<std::uint64_t> to, std::span<const std::uint64_t> from) {
    for (std::size_t word = 0; word < to.size(); ++word) to[word] |= from[word];
}

// Bits of `set` that are not in `without`, and `extra`.
std::vector<std::uint64_t> gained(std::span<const std::uint64_t> set, std::span<const std::uint64_t> without,
                                  std::size_t extra) {
    std::vector<std::uint64_t> bits(set.begin(), set.end());
    for (std::size_t word = 0; word < bits.size(); ++word) bits[word] &= ~without[word];
    bits[extra / 64] |= std::uint64_t{1} << (extra % 64);
    return bits;
}

std::vector<std::size_t> ends_of(const std::vector<WonDuel>& duels) {
    std::vector<std::size_t> ends;
    for (const WonDuel& duel : duels) {
        ends.push_back(duel.winner);
        ends.push_back(duel.loser);
    }
    std::ranges::sort(ends);
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

}  // namespace

void LockedDuels::take(std::span<const WonDuel> equally_strong) {
    open_.clear();
    for (const WonDuel& duel : equally_strong) {
        if (reaches(duel.loser, duel.winner)) {
            discarded_.push_back({duel, false});
        } else if (reaches(duel.winner, duel.loser)) {
            kept_.set(duel.winner, duel.loser);
        } else {
            open_.push_back(duel);
        }
    }
    if (open_.size() == 1) {
        lock(open_[0].winner, open_[0].loser);
    } else if (open_.size() > 1) {
        lock_acyclic(open_);
    }
}

// Everything above a, and a, now leads to everything below b, and b. Only rows that gain something are
// touched, so all calls together cost O(topics^3 / 64).
void LockedDuels::lock(std::size_t a, std::size_t b) {
    kept_.set(a, b);
    if (reaches(a, b)) return;
    const auto sources = gained(above_.row(a), above_.row(b), a);
    const auto targets = gained(below_.row(b), below_.row(a), b);
    for (std::size_t word = 0; word < sources.size(); ++word) {
        for_each_bit(sources[word], word * 64, [&](std::size_t source) {
            add_bits(below_.row(source), below_.row(b));
            below_.set(source, b);
        });
    }
    for (std::size_t word = 0; word < targets.size(); ++word) {
        for_each_bit(targets[word], word * 64, [&](std::size_t target) {
            add_bits(above_.row(target), above_.row(a));
            above_.set(target, a);
        });
    }
}

void LockedDuels::lock_acyclic(const std::vector<WonDuel>& open) {
    const std::vector<std::size_t> component = components(open);
    for (const WonDuel& duel : open) {
        if (component[duel.winner] == component[duel.loser]) {
            discarded_.push_back({duel, true});
        } else {
            lock(duel.winner, duel.loser);
        }
    }
}

// Strongly connected components of kept and open duels: two topics on a common cycle have the same number.
std::vector<std::size_t> LockedDuels::components(const std::vector<WonDuel>& open) const {
    // Cycles pass through ends of open duels alone, as far as they matter: few of them make a small graph.
    if (open.size() * 16 <= below_.size()) return components_among(open, ends_of(open));
    BitMatrix successors = below_;
    BitMatrix predecessors = above_;
    for (const WonDuel& duel : open) {
        successors.set(duel.winner, duel.loser);
        predecessors.set(duel.loser, duel.winner);
    }
    return strong_components(successors, predecessors);
}

std::vector<std::size_t> LockedDuels::components_among(const std::vector<WonDuel>& open,
                                                       const std::vector<std::size_t>& ends) const {
    BitMatrix successors(ends.size());
    BitMatrix predecessors(ends.size());
    const auto connect = [&](std::size_t i, std::size_t j) {
        successors.set(i, j);
        predecessors.set(j, i);
    };
    const auto place = [&](std::size_t topic) {
        return static_cast<std::size_t>(std::ranges::lower_bound(ends, topic) - ends.begin());
    };
    for (std::size_t i = 0; i < ends.size(); ++i) {
        for (std::size_t j = 0; j < ends.size(); ++j) {
            if (reaches(ends[i], ends[j])) connect(i, j);
        }
    }
    for (const WonDuel& duel : open) connect(place(duel.winner), place(duel.loser));
    const auto local = strong_components(successors, predecessors);
    std::vector<std::size_t> component(below_.size(), 0);
    for (std::size_t i = 0; i < ends.size(); ++i) component[ends[i]] = local[i];
    return component;
}

}  // namespace maillage::detail
