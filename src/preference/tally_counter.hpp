// Population counts where the processor has none for vectors: carry-save adders collect four words before one
// is counted (Harley and Seal; Mula, Kurz and Lemire, Faster population counts using AVX2 instructions, The
// Computer Journal 61, 2018). Included like tally_kernel_body.hpp, after
//   count_bytes(w)  population count of each byte
//   sum_bytes(w)    sum of the bytes of each 64-bit lane

struct Carry {
    Word sum, carry;
};

MAILLAGE_TARGET inline Carry add_bits(Word a, Word b, Word c) {
    const Word half = a ^ b;
    return {half ^ c, (a & b) | (half & c)};
}

class Counter {
  public:
    MAILLAGE_TARGET inline void add(const Word (&words)[4]) {
        const Carry first = add_bits(ones_, words[0], words[1]);
        const Carry second = add_bits(first.sum, words[2], words[3]);
        const Carry both = add_bits(twos_, first.carry, second.carry);
        ones_ = second.sum;
        twos_ = both.sum;
        fours_ = add_to_bytes(fours_, count_bytes(both.carry));  // at most 8 a call, kMostGroups / 4 calls
    }

    // Horner's rule over the bits of the weights.
    MAILLAGE_TARGET inline void add(const Word (&words)[4], const std::uint64_t* weights, std::size_t depth) {
        for (const Word word : words) {
            Word units = {};
            for (std::size_t k = depth; k-- > 0;) {
                units = units + units + sum_bytes(count_bytes(word & broadcast(weights[k])));
            }
            units_ = units_ + units;
            weights += depth;
        }
    }

    MAILLAGE_TARGET inline Word sum() const {
        const Word ones = sum_bytes(count_bytes(ones_));
        const Word twos = sum_bytes(count_bytes(twos_));
        const Word fours = sum_bytes(fours_);
        return units_ + ones + twos + twos + fours + fours + fours + fours;
    }

  private:
    Word ones_ = {};
    Word twos_ = {};
    Word fours_ = {};
    Word units_ = {};
};

// Whether a < b is the borrow of a - b, from the lowest bit up: where a and b differ it is b, elsewhere the
// borrow so far. With the borrow held as borrow ^ (next bit of b), a bit takes three operations instead of
// four.
template <std::size_t Topics, bool Both>
MAILLAGE_TARGET inline void compare_group(const std::uint64_t* a, const std::uint64_t* b, std::size_t depth,
                                          std::size_t u, Word (&less)[Topics][kStep],
                                          Word (&differ)[Topics][kStep]) {
    Word now = load(b);
    Word held[Topics];
    Word any[Topics] = {};
    for (std::size_t i = 0; i < Topics; ++i) held[i] = now;
    const auto step = [&](std::size_t p, Word change) MAILLAGE_TARGET {
        for (std::size_t i = 0; i < Topics; ++i) {
            const Word differs = broadcast(a[p * kLanes + i]) ^ now;
            held[i] = and_not(differs, held[i]) ^ change;
            if constexpr (Both) any[i] = any[i] | differs;
        }
    };
    const auto step_to = [&](std::size_t p) MAILLAGE_TARGET {
        const Word next = load(b + (p + 1) * kLanes);
        step(p, now ^ next);
        now = next;
    };
    if (depth > 1) step_to(0);  // apart, because then nothing is or-ed to nothing
    for (std::size_t p = 1; p + 1 < depth; ++p) step_to(p);
    step(depth - 1, now);
    for (std::size_t i = 0; i < Topics; ++i) {
        less[i][u] = held[i];
        differ[i][u] = any[i];
    }
}
