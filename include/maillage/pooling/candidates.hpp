#pragma once
// Which groups could act together? All connected groups of a graph of pairs up to a size, each once: enumeration of
// connected subgraphs by exclusive neighbours (Wernicke, "Efficient detection of network motifs", IEEE/ACM
// Transactions on Computational Biology and Bioinformatics 3, 2006), from every vertex in parallel. Time and memory
// grow with the number of groups, which is counted first.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "maillage/core/monitor.hpp"
#include "maillage/export.hpp"
#include "maillage/pooling/group_costs.hpp"

namespace maillage {

/// Whose members must be linked pairwise.
enum class GroupShape : std::uint8_t {
    kConnected,  ///< every member reaches every other through members
    kPairwise,   ///< every member is linked with every other
};

/// Which groups are wanted.
struct CandidateOptions {
    std::size_t min_size = 2;
    std::size_t max_size = 5;
    GroupShape shape = GroupShape::kConnected;
    std::uint64_t limit = 5'000'000;  ///< more groups than this are refused, with their number
};

/// Number of groups of `candidate_groups`, counted without storing them; stops above 1,000 x options.limit.
///
/// Throws InvalidInput for vertices out of range, loops, pairs linked in one direction only, and sizes that are 0 or
/// reversed.
[[nodiscard]] MAILLAGE_EXPORT std::uint64_t count_candidate_groups(const Neighbours& neighbours,
                                                                   const CandidateOptions& options = {},
                                                                   const Monitor& monitor = {});

/// All groups of the graph with options.min_size to options.max_size members, by their first member.
///
/// Throws as `count_candidate_groups`, and LimitExceeded with the number of groups and the remedy.
[[nodiscard]] MAILLAGE_EXPORT Groups candidate_groups(const Neighbours& neighbours,
                                                      const CandidateOptions& options = {},
                                                      const Monitor& monitor = {});

/// The same where two graphs say who may be together: groups connected by `links`, every two of whose members
/// are in `compatible`.
[[nodiscard]] MAILLAGE_EXPORT Groups candidate_groups(const Neighbours& links, const Neighbours& compatible,
                                                      const CandidateOptions& options = {},
                                                      const Monitor& monitor = {});

}  // namespace maillage
