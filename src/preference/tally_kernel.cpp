#include "preference/tally_kernel.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <type_traits>
#include <vector>

#include "maillage/core/simd.hpp"
#include "preference/tally_slices.hpp"

namespace maillage::detail {
namespace {

constexpr std::size_t kWorkingBytes = std::size_t{1} << 20;  // planes that second-level caches of today hold

const TallyKernel& chosen_kernel() {
    switch (instruction_set()) {
        case InstructionSet::avx512:
            return avx512_tally_kernel();
        case InstructionSet::avx2:
            return avx2_tally_kernel();
        case InstructionSet::portable:
            break;
    }
    return portable_tally_kernel();
}

std::size_t rounded_up(std::size_t value, std::size_t step) {
    return (value + step - 1) / step * step;
}

// Words that start on a cache line and are not cleared.
class Words {
  public:
    std::uint64_t* of_size(std::size_t size) {
        if (size > size_) {
            storage_ = std::make_unique_for_overwrite<std::uint64_t[]>(size + 8);
            size_ = size;
            const auto address = reinterpret_cast<std::uintptr_t>(storage_.get());
            begin_ = storage_.get() + (64 - address % 64) % 64 / 8;
        }
        return begin_;
    }

  private:
    std::unique_ptr<std::uint64_t[]> storage_;
    std::uint64_t* begin_ = nullptr;
    std::size_t size_ = 0;
};

template <typename Level>
class Tallier {
  public:
    Tallier(const RankRows<Level>& rows, UnrankedPairs unranked, std::int64_t* wins, std::int64_t* compared)
        : rows_(rows), unranked_(unranked), wins_(wins), compared_(compared), kernel_(chosen_kernel()) {}

    void add(std::size_t first, std::size_t last) {
        const std::size_t words = rounded_up(rows_.topics, kernel_.lanes) * std::bit_width(rows_.topics);
        const std::size_t groups =
            std::clamp(kWorkingBytes / (8 * words), std::size_t{8}, kMostGroups) / 4 * 4;
        for (std::size_t agent = first; agent < last; agent += groups * kGroup) {
            add_some(agent, std::min(last, agent + groups * kGroup));
        }
        for (std::size_t a = 0; compared_ != nullptr && a < rows_.topics; ++a) {
            for (std::size_t b = 0; b < rows_.topics; ++b) {
                if (a != b)
                    compared_[a * rows_.topics + b] +=
                        all_units_ + (ranked_units_.empty() ? 0 : ranked_units_[b]);
            }
        }
    }

  private:
    void add_some(std::size_t first, std::size_t last) {
        const LevelScan scan = scan_of(rows_.levels + first * rows_.topics, (last - first) * rows_.topics);
        const bool partly = unranked_ == UnrankedPairs::ignored && scan.has_zero;
        // Level - 1 puts 0, wrapped around, below all ranks; its lowest bit_width(highest level) bits are
        // enough.
        const unsigned bias = partly ? 0 : 1;
        const std::uint64_t used = bias == 0 || scan.has_zero ? scan.bits : scan.bits_minus_one;
        Slices slices;
        slices.topics = rows_.topics;
        slices.groups = rounded_up(rounded_up(last - first, kGroup) / kGroup, kernel_.step);
        slices.depth = std::max<std::size_t>(1, static_cast<std::size_t>(std::bit_width(used)));
        slice_weights(first, last, slices);
        slice_levels(first, last, bias, slices);
        kernel_.count(slices, {wins_, nullptr, false});
        if (partly) {
            subtract_unranked(slices);
        } else {
            all_units_ += units_of(first, last);
        }
    }

    // Level 0 came before all ranks; and a is unranked where b is ranked just where "ranked(a) < ranked(b)".
    void subtract_unranked(Slices slices) {
        std::uint64_t* ranked = ranked_.of_size(rounded_up(slices.topics, kernel_.lanes) * slices.groups);
        kernel_.mark_ranked(slices, ranked);
        slices.words = ranked;
        slices.depth = 1;
        kernel_.count(slices, {wins_, compared_, true});
        ranked_units_.resize(rows_.topics);
        kernel_.total(slices, ranked_units_.data());
    }

    LevelScan scan_of(const Level* levels, std::size_t count) const {
        if constexpr (std::is_same_v<Level, std::uint8_t>) {
            return kernel_.scan8(levels, count);
        } else {
            return kernel_.scan16(levels, count);
        }
    }

