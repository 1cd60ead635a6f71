#pragma once
// What a linear program may contain; each function throws InvalidInput naming the place and the value.

#include <cstddef>
#include <span>
#include <string>

#include "maillage/solver/linear_program.hpp"

namespace maillage::solver {

/// Values from here on would be taken for no bound, or lose all digits.
inline constexpr double kLargestCoefficient = 1e15;
inline constexpr double kLargestCost = 1e15;

void check_cost(std::size_t column, double cost);
void check_bounds(const std::string& what, double lower, double upper);
/// `what` names the row or column that holds the terms, `other` what they point at, of which there are `n`.
void check_terms(const std::string& what, const char* other, std::size_t n, std::span<const Term> terms);
void check_index(const char* what, std::size_t index, std::size_t n);
void check_program(const LinearProgram& program);
void check_options(const SolverOptions& options);

}  // namespace maillage::solver
