#include "leiden.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace maillage {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Strength of the ties from one vertex to each group; only groups that it touches are set and cleared.
class Touched {
  public:
    explicit Touched(std::uint32_t groups) : strength_(groups, -1.0) {}

    void add(std::uint32_t group, double weight) {
        if (strength_[group] < 0) {
            strength_[group] = 0;
            groups_.push_back(group);
        }
        strength_[group] += weight;
    }
    [[nodiscard]] double of(std::uint32_t group) const { return std::max(strength_[group], 0.0); }
    [[nodiscard]] const std::vector<std::uint32_t>& groups() const { return groups_; }
    void clear() {
        for (const std::uint32_t group : groups_) strength_[group] = -1.0;
        groups_.clear();
    }

  private:
    std::vector<double> strength_;
    std::vector<std::uint32_t> groups_{};
};

std::vector<std::uint32_t> random_order(std::uint32_t n, RandomStream& random) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(std::span(order));
    return order;
}

// Numbers groups 0, 1, ... in order of first appearance; returns how many there are.
std::uint32_t compress(Groups& group) {
    std::vector<std::uint32_t> becomes(group.size(), kNone);
    std::uint32_t n = 0;
    for (std::uint32_t& g : group) {
        if (becomes[g] == kNone) becomes[g] = n++;
        g = becomes[g];
    }
    return n;
}

// Moves single vertices to the group where they add most, as long as that adds anything; only vertices whose
// surroundings changed are looked at again.
class LocalMoves {
  public:
    LocalMoves(const Level& level, Groups& group, double penalty)
        : level_(level),
          group_(group),
          penalty_(penalty),
          total_(level.size(), 0.0),
          members_(level.size(), 0),
          touched_(level.size()) {
        for (std::uint32_t v = 0; v < level.size(); ++v) {
            total_[group[v]] += level.strength[v];
            ++members_[group[v]];
        }
        for (std::uint32_t g = level.size(); g-- > 0;) {
            if (members_[g] == 0) empty_.push_back(g);
        }
    }

    void run(RandomStream& random) {
        const std::uint32_t n = level_.size();
        std::vector<std::uint32_t> ring = random_order(n, random);
        std::vector<char> waiting(n, 1);
        std::uint32_t first = 0;
        for (std::uint32_t count = n; count > 0;) {
            const std::uint32_t v = ring[first];
            first = first + 1 == n ? 0 : first + 1;
            --count;
            waiting[v] = 0;
            if (!move(v)) continue;
            for (std::uint32_t a = level_.offsets[v]; a < level_.offsets[v + 1]; ++a) {
                const std::uint32_t w = level_.heads[a];
                if (waiting[w] || group_[w] == group_[v]) continue;
                waiting[w] = 1;
                const std::uint64_t place = std::uint64_t{first} + count++;
                ring[place >= n ? place - n : place] = w;
            }
        }
    }

  private:
    bool move(std::uint32_t v) {
        const std::uint32_t own = group_[v];
        for (std::uint32_t a = level_.offsets[v]; a < level_.offsets[v + 1]; ++a)
            touched_.add(group_[level_.heads[a]], level_.weights[a]);
        const double k = level_.strength[v];
        total_[own] -= k;
        std::uint32_t best = own;
        double most = touched_.of(own) - penalty_ * k * total_[own];
        const double slack = 1e-12 * k;
        for (const std::uint32_t g : touched_.groups()) {
            const double gain = touched_.of(g) - penalty_ * k * total_[g];
            if (gain > most + slack) {
                most = gain;
                best = g;
            }
        }
        if (most < -slack && members_[own] > 1) {
            best = empty_.back();
            empty_.pop_back();
        }
        touched_.clear();
        total_[best] += k;
        if (best == own) return false;
        if (--members_[own] == 0) {
            empty_.push_back(own);
            total_[own] = 0;
        }
        ++members_[best];
        group_[v] = best;
        return true;
    }

    const Level& level_;
    Groups& group_;
    double penalty_;
    std::vector<double> total_;
    std::vector<std::uint32_t> members_;
    std::vector<std::uint32_t> empty_{};
    Touched touched_;
};

// Splits each group into well connected parts: from single vertices, each joins at random a part of its group
// where that does no harm, better ones more often.
class Refinement {
  public:
    Refinement(const Level& level, const Groups& group, const Balance& balance)
        : level_(level),
          group_(group),
          penalty_(balance.penalty),
          randomness_(balance.randomness),
          part_(level.size()),
          total_(level.strength),
          cut_(level.size(), 0.0),
          single_(level.size(), 1),
          whole_(level.size(), 0.0),
          touched_(level.size()) {
        std::iota(part_.begin(), part_.end(), 0U);
        for (std::uint32_t v = 0; v < level.size(); ++v) {
            whole_[group[v]] += level.strength[v];
            for (std::uint32_t a = level.offsets[v]; a < level.offsets[v + 1]; ++a) {
                if (group[level.heads[a]] == group[v]) cut_[v] += level.weights[a];
            }
        }
    }

