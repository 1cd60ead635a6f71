#pragma once
// Amounts of money as they are checked and rounded.

#include <cmath>
#include <cstdint>
#include <string>

#include "maillage/core/error.hpp"

namespace maillage::detail {

/// A number as people write it: without superfluous zeros.
inline std::string shown(double value) {
    std::string text = std::to_string(value);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text;
}

inline void require_amount(const std::string& name, double value) {
    if (!std::isfinite(value) || value < 0)
        throw InvalidInput(name + " is " + shown(value) + "; expected a number >= 0");
}

inline void require_share(const std::string& name, double value) {
    if (!(value >= 0 && value <= 1))
        throw InvalidInput(name + " is " + shown(value) + "; expected from 0 to 1");
}

using Cents = std::int64_t;

inline Cents cents(double euros) {
    return static_cast<Cents>(std::llround(euros * 100));
}

inline double euros(Cents amount) {
    return static_cast<double>(amount) / 100;
}

}  // namespace maillage::detail
