#pragma once
// Who prefers what: agents x topics, as ranks, scores or approvals, with weights. The one preference model of
// the library; every ranking, committee and deliberation starts from it. Stored once, row-major, one byte a
// rank.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "maillage/export.hpp"

namespace maillage {

template <typename T>
using RowMatrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// What the cells of a PreferenceMatrix say.
enum class PreferenceKind {
    ranks,     ///< 1 = most preferred, equal numbers tie, 0 = not ranked
    scores,    ///< higher is better, NaN = no answer
    approvals  ///< 1 = yes, 2 = no, 0 = no answer
};

/// "ranks", "scores" or "approvals".
[[nodiscard]] MAILLAGE_EXPORT std::string_view name(PreferenceKind kind);

/// Names and weights that go with a table; whatever is left empty takes its default.
struct PreferenceLabels {
    std::vector<std::string> topics = {};  ///< default "T1", "T2", ...
    std::vector<std::string> agents = {};  ///< default "A1", "A2", ...
    std::vector<double> weights = {};      ///< positive, one per agent; default 1
};

/// Which conversion to approvals: a topic is approved if its rank is at most `max_rank`, or its score at
/// least `min_score`.
struct ApprovalThreshold {
    int max_rank = 0;                                             ///< 0: not given
    double min_score = std::numeric_limits<double>::quiet_NaN();  ///< NaN: not given
};

/// The preferences of agents over topics: ranks, scores or approvals.
///
/// An immutable value; copies share their storage. Rows are agents and columns are topics, both with unique
/// ids. Ranks of up to 255 levels are stored in one byte each.
///
/// Examples
/// --------
/// >>> import maillage as ml
/// >>> p = ml.PreferenceMatrix.from_ranks([[1, 2, 0], [2, 1, 3]], topics=["data", "means", "roles"])
/// >>> p
/// PreferenceMatrix(ranks, 2 agents x 3 topics, 1 cell without answer)
class MAILLAGE_EXPORT PreferenceMatrix {
  public:
    /// Preferences given as ranks.
    ///
    /// Parameters
    /// ----------
    /// ranks
    ///     (n_agents, n_topics) integers: 1 = most preferred, equal numbers tie, 0 (or NaN, or missing) = not
    ///     ranked. An array, a list of lists, or a pandas, polars or Arrow table whose columns are topics. A
    ///     read-only or memory-mapped C-ordered numpy array of type uint8 is viewed in place; anything else
    ///     is copied once.
    /// topics, agents
    ///     Unique ids; by default the columns and index of a table, otherwise "T1", "T2", ... and "A1", "A2",
    ///     ...
    /// weights
    ///     One positive number per agent, 1 by default. Fractions such as 1/3 are tallied exactly.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If a rank is negative, fractional or above 65,535, an id is repeated, a weight is not a positive
    ///     finite number, or the shapes disagree.
    static PreferenceMatrix from_ranks(const Eigen::Ref<const RowMatrix<std::int64_t>>& ranks,
                                       PreferenceLabels labels = {});
    static PreferenceMatrix from_ranks(const Eigen::Ref<const RowMatrix<double>>& ranks,
                                       PreferenceLabels labels = {});
    static PreferenceMatrix from_ranks(const Eigen::Ref<const RowMatrix<std::uint8_t>>& ranks,
                                       PreferenceLabels labels = {});

    /// Ranks viewed in place: `data` is row-major agents x topics, and `owner` keeps it alive and unchanged.
    static PreferenceMatrix view_ranks(std::shared_ptr<const std::uint8_t> data, std::size_t agents,
                                       std::size_t topics, PreferenceLabels labels = {});

    /// Preferences given as scores.
    ///
    /// Parameters
    /// ----------
    /// scores
    ///     (n_agents, n_topics) finite numbers, higher is better; NaN (or missing) = no answer. An array, a
    ///     list of lists, or a pandas, polars or Arrow table whose columns are topics.
    /// topics, agents, weights
    ///     As for `from_ranks`.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If a score is infinite, an id is repeated, a weight is not positive, or the shapes disagree.
    static PreferenceMatrix from_scores(const Eigen::Ref<const RowMatrix<double>>& scores,
                                        PreferenceLabels labels = {});

    /// Preferences given as approvals.
    ///
    /// Parameters
    /// ----------
    /// mask
    ///     (n_agents, n_topics) booleans, or numbers 1 = yes, 0 = no, NaN (or missing) = no answer. An array,
    ///     a list of lists, or a pandas, polars or Arrow table whose columns are topics.
    /// topics, agents, weights
    ///     As for `from_ranks`.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If a value is neither yes, no nor missing, an id is repeated, a weight is not positive, or the
    ///     shapes disagree.
    static PreferenceMatrix from_approvals(const Eigen::Ref<const RowMatrix<double>>& mask,
                                           PreferenceLabels labels = {});

    [[nodiscard]] PreferenceKind kind() const;
    [[nodiscard]] std::size_t n_agents() const;
    [[nodiscard]] std::size_t n_topics() const;
    /// Ids of the topics, in column order.
    [[nodiscard]] const std::vector<std::string>& topics() const&;
    const std::vector<std::string>& topics() const&& = delete;
    /// Ids of the agents, in row order.
    [[nodiscard]] std::vector<std::string> agents() const;
    [[nodiscard]] std::string agent(std::size_t row) const;
    /// Column of a topic; throws NotFound.
    [[nodiscard]] std::size_t topic_index(std::string_view topic) const;
    /// Row of an agent; throws NotFound.
    [[nodiscard]] std::size_t agent_index(std::string_view agent) const;

