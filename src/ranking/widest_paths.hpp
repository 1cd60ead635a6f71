#pragma once
// Widest paths between all pairs (Floyd and Warshall), for strengths of duels.

#include <cstdint>

#include "maillage/core/monitor.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage::detail {

/// Replaces each strength (row to column, 0 = no edge) by that of the widest path; the diagonal becomes 0.
/// Strengths travel in the narrowest integers that hold them, which is what makes it fast.
void widen(RowMatrix<std::int64_t>& strengths, const Monitor& monitor);

}  // namespace maillage::detail
