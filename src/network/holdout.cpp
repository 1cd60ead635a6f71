#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/random.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/network/introductions.hpp"
#include "network/contact_sums.hpp"

namespace maillage {
namespace {

constexpr std::size_t kMaxVertices = 20'000;

// How many hidden ties and how many other pairs have one score.
struct Level {
    std::uint64_t score = 0;
    std::uint64_t hidden = 0;
    std::uint64_t others = 0;
};

std::uint64_t all_pairs(const Graph& graph) {
    const std::uint64_t n = graph.n_vertices();
    return n * (n - 1) / 2;
}

// All pairs without a known tie, by score, the highest first. Most of them have the score 0 and are not listed.
std::vector<Level> levels(const Graph& known, const Graph& whole, ContactMeasure measure) {
    std::vector<Level> found;
    detail::ContactSums sums(known);
    std::uint64_t hidden = 0;
    std::uint64_t others = 0;
    for (Vertex v = 0; v < known.n_vertices(); ++v) {
        sums.fill(v, measure);
        for (const Vertex w : sums.touched()) {
            if (w < v || sums.kept(w) == 0) continue;
            const bool is_hidden = whole.has_arc(v, w);
            (is_hidden ? hidden : others) += 1;
            found.push_back({sums.kept(w), is_hidden ? 1U : 0U, is_hidden ? 0U : 1U});
        }
    }
    found.push_back(
        {0, whole.n_edges() - known.n_edges() - hidden, all_pairs(whole) - whole.n_edges() - others});
    std::ranges::sort(found, std::greater{}, &Level::score);
    std::size_t last = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
        if (found[i].score == found[last].score) {
            found[last].hidden += found[i].hidden;
            found[last].others += found[i].others;
        } else {
            found[++last] = found[i];
        }
    }
    found.resize(last + 1);
    return found;
}

double area_under_curve(const std::vector<Level>& levels, double hidden, double others) {
    double won = 0.0;
    double above = 0.0;
    for (const Level& level : levels) {
        won += static_cast<double>(level.others) * (above + 0.5 * static_cast<double>(level.hidden));
        above += static_cast<double>(level.hidden);
    }
    return won / (hidden * others);
}

double precision_of_best(const std::vector<Level>& levels, double wanted) {
    double taken = 0.0;
    double right = 0.0;
    for (const Level& level : levels) {
        const auto size = static_cast<double>(level.hidden + level.others);
        if (size == 0.0) continue;
        const double part = std::min(size, wanted - taken);
        right += static_cast<double>(level.hidden) * part / size;
        taken += part;
        if (taken >= wanted) break;
    }
    return right / wanted;
}

Graph without_some(const Graph& whole, std::size_t n_hidden, RandomStream random) {
    std::vector<Edge> edges(whole.edges().begin(), whole.edges().end());
    random.shuffle(std::span(edges));
    return Graph(whole.n_vertices(), std::span(edges).subspan(n_hidden));
}

void check(const Graph& whole, const HoldoutOptions& options, std::size_t n_hidden) {
    if (whole.n_vertices() > kMaxVertices) {
        throw LimitExceeded("the graph has " + std::to_string(whole.n_vertices()) +
                            " vertices; all pairs are compared of at most " + std::to_string(kMaxVertices));
    }
    if (!(options.share > 0.0 && options.share < 1.0))
        throw InvalidInput("share is " + std::to_string(options.share) + "; expected between 0 and 1");
    if (options.repeats == 0) throw InvalidInput("repeats is 0; expected at least 1");
    if (n_hidden == 0 || n_hidden >= whole.n_edges())
        throw InvalidInput("the graph has " + std::to_string(whole.n_edges()) +
                           " ties; expected enough to hide some and keep some");
    if (all_pairs(whole) == whole.n_edges())
        throw InvalidInput("every pair has a tie; expected some without");
}

}  // namespace

HoldoutQuality holdout_quality(const Graph& graph, ContactMeasure measure, const HoldoutOptions& options,
                               const Monitor& monitor) {
    const Graph whole = graph.undirected();
    const double wanted = std::round(options.share * static_cast<double>(whole.n_edges()));
    const auto n_hidden = static_cast<std::size_t>(std::isfinite(wanted) ? std::max(wanted, 0.0) : 0.0);
    check(whole, options, n_hidden);
    HoldoutQuality quality;
    quality.auc.resize(options.repeats);
    quality.precision.resize(options.repeats);
    quality.n_hidden = n_hidden;
    const auto hidden = static_cast<double>(n_hidden);
    const auto others = static_cast<double>(all_pairs(whole) - whole.n_edges());
    quality.chance_precision = hidden / (hidden + others);
    const auto repeat = [&](std::size_t r, std::size_t) {
        const Graph known = without_some(whole, n_hidden, RandomStream(options.seed, r));
        const std::vector<Level> scored = levels(known, whole, measure);
        quality.auc[r] = area_under_curve(scored, hidden, others);
        quality.precision[r] = precision_of_best(scored, hidden);
    };
    for_each_chunk(options.repeats, repeat, monitor);
    return quality;
}

}  // namespace maillage