    /// Weight of each agent, in row order.
    [[nodiscard]] std::vector<double> weights() const;
    [[nodiscard]] double total_weight() const;
    /// Weights as integers over `weight_denominator()`; empty when every weight is 1.
    [[nodiscard]] std::span<const std::int64_t> weight_units() const&;
    std::span<const std::int64_t> weight_units() const&& = delete;
    [[nodiscard]] std::int64_t weight_denominator() const;
    [[nodiscard]] std::int64_t total_units() const;
    /// False when a weight had to be rounded to a multiple of 1 / `weight_denominator()`.
    [[nodiscard]] bool weights_are_exact() const;

    /// Ranks or approvals of at most 255 levels, row-major (0 = no answer); empty otherwise.
    [[nodiscard]] std::span<const std::uint8_t> levels8() const&;
    std::span<const std::uint8_t> levels8() const&& = delete;
    /// Ranks of more than 255 levels, row-major (0 = not ranked); empty otherwise.
    [[nodiscard]] std::span<const std::uint16_t> levels16() const&;
    std::span<const std::uint16_t> levels16() const&& = delete;
    /// Scores, row-major (NaN = no answer); empty otherwise.
    [[nodiscard]] std::span<const double> scores() const&;
    std::span<const double> scores() const&& = delete;

    /// Rank or approval level of a cell (0 = no answer); not for scores.
    [[nodiscard]] unsigned level(std::size_t agent, std::size_t topic) const;
    /// Whether the agent answered about the topic.
    [[nodiscard]] bool answered(std::size_t agent, std::size_t topic) const;
    /// Whether the topic was put to the agent: false for a topic added after the agent answered.
    [[nodiscard]] bool asked(std::size_t agent, std::size_t topic) const;
    /// Which cells were never put to the agent, row-major (1 = not asked); empty where every agent was asked everything.
    [[nodiscard]] std::span<const std::uint8_t> not_asked() const&;
    std::span<const std::uint8_t> not_asked() const&& = delete;
    /// Number of cells that were never put to the agent.
    [[nodiscard]] std::size_t n_not_asked() const;
    /// Number of cells without an answer, whether asked or not.
    [[nodiscard]] std::size_t n_unanswered() const;

    /// The same order as ranks.
    ///
    /// Scores become ranks (equal scores tie), approvals become two levels. No answer stays no answer.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    [[nodiscard]] PreferenceMatrix to_ranks() const;

    /// Approvals by an explicit threshold: rank at most `max_rank`, or score at least `min_score`.
    ///
    /// No answer stays no answer for scores; for ranks, a topic that an agent left unranked is not approved,
    /// unless the agent ranked nothing at all.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If the threshold for this kind is missing: ranks and scores alone do not say what is approved.
    [[nodiscard]] PreferenceMatrix to_approvals(const ApprovalThreshold& threshold) const;

    /// Approvals as scores: yes = 1, no = 0, no answer = NaN.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     For ranks: they say an order, not how much; use a positional rule such as "borda" instead.
    [[nodiscard]] PreferenceMatrix to_scores() const;

    /// The same ballots with topics added during the debate: no answer for those who answered before.
    ///
    /// They were not asked, so the new topics are last for nobody: whatever the policy for unranked topics, an agent
    /// counts only in pairs of topics that were put to the agent.
    ///
    /// Parameters
    /// ----------
    /// topics
    ///     New ids, appended after the existing ones.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    [[nodiscard]] PreferenceMatrix add_topics(const std::vector<std::string>& topics) const;

    /// The same ballots, saying which topics were never put to which agents.
    ///
    /// Parameters
    /// ----------
    /// mask
    ///     (n_agents, n_topics) booleans: true where the topic came after the agent had answered.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     If the shape differs, or an agent answered about a topic that was not put to the agent.
    [[nodiscard]] PreferenceMatrix with_not_asked(const Eigen::Ref<const RowMatrix<bool>>& mask) const;

    /// Ranks in which the topics that an agent was asked about and did not rank stand, tied, after the ranked ones.
    /// Topics that were not put to the agent stay without a rank.
    [[nodiscard]] PreferenceMatrix with_unranked_last() const;

    /// The same ballots with several topics merged into one.
    ///
    /// Each agent keeps the best answer given to any of them: the best rank, the highest score, yes before no
    /// before no answer.
    ///
    /// Parameters
    /// ----------
    /// topics
    ///     At least two ids.
    /// into
    ///     Id of the merged topic (one of them or a new one); it stands where the first of `topics` stood.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    [[nodiscard]] PreferenceMatrix merge_topics(const std::vector<std::string>& topics,
                                                const std::string& into) const;

    /// Only these topics, in this order.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    [[nodiscard]] PreferenceMatrix select_topics(const std::vector<std::string>& topics) const;

    /// Only these agents, in this order.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    [[nodiscard]] PreferenceMatrix select_agents(const std::vector<std::string>& agents) const;

    /// The same ballots with other weights, one positive number per agent.
    ///
    /// Returns
    /// -------
    /// PreferenceMatrix
    [[nodiscard]] PreferenceMatrix with_weights(std::vector<double> weights) const;

    /// Same kind, ids, weights and answers.
    bool operator==(const PreferenceMatrix& other) const;

    struct State;
    /// Preferences from their stored form: for the readers of this library.
    static PreferenceMatrix from_state(std::shared_ptr<const State> state);

  private:
    explicit PreferenceMatrix(std::shared_ptr<const State> state);
    [[nodiscard]] PreferenceMatrix take(const std::vector<std::size_t>& rows,
                                        const std::vector<std::size_t>& columns,
                                        PreferenceLabels labels) const;

    std::shared_ptr<const State> state_;
};

}  // namespace maillage
