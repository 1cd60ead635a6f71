#include "preference/tally_kernel.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <vector>

#include "maillage/core/simd.hpp"
#include "preference/tally_slices.hpp"

namespace maillage::detail {
namespace {

constexpr std::size_t kWorkingBytes = std::size_t{1} << 20;  // planes that second-level caches of today hold

// Rows of working memory are so much longer than they need be, lest powers of two put them all on the same
// cache lines.
constexpr std::size_t kCacheLine = 64;

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
        const std::size_t topics = std::max(rows_.topics, std::size_t{1});
        const std::size_t words = rounded_up(topics, kernel_.lanes) * std::bit_width(topics);
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
        const bool bytes = bytes_are_quicker(first, last);
        LevelRange range{1, 1};
        if (!bytes || unranked_ == UnrankedPairs::ignored) range = range_of(first, last);
        const bool partly = unranked_ == UnrankedPairs::ignored && range.lowest == 0;
        if (!partly) all_units_ += units_of(first, last);
        Slices slices;
        slices.topics = rows_.topics;
        slices.groups = rounded_up(rounded_up(last - first, kGroup) / kGroup, kernel_.step);
        if (bytes && !partly) {
            add_bytes(first, last, slices.groups);
            return;
        }
        // Level - 1 puts 0, wrapped around, below all ranks; bit_width(highest level) of its bits are enough.
        const unsigned bias = partly ? 0 : 1;
        const unsigned most = range.lowest == 0 ? range.highest : range.highest - 1;
        slices.depth = std::max<std::size_t>(1, static_cast<std::size_t>(std::bit_width(most)));
        slice_weights(first, last, slices);
        slice_levels(first, last, bias, slices);
        kernel_.count(slices, {wins_, nullptr, false});
        if (partly) subtract_unranked(slices);
    }

    // Judged by the first agents: whatever the answer, the counts are right.
    bool bytes_are_quicker(std::size_t first, std::size_t last) const {
        if (!kBytes || rows_.units != nullptr || kernel_.byte_depth == 0) return false;
        const unsigned highest = range_of(first, std::min(last, first + kGroup)).highest;
        return static_cast<std::size_t>(std::bit_width(highest)) >= kernel_.byte_depth;
    }

    // Level 0 came before all ranks; and a is unranked where b is ranked just where "ranked(a) < ranked(b)".
    void subtract_unranked(Slices slices) {
        std::uint64_t* ranked = ranked_.of_size(rounded_up(slices.topics, kernel_.lanes) * slices.groups);
        kernel_.mark_ranked(slices, ranked);
        slices.words = ranked;
        slices.depth = 1;
        slices.stride = slices.groups * kernel_.lanes;
        kernel_.count(slices, {wins_, compared_, true});
        ranked_units_.resize(rows_.topics);
        kernel_.total(slices, ranked_units_.data());
    }

    void add_bytes(std::size_t first, std::size_t last, std::size_t groups) {
        const std::size_t agents = groups * kGroup;
        const std::size_t stride = agents + kCacheLine;
        auto* columns =
            reinterpret_cast<std::uint8_t*>(levels_.of_size(rounded_up(rows_.topics, 2) * stride / 8));
        for (std::size_t g = 0; g < groups; ++g) {
            const ByteRows rows = byte_rows(first + g * kGroup, last, 1, 0);
            kernel_.transpose(rows.bytes, rows_.topics, rows.bias, columns + g * kGroup, stride);
        }
        kernel_.count_bytes(columns, rows_.topics, agents, stride, wins_);
    }

    LevelRange range_of(std::size_t first, std::size_t last) const {
        const Level* levels = rows_.levels + first * rows_.topics;
        const std::size_t count = (last - first) * rows_.topics;
        if constexpr (kBytes) {
            return kernel_.range8(levels, count);
        } else {
            return kernel_.range16(levels, count);
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
        slices.stride = slices.groups * per_group + kCacheLine / 8;
        const std::size_t blocks = rounded_up(slices.topics, kernel_.lanes) / kernel_.lanes;
        std::uint64_t* words = levels_.of_size(blocks * slices.stride);
        for (std::size_t g = 0; g < slices.groups; ++g) {
            for (std::size_t plane = 0; plane < slices.depth; plane += 8) {
                const ByteRows rows = byte_rows(first + g * kGroup, last, bias, plane);
                kernel_.slice(rows.bytes, slices.topics, rows.bias,
                              {words + g * per_group + plane * kernel_.lanes, slices.stride,
                               std::min<std::size_t>(8, slices.depth - plane)});
            }
        }
        slices.words = words;
    }

    // kGroup rows of bytes that may be read kReadAhead too far, and what is still to be subtracted from them.
    struct ByteRows {
        const std::uint8_t* bytes;
        unsigned bias;
    };

    // Bits from `shift` up of the levels of agents from `agent` on. Two-byte levels, fewer than kGroup rows
    // and those that end the table are copied; agents who are not there hold all topics equal.
    ByteRows byte_rows(std::size_t agent, std::size_t last, unsigned bias, std::size_t shift) {
        const std::size_t n = rows_.topics;
        const std::size_t padded = kGroup * n + kReadAhead;
        if constexpr (kBytes) {
            if (agent + kGroup <= last && agent * n + padded <= rows_.agents * n) {
                return {rows_.levels + agent * n, bias};
            }
        }
        copy_.assign(padded, std::uint8_t{0});
        const std::size_t agents = agent < last ? std::min(kGroup, last - agent) : 0;
        std::transform(rows_.levels + agent * n, rows_.levels + (agent + agents) * n, copy_.begin(),
                       [&](Level level) {
                           return static_cast<std::uint8_t>(static_cast<Level>(level - bias) >> shift);
                       });
        return {copy_.data(), 0};
    }

    static constexpr bool kBytes = sizeof(Level) == 1;

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