    Groups run(RandomStream& random) {
        for (const std::uint32_t v : random_order(level_.size(), random)) {
            if (single_[v] && well_connected(v, group_[v])) join(v, random);
        }
        return part_;
    }

  private:
    [[nodiscard]] bool well_connected(std::uint32_t part, std::uint32_t group) const {
        return cut_[part] >= penalty_ * total_[part] * (whole_[group] - total_[part]);
    }

    void join(std::uint32_t v, RandomStream& random) {
        for (std::uint32_t a = level_.offsets[v]; a < level_.offsets[v + 1]; ++a) {
            const std::uint32_t w = level_.heads[a];
            if (group_[w] == group_[v]) touched_.add(part_[w], level_.weights[a]);
        }
        gains_.assign(1, 0.0);
        parts_.assign(1, v);
        for (const std::uint32_t part : touched_.groups()) {
            const double gain = touched_.of(part) - penalty_ * level_.strength[v] * total_[part];
            if (gain < 0 || !well_connected(part, group_[v])) continue;
            gains_.push_back(gain);
            parts_.push_back(part);
        }
        if (const std::uint32_t best = drawn(random); best != v) {
            part_[v] = best;
            single_[v] = single_[best] = 0;
            cut_[best] += cut_[v] - 2 * touched_.of(best);
            total_[best] += level_.strength[v];
        }
        touched_.clear();
    }

    [[nodiscard]] std::uint32_t drawn(RandomStream& random) {
        if (parts_.size() == 1) return parts_.front();
        const double most = *std::ranges::max_element(gains_);
        double sum = 0;
        for (double& gain : gains_) gain = sum += std::exp((gain - most) / randomness_);
        const double at = random.uniform() * sum;
        const auto place = std::ranges::upper_bound(gains_, at) - gains_.begin();
        return parts_[std::min(static_cast<std::size_t>(place), parts_.size() - 1)];
    }

    const Level& level_;
    const Groups& group_;
    double penalty_;
    double randomness_;
    Groups part_;
    std::vector<double> total_;  // strength of each part
    std::vector<double> cut_;    // strength of the ties of each part with the rest of its group
    std::vector<char> single_;
    std::vector<double> whole_;  // strength of each group
    Touched touched_;
    std::vector<double> gains_{};
    std::vector<std::uint32_t> parts_{};
};

// The graph of the parts.
Level aggregated(const Level& level, const Groups& part, std::uint32_t n) {
    std::vector<std::uint32_t> begin(n + 1, 0);
    for (const std::uint32_t p : part) ++begin[p + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> members(part.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t v = 0; v < part.size(); ++v) members[next[part[v]]++] = v;
    Level found;
    found.strength.assign(n, 0.0);
    Touched touched(n);
    for (std::uint32_t p = 0; p < n; ++p) {
        for (std::uint32_t i = begin[p]; i < begin[p + 1]; ++i) {
            const std::uint32_t v = members[i];
            found.strength[p] += level.strength[v];
            for (std::uint32_t a = level.offsets[v]; a < level.offsets[v + 1]; ++a) {
                if (part[level.heads[a]] != p) touched.add(part[level.heads[a]], level.weights[a]);
            }
        }
        for (const std::uint32_t other : touched.groups()) {
            found.heads.push_back(other);
            found.weights.push_back(touched.of(other));
        }
        touched.clear();
        found.offsets.push_back(static_cast<std::uint32_t>(found.heads.size()));
    }
    return found;
}

}  // namespace

Groups leiden_round(const Level& base, Groups group, const Balance& balance, RandomStream& random,
                    MonitorClock& clock) {
    Level level = base;
    Groups place(base.size());
    std::iota(place.begin(), place.end(), 0U);
    Groups current = std::move(group);
    for (;;) {
        clock.tick({0, 1});
        LocalMoves(level, current, balance.penalty).run(random);
        Groups part = Refinement(level, current, balance).run(random);
        const std::uint32_t n = compress(part);
        if (n == level.size()) break;
        compress(current);  // there are no more groups than parts
        Groups above(n);
        for (std::uint32_t v = 0; v < level.size(); ++v) above[part[v]] = current[v];
        level = aggregated(level, part, n);
        current = std::move(above);
        for (std::uint32_t& p : place) p = part[p];
    }
    for (std::uint32_t& p : place) p = current[p];
    compress(place);
    return place;
}

}  // namespace maillage
