#include "pooling/exact.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <utility>

namespace maillage::detail {

std::string to_string(const Rational& value) {
    return value.str();
}

std::optional<Rational> parse_rational(std::string_view text) {
    constexpr std::size_t kMaxDigits = 2000;
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    BigInt numbers[2] = {0, 1};
    std::size_t place = 0;
    std::size_t digits = 0;
    bool decimals = false;
    for (const char letter : text) {
        if (letter == '/' && place == 0 && !decimals && digits > 0) {
            place = 1;
            numbers[1] = 0;
            digits = 0;
        } else if (letter == '.' && place == 0 && !decimals) {
            decimals = true;
        } else if (letter >= '0' && letter <= '9' && digits < kMaxDigits) {
            numbers[place] = numbers[place] * 10 + (letter - '0');
            if (decimals) numbers[1] *= 10;
            ++digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || numbers[1] == 0) return std::nullopt;
    const Rational found(numbers[0], numbers[1]);
    return negative ? Rational(-found) : found;
}

double to_double(const Rational& value) {
    return value.convert_to<double>();
}

Rational to_rational(double value) {
    std::array<char, 400> text{};
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const auto found = parse_rational({text.data(), static_cast<std::size_t>(written.ptr - text.data())});
    assert(found);
    return *found;
}

Equations::Effect Equations::add(std::vector<Rational> coefficients, Rational right) {
    assert(coefficients.size() == unknowns_);
    const auto subtract = [this](std::vector<Rational>& row, Rational& value, const Row& other) {
        const Rational factor = row[other.pivot];
        if (factor == 0) return;
        for (std::size_t i = 0; i < unknowns_; ++i)
            if (other.coefficients[i] != 0) row[i] -= factor * other.coefficients[i];
        value -= factor * other.right;
    };
    for (const Row& row : rows_) subtract(coefficients, right, row);
    std::size_t pivot = 0;
    while (pivot < unknowns_ && coefficients[pivot] == 0) ++pivot;
    if (pivot == unknowns_) return right == 0 ? Effect::kImplied : Effect::kContradicts;

    const Rational lead = coefficients[pivot];
    for (Rational& value : coefficients)
        if (value != 0) value /= lead;
    right /= lead;
    Row added{std::move(coefficients), std::move(right), pivot};
    for (Row& row : rows_) subtract(row.coefficients, row.right, added);
    rows_.push_back(std::move(added));
    return Effect::kNew;
}

std::optional<std::vector<Rational>> Equations::solution() const {
    if (rank() < unknowns_) return std::nullopt;
    return some_solution();
}

std::vector<Rational> Equations::some_solution() const {
    std::vector<Rational> found(unknowns_, Rational(0));
    for (const Row& row : rows_) found[row.pivot] = row.right;
    return found;
}

std::vector<std::vector<Rational>> Equations::null_space() const {
    std::vector<bool> is_pivot(unknowns_, false);
    for (const Row& row : rows_) is_pivot[row.pivot] = true;
    std::vector<std::vector<Rational>> directions;
    for (std::size_t free = 0; free < unknowns_; ++free) {
        if (is_pivot[free]) continue;
        std::vector<Rational> direction(unknowns_, Rational(0));
        direction[free] = 1;
        for (const Row& row : rows_) direction[row.pivot] = -row.coefficients[free];
        directions.push_back(std::move(direction));
    }
    return directions;
}

}  // namespace maillage::detail
