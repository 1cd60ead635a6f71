"""
The compiled part of maillage; use it through the package maillage.
"""
from __future__ import annotations
import altair
import collections.abc
from maillage.errors import Cancelled
from maillage.errors import FileError
from maillage.errors import Infeasible
from maillage.errors import InvalidInput
from maillage.errors import LimitExceeded
from maillage.errors import MaillageError
from maillage.errors import NotFound
import numpy
import numpy.typing
import os
import pandas
import typing
__all__: list[str] = ['Action', 'Affiliation', 'AlikePairs', 'Audience', 'Betweenness', 'BodyTable', 'Brokerage', 'Cancelled', 'CandidatePools', 'CategoryCoverage', 'Chains', 'Closeness', 'Clustering', 'Communities', 'CompetenceCoverage', 'ComplaintLevel', 'Components', 'Contacts', 'CooperationTable', 'CoreCertificate', 'CostComponents', 'CostGame', 'CostModel', 'CostShares', 'Distances', 'EIIndex', 'Fact', 'FileError', 'Fragility', 'Graph', 'GroupCost', 'GroupCosts', 'GroupPairs', 'Groups', 'HoldoutQuality', 'Infeasible', 'InvalidInput', 'IteratedCentrality', 'KohlbergVerdict', 'Layers', 'LeastCore', 'LegalForm', 'LikenessCase', 'LikenessOptions', 'LimitExceeded', 'MaillageError', 'MembershipTable', 'Mixing', 'NO_DAY', 'NotFound', 'NullDistribution', 'Objection', 'PairwiseTally', 'Partition', 'PartitionAgreement', 'PartnerDiversity', 'Plan', 'PlanResult', 'PoolGame', 'PooledCase', 'PrefLibFile', 'PreferenceMatrix', 'ProgrammeChoice', 'ProgrammeSession', 'Projection', 'PropertyCheck', 'RankTally', 'Ranking', 'SampledBetweenness', 'SavingChance', 'ScaleCosts', 'Sensitivity', 'ShapleySample', 'ShareInterval', 'ShareRuleInfo', 'Shares', 'SmallestGroups', 'Snapshot', 'StabilityBreaks', 'StakeholderNetwork', 'StructuralHoles', 'Subsidy', 'VertexCut', 'affiliation', 'airport_game', 'airport_shapley', 'alike', 'assumption_names', 'audience', 'best_chains', 'best_partitions', 'best_plans', 'betweenness', 'brokerage', 'candidate_groups', 'candidate_pools', 'category_coverage', 'check_convex', 'check_cost_model', 'check_essential', 'check_monotone', 'check_superadditive', 'choose_sessions', 'closeness', 'clustering', 'communities', 'compared_with_chance', 'competence_coverage', 'components', 'contact_scores', 'contacts', 'conversion', 'core', 'core_intervals', 'core_numbers', 'default_expectations', 'degree_centralisation', 'degrees', 'density', 'distances', 'distances_km', 'ei_index', 'eigenvector_centrality', 'failed_condition', 'fragility', 'has_solver', 'holdout_quality', 'in_base_unit', 'kohlberg', 'label_box', 'label_places', 'layers', 'layout', 'least_core', 'minimum_vertex_cut', 'mixing', 'modularity', 'most_aggrieved', 'nearest_shares', 'null_distribution', 'pagerank', 'pair_conditions', 'partition_agreement', 'partner_diversity', 'permuted_network', 'pool_game', 'rank', 'read_preflib', 'rewired_network', 'rules', 'sampled_betweenness', 'sampled_shapley', 'saving_chance', 'saving_game', 'sensitivity', 'set_threads', 'share_costs', 'share_rules', 'smallest_groups', 'snapshots', 'solver_name', 'stability_breaks', 'strengths', 'stress', 'structural_holes', 'superadditive_cover', 'threads', 'transversality', 'unit_named', 'without_overlaps', 'write_preflib']
class PreferenceMatrix:
    """
    The preferences of agents over topics: ranks, scores or approvals.

    An immutable value; copies share their storage. Rows are agents and columns are topics, both with unique
    ids. Ranks of up to 255 levels are stored in one byte each.

    Examples
    --------
    >>> import maillage as ml
    >>> p = ml.PreferenceMatrix.from_ranks([[1, 2, 0], [2, 1, 3]], topics=["data", "means", "roles"])
    >>> p
    PreferenceMatrix(ranks, 2 agents x 3 topics, 1 cell without answer)
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    @staticmethod
    def from_approvals(mask: typing.Any, topics: typing.Any = None, agents: typing.Any = None, weights: typing.Any = None) -> PreferenceMatrix:
        """
        Preferences given as approvals.

        Parameters
        ----------
        mask
            (n_agents, n_topics) booleans, or numbers 1 = yes, 0 = no, NaN (or missing) = no answer. An array,
            a list of lists, or a pandas, polars or Arrow table whose columns are topics.
        topics, agents, weights
            As for `from_ranks`.

        Returns
        -------
        PreferenceMatrix

        Raises
        ------
        InvalidInput
            If a value is neither yes, no nor missing, an id is repeated, a weight is not positive, or the
            shapes disagree.
        """
    @staticmethod
    def from_ranks(ranks: typing.Any, topics: typing.Any = None, agents: typing.Any = None, weights: typing.Any = None) -> PreferenceMatrix:
        """
        Preferences given as ranks.

        Parameters
        ----------
        ranks
            (n_agents, n_topics) integers: 1 = most preferred, equal numbers tie, 0 (or NaN, or missing) = not
            ranked. An array, a list of lists, or a pandas, polars or Arrow table whose columns are topics. A
            read-only or memory-mapped C-ordered numpy array of type uint8 is viewed in place; anything else
            is copied once.
        topics, agents
            Unique ids; by default the columns and index of a table, otherwise "T1", "T2", ... and "A1", "A2",
            ...
        weights
            One positive number per agent, 1 by default. Fractions such as 1/3 are tallied exactly.

        Returns
        -------
        PreferenceMatrix

        Raises
        ------
        InvalidInput
            If a rank is negative, fractional or above 65,535, an id is repeated, a weight is not a positive
            finite number, or the shapes disagree.
        """
    @staticmethod
    def from_scores(scores: typing.Any, topics: typing.Any = None, agents: typing.Any = None, weights: typing.Any = None) -> PreferenceMatrix:
        """
        Preferences given as scores.

        Parameters
        ----------
        scores
            (n_agents, n_topics) finite numbers, higher is better; NaN (or missing) = no answer. An array, a
            list of lists, or a pandas, polars or Arrow table whose columns are topics.
        topics, agents, weights
            As for `from_ranks`.

        Returns
        -------
        PreferenceMatrix

        Raises
        ------
        InvalidInput
            If a score is infinite, an id is repeated, a weight is not positive, or the shapes disagree.
        """
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def _repr_html_(self) -> str:
        """
        The table that a notebook shows.
        """
    def add_topics(self, topics: collections.abc.Sequence[str]) -> PreferenceMatrix:
        """
        The same ballots with topics added during the debate: no answer for those who answered before.

        They were not asked, so the new topics are last for nobody: whatever the policy for unranked topics, an agent
        counts only in pairs of topics that were put to the agent.

        Parameters
        ----------
        topics
            New ids, appended after the existing ones.

        Returns
        -------
        PreferenceMatrix
        """
    def explain(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> str:
        """
        The result in plain words, in French ("fr") or English ("en").

        `labels` maps ids of topics to the names that readers know; `invented` says whether, or in a sentence how, the ballots are invented.
        """
    def merge_topics(self, topics: collections.abc.Sequence[str], into: str) -> PreferenceMatrix:
        """
        The same ballots with several topics merged into one.

        Each agent keeps the best answer given to any of them: the best rank, the highest score, yes before no
        before no answer.

        Parameters
        ----------
        topics
            At least two ids.
        into
            Id of the merged topic (one of them or a new one); it stands where the first of `topics` stood.

        Returns
        -------
        PreferenceMatrix
        """
    def plot(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> altair.TopLevelMixin:
        """
        The result as an Altair chart, worded in French ("fr") or English ("en"); options as for `explain`.
        """
    def rank_tally(self, unranked: str | None = None, *, progress: typing.Any = None) -> RankTally:
        """
        How often each topic is first, second, ...

        Parameters
        ----------
        unranked
            "last", "ignored" or "error"; by default last for ranks, ignored for scores and approvals.

        Returns
        -------
        RankTally
        """
    def select_agents(self, agents: collections.abc.Sequence[str]) -> PreferenceMatrix:
        """
        Only these agents, in this order.

        Returns
        -------
        PreferenceMatrix
        """
    def select_topics(self, topics: collections.abc.Sequence[str]) -> PreferenceMatrix:
        """
        Only these topics, in this order.

        Returns
        -------
        PreferenceMatrix
        """
    def tally(self, unranked: str | None = None, *, progress: typing.Any = None) -> PairwiseTally:
        """
        The duels between all pairs of topics.

        Parameters
        ----------
        unranked
            "last", "ignored" or "error"; by default last for ranks, ignored for scores and approvals.

        Returns
        -------
        PairwiseTally

        Raises
        ------
        InvalidInput
            Under "error", if an agent left a topic unranked (the message names both).
        LimitExceeded
            For more than 20,000 topics.
        """
    def to_approvals(self, *, max_rank: typing.SupportsInt | typing.SupportsIndex | None = None, min_score: typing.SupportsFloat | typing.SupportsIndex | None = None) -> PreferenceMatrix:
        """
        Approvals by an explicit threshold: rank at most `max_rank`, or score at least `min_score`.

        No answer stays no answer for scores; for ranks, a topic that an agent left unranked is not approved,
        unless the agent ranked nothing at all.

        Returns
        -------
        PreferenceMatrix

        Raises
        ------
        InvalidInput
            If the threshold for this kind is missing: ranks and scores alone do not say what is approved.
        """
    def to_frame(self) -> pandas.DataFrame:
        """
        The result as a pandas data frame.
        """
    def to_ranks(self) -> PreferenceMatrix:
        """
        The same order as ranks.

        Scores become ranks (equal scores tie), approvals become two levels. No answer stays no answer.

        Returns
        -------
        PreferenceMatrix
        """
    def to_scores(self) -> PreferenceMatrix:
        """
        Approvals as scores: yes = 1, no = 0, no answer = NaN.

        Returns
        -------
        PreferenceMatrix

        Raises
        ------
        InvalidInput
            For ranks: they say an order, not how much; use a positional rule such as "borda" instead.
        """
    def with_not_asked(self, mask: typing.Annotated[numpy.typing.NDArray[numpy.bool], "[m, n]", "flags.c_contiguous"]) -> PreferenceMatrix:
        """
        The same ballots, saying which topics were never put to which agents.

        Parameters
        ----------
        mask
            (n_agents, n_topics) booleans: true where the topic came after the agent had answered.

        Returns
        -------
        PreferenceMatrix

        Raises
        ------
        InvalidInput
            If the shape differs, or an agent answered about a topic that was not put to the agent.
        """
    def with_weights(self, weights: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> PreferenceMatrix:
        """
        The same ballots with other weights, one positive number per agent.

        Returns
        -------
        PreferenceMatrix
        """
    @property
    def agents(self) -> list[str]:
        """
        Ids of the agents, in row order.
        """
    @property
    def kind(self) -> str:
        """
        "ranks", "scores" or "approvals".
        """
    @property
    def n_agents(self) -> int:
        """
        Number of agents (rows).
        """
    @property
    def n_topics(self) -> int:
        """
        Number of topics (columns).
        """
    @property
    def n_unanswered(self) -> int:
        """
        Number of cells without an answer.
        """
    @property
    def not_asked(self) -> typing.Any:
        """
        (n_agents, n_topics) booleans, read only: true where the topic was never put to the agent; None where every agent was asked everything.
        """
    @property
    def topics(self) -> list[str]:
        """
        Ids of the topics, in column order.
        """
    @property
    def total_weight(self) -> float:
        """
        Sum of the weights.
        """
    @property
    def values(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        The answers, (n_agents, n_topics), read only: ranks (0 = not ranked), scores (NaN = no answer), or approvals as 1, 0 and NaN.
        """
    @property
    def weights(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        Weight of each agent, in row order.
        """
class PrefLibFile:
    """
    A PrefLib file: ballots, names and the whole header.

    One row of `preferences` per line of ballots, weighted by its count, so that tallies are exact and equal
    to those of the voters one by one. Topics are the names of the alternatives. Orders become ranks.
    Categories become approvals where there are two (first = yes, second = no, in neither = no answer) or one
    (listed = yes, others = no), and ranks where there are more (first category = rank 1; in none = not
    ranked).
    """
    def __repr__(self) -> str:
        ...
    @property
    def alternatives(self) -> dict[int, str]:
        """
        Name of each alternative by its number.
        """
    @property
    def categories(self) -> dict[int, str]:
        """
        Name of each category by its number, best first; empty unless the kind is "cat".
        """
    @property
    def kind(self) -> str:
        """
        What the ballots of a PrefLib file look like.
        """
    @property
    def metadata(self) -> dict[str, str]:
        """
        Key and value of every header line that is not implied by the ballots (title, dates, ..., and keys of your
        own).
        """
    @property
    def preferences(self) -> PreferenceMatrix:
        """
        The ballots.
        """
class PairwiseTally:
    """
    For every pair of topics, the weight of the agents who prefer the first to the second.

    Exact: weights are integers over one denominator, so equal is equal. Tallies of parts add up to the tally
    of the whole (`+`), pickle, and cross process borders.

    Examples
    --------
    >>> import maillage as ml
    >>> t = ml.PreferenceMatrix.from_ranks([[1, 2], [1, 2], [2, 1]], topics=["data", "roles"]).tally()
    >>> t.wins
    array([[0, 2],
           [1, 0]])
    >>> (t + t).margins
    array([[ 0,  2],
           [-2,  0]])
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    @staticmethod
    def from_wins(wins: typing.Any, topics: typing.Any = None, *, total: typing.SupportsInt | typing.SupportsIndex | None = None, unranked: str = 'last') -> PairwiseTally:
        """
        A tally from a published table: wins[a, b] = number of agents who prefer a to b, whole numbers.

        `total` is the number of agents; by default the largest number that compared one pair.
        """
    def __add__(self, arg0: PairwiseTally) -> PairwiseTally:
        ...
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def _repr_html_(self) -> str:
        """
        The table that a notebook shows.
        """
    def condorcet_loser(self) -> str | None:
        """
        The topic that loses every duel, or None.

        Returns
        -------
        str or None
        """
    def condorcet_winner(self) -> str | None:
        """
        The topic that wins every duel, or None.

        Returns
        -------
        str or None
        """
    def explain(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> str:
        """
        The result in plain words, in French ("fr") or English ("en").

        `labels` maps ids of topics to the names that readers know; `invented` says whether, or in a sentence how, the ballots are invented.
        """
    def merge(self, other: PairwiseTally) -> PairwiseTally:
        """
        The tally of both groups of agents together.

        Both must be about the same topics, in the same order, under the same policy for unranked topics.

        Raises
        ------
        InvalidInput
            If topics or policies differ.
        """
    def plot(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> altair.TopLevelMixin:
        """
        The result as an Altair chart, worded in French ("fr") or English ("en"); options as for `explain`.
        """
    def smith_set(self) -> list[str]:
        """
        The smallest set of topics whose members all win their duels against all topics outside, in topic order.

        Returns
        -------
        list of str
        """
    def to_frame(self) -> pandas.DataFrame:
        """
        The result as a pandas data frame.
        """
    def weak_condorcet_winners(self) -> list[str]:
        """
        The topics that lose no duel, in topic order.

        Returns
        -------
        list of str
        """
    @property
    def compared(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        (n, n): weight of the agents who compared both topics.
        """
    @property
    def denominator(self) -> int:
        """
        Whole weights are units of 1; weights such as 1/3 are counted in units of 1 / denominator.
        """
    @property
    def margins(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        (n, n): wins of the row against the column minus wins of the column against the row.
        """
    @property
    def n_agents(self) -> int:
        """
        Number of agents counted.
        """
    @property
    def n_topics(self) -> int:
        """
        Number of topics.
        """
    @property
    def topics(self) -> list[str]:
        """
        Ids of the topics.
        """
    @property
    def total_weight(self) -> float:
        """
        Sum of the weights of the agents counted.
        """
    @property
    def unranked(self) -> str:
        """
        How topics without an answer were counted: "last" or "ignored".
        """
    @property
    def wins(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        (n, n): weight of the agents who prefer the row's topic to the column's; whole numbers when weights are.
        """
class RankTally:
    """
    For every topic and position, the weight of the agents who put the topic there.

    The position of a topic is 1 + the number of topics that the agent prefers to it (so two topics tied for
    first are both in position 1, and the next one is in position 3). A topic without an answer counts as
    unranked, or under `unranked="last"` in the position after everything ranked. Tallies of parts add up to
    the tally of the whole.

    Examples
    --------
    >>> import maillage as ml
    >>> p = ml.PreferenceMatrix.from_ranks([[1, 2], [1, 0]], topics=["data", "roles"])
    >>> p.rank_tally(unranked="ignored").counts
    array([[2, 0],
           [0, 1]])
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __add__(self, arg0: RankTally) -> RankTally:
        ...
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def _repr_html_(self) -> str:
        """
        The table that a notebook shows.
        """
    def explain(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> str:
        """
        The result in plain words, in French ("fr") or English ("en").

        `labels` maps ids of topics to the names that readers know; `invented` says whether, or in a sentence how, the ballots are invented.
        """
    def merge(self, other: RankTally) -> RankTally:
        """
        The tally of both groups of agents together; topics and policy must be the same (InvalidInput).
        """
    def plot(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> altair.TopLevelMixin:
        """
        The result as an Altair chart, worded in French ("fr") or English ("en"); options as for `explain`.
        """
    def to_frame(self) -> pandas.DataFrame:
        """
        The result as a pandas data frame.
        """
    @property
    def counts(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        (n, n): weight of the agents who put the row's topic in the column's position (0 = first).
        """
    @property
    def n_agents(self) -> int:
        """
        Number of agents counted.
        """
    @property
    def n_topics(self) -> int:
        """
        Number of topics.
        """
    @property
    def topics(self) -> list[str]:
        """
        Ids of the topics.
        """
    @property
    def total_weight(self) -> float:
        """
        Sum of the weights of the agents counted.
        """
    @property
    def unranked(self) -> str:
        """
        How topics without an answer were counted: "last" or "ignored".
        """
    @property
    def unranked_counts(self) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        """
        (n,): weight of the agents who did not rank the topic.
        """
class Fact:
    """
    One fact: `subject` stands in the relation `reason` to `object`, by `amount` (against `against`, where two
    numbers oppose each other, as in a duel). `reason` is a code listed with the result that carries it.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[str, str, str, float, float]:
        ...
    def __init__(self, subject: str, reason: str, object: str = '', amount: typing.SupportsFloat | typing.SupportsIndex = 0.0, against: typing.SupportsFloat | typing.SupportsIndex = 0.0) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    @property
    def against(self) -> float:
        """
        The number on the other side, as the code defines it.
        """
    @property
    def amount(self) -> float:
        """
        The number, as the code defines it.
        """
    @property
    def object(self) -> str:
        """
        Id of what the subject is held against; may be empty.
        """
    @property
    def reason(self) -> str:
        """
        Code of the fact, listed with the result that carries it.
        """
    @property
    def subject(self) -> str:
        """
        Id of what the fact is about; may be empty.
        """
class Ranking:
    """
    Topics in tiers, best first, with the scores and the conventions that led there.

    Ties are kept: a tier with several topics is a tie. Breaking ties is a separate, explicit step
    (`tie_break`). Where a rule gives a partial order (Schulze, ranked pairs), the first tier holds the topics
    that nothing beats, the next one those that nothing beats once the first is gone, and so on.

    Examples
    --------
    >>> import maillage as ml
    >>> ballots = [[1, 2, 3], [1, 3, 2], [2, 1, 3]]
    >>> p = ml.PreferenceMatrix.from_ranks(ballots, topics=["data", "means", "roles"])
    >>> r = ml.rank(p, "borda")
    >>> r.tiers
    [['data'], ['means'], ['roles']]
    >>> r.scores
    {'data': 5, 'means': 3, 'roles': 1}
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def _repr_html_(self) -> str:
        """
        The table that a notebook shows.
        """
    def explain(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> str:
        """
        The result in plain words, in French ("fr") or English ("en").

        `labels` maps ids of topics to the names that readers know; `invented` says whether, or in a sentence how, the ballots are invented.
        """
    def plot(self, lang: str = 'fr', *, labels: collections.abc.Mapping[str, str] | None = None, invented: bool | str | None = None) -> altair.TopLevelMixin:
        """
        The result as an Altair chart, worded in French ("fr") or English ("en"); options as for `explain`.
        """
    def to_frame(self) -> pandas.DataFrame:
        """
        The result as a pandas data frame.
        """
    @property
    def exact_weights(self) -> bool:
        """
        False when weights had to be rounded.
        """
    @property
    def facts(self) -> list[Fact]:
        """
        Why, as facts; their codes are in docs/methods.
        """
    @property
    def n_agents(self) -> int:
        """
        How many agents answered.
        """
    @property
    def options(self) -> dict[str, int | float | str]:
        """
        Every option as used, defaults included.
        """
    @property
    def order(self) -> list[str]:
        """
        Ids of all topics, best first; raises InvalidInput where topics tie.
        """
    @property
    def other_policies(self) -> dict[str, list[str]]:
        """
        Winners under the policies for unranked topics that would elect others.
        """
    @property
    def rule(self) -> str:
        """
        Id of the rule.
        """
    @property
    def score_name(self) -> str:
        """
        What the scores are: "points", "mean", "topics_below", ...
        """
    @property
    def scores(self) -> dict[str, typing.Any]:
        """
        Score of each topic, higher is better; whole numbers where all are whole, None where nobody answered.
        """
    @property
    def tiers(self) -> list[list[str]]:
        """
        Ids in tiers, best first; a tier with several topics is a tie.
        """
    @property
    def topics(self) -> list[str]:
        """
        Ids of the topics, as in the ballots.
        """
    @property
    def total_weight(self) -> float:
        """
        Their weight.
        """
    @property
    def winners(self) -> list[str]:
        """
        Ids of the first tier.
        """
class Audience:
    """
    For each topic, the agents it serves, without the ballots they came from.

    An immutable value that pickles. Agents have no names here, only their weights.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def served(self, topics: collections.abc.Sequence[str], already: collections.abc.Sequence[str] = []) -> tuple[int, float]:
        """
        Agents served by at least one of `topics` (indices), leaving out those that one of `already` serves.
        """
    @property
    def everyone(self) -> tuple[int, float]:
        """
        Number and weight of all agents.
        """
    @property
    def n_agents(self) -> int:
        """
        Number of agents.
        """
    @property
    def served_within(self) -> int:
        """
        How many first wishes of an agent count (ranks and scores; approvals count as given).
        """
    @property
    def topics(self) -> list[str]:
        """
        Ids of the topics.
        """
class ProgrammeSession:
    """
    One session: a topic, when, and for whom. Topics are indices into `Programme::topics`.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    @property
    def pinned(self) -> bool:
        """
        Whether the topic was asked for.
        """
    @property
    def served(self) -> tuple[int, float]:
        """
        Agents served by the topic: number and weight.
        """
    @property
    def served_so_far(self) -> tuple[int, float]:
        """
        Agents served by this session or an earlier one: number and weight.
        """
    @property
    def tied_with(self) -> list[int]:
        """
        Topics that have as good a claim, as indices.
        """
    @property
    def tier(self) -> int:
        """
        Place of the topic in the ranking, 0 = best.
        """
    @property
    def topic(self) -> int:
        """
        Index of the topic.
        """
class ProgrammeChoice:
    """
    The sessions, in the order of the ranking.

    Reasons of the facts: "pinned" and "banned" (subject: the topic; amount: its place in the ranking, counted
    from 1), "ahead_of" (subject comes before object, the runner-up; amount and against: their scores, where
    the rule has some), "tied_at_cut" (amount places are left for against topics that tie: subject took one in
    topic order, object did not), "order_open" (subject and object tie in the ranking, so their sessions could
    be exchanged), "served" (amount of against agents have subject among their first wishes), "unserved"
    (amount of against agents find none of theirs), "long_session" (subject lasts amount minutes, more than
    against).
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[list[str], list[ProgrammeSession], list[int], bool, list[Fact]]:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    @property
    def facts(self) -> list[Fact]:
        """
        Why, as facts.
        """
    @property
    def proven(self) -> bool:
        """
        Whether no other choice has as good a claim.
        """
    @property
    def runners_up(self) -> list[int]:
        """
        Best topics not chosen, as indices.
        """
    @property
    def sessions(self) -> list[ProgrammeSession]:
        """
        The sessions, in order.
        """
    @property
    def topics(self) -> list[str]:
        """
        Ids of all topics.
        """
class CooperationTable:
    """
    Cooperations, one row each; parallel ones are kept apart. Every column but the two ends may be empty.
    """
    def __init__(self, sources: collections.abc.Sequence[str] = [], targets: collections.abc.Sequence[str] = [], kinds: collections.abc.Sequence[str] = [], weights: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] = ..., since: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] = ..., until: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] = ..., themes: collections.abc.Sequence[str] = [], provenances: collections.abc.Sequence[str] = []) -> None:
        ...
class BodyTable:
    """
    Governance bodies, one row each.
    """
    def __init__(self, ids: collections.abc.Sequence[str] = [], names: collections.abc.Sequence[str] = [], kinds: collections.abc.Sequence[str] = [], territories: collections.abc.Sequence[str] = []) -> None:
        ...
class MembershipTable:
    """
    Who sits in which body, one row each.
    """
    def __init__(self, bodies: collections.abc.Sequence[str] = [], actors: collections.abc.Sequence[str] = [], roles: collections.abc.Sequence[str] = [], since: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] = ..., until: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] = ...) -> None:
        ...
class Graph:
    """
    A graph without loops or parallel edges, as a value that never changes and is cheap to copy.
    """
    def __init__(self, n_vertices: typing.SupportsInt | typing.SupportsIndex, from_vertices: typing.Annotated[numpy.typing.ArrayLike, numpy.uint32] = ..., to_vertices: typing.Annotated[numpy.typing.ArrayLike, numpy.uint32] = ..., weights: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] = ..., *, directed: bool = False, combine: str = 'sum') -> None:
        """
        A graph without loops or parallel edges, as a value that never changes and is cheap to copy.
        """
    def __repr__(self) -> str:
        ...
    def undirected(self) -> Graph:
        """
        The same ties without their direction; two opposite arcs add up.
        """
    @property
    def directed(self) -> bool:
        """
        Whether edges have a direction.
        """
    @property
    def edges(self) -> tuple[numpy.typing.NDArray[numpy.uint32], numpy.typing.NDArray[numpy.uint32], numpy.typing.NDArray[numpy.float64]]:
        """
        Both ends and the weight of every edge, ordered by the ends.
        """
    @property
    def n_edges(self) -> int:
        """
        Number of edges.
        """
    @property
    def n_vertices(self) -> int:
        """
        Number of vertices.
        """
class StakeholderNetwork:
    """
    A network of stakeholders.

    Actors are numbered from 0 in the order of their table. Cooperations keep their order, and parallel ones stay
    apart; `Graph` is where they are combined.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __init__(self, ids: collections.abc.Sequence[str], *, names: collections.abc.Sequence[str] = [], categories: collections.abc.Sequence[str] = [], sectors: collections.abc.Sequence[str] = [], territories: collections.abc.Sequence[str] = [], competences: collections.abc.Sequence[collections.abc.Sequence[str]] = [], latitudes: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] = ..., longitudes: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] = ..., since: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] = ..., until: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] = ..., sirets: collections.abc.Sequence[str] = [], cooperations: CooperationTable, bodies: BodyTable, memberships: MembershipTable, directed: bool = False) -> None:
        """
        Checks the tables and takes them over.

        Throws InvalidInput for an empty or repeated id, columns of different lengths, a cooperation of an actor
        with itself, a weight that is not finite and > 0, a period that ends before it begins, coordinates outside
        the globe, and NotFound for an end of a cooperation or a member that is no actor; the message names table,
        row and value.
        """
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def actor_index(self, id: str) -> int:
        """
        Number of the actor of that id. Throws NotFound, with the nearest id there is.
        """
    def graph(self, *, combine: str = 'sum') -> Graph:
        """
        The graph of all cooperations of a network, one vertex per actor in the same order.
        """
    def merged(self, duplicates: collections.abc.Sequence[tuple[str, str]]) -> StakeholderNetwork:
        """
        The network in which each duplicate (first) has become the actor that is kept (second).

        The kept actor takes over cooperations, memberships, competences, what it lacks of attributes, and the
        longer period. A cooperation between the two falls away, because nobody cooperates with themselves;
        parallel cooperations stay apart, so both histories stay. Pairs may form chains.

        Throws NotFound for an unknown id, InvalidInput for an actor merged twice and for circles.
        """
    def view(self, *, kinds: collections.abc.Sequence[str] = [], themes: collections.abc.Sequence[str] = [], categories: collections.abc.Sequence[str] = [], sectors: collections.abc.Sequence[str] = [], territories: collections.abc.Sequence[str] = [], actors: collections.abc.Sequence[str] = [], on: typing.SupportsInt | typing.SupportsIndex | None = None, during: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] | None = None) -> StakeholderNetwork:
        """
        The part of the network that the filter keeps: actors that fit, cooperations that fit between them, and
        memberships of these actors; all bodies stay. On a day or during a period, what was not there yet or any
        more falls away.

        Throws NotFound for a value that occurs nowhere in the network, InvalidInput for both `on` and `during`.
        """
    @property
    def actor_periods(self) -> tuple[typing.Any, ...]:
        """
        First day and first day after, of each actor, counted from 1970.
        """
    @property
    def actors(self) -> list[str]:
        """
        Ids of the actors.
        """
    @property
    def bodies(self) -> tuple[list[str], list[str], list[str], list[str]]:
        """
        Ids, names, kinds and territories of the bodies.
        """
    @property
    def category(self) -> tuple[list[str], numpy.typing.NDArray[numpy.int32]]:
        """
        Levels, and the code of each actor or -1.
        """
    @property
    def competences(self) -> list[list[str]]:
        """
        Competences of each actor.
        """
    @property
    def cooperation_periods(self) -> tuple[typing.Any, ...]:
        """
        First day and first day after, of each cooperation, counted from 1970.
        """
    @property
    def directed(self) -> bool:
        """
        Whether cooperations have a direction.
        """
    @property
    def kind(self) -> tuple[list[str], numpy.typing.NDArray[numpy.int32]]:
        """
        Levels, and the code of each cooperation or -1.
        """
    @property
    def latitudes(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Degrees; NaN where not located.
        """
    @property
    def longitudes(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Degrees; NaN where not located.
        """
    @property
    def member_actors(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of an actor, by membership.
        """
    @property
    def member_bodies(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of a body, by membership.
        """
    @property
    def membership_periods(self) -> tuple[typing.Any, ...]:
        """
        First day and first day after, of each membership, counted from 1970.
        """
    @property
    def n_actors(self) -> int:
        """
        Number of actors.
        """
    @property
    def n_bodies(self) -> int:
        """
        Number of bodies.
        """
    @property
    def n_cooperations(self) -> int:
        """
        Number of cooperations.
        """
    @property
    def n_memberships(self) -> int:
        """
        Number of memberships.
        """
    @property
    def names(self) -> list[str]:
        """
        Names of the actors; the id where none is given.
        """
    @property
    def provenance(self) -> tuple[list[str], numpy.typing.NDArray[numpy.int32]]:
        """
        Levels, and the code of each cooperation or -1.
        """
    @property
    def roles(self) -> list[str]:
        """
        Role of each membership, or empty.
        """
    @property
    def sector(self) -> tuple[list[str], numpy.typing.NDArray[numpy.int32]]:
        """
        Levels, and the code of each actor or -1.
        """
    @property
    def sirets(self) -> list[str]:
        """
        SIRET number of each actor, or empty.
        """
    @property
    def sources(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of an actor, of each cooperation.
        """
    @property
    def targets(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of an actor, of each cooperation.
        """
    @property
    def territory(self) -> tuple[list[str], numpy.typing.NDArray[numpy.int32]]:
        """
        Levels, and the code of each actor or -1.
        """
    @property
    def theme(self) -> tuple[list[str], numpy.typing.NDArray[numpy.int32]]:
        """
        Levels, and the code of each cooperation or -1.
        """
    @property
    def weights(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Strength of each cooperation.
        """
class IteratedCentrality:
    """
    Values that an iteration arrived at.
    """
    @property
    def change(self) -> float:
        """
        Largest change of a value in the last step.
        """
    @property
    def converged(self) -> bool:
        """
        Whether the change is below the tolerance.
        """
    @property
    def iterations(self) -> int:
        """
        Steps that were taken.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        One value per vertex.
        """
class Closeness:
    """
    Distances between each vertex and all others.
    """
    @property
    def farthest(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The longest distance to them.
        """
    @property
    def harmonic(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Sum of 1 / distance to them.
        """
    @property
    def reached(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        How many others each vertex reaches.
        """
    @property
    def total_distance(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Sum of the distances to them.
        """
class Betweenness:
    """
    How often each vertex and each tie lies on a shortest way, in parts of ways where several are shortest.
    """
    @property
    def edges(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Pairs whose ways pass through each edge.
        """
    @property
    def vertices(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Pairs whose ways pass through each vertex.
        """
class SampledBetweenness:
    """
    Betweenness from random shortest ways.
    """
    @property
    def error(self) -> float:
        """
        No vertex errs by more, in pairs.
        """
    @property
    def probability(self) -> float:
        """
        Probability of that.
        """
    @property
    def samples(self) -> int:
        """
        Pairs drawn.
        """
    @property
    def vertices(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Estimate for each vertex.
        """
class Components:
    """
    Groups of vertices that ties hold together, whatever their direction.
    """
    @property
    def component(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each vertex: 0 for the largest group.
        """
    @property
    def sizes(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each group, descending.
        """
class Clustering:
    """
    How often the partners of a vertex are partners of each other.
    """
    @property
    def global_(self) -> float:
        """
        Share of all chains of three that are closed.
        """
    @property
    def local(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Share of its pairs of neighbours that are joined, or NaN.
        """
    @property
    def mean_local(self) -> float:
        """
        Mean of `local` where it is defined.
        """
    @property
    def n_triangles(self) -> int:
        """
        Triangles of the whole graph.
        """
    @property
    def triangles(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Triangles that each vertex is part of.
        """
class Distances:
    """
    How many ties apart vertices are.
    """
    @property
    def diameter(self) -> int:
        """
        The longest distance of a pair with a path.
        """
    @property
    def efficiency(self) -> float:
        """
        Mean of 1 / distance, 0 without a path.
        """
    @property
    def mean(self) -> float:
        """
        Over pairs with a path.
        """
    @property
    def pairs(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Ordered pairs of two vertices at each distance.
        """
    @property
    def unreached(self) -> int:
        """
        Ordered pairs without a path.
        """
class Fragility:
    """
    What breaks where one actor or one tie is lost.

    Groups are kept as stretches of one order of all vertices, so that everything together takes O(n) memory.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    def groups_without(self, vertex: typing.SupportsInt | typing.SupportsIndex) -> list[list[int]]:
        """
        The groups that the other vertices of its component fall into without vertex `v`, the largest first, equal
        ones in order of their first vertex; one group where it is no articulation vertex. O(size of the component).

        Throws InvalidInput for a vertex out of range.
        """
    @property
    def bridge_from(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        End of each bridge, smaller side.
        """
    @property
    def bridge_larger(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Vertices on the larger side.
        """
    @property
    def bridge_smaller(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Vertices on the smaller side.
        """
    @property
    def bridge_to(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        End of each bridge, larger side.
        """
    @property
    def cut_off(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Vertices cut off from the largest of these groups.
        """
    @property
    def n_groups(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Groups that the others fall into without each vertex.
        """
    @property
    def pairs_lost(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Pairs of others that lose touch without each vertex.
        """
class VertexCut:
    """
    A smallest set of vertices without which no path leads from one set to the other.
    """
    @property
    def cut(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        The smallest set nearest to the first set.
        """
    @property
    def direct_from(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Ends of direct ties, first set.
        """
    @property
    def direct_to(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Ends of direct ties, second set.
        """
    @property
    def other_cut(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        The smallest set nearest to the second set.
        """
    @property
    def possible(self) -> bool:
        """
        Whether the two can be separated at all.
        """
class NullDistribution:
    """
    A number, and what it is in random networks.
    """
    @property
    def effect(self) -> float:
        """
        Observed less the mean.
        """
    @property
    def mean(self) -> float:
        """
        Of the samples.
        """
    @property
    def observed(self) -> float:
        """
        The number in the network itself.
        """
    @property
    def p_greater(self) -> float:
        """
        Share of samples as large or larger.
        """
    @property
    def p_less(self) -> float:
        """
        Share of samples as small or smaller.
        """
    @property
    def p_two_sided(self) -> float:
        """
        Twice the smaller of the two, at most 1.
        """
    @property
    def samples(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The number in each random network.
        """
    @property
    def standard_deviation(self) -> float:
        """
        Of the samples.
        """
    @property
    def z(self) -> float:
        """
        Effect in standard deviations.
        """
class Brokerage:
    """
    How often actors broker, by role, and how often they would in a random network.

    Rows of `counts`, `expected` and `z` belong to vertices, one number for each `BrokerRole`. Vertices without a group
    are left out of everything: their counts are 0, their expectations NaN.
    """
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Of each vertex, in each role.
        """
    @property
    def density(self) -> float:
        """
        Among the vertices that have a group.
        """
    @property
    def expected(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        In a random network.
        """
    @property
    def n_left_out(self) -> int:
        """
        Vertices without a group.
        """
    @property
    def network_counts(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Sums over all vertices.
        """
    @property
    def network_expected(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The same in a random network.
        """
    @property
    def network_z(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The difference in standard deviations.
        """
    @property
    def z(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Counts less expected ones, in standard deviations.
        """
class StructuralHoles:
    """
    Burt's measures of every vertex; NaN where a vertex has no contact.
    """
    @property
    def constraint(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        How far contacts lead back to each other.
        """
    @property
    def contacts(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Vertices with a tie in either direction.
        """
    @property
    def effective_size(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Contacts less their redundancy.
        """
    @property
    def efficiency(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Effective size / contacts.
        """
    @property
    def hierarchy(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        How far one contact alone constrains.
        """
class Mixing:
    """
    Ties between groups. Tables have one row and one column per group, row by row.
    """
    @property
    def assortativity(self) -> float:
        """
        Newman's; NaN if undefined.
        """
    @property
    def expected(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The same if ends of ties met at random.
        """
    @property
    def n_left_out(self) -> int:
        """
        Vertices without a group.
        """
    @property
    def sizes(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Vertices of each group.
        """
    @property
    def ties(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        From the group of the row to that of the column.
        """
    @property
    def ties_left_out(self) -> int:
        """
        Ties of theirs.
        """
    @property
    def total(self) -> float:
        """
        Weight of the ties between vertices that have a group.
        """
    @property
    def within(self) -> float:
        """
        Share of it inside groups.
        """
class PartnerDiversity:
    """
    How diverse the partners of each vertex are.
    """
    @property
    def blau(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        1 - sum of squared shares.
        """
    @property
    def groups(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Different groups among the partners.
        """
    @property
    def partners(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Whose group is known.
        """
    @property
    def shannon(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Entropy of the shares, in nats.
        """
    @property
    def unknown(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Partners without a group.
        """
class EIIndex:
    """
    E-I indices of the whole network, of groups and of vertices.
    """
    @property
    def chance(self) -> NullDistribution | None:
        """
        The index against groups dealt out anew.
        """
    @property
    def expected(self) -> float:
        """
        If all pairs were tied equally often.
        """
    @property
    def external(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Ties of each vertex to other groups.
        """
    @property
    def group_expected(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        If all pairs were tied equally often.
        """
    @property
    def group_external(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Ties that leave each group.
        """
    @property
    def group_index(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each group.
        """
    @property
    def group_internal(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Ties inside each group.
        """
    @property
    def index(self) -> float:
        """
        Of the network; NaN without ties.
        """
    @property
    def internal(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Ties of each vertex in its group.
        """
    @property
    def n_left_out(self) -> int:
        """
        Vertices without a group.
        """
    @property
    def network_external(self) -> int:
        """
        Ties between groups.
        """
    @property
    def network_internal(self) -> int:
        """
        Ties inside groups.
        """
    @property
    def vertex_index(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each vertex.
        """
class GroupPairs:
    """
    All pairs of groups and what links them, in columns.
    """
    @property
    def expected_by_size(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        If all pairs of vertices were tied equally often.
        """
    @property
    def expected_by_ties(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        If the ends of all ties met at random.
        """
    @property
    def first(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of a group.
        """
    @property
    def n_sole(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        How many vertices are in every tie.
        """
    @property
    def second(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of the other, higher.
        """
    @property
    def sole(self) -> list[typing.Annotated[list[int], "FixedSize(2)"]]:
        """
        The vertices in every tie: the first `n_sole` count.
        """
    @property
    def ties(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Ties between the two.
        """
class Communities:
    """
    Communities of a graph, each of them connected.
    """
    @property
    def community(self) -> numpy.typing.NDArray[numpy.int32]:
        """
        Of each vertex: 0 for the largest community.
        """
    @property
    def modularity(self) -> float:
        """
        NaN without ties.
        """
    @property
    def sizes(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each community, descending.
        """
class PartitionAgreement:
    """
    How alike two partitions are.
    """
    @property
    def adjusted_rand(self) -> float:
        """
        1: the same; 0: as by chance.
        """
    @property
    def compared(self) -> int:
        """
        Elements that have a group in both.
        """
    @property
    def mutual_information(self) -> float:
        """
        Over the mean of both entropies: 1 the same, 0 independent.
        """
class Projection:
    """
    Pairs that have something in common, ascending.
    """
    @property
    def from_vertices(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        One of each pair.
        """
    @property
    def shared(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        How many they have in common.
        """
    @property
    def to_vertices(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        The other one.
        """
    @property
    def weights(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Sum of 1 / (size - 1) over what they share.
        """
class Affiliation:
    """
    Who sits where, each seat counted once however many roles or periods it has.
    """
    @property
    def actors(self) -> Projection:
        """
        Pairs of actors who sit in the same bodies.
        """
    @property
    def bodies(self) -> Projection:
        """
        Pairs of bodies that share members.
        """
    @property
    def members(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each body, the number of actors.
        """
    @property
    def seats(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each actor, the number of bodies.
        """
class Layers:
    """
    Kinds of cooperation compared, matrices row by row; a tie counts once per kind, without its direction.
    """
    @property
    def degree_correlation(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Kind by kind: of numbers of partners.
        """
    @property
    def degrees(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Kind by actor: partners of that kind.
        """
    @property
    def overlap(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Kind by kind: Jaccard's, of pairs joined.
        """
    @property
    def participation(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each actor: 1 evenly spread, 0 of one kind.
        """
    @property
    def tie_correlation(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Kind by kind: phi, over all pairs.
        """
    @property
    def ties(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each kind, the number of pairs that it joins.
        """
class Snapshot:
    """
    A network at one date. A tie is a pair of actors with at least one cooperation, without its direction.
    """
    @property
    def from_vertices(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        One end of each tie.
        """
    @property
    def partners(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of each actor, 0 where it is not there.
        """
    @property
    def present(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        Of each actor, 1 where it is there.
        """
    @property
    def to_vertices(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        The other end.
        """
class Contacts:
    """
    All actors that one actor does not work with, the best contacts first.

    Three questions count alike: is it near in the network (mean of the places by Adamic-Adar, resource allocation
    and L3), does it bring competences, is it near on the ground (mean of the places by territory and by
    distance). A place is that among all candidates, tied ones share the mean of theirs; who is not located comes last
    by distance. A question that tells no two candidates apart thus changes nothing. The mean is compared in whole
    numbers.
    """
    @property
    def adamic_adar(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        By common partners.
        """
    @property
    def candidate(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Vertices, the best first.
        """
    @property
    def common_neighbours(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Partners of both.
        """
    @property
    def complementarity(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Competences that the actor itself lacks.
        """
    @property
    def distance_km(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        NaN where one is not located.
        """
    @property
    def l3(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        By paths of three ties.
        """
    @property
    def mean_rank(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        What the places order.
        """
    @property
    def place(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        1 for the best; tied candidates have the same.
        """
    @property
    def reason(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        1 where any of these speaks for it.
        """
    @property
    def resource_allocation(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        By common partners.
        """
    @property
    def same_territory(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        1 where both have it.
        """
class Chains:
    """
    The best chains between two vertices.
    """
    @property
    def chains(self) -> list[list[int]]:
        """
        Vertices of each chain, both ends included, the best first.
        """
    @property
    def complete(self) -> bool:
        """
        Whether there are no more.
        """
    @property
    def distances(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Sum of 1 / strength of each chain.
        """
    @property
    def tied(self) -> bool:
        """
        Whether one that is left out is as good as the last.
        """
class HoldoutQuality:
    """
    How well a measure finds ties that were hidden from it; one number per repeat.
    """
    @property
    def auc(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each repeat: how surely a hidden tie scores higher.
        """
    @property
    def chance_precision(self) -> float:
        """
        What guessing would find.
        """
    @property
    def n_hidden(self) -> int:
        """
        Ties hidden each time.
        """
    @property
    def precision(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each repeat: hidden ties among the best pairs.
        """
class CategoryCoverage:
    """
    Who is there and who is missing. Tables are row by row, one row per territory.
    """
    @property
    def categories(self) -> list[str]:
        """
        Columns of the tables.
        """
    @property
    def expected(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        At least so many, row by row.
        """
    @property
    def isolated_actors(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Actors without a cooperation.
        """
    @property
    def isolated_territories(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Territories without a cooperation with another one.
        """
    @property
    def present(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Actors, row by row.
        """
    @property
    def territories(self) -> list[str]:
        """
        Rows of the tables.
        """
    @property
    def unexpected(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Actors of each unexpected category.
        """
    @property
    def unexpected_categories(self) -> list[str]:
        """
        Categories of actors that nobody expects anywhere.
        """
    @property
    def without_category(self) -> int:
        """
        Actors without a category.
        """
    @property
    def without_territory(self) -> int:
        """
        Actors that count nowhere.
        """
class CompetenceCoverage:
    """
    Which competences actors have, by territory. Tables are row by row, one row per territory.
    """
    @property
    def competences(self) -> list[str]:
        """
        Columns of the tables.
        """
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Actors that have it, row by row.
        """
    @property
    def holders(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        The only actor that has it, or -1, row by row.
        """
    @property
    def only(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        The only actor of all that has it, or -1.
        """
    @property
    def territories(self) -> list[str]:
        """
        Rows of the tables.
        """
    @property
    def totals(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Actors of the whole network that have it.
        """
    @property
    def without_competences(self) -> int:
        """
        Actors of which none is known.
        """
class SmallestGroups:
    """
    Groups of actors that together have what is required.
    """
    @property
    def complete(self) -> bool:
        """
        Whether all that were asked for are listed.
        """
    @property
    def groups(self) -> list[list[int]]:
        """
        Vertices of each group, smaller groups first.
        """
    @property
    def lower_bound(self) -> int:
        """
        No group is smaller.
        """
    @property
    def missing(self) -> list[str]:
        """
        Required, but no actor looked at has it.
        """
    @property
    def proven(self) -> bool:
        """
        Whether the two are equal.
        """
    @property
    def size(self) -> int:
        """
        Of the smallest group.
        """
class Action:
    """
    One planned action of one territory.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> tuple[typing.Any, ...]:
        ...
    def __init__(self, *, id: str, territory: str, title: str = '', theme: str = '', kind: str = '', fixed_cost_eur: typing.SupportsFloat | typing.SupportsIndex = 0.0, variable_cost_eur: typing.SupportsFloat | typing.SupportsIndex = 0.0, quantity: typing.SupportsFloat | typing.SupportsIndex = 0.0, unit: str = '', staff_days: typing.SupportsFloat | typing.SupportsIndex = 0.0, start: typing.SupportsInt | typing.SupportsIndex = -2147483648, end: typing.SupportsInt | typing.SupportsIndex = -2147483648, needs: collections.abc.Sequence[str] = [], poolable: bool = True, target_public: collections.abc.Sequence[str] = []) -> None:
        """
        One planned action; days count from 1970-01-01.
        """
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None:
        ...
    @property
    def end(self) -> int:
        """
        Day after the last one; NO_DAY: open.
        """
    @property
    def fixed_cost_eur(self) -> float:
        """
        Whatever the quantity.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
    @property
    def kind(self) -> str:
        """
        What kind of action it is.
        """
    @property
    def quantity(self) -> float:
        """
        How much of it.
        """
    @property
    def staff_days(self) -> float:
        """
        Of the territory's own staff.
        """
    @property
    def start(self) -> int:
        """
        First day; NO_DAY: open.
        """
    @property
    def territory(self) -> str:
        """
        Whose action it is.
        """
    @property
    def title(self) -> str:
        """
        What it is.
        """
    @property
    def unit(self) -> str:
        """
        What the quantity counts.
        """
    @property
    def variable_cost_eur(self) -> float:
        """
        Of one unit.
        """
class ScaleCosts:
    """
    How the costs of one kind of action grow.
    """
    def __init__(self, fixed_cost_remaining: typing.SupportsFloat | typing.SupportsIndex, staff_days_remaining: typing.SupportsFloat | typing.SupportsIndex, capacity: typing.SupportsFloat | typing.SupportsIndex, capacity_cost_eur: typing.SupportsFloat | typing.SupportsIndex, breaks_in_units: bool, price_breaks: collections.abc.Sequence[tuple[typing.SupportsFloat | typing.SupportsIndex, typing.SupportsFloat | typing.SupportsIndex]]) -> None:
        """
        How the costs of one kind grow.
        """
    @property
    def breaks_in_units(self) -> bool:
        """
        Whether price breaks are in units.
        """
    @property
    def capacity(self) -> float:
        """
        Units of one step.
        """
    @property
    def capacity_cost_eur(self) -> float:
        """
        Euros for each step.
        """
    @property
    def fixed_cost_remaining(self) -> float:
        """
        Share, 0 to 1.
        """
    @property
    def price_breaks(self) -> list[tuple[float, float]]:
        """
        Pairs of a quantity and the discount beyond it.
        """
    @property
    def staff_days_remaining(self) -> float:
        """
        Share, 0 to 1.
        """
class LegalForm:
    """
    A legal form under which several territories act together, and what it costs.
    """
    def __init__(self, id: str, setup_eur: typing.SupportsFloat | typing.SupportsIndex, yearly_eur: typing.SupportsFloat | typing.SupportsIndex, yearly_per_member_eur: typing.SupportsFloat | typing.SupportsIndex, setup_days: typing.SupportsFloat | typing.SupportsIndex, yearly_days: typing.SupportsFloat | typing.SupportsIndex, min_members: typing.SupportsInt | typing.SupportsIndex, max_members: typing.SupportsInt | typing.SupportsIndex, kinds: collections.abc.Sequence[str], excluded_kinds: collections.abc.Sequence[str], requires_contiguity: bool) -> None:
        """
        A legal form and what it costs.
        """
    @property
    def excluded_kinds(self) -> list[str]:
        """
        Kinds of action that it is not for.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
    @property
    def kinds(self) -> list[str]:
        """
        Kinds of action; empty: any.
        """
    @property
    def max_members(self) -> int:
        """
        Territories.
        """
    @property
    def min_members(self) -> int:
        """
        Territories.
        """
    @property
    def requires_contiguity(self) -> bool:
        """
        For one piece only.
        """
    @property
    def setup_days(self) -> float:
        """
        Staff days, once.
        """
    @property
    def setup_eur(self) -> float:
        """
        Once.
        """
    @property
    def yearly_days(self) -> float:
        """
        Staff days in each year begun.
        """
    @property
    def yearly_eur(self) -> float:
        """
        In each year begun.
        """
    @property
    def yearly_per_member_eur(self) -> float:
        """
        The same, per territory.
        """
class Subsidy:
    """
    A subsidy: a share of the costs and a fixed sum, from a threshold and up to a ceiling.
    """
    def __init__(self, id: str, rate: typing.SupportsFloat | typing.SupportsIndex, flat_eur: typing.SupportsFloat | typing.SupportsIndex, min_cost_eur: typing.SupportsFloat | typing.SupportsIndex, ceiling_eur: typing.SupportsFloat | typing.SupportsIndex, min_members: typing.SupportsInt | typing.SupportsIndex, kinds: collections.abc.Sequence[str], forms: collections.abc.Sequence[str]) -> None:
        """
        A share of the costs and a fixed sum, from a threshold and up to a ceiling.
        """
class CostModel:
    """
    The assumptions behind the cost of a group of actions. Amounts of actions are for their whole duration.

    The defaults are orders of magnitude for a first discussion and were measured nowhere: put your own in their place
    before anybody decides on them.
    """
    def __init__(self) -> None:
        """
        The defaults.
        """
    @property
    def by_kind(self) -> dict[str, ScaleCosts]:
        """
        Of single kinds.
        """
    @by_kind.setter
    def by_kind(self, arg0: collections.abc.Mapping[str, ScaleCosts]) -> None:
        ...
    @property
    def coordination_days_per_member(self) -> float:
        """
        A year.
        """
    @coordination_days_per_member.setter
    def coordination_days_per_member(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def coordination_days_per_pair(self) -> float:
        """
        A year.
        """
    @coordination_days_per_pair.setter
    def coordination_days_per_pair(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def forms(self) -> list[LegalForm]:
        """
        Legal forms.
        """
    @forms.setter
    def forms(self, arg0: collections.abc.Sequence[LegalForm]) -> None:
        ...
    @property
    def km_eur(self) -> float:
        """
        Euros.
        """
    @km_eur.setter
    def km_eur(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def leader_carries(self) -> bool:
        """
        Whether the leader's fixed cost is carried once, not the largest.
        """
    @leader_carries.setter
    def leader_carries(self, arg1: bool) -> None:
        ...
    @property
    def max_subsidy(self) -> float:
        """
        Share, 0 to 1.
        """
    @max_subsidy.setter
    def max_subsidy(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def meetings_per_year(self) -> float:
        """
        At the leader's.
        """
    @meetings_per_year.setter
    def meetings_per_year(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def scale(self) -> ScaleCosts:
        """
        Of kinds that `by_kind` does not name.
        """
    @scale.setter
    def scale(self, arg0: ScaleCosts) -> None:
        ...
    @property
    def staff_day_eur(self) -> float:
        """
        Euros.
        """
    @staff_day_eur.setter
    def staff_day_eur(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def subsidies(self) -> list[Subsidy]:
        """
        Subsidies.
        """
    @subsidies.setter
    def subsidies(self, arg0: collections.abc.Sequence[Subsidy]) -> None:
        ...
    @property
    def themes(self) -> list[typing.Annotated[list[str], "FixedSize(2)"]]:
        """
        Pairs of a kind and the kind that it is part of.
        """
    @themes.setter
    def themes(self, arg0: collections.abc.Sequence[typing.Annotated[collections.abc.Sequence[str], "FixedSize(2)"]]) -> None:
        ...
    @property
    def years(self) -> float:
        """
        Of pools whose dates are open.
        """
    @years.setter
    def years(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
class Groups:
    """
    Many groups of numbered things, one after the other.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getitem__(self, group: typing.SupportsInt | typing.SupportsIndex) -> list[int]:
        """
        The numbers of one group.
        """
    def __init__(self, groups: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = []) -> None:
        """
        Lists of numbers.
        """
    def __len__(self) -> int:
        ...
    @property
    def members(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Of all groups, one after the other.
        """
    @property
    def offsets(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        Where each group begins, and the end of the last one.
        """
class CostComponents:
    """
    Where the cost of a group comes from: euros, each rounded to the cent.
    """
    @property
    def capacity(self) -> float:
        """
        Euros.
        """
    @property
    def coordination(self) -> float:
        """
        Euros.
        """
    @property
    def fixed(self) -> float:
        """
        Euros.
        """
    @property
    def form_setup(self) -> float:
        """
        Euros.
        """
    @property
    def form_yearly(self) -> float:
        """
        Euros.
        """
    @property
    def staff(self) -> float:
        """
        Euros.
        """
    @property
    def subsidies(self) -> float:
        """
        Euros received.
        """
    @property
    def travel(self) -> float:
        """
        Euros.
        """
    @property
    def variable(self) -> float:
        """
        Euros.
        """
class GroupCost:
    """
    The cost of one group under its cheapest leader and form.
    """
    @property
    def alone(self) -> CostComponents:
        """
        The same of its actions alone.
        """
    @property
    def alone_eur(self) -> float:
        """
        Its actions alone, summed.
        """
    @property
    def components(self) -> CostComponents:
        """
        Where the cost comes from.
        """
    @property
    def cost_eur(self) -> float:
        """
        Infinite where no form is for the group.
        """
    @property
    def form(self) -> int:
        """
        Number of a form; -1: none.
        """
    @property
    def gap_eur(self) -> float:
        """
        By how much the runner-up is dearer.
        """
    @property
    def leader(self) -> int:
        """
        Number of a territory.
        """
    @property
    def overhead_days(self) -> float:
        """
        Of these, coordination and form.
        """
    @property
    def runner_up(self) -> tuple[int, int]:
        """
        The next cheapest leader and form.
        """
    @property
    def staff_days(self) -> float:
        """
        With coordination and form.
        """
    @property
    def territories(self) -> int:
        """
        Number of members.
        """
class GroupCosts:
    """
    Applies a cost model to groups of actions.

    A group whose actions are all of one territory is no pool: it costs what its actions cost alone. Among equally cheap
    arrangements the leader is the member who planned to spend the most alone, then the first territory; then comes the
    first form.
    """
    @staticmethod
    def from_function(function: collections.abc.Callable[[list[int]], typing.SupportsFloat | typing.SupportsIndex], actions: collections.abc.Sequence[Action], territories: collections.abc.Sequence[str]) -> GroupCosts:
        """
        With a function of the numbers of a group's actions in the place of the model.
        """
    def __init__(self, model: CostModel, actions: collections.abc.Sequence[Action], territories: collections.abc.Sequence[str], distances_km: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], neighbours: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = []) -> None:
        """
        `distances_km`: one for each pair of `territories`, row by row; empty: no travel. `neighbours`: of each
        territory; empty: not known, so that forms which require contiguity are left out.

        Throws InvalidInput for a wrong model, for an action with a negative or missing amount, without a territory of
        `territories`, or with a window that ends before it begins, and for ids that occur twice.
        """
    def cost(self, group: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]) -> GroupCost:
        """
        The cost of a group and where it comes from. Throws InvalidInput for no action, or one out of range or listed
        twice, and Error where the function of the caller throws or returns no cost, naming the group.
        """
    def costs(self, groups: Groups, *, progress: typing.Any = None) -> numpy.typing.NDArray[numpy.float64]:
        """
        The costs of many groups, in euros; infinite where no form is for a group.
        """
    @property
    def alone(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        What each action costs alone.
        """
class PooledCase:
    """
    Actions that are pooled, and what the pools are costed with.
    """
    def __init__(self, model: CostModel, actions: collections.abc.Sequence[Action], territories: collections.abc.Sequence[str], distances_km: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], neighbours: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], pools: Groups) -> None:
        """
        Actions that are pooled.
        """
class Sensitivity:
    """
    The savings, and the effect of each assumption on them.
    """
    @property
    def above_eur(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Savings with each assumption higher.
        """
    @property
    def assumptions(self) -> list[str]:
        """
        Their names.
        """
    @property
    def below_eur(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Savings with each assumption lower.
        """
    @property
    def break_even(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The factor at which savings are zero; NaN where there is none.
        """
    @property
    def savings_eur(self) -> float:
        """
        As assumed.
        """
class SavingChance:
    """
    How likely it is that pooling saves.
    """
    @property
    def high_eur(self) -> float:
        """
        5 % save more.
        """
    @property
    def low_eur(self) -> float:
        """
        5 % save less.
        """
    @property
    def mean_eur(self) -> float:
        """
        Of the savings.
        """
    @property
    def probability(self) -> float:
        """
        That the pools save.
        """
    @property
    def samples(self) -> int:
        """
        Draws.
        """
class CostGame:
    """
    Players and the cost, or value, of every group of them.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __init__(self, players: typing.Any, values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], kind: str = 'cost') -> None:
        ...
    def members(self, coalition: typing.SupportsInt | typing.SupportsIndex) -> list[str]:
        """
        The members of a group, by id.
        """
    @property
    def denominator(self) -> int:
        """
        Exact amounts are multiples of 1 / this.
        """
    @property
    def exact(self) -> bool:
        """
        False when amounts are rounded to such multiples.
        """
    @property
    def kind(self) -> str:
        """
        "cost" or "value".
        """
    @property
    def players(self) -> list[str]:
        """
        Ids.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        2^n amounts, by bit mask.
        """
class PropertyCheck:
    """
    One property, and two groups that break it (the first such pair in order of masks).
    """
    @property
    def first(self) -> int:
        """
        A group of the counterexample.
        """
    @property
    def holds(self) -> bool:
        """
        Whether it does.
        """
    @property
    def id(self) -> str:
        """
        Name of the property.
        """
    @property
    def second(self) -> int:
        """
        The other one.
        """
class Shares:
    """
    One amount for each player, in the terms of the game: euros to pay in a cost game, to receive in a value game.
    """
    @property
    def amounts(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        One for each player.
        """
    @property
    def exact(self) -> list[str]:
        """
        As reduced fractions; empty if not computed exactly.
        """
class Objection:
    """
    A group and what it pays above its own cost (of a value game, lacks of its own value).
    """
    @property
    def coalition(self) -> int:
        """
        The group, as a bit mask.
        """
    @property
    def complaint(self) -> float:
        """
        What it pays above its own cost.
        """
    @property
    def exact(self) -> str:
        """
        The same as a fraction.
        """
class ShareRuleInfo:
    """
    One rule.
    """
    @property
    def family(self) -> str:
        """
        "key", "order", "complaint", "formula" or "core".
        """
    @property
    def id(self) -> str:
        """
        Name of the rule.
        """
    @property
    def in_core(self) -> bool:
        """
        Whether its shares are in the core if there is one.
        """
    @property
    def option(self) -> str:
        """
        What it takes beside the game, if anything.
        """
    @property
    def reference(self) -> str:
        """
        Author and year.
        """
class CostShares:
    """
    Shares under a rule, and who would object.
    """
    @property
    def in_core(self) -> bool:
        """
        Whether no group could do better alone.
        """
    @property
    def objections(self) -> list[Objection]:
        """
        The groups with the largest complaint.
        """
    @property
    def shares(self) -> Shares:
        """
        What each player pays.
        """
class StabilityBreaks:
    """
    Where shares stop holding, or begin to.
    """
    @property
    def factors(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each assumption; NaN where there is none.
        """
    @property
    def holds(self) -> bool:
        """
        As assumed.
        """
class ShapleySample:
    """
    An estimate of the Shapley value, with the standard error of each share.
    """
    @property
    def amounts(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Add up to the amount of everybody.
        """
    @property
    def evaluations(self) -> int:
        """
        Of the amount of a group.
        """
    @property
    def standard_errors(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each share.
        """
class CoreCertificate:
    """
    Proof that the core of a game is empty, or not.
    """
    @property
    def collection(self) -> list[int]:
        """
        Groups that cover each player once.
        """
    @property
    def exact_margin(self) -> str:
        """
        The same as a fraction.
        """
    @property
    def exact_subsidy(self) -> str:
        """
        The same as a fraction.
        """
    @property
    def margin(self) -> float:
        """
        What the whole could lose and still hold.
        """
    @property
    def non_empty(self) -> bool:
        """
        Whether some shares hold.
        """
    @property
    def point(self) -> Shares:
        """
        Shares that hold, with the subsidy if there is one.
        """
    @property
    def subsidy(self) -> float:
        """
        What outside money must add.
        """
    @property
    def weights(self) -> list[str]:
        """
        Their weights, as fractions.
        """
class ShareInterval:
    """
    The least and the most that a player can pay (receive) in the core.
    """
    @property
    def exact_lower(self) -> str:
        """
        The least, as a fraction.
        """
    @property
    def exact_upper(self) -> str:
        """
        The most, as a fraction.
        """
    @property
    def lower(self) -> float:
        """
        The least.
        """
    @property
    def upper(self) -> float:
        """
        The most.
        """
class LeastCore:
    """
    The smallest complaint that every group can be kept to (Maschler, Peleg and Shapley 1979): at most 0 when the core
    is not empty.
    """
    @property
    def complaint(self) -> float:
        """
        The smallest that every group can be kept to.
        """
    @property
    def exact(self) -> str:
        """
        The same as a fraction.
        """
class ComplaintLevel:
    """
    Groups that have the same complaint, and no lower one is possible given the levels above.
    """
    @property
    def complaint(self) -> float:
        """
        Of these groups.
        """
    @property
    def groups(self) -> list[int]:
        """
        As bit masks.
        """
class KohlbergVerdict:
    """
    Whether shares are the nucleolus, and where they fail.
    """
    @property
    def complaint(self) -> float:
        """
        Of that level.
        """
    @property
    def groups(self) -> list[int]:
        """
        The groups of that level.
        """
    @property
    def holds(self) -> bool:
        """
        Whether the shares are the nucleolus.
        """
    @property
    def level(self) -> int:
        """
        The first level that could be lowered.
        """
    @property
    def levels(self) -> list[ComplaintLevel]:
        """
        The levels that were checked.
        """
    @property
    def transfer(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        A change of shares that lowers it.
        """
class Partition:
    """
    Groups that hold every player once.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, other: typing.Any) -> bool:
        ...
    @property
    def parts(self) -> list[int]:
        """
        Bit masks of the groups, by their first player.
        """
    @property
    def value(self) -> float:
        """
        Sum of the amounts of the groups.
        """
class CandidatePools:
    """
    Pools that may be chosen; one number of each column for each group.
    """
    @property
    def cost_eur(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each group.
        """
    @property
    def groups(self) -> Groups:
        """
        Numbers of actions.
        """
    @property
    def n_candidates(self) -> int:
        """
        All that were costed.
        """
    @property
    def n_paying(self) -> int:
        """
        How many save something.
        """
    @property
    def nearest(self) -> list[int]:
        """
        The one that loses least.
        """
    @property
    def nearest_savings_eur(self) -> float:
        """
        Its savings, at most 0.
        """
    @property
    def overhead_days(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Days for form and coordination.
        """
    @property
    def overhead_eur(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Form, coordination and travel.
        """
    @property
    def savings_eur(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each group.
        """
class Plan:
    """
    Pools that go together.
    """
    @property
    def least_share(self) -> float:
        """
        The smallest saving, as a share.
        """
    @property
    def pools(self) -> list[int]:
        """
        Numbers of candidates.
        """
    @property
    def proven(self) -> bool:
        """
        Whether nothing better is left.
        """
    @property
    def savings_eur(self) -> float:
        """
        Of all pools.
        """
    @property
    def served(self) -> int:
        """
        Territories in a pool.
        """
class PlanResult:
    """
    The best plans.
    """
    @property
    def bound(self) -> float:
        """
        No plan has more of the objective.
        """
    @property
    def gap(self) -> float:
        """
        How far the best plan may be from it.
        """
    @property
    def n_columns(self) -> int:
        """
        Candidates that entered the programs.
        """
    @property
    def plans(self) -> list[Plan]:
        """
        Best first.
        """
    @property
    def prices(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of each action in the relaxation.
        """
    @property
    def relaxation_eur(self) -> float:
        """
        What the relaxation saves.
        """
class PoolGame:
    """
    A cost game between territories.
    """
    @property
    def split_eur(self) -> float:
        """
        What everybody's best partition costs.
        """
    @property
    def territories(self) -> list[int]:
        """
        Numbers of the players.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Euros by bit mask.
        """
class LikenessOptions:
    """
    What is asked of a pair.
    """
    def __init__(self, *, max_kind_steps: typing.SupportsInt | typing.SupportsIndex, min_overlap_days: typing.SupportsInt | typing.SupportsIndex, slack_days: typing.SupportsInt | typing.SupportsIndex, within_km: typing.SupportsFloat | typing.SupportsIndex, neighbours_only: bool, min_likeness: typing.SupportsFloat | typing.SupportsIndex, weights: typing.Annotated[collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], "FixedSize(5)"], limit: typing.SupportsInt | typing.SupportsIndex) -> None:
        """
        Weights of text, theme, quantity, needs and public.
        """
class AlikePairs:
    """
    Which actions resemble each other. Pairs are in the order of their numbers, first < second.
    """
    @property
    def confirmed(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        1 where someone has.
        """
    @property
    def distance_km(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        NaN where not known.
        """
    @property
    def first(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of an action.
        """
    @property
    def forms(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        A bit for each legal form that suits.
        """
    @property
    def likeness(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Weighted mean of what is known.
        """
    @property
    def n_other_kinds(self) -> int:
        """
        Pairs that were not looked at.
        """
    @property
    def needs(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Share that both have.
        """
    @property
    def overlap_days(self) -> numpy.typing.NDArray[numpy.int32]:
        """
        With the slack.
        """
    @property
    def quantity(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The smaller as a share of the larger.
        """
    @property
    def rejected_condition(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        The first condition that failed, by its number in `pair_conditions`.
        """
    @property
    def rejected_first(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of an action.
        """
    @property
    def rejected_likeness(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Where that failed; or -1.
        """
    @property
    def rejected_second(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of the other, higher.
        """
    @property
    def second(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        Number of the other, higher.
        """
    @property
    def target_public(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Share that both have.
        """
    @property
    def text(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Of titles and descriptions.
        """
    @property
    def theme(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        By the tree of themes.
        """
class LikenessCase:
    """
    Planned actions and what is known around them.
    """
    def __init__(self, *, actions: collections.abc.Sequence[Action], territories: collections.abc.Sequence[str], distances_km: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], neighbours: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex]], themes: collections.abc.Sequence[typing.Annotated[collections.abc.Sequence[str], "FixedSize(2)"]], forms: collections.abc.Sequence[tuple[collections.abc.Sequence[str], collections.abc.Sequence[str], bool]], confirmed: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex]], refused: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex]]) -> None:
        """
        A form is its kinds and whether it requires contiguity.
        """
def affiliation(network: StakeholderNetwork) -> Affiliation:
    """
    Who sits where, and what that joins: actors by bodies, and bodies by actors.
    """
def airport_game(players: typing.Any, needs: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> CostGame:
    """
    The cost game of facilities that each player needs up to a length: a group pays for its most demanding member
    (Littlechild and Owen, "A simple expression for the Shapley value in a special case", Management Science 20,
    1973). `needs[i]` >= 0 is what player i would pay alone.
    """
def airport_shapley(needs: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> numpy.typing.NDArray[numpy.float64]:
    """
    The Shapley value of an airport game of any number of players, in closed form: what the k-th smallest need adds
    to the one before is shared by all who need as much (Littlechild and Owen 1973). `needs[i]` >= 0.
    """
def alike(about: LikenessCase, text: collections.abc.Callable[[numpy.typing.NDArray[numpy.uint32], numpy.typing.NDArray[numpy.uint32]], typing.Annotated[numpy.typing.ArrayLike, numpy.float64]], options: LikenessOptions, *, progress: typing.Any = None) -> AlikePairs:
    """
    Which actions are alike; `text` is called once, on the calling thread, for the pairs that meet the conditions.

    Throws as `check_likeness`, LimitExceeded for more pairs than options.limit, and InvalidInput where `text` returns
    not one number from 0 to 1 for each pair.
    """
def assumption_names() -> list[str]:
    """
    The names of the assumptions, in their order.
    """
def audience(preferences: PreferenceMatrix, served_within: typing.SupportsInt | typing.SupportsIndex = 3) -> Audience:
    """
    Whom each topic would serve.

    An agent is served by a topic that they approve, or that is among their first wishes: they answered about
    it and prefer fewer than `served_within` topics to it (so topics tied for the last counted place all
    count).

    Parameters
    ----------
    served_within
        How many first wishes count, at least 1; has no effect on approvals.

    Returns
    -------
    Audience

    Raises
    ------
    InvalidInput
        If `served_within` is 0.
    """
def best_chains(graph: Graph, start: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex, k: typing.SupportsInt | typing.SupportsIndex, *, strongest: bool = False, progress: typing.Any = None) -> Chains:
    """
    The `k` best chains without circles from one vertex to another.

    1 / strength is rounded to 2^-20 of that of the strongest tie.

    Raises
    ------
    InvalidInput
        For a vertex out of range, equal ends, or k = 0.
    LimitExceeded
        Where strengths differ by more than a factor of 2^42 / (number of vertices).
    """
def best_partitions(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, goal: str = 'highest', k: typing.SupportsInt | typing.SupportsIndex = 1, max_size: typing.SupportsInt | typing.SupportsIndex = 0, refusals: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [], progress: typing.Any = None) -> list[Partition]:
    """
    The k best partitions of all players, exactly; fewer where there are no more. Of two with the same value the one
    whose groups come first as numbers comes first, as far as rounding lets it be seen.

    Parameters
    ----------
    values
        The amount of every group by bit mask, 2^n of them; the first, of nobody, is 0. A group that must not be has
        the value -infinity, or the cost +infinity.
    options
        How many partitions, values or costs, the largest group, and who must not be together.
    monitor
        Of the table.

    Raises
    ------
    Infeasible
        If no partition avoids the groups that must not be.
    InvalidInput
        If there are not 2^n amounts, if one is not a number or infinitely good, if that of nobody is not 0, if k is
        0, or if a refusal holds nobody or unknown players.
    LimitExceeded
        For more than 24 players.
    """
def best_plans(costs: GroupCosts, candidates: CandidatePools, *, objective: str = 'savings', budget_eur: typing.SupportsFloat | typing.SupportsIndex = ..., budget_days: typing.SupportsFloat | typing.SupportsIndex = ..., pins: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = [], k: typing.SupportsInt | typing.SupportsIndex = 1, max_nodes: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> PlanResult:
    """
    The best plans over candidate pools. In fairness, members of a pool save the same share of what they planned.

    Throws Infeasible where pins cannot be kept, alone or within the limits; InvalidInput for k = 0 or a negative limit;
    NotFound without a solver.
    """
def betweenness(graph: Graph, *, weighted: bool = False, edges: bool = False, progress: typing.Any = None) -> Betweenness:
    """
    Exact betweenness, not normalised: each unordered pair counts once in an undirected graph, each ordered pair in a
    directed one.

    Where ties have lengths, ways are equally short when they differ by less than 1e-12 of their length. The same
    bits for every number of threads and every instruction set.
    """
def brokerage(graph: Graph, codes: typing.Annotated[numpy.typing.ArrayLike, numpy.int32], *, progress: typing.Any = None) -> Brokerage:
    """
    The broker roles of every vertex, ties counting once.

    Directed: ordered pairs (a, c). Undirected: every pair once; where one of the two is of the broker's group and the
    other is not, the broker is gatekeeper and representative at once, which counts in both roles and once in total.

    `codes` holds the group of each vertex, -1 where none is given. Throws InvalidInput where there is not one code per
    vertex, or a code below -1 or not below the number of vertices.
    """
def candidate_groups(links: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], compatible: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] | None = None, *, max_size: typing.SupportsInt | typing.SupportsIndex = 5, limit: typing.SupportsInt | typing.SupportsIndex = 5000000, progress: typing.Any = None) -> Groups:
    """
    All groups of the graph with options.min_size to options.max_size members, by their first member.

    Throws as `count_candidate_groups`, and LimitExceeded with the number of groups and the remedy.
    """
def candidate_pools(costs: GroupCosts, links: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], compatible: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], *, max_size: typing.SupportsInt | typing.SupportsIndex = 5, limit: typing.SupportsInt | typing.SupportsIndex = 5000000, pins: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = [], refusals: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = [], only_paying: bool = True, progress: typing.Any = None) -> CandidatePools:
    """
    The candidate pools of the actions of a case: groups connected by `links` whose members are pairwise in
    `compatible`, of at least two territories and with a legal form.

    Throws as `candidate_groups` and `GroupCosts::costs`.
    """
def category_coverage(network: StakeholderNetwork, expectations: collections.abc.Sequence[tuple[str | None, str, typing.SupportsInt | typing.SupportsIndex]], territories: collections.abc.Sequence[str] = []) -> CategoryCoverage:
    """
    Compares the actors of each territory with what is expected. Categories are compared as written.

    Territories are those of the actors, and before them those of `named`, which may have no actor.
    Throws InvalidInput for an empty category, a category expected twice in the same place, or no expectation at all,
    NotFound for an expectation about a territory that is neither of an actor nor among `named`.
    """
def check_convex(game: CostGame) -> PropertyCheck:
    """
    The larger the group, the more a newcomer saves it: savings are convex (Shapley 1971), so that the core is not
    empty and holds the Shapley value. O(n^2 2^n); the counterexample S, T has c(S) + c(T) < c(S u T) + c(S n T).
    """
def check_cost_model(model: CostModel) -> None:
    """
    Throws InvalidInput that names the field, the value and what is expected.
    """
def check_essential(game: CostGame) -> PropertyCheck:
    """
    Everybody together save something over everyone alone. O(n).
    """
def check_monotone(game: CostGame) -> PropertyCheck:
    """
    A larger group never has a smaller amount. O(n 2^n); the counterexample is a group and one with one member more.
    """
def check_superadditive(game: CostGame, *, progress: typing.Any = None) -> PropertyCheck:
    """
    Two groups without a common member never lose by joining: c(S) + c(T) >= c(S u T) (of a value game
    v(S) + v(T) <= v(S u T)). O(3^n); the counterexample is two disjoint groups. Throws LimitExceeded for more than 20
    players.
    """
def choose_sessions(audience: Audience, ranking: Ranking, *, sessions: typing.SupportsInt | typing.SupportsIndex = 6, pin: collections.abc.Sequence[str] = [], ban: collections.abc.Sequence[str] = [], slots: collections.abc.Sequence[tuple[str, str, typing.SupportsInt | typing.SupportsIndex]] = []) -> ProgrammeChoice:
    """
    The best topics of a ranking, one per session.

    Pinned topics have their place for sure, the others follow the ranking, banned ones are passed over. Where
    topics tie for the last places nothing is settled: the first ones in topic order hold the places, each of
    their sessions lists the topics that tie with it, and `proven` is false. Break the ties of the ranking
    first to settle it.

    Throws InvalidInput for no session, more sessions than topics, fewer slots than sessions, or a ranking and
    an audience of different topics; NotFound for a pinned or banned topic that does not exist; Infeasible
    where a topic is both pinned and banned, where more are pinned than there are sessions, or where too few
    topics are left.
    """
def closeness(graph: Graph, *, weighted: bool = False, progress: typing.Any = None) -> Closeness:
    """
    Distances from each vertex, along the directions of arcs where there are any. Exact counts of steps; the sums of
    1 / distance are the same bits for every number of threads.
    """
def clustering(graph: Graph) -> Clustering:
    """
    Local and global clustering. Directions do not count.
    """
def communities(graph: Graph, *, resolution: typing.SupportsFloat | typing.SupportsIndex = 1.0, seed: typing.SupportsInt | typing.SupportsIndex = 0, rounds: typing.SupportsInt | typing.SupportsIndex = 3, progress: typing.Any = None) -> Communities:
    """
    Communities that work more among themselves than chance would have it, by the Leiden algorithm.

    The best of eight starts up to 1,000 ties, of one beyond. Three rounds find most of what there is to find: on
    random graphs, which have no groups, ten of them add some 2 percent to modularity. Weights are strengths. Arcs count without their
    direction; two opposite ones add up.

    Raises
    ------
    InvalidInput
        For a resolution that is not finite and > 0.
    """
def compared_with_chance(observed: typing.SupportsFloat | typing.SupportsIndex, samples: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> NullDistribution:
    """
    The same for samples that were drawn elsewhere. Samples within 1e-12 of the observed number, relative to it,
    count as equal to it.

    Throws InvalidInput for no samples, and for a number that is not finite.
    """
def competence_coverage(network: StakeholderNetwork, required: collections.abc.Sequence[str] = []) -> CompetenceCoverage:
    """
    Counts who has which competence: all that occur, in order of first appearance, where nothing is `required`, otherwise those alone, which
    may be ones that nobody has. Throws InvalidInput for an empty or repeated one in `required`.
    """
def components(graph: Graph) -> Components:
    """
    The groups that are held together by ties, the largest first, equal ones in order of their first vertex.
    Directions do not count. O(n + m).
    """
def contact_scores(graph: Graph, v: typing.SupportsInt | typing.SupportsIndex, measure: str) -> numpy.typing.NDArray[numpy.float64]:
    """
    The score of every other vertex as a contact of `v`.

    Sums are taken in whole numbers and kept to 2^-30, so that they are the same in every order of summing.

    Returns
    -------
    array
        One score per vertex; NaN for `v` itself and for its neighbours.

    Raises
    ------
    InvalidInput
        For a vertex out of range.
    """
def contacts(network: StakeholderNetwork, actor: typing.SupportsInt | typing.SupportsIndex) -> Contacts:
    """
    The best contacts to make. Throws InvalidInput for an actor out of range.
    """
def conversion(from_unit: str, to_unit: str) -> float | None:
    """
    How many of the unit `to` are in one of the unit `from`; nothing where they do not measure the same.

    Examples
    --------
    >>> from maillage import _core
    >>> _core.conversion("tonnes", "kg")
    1000.0
    >>> _core.conversion("repas", "kg") is None
    True
    """
def core(game: CostGame, *, progress: typing.Any = None) -> CoreCertificate:
    """
    Proves the core empty or not. Throws NotFound without a solver.
    """
def core_intervals(game: CostGame, *, progress: typing.Any = None) -> list[ShareInterval]:
    """
    What is negotiable: the interval of each player's share within the core. Throws Infeasible when the core is empty.
    """
def core_numbers(graph: Graph) -> numpy.typing.NDArray[numpy.uint32]:
    """
    Core number of each vertex: the largest k for which it belongs to a group whose members all have at least k
    ties inside the group. Directions do not count. O(n + m).
    """
def default_expectations() -> list[tuple[str | None, str, int]]:
    """
    One actor at least, in every territory, of: production, processing, distribution, catering, consumption, waste,
    support, research, state, civil society.
    """
def degree_centralisation(graph: Graph) -> float:
    """
    Centralisation of the numbers of neighbours. Directions do not count.
    """
def degrees(graph: Graph, *, arcs: str = 'all') -> numpy.typing.NDArray[numpy.uint32]:
    """
    Number of arcs of each vertex; a partner in both directions counts twice in a directed graph.
    """
def density(graph: Graph) -> float:
    """
    Share of the possible ties that there are; NaN for fewer than two vertices.
    """
def distances(graph: Graph, *, progress: typing.Any = None) -> Distances:
    """
    Distances between all pairs, along the directions where there are any. O(n (n + m) / 512) at best, on all
    threads, and exact for every number of them.
    """
def distances_km(latitudes: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], longitudes: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    The distances of all pairs of places in km, row by row; NaN where one of the two is not known, 0 on the diagonal.
    """
def ei_index(graph: Graph, codes: typing.Annotated[numpy.typing.ArrayLike, numpy.int32], *, samples: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, progress: typing.Any = None) -> EIIndex:
    """
    E-I indices, ties counting once; those of vertices without a group are left out. In a directed graph, two opposite
    ties are two. `options.samples` times the groups are dealt out anew among the vertices that have one; sample r
    draws from stream r of the seed. O(samples x (vertices + ties)), on all threads. Throws as `mixing` does, but has no
    limit of groups.
    """
def eigenvector_centrality(graph: Graph, *, weighted: bool = True, tolerance: typing.SupportsFloat | typing.SupportsIndex = 1e-10, max_iterations: typing.SupportsInt | typing.SupportsIndex = 10000, progress: typing.Any = None) -> IteratedCentrality:
    """
    Eigenvector centrality: each vertex is as central as those that point to it taken together. The largest value
    is 1; all are 0 in a graph without ties. In a graph of several components only the one with the largest
    eigenvalue is above 0.

    Of directed graphs, iterates over the arcs and the vertex itself, which has the same eigenvector and does not swing
    to and fro. Throws InvalidInput for a tolerance that is not > 0 or no iteration.
    """
def failed_condition(about: LikenessCase, pair: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex], options: LikenessOptions) -> int:
    """
    Why one pair is not alike, its likeness left aside: kNone where all other conditions hold. Throws as `alike`.
    """
def fragility(graph: Graph) -> Fragility:
    """
    Articulation vertices, bridges, and what falls apart without them.
    """
def has_solver() -> bool:
    """
    Whether maillage was built with a solver of linear programs.
    """
def holdout_quality(graph: Graph, measure: str, *, share: typing.SupportsFloat | typing.SupportsIndex = 0.1, repeats: typing.SupportsInt | typing.SupportsIndex = 100, seed: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> HoldoutQuality:
    """
    Hides a share of the ties at random, scores all pairs that are left without one, and compares: the hidden
    ties should come first. Seeded; the same for every number of threads.

    Raises
    ------
    InvalidInput
        Where the share or the repeats are out of range, where no tie or no pair without a tie is left.
    LimitExceeded
        For more than 20,000 vertices.
    """
def in_base_unit(action: Action) -> Action:
    """
    The same action counted in the base unit of its unit: the quantity and the cost of one unit change, their product
    does not. What can be added is then in one unit.
    """
def kohlberg(game: CostGame, shares: collections.abc.Sequence[str], *, rule: str = 'nucleolus', progress: typing.Any = None) -> KohlbergVerdict:
    """
    Kohlberg's criterion in exact arithmetic: at every level of complaint the groups that have it, or more, must be
    balanced (Kohlberg, "On the nucleolus of a characteristic function game", SIAM Journal on Applied Mathematics
    20, 1971). `shares` are exact fractions such as "67/3" or decimals such as "12.5". Throws InvalidInput for shares
    that do not add up to the amount of everybody, or that are no numbers.
    """
def label_box(centre: tuple[typing.SupportsFloat | typing.SupportsIndex, typing.SupportsFloat | typing.SupportsIndex], radius: typing.SupportsFloat | typing.SupportsIndex, width: typing.SupportsFloat | typing.SupportsIndex, height: typing.SupportsFloat | typing.SupportsIndex, place: typing.SupportsInt | typing.SupportsIndex, gap: typing.SupportsFloat | typing.SupportsIndex) -> typing.Annotated[list[float], "FixedSize(4)"]:
    """
    The rectangle of a label at a place that is not `none`.
    """
def label_places(centres: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], radii: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], widths: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], heights: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], importance: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, frame: typing.Annotated[collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], "FixedSize(4)"] = [0.0, 0.0, 0.0, 0.0], gap: typing.SupportsFloat | typing.SupportsIndex = 2.0) -> numpy.typing.NDArray[numpy.int8]:
    """
    The place of each label: no label covers a disc or another label, or leaves the frame. Labels without a free place
    are `none`.

    Raises
    ------
    InvalidInput
        For columns of different lengths, numbers that are not finite, or a negative size.
    """
def layers(network: StakeholderNetwork) -> Layers:
    """
    The kinds of cooperation compared; cooperations without a kind are left out.
    """
def layout(graph: Graph, initial: typing.Any = None, *, full_up_to: typing.SupportsInt | typing.SupportsIndex = 3000, pivots: typing.SupportsInt | typing.SupportsIndex = 100, sweeps: typing.SupportsInt | typing.SupportsIndex = 30, aspect: typing.SupportsFloat | typing.SupportsIndex = 1.0, seed: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> numpy.typing.NDArray[numpy.float64]:
    """
    Positions of the vertices, in units of one tie: every tie wants to be 1 long, actors that are k steps apart want
    to be k apart. Directions and weights of ties do not count. Components stand side by side in a box of the given
    aspect, the largest first, without overlap. The same bits for every number of threads.

    Parameters
    ----------
    graph
        The network.
    options
        See `LayoutOptions`.
    initial
        Positions to start from, for a drawing that resembles an earlier one: one a vertex, NaN for a vertex that had
        none, which then starts between its neighbours; empty for none.
    monitor
        Progress and cancellation.

    Raises
    ------
    InvalidInput
        For options out of their range, or where there are not as many initial positions as vertices.
    """
def least_core(game: CostGame, *, progress: typing.Any = None) -> LeastCore:
    """
    The smallest complaint that every group can be kept to (Maschler, Peleg and Shapley 1979): at most 0 when the core
    is not empty.
    """
def minimum_vertex_cut(graph: Graph, first: typing.Annotated[numpy.typing.ArrayLike, numpy.uint32], second: typing.Annotated[numpy.typing.ArrayLike, numpy.uint32], *, lose_members: bool = True) -> VertexCut:
    """
    The smallest set of vertices whose loss separates two sets (Menger 1927), by a maximum flow through vertices of
    capacity one: Dinic's algorithm, O(m sqrt(n)). Directions do not count.

    Throws InvalidInput for an empty set, a vertex out of range, and a vertex in both sets.
    """
def mixing(graph: Graph, codes: typing.Annotated[numpy.typing.ArrayLike, numpy.int32]) -> Mixing:
    """
    Ties between groups, by their weights; a graph built with `Combine::one` counts each once.

    `codes` holds the group of each vertex, -1 where none is given. Throws InvalidInput where there is not one code per
    vertex, or a code below -1 or not below the number of vertices, LimitExceeded for more than 2,048 groups.
    """
def modularity(graph: Graph, codes: typing.Annotated[numpy.typing.ArrayLike, numpy.int32], *, resolution: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> float:
    """
    Share of the strength within groups, less what is expected of vertices of these strengths (Newman and Girvan
    2004), NaN without ties.

    A code per vertex; those of -1 are each a group of their own. Arcs count without their direction.

    Raises
    ------
    InvalidInput
        For codes of another number than the vertices, or a resolution that is not finite and > 0.
    """
def most_aggrieved(game: CostGame, shares: collections.abc.Sequence[str], most: typing.SupportsInt | typing.SupportsIndex = 10) -> list[Objection]:
    """
    The groups with the largest complaint about shares, exactly; all tied ones, up to `most`. Shares are in the core
    when it is not above 0. `shares` are fractions or decimals that add up; throws InvalidInput as `kohlberg`.
    """
def nearest_shares(game: CostGame, wished: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], *, allowed: str = '0', progress: typing.Any = None) -> Shares:
    """
    The nearest shares to wished ones, in euros squared, among those where no group's complaint passes `allowed` (0:
    the core). `wished` need not add up. Dual active sets (Goldfarb and Idnani, Mathematical Programming 27, 1983) with
    row generation, then solved for exactly. Throws Infeasible when no shares meet the condition.
    """
def null_distribution(graph: Graph, statistic: str, *, model: str, codes: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], samples: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, swaps_per_edge: typing.SupportsFloat | typing.SupportsIndex, progress: typing.Any = None) -> NullDistribution:
    """
    A number of a graph against graphs with the same numbers of neighbours.

    Throws InvalidInput for no samples, and where the statistic is not a finite number.
    """
def pagerank(graph: Graph, *, damping: typing.SupportsFloat | typing.SupportsIndex = 0.85, weighted: bool = True, tolerance: typing.SupportsFloat | typing.SupportsIndex = 1e-10, max_iterations: typing.SupportsInt | typing.SupportsIndex = 10000, progress: typing.Any = None) -> IteratedCentrality:
    """
    PageRank: the share of time that a walker spends at each vertex who follows ties with probability `damping`
    (0 up to, not including, 1), in proportion to their weights, and otherwise jumps anywhere; from a vertex without
    ways out they always jump. Values add up to 1.

    Throws InvalidInput for a damping outside its range, a tolerance that is not > 0 or no iteration.
    """
def pair_conditions() -> list[str]:
    """
    The conditions of a pair, in the order of their numbers.
    """
def partition_agreement(first: typing.Annotated[numpy.typing.ArrayLike, numpy.int32], second: typing.Annotated[numpy.typing.ArrayLike, numpy.int32]) -> PartitionAgreement:
    """
    How alike two partitions are, over the elements that neither gives -1.

    Raises
    ------
    InvalidInput
        For partitions of different lengths.
    """
def partner_diversity(graph: Graph, codes: typing.Annotated[numpy.typing.ArrayLike, numpy.int32]) -> PartnerDiversity:
    """
    How diverse partners are; shares are those of the weights of ties. Throws as `ei_index` does.
    """
def permuted_network(network: StakeholderNetwork, attribute: str, seed: typing.SupportsInt | typing.SupportsIndex, replicate: typing.SupportsInt | typing.SupportsIndex) -> StakeholderNetwork:
    """
    The network with one attribute dealt out anew among the actors that have one.
    """
def pool_game(costs: GroupCosts, pool: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], links: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], compatible: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], *, progress: typing.Any = None) -> PoolGame:
    """
    The game of a pool; `links` and `compatible` as for `candidate_groups`.

    Throws LimitExceeded for more than 16 actions, and as `GroupCosts::costs`.
    """
def rank(p: PreferenceMatrix | PairwiseTally, rule: str = 'schulze', *, progress: typing.Any = None, **options: typing.Any) -> Ranking:
    """
    Ranks topics from the preferences of agents.

    Parameters
    ----------
    p
        A PreferenceMatrix, or a PairwiseTally for the rules that need no more (all but plurality, approval,
        range).
    rule
        Id of the rule, as in `rules()`.
    **options
        Options of the rule, as in `rules()`, and for every rule: `unranked` ("last", "ignored" or "error"; by
        default last for ranks, ignored for scores and approvals), `tie_break` ("none", "order" or "random")
        and `seed` (for "random").

    Returns
    -------
    Ranking

    Raises
    ------
    NotFound
        If there is no such rule; the message names near ones.
    InvalidInput
        If an option is unknown or has a value that it does not take, or the rule cannot use this kind of
        ballot.

    Examples
    --------
    >>> import maillage as ml
    >>> ballots = [[1, 2, 3], [1, 3, 2], [2, 1, 3]]
    >>> p = ml.PreferenceMatrix.from_ranks(ballots, topics=["data", "means", "roles"])
    >>> ml.rank(p, "schulze").tiers
    [['data'], ['means'], ['roles']]
    """
def read_preflib(path: os.PathLike[str] | str | bytes, *, progress: typing.Any = None) -> PrefLibFile:
    """
    Ballots from a PrefLib file.

    The file is read as a stream: beside the result it takes a few hundred kilobytes. Encodings: UTF-8 with or
    without a byte order mark; a header in Windows-1252 is converted. Header and ballots must agree.

    Parameters
    ----------
    path
        A file of type .soc, .soi, .toc, .toi or .cat; under another ending, the header says which.

    Returns
    -------
    PrefLibFile

    Raises
    ------
    FileError
        If the file cannot be read, is not a PrefLib file, or contradicts itself; with line and column.
    """
def rewired_network(network: StakeholderNetwork, seed: typing.SupportsInt | typing.SupportsIndex, replicate: typing.SupportsInt | typing.SupportsIndex, swaps_per_edge: typing.SupportsFloat | typing.SupportsIndex) -> StakeholderNetwork:
    """
    The network with its ties rewired as `rewired` does; parallel cooperations become one tie, without kind, theme,
    provenance or dates.
    """
def rules() -> list[dict[str, typing.Any]]:
    """
    Every rule as a row: id, family, input, options with defaults, values, reference.
    """
def sampled_betweenness(graph: Graph, *, error: typing.SupportsFloat | typing.SupportsIndex = 0.01, probability: typing.SupportsFloat | typing.SupportsIndex = 0.9, seed: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> SampledBetweenness:
    """
    Estimate of betweenness (ways counted in steps) with a bound on the error that holds for all vertices together.
    The same for every number of threads.

    Throws InvalidInput for an error or a probability outside ]0, 1[.
    """
def sampled_shapley(n_players: typing.SupportsInt | typing.SupportsIndex, amount: collections.abc.Callable[[list[int]], typing.SupportsFloat | typing.SupportsIndex], *, samples: typing.SupportsInt | typing.SupportsIndex = 100, seed: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> ShapleySample:
    """
    Estimates the Shapley value of a game of any size from random groups, stratified by player and by the number of
    those who came before (Maleki, Tran-Thanh, Hines, Rahwan and Rogers, "Bounding the estimation error of
    sampling-based Shapley value approximation", 2013). Sizes with few groups are taken whole. The rest to the amount
    of everybody is divided equally. The same seed gives the same groups. Throws InvalidInput for no players, fewer
    than 2 samples, or an amount that is not finite, naming the group.
    """
def saving_chance(about: PooledCase, *, actions: typing.SupportsFloat | typing.SupportsIndex = 0.1, assumptions: typing.SupportsFloat | typing.SupportsIndex = 0.3, samples: typing.SupportsInt | typing.SupportsIndex = 2000, seed: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> SavingChance:
    """
    The chance that the pools together save; the same for any number of threads.

    Throws InvalidInput as `GroupCosts` does, and for shares outside 0 to 1 or no sample.
    """
def saving_game(game: CostGame) -> CostGame:
    """
    What each group saves by standing together: the sum of what its members pay alone, less what the group pays (of
    a value game, what it earns less what its members earn alone). A value game.
    """
def sensitivity(about: PooledCase, *, change: typing.SupportsFloat | typing.SupportsIndex = 0.2, progress: typing.Any = None) -> Sensitivity:
    """
    The effect of each assumption, lower and higher by `change` (a share, 0 to 1), on the savings of all pools together.

    Shares of the model never pass 1. Throws InvalidInput as `GroupCosts` does, and for a change out of range.
    """
def set_threads(count: typing.SupportsInt | typing.SupportsIndex) -> None:
    """
    Sets the number of threads that parallel functions use, the calling thread included.

    Parameters
    ----------
    count
        From 1 to 1024.

    Raises
    ------
    InvalidInput
        If `count` is outside this range.
    """
def share_costs(game: CostGame, rule: str, *, key: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], weights: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], unions: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [], benefits: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], progress: typing.Any = None) -> CostShares:
    """
    Shares under the rule `rule`. Throws NotFound for an unknown rule, InvalidInput for an option that the rule needs
    and lacks or does not take, and what the rule itself throws.
    """
def share_rules() -> list[ShareRuleInfo]:
    """
    Every rule, in the order of the documentation.
    """
def smallest_groups(network: StakeholderNetwork, required: collections.abc.Sequence[str], territory: str | None = None, *, max_groups: typing.SupportsInt | typing.SupportsIndex = 100, k: typing.SupportsInt | typing.SupportsIndex = 0, max_nodes: typing.SupportsInt | typing.SupportsIndex = 1000000, progress: typing.Any = None) -> SmallestGroups:
    """
    The smallest groups of actors, of one territory or of all, that together have the required competences.

    Throws InvalidInput where nothing or something empty is required, NotFound for a competence that no actor of the
    network has and for an unknown territory, and what `minimum_set_cover` throws.
    """
def snapshots(network: StakeholderNetwork, days: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]) -> list[Snapshot]:
    """
    The network at each of the dates: cooperations count that are there, and both of whose actors are.

    Raises
    ------
    InvalidInput
        For no date, and for dates that do not ascend.
    """
def solver_name() -> str:
    """
    The solver and its version, such as "HiGHS 1.15.1"; "none" without one.
    """
def stability_breaks(about: PooledCase, links: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], compatible: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], rule: str = 'nucleolus', *, key: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], weights: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], unions: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [], benefits: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [], progress: typing.Any = None) -> StabilityBreaks:
    """
    The factor of each assumption next to 1, from 0 to 10, at which shares under a rule stop holding (or begin to, where
    they do not hold as assumed), within 0.0001; `links` and `compatible` as for `pool_game`. The nucleolus holds wherever
    any shares do. A rule that gives no shares under some assumption does not hold there.

    Throws InvalidInput where `about` has not exactly one pool, and what `pool_game` and `share_costs` throw.
    """
def strengths(graph: Graph, *, arcs: str = 'all') -> numpy.typing.NDArray[numpy.float64]:
    """
    Sum of the weights of the arcs of each vertex.
    """
def stress(graph: Graph, positions: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, progress: typing.Any = None) -> float:
    """
    Mean over all pairs in one component of (1 - distance / steps)^2, at the scale that suits the positions best: 0 is
    perfect. O(n m).

    Raises
    ------
    InvalidInput
        Where there are not as many positions as vertices.
    """
def structural_holes(graph: Graph, *, progress: typing.Any = None) -> StructuralHoles:
    """
    Burt's measures. Ties count by their weights; a graph built with `Combine::one` counts each once. In a directed
    graph, the tie of two vertices is the sum of both directions. The constraint sums over contacts only.
    """
def superadditive_cover(game: CostGame) -> CostGame:
    """
    The game in which a group may split: each group pays what its cheapest partition pays (earns what its best
    partition earns). Called the subadditive cover of a cost game and the superadditive cover of a value game.
    O(3^n) additions. Throws LimitExceeded for more than 20 players.
    """
def threads() -> int:
    """
    Number of threads that parallel functions use, the calling thread included.

    The default is the number of processors that the process may use, or the environment variable
    MAILLAGE_THREADS. Results never depend on it.

    Examples
    --------
    >>> import maillage as ml
    >>> ml.set_threads(2)
    >>> ml.threads()
    2
    """
def transversality(graph: Graph, codes: typing.Annotated[numpy.typing.ArrayLike, numpy.int32]) -> GroupPairs:
    """
    All pairs of groups that have vertices, in order of `first`, then `second`. Ties count once, whatever their weight
    and direction; those of vertices without a group are left out.

    `codes` holds the group of each vertex, -1 where none is given. Throws InvalidInput where there is not one code per
    vertex, or a code below -1 or not below the number of vertices, LimitExceeded for more than 2,048 groups.
    """
def unit_named(name: str) -> tuple[str, float]:
    """
    The unit of that name: case, accents and plurals do not matter. No name is a unit of its own.
    """
def without_overlaps(positions: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], radii: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, gap: typing.SupportsFloat | typing.SupportsIndex = 0.0) -> numpy.typing.NDArray[numpy.float64]:
    """
    The positions, moved so that any two discs are at least `gap` apart. Discs at the same place part in the order of
    their numbers.

    Parameters
    ----------
    positions
        Centres.
    radii
        One a disc, >= 0, in the unit of the positions.
    gap
        Free room between two discs, >= 0.

    Raises
    ------
    InvalidInput
        For a radius or gap that is negative or not finite, a position that is not finite, or different lengths.
    """
@typing.overload
def write_preflib(file: PrefLibFile, path: os.PathLike[str] | str | bytes) -> None:
    """
    Writes a PrefLib file byte for byte as it was read.
    """
@typing.overload
def write_preflib(preferences: PreferenceMatrix, path: os.PathLike[str] | str | bytes, *, kind: str | None = None, metadata: dict[str, str] | None = None) -> None:
    """
    Writes ballots to a PrefLib file.

    Parameters
    ----------
    preferences
        Ranks, or approvals (as the categories "Yes" and "No"). Equal ballots are added up and sorted by
        count, so agents lose their ids. A PrefLibFile is written as it is, byte for byte as it was read.
    path
        File to write.
    kind
        "soc", "soi", "toc", "toi" or "cat"; by default the ending of the path, and otherwise the strictest
        kind that holds the ballots.
    metadata
        Header fields such as {"TITLE": "Launch meeting"}.

    Raises
    ------
    InvalidInput
        For scores, for weights that are not whole numbers, and where `kind` cannot hold the ballots.
    FileError
        If the path cannot be written.
    """
NO_DAY: int = -2147483648
__version__: str = '0.1.0'
