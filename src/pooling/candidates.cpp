#include "maillage/pooling/candidates.hpp"

#include <algorithm>
#include <atomic>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "core/own_lines.hpp"

namespace maillage {
namespace {

constexpr std::uint64_t kCounted = 1000;  // times the limit, before counting stops

// A graph that answers fast whether two vertices are linked.
class Links {
  public:
    explicit Links(const Neighbours& neighbours)
        : n_(neighbours.size()), words_((n_ + 63) / 64), bits_(n_ * words_), lists_(neighbours) {
        for (std::uint32_t v = 0; v < n_; ++v) add(v, neighbours[v]);
        for (std::uint32_t v = 0; v < n_; ++v) {
            std::sort(lists_[v].begin(), lists_[v].end());
            lists_[v].erase(std::unique(lists_[v].begin(), lists_[v].end()), lists_[v].end());
            for (const std::uint32_t u : lists_[v])
                if (!linked(u, v))
                    throw InvalidInput("vertex " + std::to_string(v) + " is linked with " +
                                       std::to_string(u) + ", but not the other way round; expected both");
        }
    }

    [[nodiscard]] bool linked(std::uint32_t a, std::uint32_t b) const {
        return (bits_[a * words_ + b / 64] >> (b % 64) & 1) != 0;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t v) const { return lists_[v]; }
    [[nodiscard]] std::size_t size() const { return n_; }

  private:
    void add(std::uint32_t v, const std::vector<std::uint32_t>& others) {
        for (const std::uint32_t u : others) {
            if (u >= n_)
                throw InvalidInput("vertex " + std::to_string(v) + " is linked with " + std::to_string(u) +
                                   "; there are " + std::to_string(n_) + " vertices");
            if (u == v)
                throw InvalidInput("vertex " + std::to_string(v) + " is linked with itself; expected others");
            bits_[v * words_ + u / 64] |= std::uint64_t{1} << (u % 64);
        }
    }

    std::size_t n_;
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
    Neighbours lists_;
};

// All groups whose first member is one vertex. `pairwise` may be null: then being connected is enough.
class alignas(detail::kOwnLines) Search {
  public:
    Search(const Links& links, const Links* pairwise, const CandidateOptions& options)
        : links_(&links), pairwise_(pairwise), options_(&options), seen_(links.size(), 0) {}

    // Counts only where `found` is null, and no further than `most`.
    std::uint64_t from(std::uint32_t root, Groups* found, std::uint64_t most) {
        root_ = root;
        found_ = found;
        most_ = most;
        count_ = 0;
        group_ = {root};
        std::vector<std::uint32_t> extension;
        std::vector<std::uint32_t> touched = {root};
        seen_[root] = 1;
        for (const std::uint32_t u : links_->of(root)) reach(u, extension, touched);
        grow(extension);
        for (const std::uint32_t u : touched) seen_[u] = 0;
        return count_;
    }

  private:
    void reach(std::uint32_t u, std::vector<std::uint32_t>& extension, std::vector<std::uint32_t>& touched) {
        if (u <= root_ || seen_[u] != 0) return;
        seen_[u] = 1;
        touched.push_back(u);
        extension.push_back(u);
    }

    [[nodiscard]] bool fits(std::uint32_t u) const {
        if (pairwise_ == nullptr) return true;
        return std::all_of(group_.begin(), group_.end(),
                           [&](std::uint32_t v) { return pairwise_->linked(u, v); });
    }

    // `extension`: what may still join; `seen_`: the group, what is linked with it, and the root's excluded ones.
    void grow(std::vector<std::uint32_t> extension) {
        keep();
        if (group_.size() == options_->max_size) return;
        if (found_ == nullptr && pairwise_ == nullptr && group_.size() + 1 == options_->max_size) {
            count_ += extension.size();
            return;
        }
        while (!extension.empty() && count_ <= most_) {
            const std::uint32_t u = extension.back();
            extension.pop_back();
            if (!fits(u)) continue;
            std::vector<std::uint32_t> wider = extension;
            std::vector<std::uint32_t> touched;
            group_.push_back(u);
            if (group_.size() < options_->max_size)
                for (const std::uint32_t next : links_->of(u)) reach(next, wider, touched);
            grow(std::move(wider));
            group_.pop_back();
            for (const std::uint32_t next : touched) seen_[next] = 0;
        }
    }

