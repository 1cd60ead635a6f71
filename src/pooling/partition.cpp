#include "maillage/pooling/partition.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <queue>
#include <sstream>
#include <string>

#include "maillage/core/error.hpp"
#include "pooling/partition_table.hpp"

namespace maillage {

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

std::size_t players_of(std::size_t amounts) {
    if (amounts < 2 || !std::has_single_bit(amounts)) {
        throw InvalidInput("there are " + std::to_string(amounts) +
                           " amounts; expected 2^n, one for every group of n players, n at least 1");
    }
    const auto n = static_cast<std::size_t>(std::countr_zero(amounts));
    if (n > kMaxPartitionPlayers) {
        throw LimitExceeded("there are " + std::to_string(n) +
                            " players; the best partition is sought for up to " +
                            std::to_string(kMaxPartitionPlayers) +
                            ". For more, list candidate groups and look for the best plan");
    }
    return n;
}

void check_amounts(std::span<const double> values, PartitionGoal goal) {
    if (values[0] != 0) {
        std::ostringstream text;
        text << "the amount of nobody (mask 0) is " << values[0] << "; expected 0";
        throw InvalidInput(text.str());
    }
    const double forbidden = goal == PartitionGoal::kHighest ? kNever : -kNever;
    for (std::size_t mask = 1; mask < values.size(); ++mask) {
        if (std::isfinite(values[mask]) || values[mask] == forbidden) continue;
        std::ostringstream text;
        text << "the amount of the group with mask " << mask << " is " << values[mask]
             << "; expected a number, or " << forbidden << " where the group must not be";
        throw InvalidInput(text.str());
    }
}

void check_options(const PartitionOptions& options, std::size_t groups) {
    if (options.k == 0) throw InvalidInput("k is 0; expected the number of partitions, 1 or more");
    for (const Coalition refused : options.refusals) {
        if (refused != 0 && refused < groups) continue;
        throw InvalidInput("a refusal has the mask " + std::to_string(refused) + "; expected one from 1 to " +
                           std::to_string(groups - 1));
    }
}

// Values, higher being better, of groups that may be; minus infinity for the others.
std::vector<double> oriented(std::span<const double> values, const PartitionOptions& options,
                             std::size_t max_size) {
    std::vector<double> found(values.begin(), values.end());
    for (std::size_t mask = 1; mask < found.size(); ++mask) {
        if (static_cast<std::size_t>(std::popcount(mask)) > max_size) {
            found[mask] = kNever;
        } else if (options.goal == PartitionGoal::kLowest) {
            found[mask] = -found[mask];
        }
    }
    for (const Coalition refused : options.refusals) {
        for (std::size_t mask = refused; mask < found.size(); mask = (mask + 1) | refused)
            found[mask] = kNever;
    }
    return found;
}

// Groups chosen so far, those of the last players, and the most that they and a partition of the rest are worth.
struct Beginning {
    double bound = 0;
    double value = 0;
    std::vector<Coalition> parts = {};
    Coalition rest = 0;

    // The best comes out of a heap first; of equal ones that with the smallest numbers.
    bool operator<(const Beginning& other) const {
        if (bound != other.bound) return bound < other.bound;
        return parts > other.parts;
    }
};

struct Choice {
    double bound = 0;
    Coalition group = 0;

    bool operator<(const Choice& other) const {
        return bound != other.bound ? bound > other.bound : group < other.group;
    }
};

// The best few groups that hold the last player of the rest. Each leads to a partition worth its bound, so no others
// are needed for the best few partitions.
std::vector<Choice> best_groups(const Beginning& beginning, std::span<const double> values,
                                const std::vector<double>& best, std::size_t few) {
    std::vector<Choice> heap;
    const Coalition last_player = std::bit_floor(beginning.rest);
    const Coalition others = beginning.rest ^ last_player;
    for (Coalition subset = others;; subset = (subset - 1) & others) {
        const Choice choice{beginning.value + (values[last_player | subset] + best[others ^ subset]),
                            last_player | subset};
        if (choice.bound > kNever && (heap.size() < few || choice < heap.front())) {
            if (heap.size() == few) {
                std::pop_heap(heap.begin(), heap.end());
                heap.pop_back();
            }
            heap.push_back(choice);
            std::push_heap(heap.begin(), heap.end());
        }
        if (subset == 0) break;
    }
    return heap;
}

Partition finished(std::vector<Coalition> parts, std::span<const double> amounts) {
    std::sort(parts.begin(), parts.end(),
              [](Coalition a, Coalition b) { return std::countr_zero(a) < std::countr_zero(b); });
    Partition found{std::move(parts), 0.0};
    for (const Coalition part : found.parts) found.value += amounts[part];
    return found;
}

}  // namespace

std::vector<Partition> best_partitions(std::span<const double> amounts, const PartitionOptions& options,
                                       const Monitor& monitor) {
    const std::size_t n = players_of(amounts.size());
    check_amounts(amounts, options.goal);
    check_options(options, amounts.size());
    const std::size_t max_size = options.max_size == 0 ? n : std::min(options.max_size, n);
    const std::vector<double> values = oriented(amounts, options, max_size);
    const std::vector<double> best = pooling::partition_table(values, n, max_size, monitor);

    std::priority_queue<Beginning> open;
    open.push({0, 0, {}, static_cast<Coalition>(amounts.size() - 1)});
    std::vector<Partition> found;
    while (!open.empty() && found.size() < options.k) {
        const Beginning next = open.top();
        open.pop();
        if (next.rest == 0) {
            found.push_back(finished(next.parts, amounts));
            continue;
        }
        for (const Choice& choice : best_groups(next, values, best, options.k - found.size())) {
            Beginning longer{choice.bound, next.value + values[choice.group], next.parts,
                             next.rest ^ choice.group};
            longer.parts.push_back(choice.group);
            open.push(std::move(longer));
        }
    }
    if (found.empty()) {
        throw Infeasible(
            "every partition holds a group that must not be, one that is refused, or one of more than " +
            std::to_string(max_size) + " players");
    }
    // Sums in another order than that of the search may differ in their last digit.
    std::stable_sort(found.begin(), found.end(), [&](const Partition& a, const Partition& b) {
        return options.goal == PartitionGoal::kHighest ? a.value > b.value : a.value < b.value;
    });
    return found;
}

}  // namespace maillage
