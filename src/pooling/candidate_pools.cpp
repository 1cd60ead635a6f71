#include "maillage/pooling/candidate_pools.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "pooling/amounts.hpp"

namespace maillage {
namespace {

constexpr std::size_t kChunk = 4096;

using Sets = std::vector<std::vector<std::uint32_t>>;

Sets sorted(Sets sets, std::size_t n, const std::string& what) {
    for (auto& set : sets) {
        std::sort(set.begin(), set.end());
        set.erase(std::unique(set.begin(), set.end()), set.end());
        if (set.size() < 2)
            throw InvalidInput("a " + what + " names less than two actions; expected two or more");
        if (set.back() >= n)
            throw InvalidInput("a " + what + " names action number " + std::to_string(set.back()) +
                               "; there are " + std::to_string(n));
    }
    return sets;
}

std::size_t shared(std::span<const std::uint32_t> group, const std::vector<std::uint32_t>& set) {
    return static_cast<std::size_t>(std::count_if(set.begin(), set.end(), [&](std::uint32_t action) {
        return std::binary_search(group.begin(), group.end(), action);
    }));
}

// Whether pins and refusals let a group through, and whether a pin asks for it.
enum class Verdict : std::uint8_t { kRefused, kFree, kPinned };

Verdict verdict(std::span<const std::uint32_t> group, const Sets& pins, const Sets& refusals) {
    for (const auto& set : refusals)
        if (shared(group, set) == set.size()) return Verdict::kRefused;
    Verdict found = Verdict::kFree;
    for (const auto& set : pins) {
        const std::size_t n = shared(group, set);
        if (n == set.size()) found = Verdict::kPinned;
        if (n != 0 && n != set.size()) return Verdict::kRefused;
    }
    return found;
}

double overhead(const CostComponents& of) {
    return detail::euros(detail::cents(of.form_setup) + detail::cents(of.form_yearly) +
                         detail::cents(of.coordination) + detail::cents(of.travel));
}

// What one chunk of candidates keeps.
CandidatePools judged(const GroupCosts& costs, const Groups& groups, std::size_t first, std::size_t last,
                      const CandidatePoolOptions& options) {
    CandidatePools found;
    found.nearest_savings_eur = -kNoLimit;
    for (std::size_t i = first; i < last; ++i) {
        const auto group = groups[i];
        const Verdict said = verdict(group, options.pins, options.refusals);
        if (said == Verdict::kRefused) continue;
        const GroupCost cost = costs.cost(group);
        if (cost.territories < 2 || !std::isfinite(cost.cost_eur)) continue;
        ++found.n_candidates;
        const double savings = detail::euros(detail::cents(cost.alone_eur) - detail::cents(cost.cost_eur));
        if (savings > 0) {
            ++found.n_paying;
        } else if (savings > found.nearest_savings_eur) {
            found.nearest.assign(group.begin(), group.end());
            found.nearest_savings_eur = savings;
        }
        if (savings <= 0 && options.only_paying && said != Verdict::kPinned) continue;
        found.groups.add(group);
        found.cost_eur.push_back(cost.cost_eur);
        found.savings_eur.push_back(savings);
        found.overhead_eur.push_back(overhead(cost.components));
        found.overhead_days.push_back(cost.overhead_days);
    }
    return found;
}

void append(std::vector<double>& all, const std::vector<double>& part) {
    all.insert(all.end(), part.begin(), part.end());
}

CandidatePools together(const std::vector<CandidatePools>& parts) {
    CandidatePools all;
    all.nearest_savings_eur = -kNoLimit;
    for (const CandidatePools& part : parts) {
        for (std::size_t i = 0; i < part.groups.size(); ++i) all.groups.add(part.groups[i]);
        append(all.cost_eur, part.cost_eur);
        append(all.savings_eur, part.savings_eur);
        append(all.overhead_eur, part.overhead_eur);
        append(all.overhead_days, part.overhead_days);
        all.n_candidates += part.n_candidates;
        all.n_paying += part.n_paying;
        if (part.nearest_savings_eur > all.nearest_savings_eur) {
            all.nearest = part.nearest;
            all.nearest_savings_eur = part.nearest_savings_eur;
        }
    }
    if (all.nearest.empty()) all.nearest_savings_eur = 0;
    return all;
}

}  // namespace

CandidatePools candidate_pools(const GroupCosts& costs, const Neighbours& links, const Neighbours& compatible,
                               const CandidatePoolOptions& options, const Monitor& monitor) {
    const std::size_t n = costs.actions().size();
    if (links.size() != n)
        throw InvalidInput("links of " + std::to_string(links.size()) + " actions; expected those of " +
                           std::to_string(n));
    CandidatePoolOptions asked = options;
    asked.pins = sorted(options.pins, n, "pin");
    asked.refusals = sorted(options.refusals, n, "refusal");
    const Groups groups =
        candidate_groups(links, compatible, {.max_size = options.max_size, .limit = options.limit}, monitor);
    const std::size_t chunks = (groups.size() + kChunk - 1) / kChunk;
    std::vector<CandidatePools> parts(chunks);
    const auto one = [&](std::size_t chunk) {
        parts[chunk] =
            judged(costs, groups, chunk * kChunk, std::min(groups.size(), (chunk + 1) * kChunk), asked);
    };
    if (costs.single_threaded()) {
        MonitorClock clock(monitor);
        for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
            one(chunk);
            clock.tick({chunk, chunks});
        }
    } else {
        for_each_chunk(chunks, [&](std::size_t chunk, std::size_t) { one(chunk); }, monitor);
    }
    return together(parts);
}

}  // namespace maillage
