#pragma once
// Exact rational numbers and linear equations over them.

// Compilers that inline small integers of Boost wrongly suspect their other half of being read.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <boost/multiprecision/cpp_int.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maillage::detail {

using BigInt =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using Rational = boost::multiprecision::number<
    boost::multiprecision::rational_adaptor<boost::multiprecision::cpp_int_backend<>>,
    boost::multiprecision::et_off>;

/// "3", "-67/3": a reduced fraction, as Python's `Fraction` reads it.
[[nodiscard]] std::string to_string(const Rational& value);

/// The number that a text such as "67/3", "-12.5" or "4" writes; nothing for anything else.
[[nodiscard]] std::optional<Rational> parse_rational(std::string_view text);

/// The double nearest to it.
[[nodiscard]] double to_double(const Rational& value);

/// What a finite double says: the shortest decimal that reads as it.
[[nodiscard]] Rational to_rational(double value);

/// Linear equations, taken in one by one and reduced at once; those that say nothing new are dropped.
class Equations {
  public:
    explicit Equations(std::size_t unknowns) : unknowns_(unknowns) {}

    enum class Effect { kNew, kImplied, kContradicts };
    /// Adds `coefficients . x = right`; `coefficients` has one entry for each unknown.
    Effect add(std::vector<Rational> coefficients, Rational right);

    [[nodiscard]] std::size_t rank() const { return rows_.size(); }
    [[nodiscard]] std::size_t unknowns() const { return unknowns_; }
    /// The one solution; nothing while the rank is below the number of unknowns.
    [[nodiscard]] std::optional<std::vector<Rational>> solution() const;
    /// A solution in which every unknown without an equation of its own is 0.
    [[nodiscard]] std::vector<Rational> some_solution() const;
    /// Vectors that span everything orthogonal to all rows of coefficients.
    [[nodiscard]] std::vector<std::vector<Rational>> null_space() const;

  private:
    // In reduced row echelon form: the pivot of a row is 1 and stands in no other row.
    struct Row {
        std::vector<Rational> coefficients;
        Rational right;
        std::size_t pivot;
    };
    std::size_t unknowns_;
    std::vector<Row> rows_{};
};

}  // namespace maillage::detail
