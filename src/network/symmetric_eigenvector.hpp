#pragma once
// The eigenvector of the largest eigenvalue of a symmetric table, by steps that are each the best within the plane of
// the last direction and the present error (A. V. Knyazev, "Toward the optimal preconditioned eigensolver", SIAM
// Journal on Scientific Computing 23, 2001, without a preconditioner). Where the second eigenvalue is near the first,
// as on long networks, the power method takes the square of the number of steps. O(n + arcs) a step.

#include <functional>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/network/centrality.hpp"

namespace maillage::detail {

/// Product of the table with a vector: fills the second with what the first becomes.
using Product = std::function<void(const std::vector<double>&, std::vector<double>&)>;

/// Values up to the tolerance, the largest of them 1, from `n` equal ones.
[[nodiscard]] IteratedCentrality symmetric_eigenvector(std::size_t n, const Product& product,
                                                       const Iteration& iteration, const Monitor& monitor);

}  // namespace maillage::detail