    std::int64_t units_of(std::size_t first, std::size_t last) const {
        if (rows_.units == nullptr) return static_cast<std::int64_t>(last - first);
        std::int64_t sum = 0;
        for (std::size_t agent = first; agent < last; ++agent) sum += rows_.units[agent];
        return sum;
    }

    void slice_weights(std::size_t first, std::size_t last, Slices& slices) {
        if (rows_.units == nullptr) return;
        std::uint64_t used = 0;
        for (std::size_t agent = first; agent < last; ++agent)
            used |= static_cast<std::uint64_t>(rows_.units[agent]);
        slices.weight_depth = static_cast<std::size_t>(std::bit_width(used));
        const std::size_t size = slices.groups * slices.weight_depth;
        std::uint64_t* words = weights_.of_size(size + 1);
        std::fill_n(words, size, std::uint64_t{0});
        for (std::size_t agent = first; agent < last; ++agent) {
            const std::size_t at = agent - first;
            for (auto left = static_cast<std::uint64_t>(rows_.units[agent]); left != 0; left &= left - 1) {
                const auto bit = static_cast<std::size_t>(std::countr_zero(left));
                words[at / kGroup * slices.weight_depth + bit] |= std::uint64_t{1} << at % kGroup;
            }
        }
        slices.weights = words;
    }

    void slice_levels(std::size_t first, std::size_t last, unsigned bias, Slices& slices) {
        const std::size_t per_group = slices.depth * kernel_.lanes;
        const std::size_t stride = slices.groups * per_group;
        std::uint64_t* words =
            levels_.of_size(rounded_up(slices.topics, kernel_.lanes) / kernel_.lanes * stride + 1);
        for (std::size_t g = 0; g < slices.groups; ++g) {
            const std::size_t agent = first + g * kGroup;
            slice_group(agent, agent < last ? std::min(kGroup, last - agent) : 0, bias, slices.depth,
                        {words + g * per_group, stride, 0});
        }
        slices.words = words;
    }

    // Two-byte levels, and rows that are not 64 or that end the table, go through a copy.
    void slice_group(std::size_t agent, std::size_t agents, unsigned bias, std::size_t depth,
                     SliceTarget target) {
        const std::size_t n = rows_.topics;
        const std::size_t cells = agents * n;
        const Level* levels = rows_.levels + agent * n;
        const std::size_t padded = kGroup * n + kReadAhead;
        for (std::size_t byte = 0; 8 * byte < depth; ++byte, target.words += 8 * kernel_.lanes) {
            target.planes = std::min<std::size_t>(8, depth - 8 * byte);
            if constexpr (std::is_same_v<Level, std::uint8_t>) {
                if (agents == kGroup && agent * n + padded <= rows_.agents * n) {
                    kernel_.slice(levels, n, bias, target);
                    continue;
                }
            }
            copy_.resize(padded);
            for (std::size_t i = 0; i < cells; ++i) {
                copy_[i] = static_cast<std::uint8_t>(static_cast<Level>(levels[i] - bias) >> (8 * byte));
            }
            std::fill(copy_.begin() + static_cast<std::ptrdiff_t>(cells), copy_.end(), std::uint8_t{0});
            kernel_.slice(copy_.data(), n, 0, target);
        }
    }

    RankRows<Level> rows_;
    UnrankedPairs unranked_;
    std::int64_t* wins_;
    std::int64_t* compared_;
    const TallyKernel& kernel_;
    std::int64_t all_units_ = 0;              // of agents who compared all pairs
    std::vector<std::int64_t> ranked_units_;  // of the others who ranked the topic
    Words levels_, ranked_, weights_;
    std::vector<std::uint8_t> copy_;
};

}  // namespace

void add_pairwise(const RankRows<std::uint8_t>& rows, UnrankedPairs unranked, std::size_t first,
                  std::size_t last, std::int64_t* wins, std::int64_t* compared) {
    Tallier<std::uint8_t>(rows, unranked, wins, compared).add(first, last);
}

void add_pairwise(const RankRows<std::uint16_t>& rows, UnrankedPairs unranked, std::size_t first,
                  std::size_t last, std::int64_t* wins, std::int64_t* compared) {
    Tallier<std::uint16_t>(rows, unranked, wins, compared).add(first, last);
}

}  // namespace maillage::detail