    void keep() {
        if (group_.size() < options_->min_size) return;
        ++count_;
        if (found_ == nullptr) return;
        sorted_ = group_;
        std::sort(sorted_.begin(), sorted_.end());
        found_->add(sorted_);
    }

    const Links* links_;
    const Links* pairwise_;
    const CandidateOptions* options_;
    std::vector<std::uint8_t> seen_;
    std::uint32_t root_ = 0;
    Groups* found_ = nullptr;
    std::uint64_t most_ = 0;
    std::uint64_t count_ = 0;
    std::vector<std::uint32_t> group_;
    std::vector<std::uint32_t> sorted_;
};

void check_options(const CandidateOptions& options) {
    if (options.min_size == 0 || options.min_size > options.max_size)
        throw InvalidInput("groups of " + std::to_string(options.min_size) + " to " +
                           std::to_string(options.max_size) + " members; expected 1 <= min_size <= max_size");
}

std::uint64_t counted(const Links& links, const Links* pairwise, const CandidateOptions& options,
                      const Monitor& monitor) {
    std::vector<Search> workers(workers_for(links.size()), Search(links, pairwise, options));
    std::vector<std::uint64_t> counts(links.size(), 0);
    const std::uint64_t most =
        options.limit > UINT64_MAX / kCounted ? UINT64_MAX - 1 : options.limit * kCounted;
    std::atomic<std::uint64_t> sum = 0;
    for_each_chunk(
        links.size(),
        [&](std::size_t root, std::size_t worker) {
            if (sum.load() > most) return;
            counts[root] = workers[worker].from(static_cast<std::uint32_t>(root), nullptr, most);
            sum += counts[root];
        },
        monitor);
    return std::min(sum.load(), most + 1);
}

Groups found(const Links& links, const Links* pairwise, const CandidateOptions& options,
             const Monitor& monitor) {
    const std::uint64_t count = counted(links, pairwise, options, monitor);
    if (count > options.limit) {
        const bool more = count > options.limit * kCounted;
        throw LimitExceeded("there are " + std::string(more ? "more than " : "") +
                            std::to_string(more ? count - 1 : count) + " candidate groups of up to " +
                            std::to_string(options.max_size) + " members, above the limit of " +
                            std::to_string(options.limit) +
                            "; allow smaller groups (max_size), shorter distances, or a higher limit");
    }
    std::vector<Search> workers(workers_for(links.size()), Search(links, pairwise, options));
    std::vector<Groups> of_root(links.size());
    for_each_chunk(
        links.size(),
        [&](std::size_t root, std::size_t worker) {
            workers[worker].from(static_cast<std::uint32_t>(root), &of_root[root], UINT64_MAX);
        },
        monitor);
    Groups all;
    all.offsets.reserve(count + 1);
    for (const Groups& part : of_root) {
        const std::size_t shift = all.members.size();
        all.members.insert(all.members.end(), part.members.begin(), part.members.end());
        for (std::size_t i = 1; i < part.offsets.size(); ++i) all.offsets.push_back(shift + part.offsets[i]);
    }
    return all;
}

}  // namespace

std::uint64_t count_candidate_groups(const Neighbours& neighbours, const CandidateOptions& options,
                                     const Monitor& monitor) {
    check_options(options);
    const Links links(neighbours);
    return counted(links, options.shape == GroupShape::kPairwise ? &links : nullptr, options, monitor);
}

Groups candidate_groups(const Neighbours& neighbours, const CandidateOptions& options,
                        const Monitor& monitor) {
    check_options(options);
    const Links links(neighbours);
    return found(links, options.shape == GroupShape::kPairwise ? &links : nullptr, options, monitor);
}

Groups candidate_groups(const Neighbours& links, const Neighbours& compatible,
                        const CandidateOptions& options, const Monitor& monitor) {
    check_options(options);
    if (links.size() != compatible.size())
        throw InvalidInput("links of " + std::to_string(links.size()) + " vertices, compatible pairs of " +
                           std::to_string(compatible.size()) + "; expected the same vertices");
    const Links linked(links);
    const Links pairs(compatible);
    return found(linked, &pairs, options, monitor);
}

}  // namespace maillage
