"""Messages about preferences, tallies and rules: ``src/preference``, ``src/ranking``, ``src/core``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("the weights add up to more than 2^53; divide them by a common factor"),
    mark("number of threads is {n}; expected 1 to {n2}"),
    mark("a tally needs at least one topic"),
    mark("the denominator of a tally is {n}; expected at least 1"),
    mark("the weights of a tally add up to {n} units; expected 0 to 2^53"),
    mark("the two tallies are not about the same topics in the same order; select the same topics first"),
    mark(
        "one tally counts unranked topics as '{policy}', the other as '{policy2}'; tally both under "
        "one policy"
    ),
    mark("the weights of the merged tally add up to more than 2^53 units of 1/{n}"),
    mark(
        "agent '{agent}' gave no answer on topic '{topic}' and unranked=\"error\" was asked for; use "
        '"last" or "ignored", or complete the ballot'
    ),
    mark(
        "ranks alone do not say which topics an agent approves; give max_rank, for example max_rank=3 "
        'for "the first three count as yes"'
    ),
    mark(
        "scores alone do not say which topics an agent approves; give min_score, the lowest score that "
        "counts as yes"
    ),
    mark(
        'ranks do not say what an agent approves of; give max_rank, as in max_rank=3 for "a topic is '
        'approved by those who rank it third or higher"'
    ),
    mark(
        'scores do not say what an agent approves of; give min_score, as in min_score=3 for "a topic '
        'is approved by those who score it 3 or higher"'
    ),
    mark(
        "ranks say an order, not how much one topic is preferred to another, so they cannot become "
        'scores; use a positional rule such as "borda", or ask for scores'
    ),
    mark("language {value} is not spoken here; expected 'fr' (French) or 'en' (English)"),
    mark("merging takes at least two topics"),
    mark("no weight was given; expected one per agent"),
    mark("the mask of topics not asked is {n} x {n2}; expected {n3} x {n4}, one cell per agent and topic"),
    mark("{cell} has an answer, but is said not to have been asked; expected one or the other"),
    mark("agent '{agent}' (row {row}), topic '{topic}'"),
    mark("unranked is '{text}'; expected 'last', 'ignored' or 'error'"),
    mark("a tally of {n} topics takes a table of {n2} x {n3}"),
    mark("a tally of {n} topics takes a table of {n2} x {n3} and as many numbers of unranked"),
    mark(
        "the duel of '{topic}' against '{topic2}' counts {n} to {n2}; expected numbers from 0 that do "
        "not exceed the total together, and 0 on the diagonal"
    ),
    mark("the duels of {n} topics would fill {n2} GB; at most 20000 topics are tallied by pairs"),
    mark("{n} topic ids were given for a table that has {n2}; give one per column"),
    mark("{n} agent ids were given for a table that has {n2}; give one per row"),
    mark("{n} weights were given for a table that has {n2}; give one per row"),
    mark("weight of agent '{agent}' is {value}; expected a positive finite number"),
    mark(
        "weight of agent '{agent}' is {value}, too small beside the sum of all weights to be counted; "
        "expected at least 1e-9"
    ),
    mark(
        "rank of {cell} is {value}; expected a whole number from 1 (most preferred) to 65535, or 0 for "
        "not ranked"
    ),
    mark("a rank is not a whole number from 0 to 65535"),
    mark("score of {cell} is {value}; expected a finite number, or NaN for no answer"),
    mark("approval of {cell} is {value}; expected 1 (yes), 0 (no) or NaN (no answer)"),
    mark("the table has no column; expected one column per topic"),
    mark("the table has no row; expected one row per agent"),
    mark("the table has {n} topics; at most 65535 are supported"),
    mark("the table has {n} dimensions; expected 2: one row per agent, one column per topic"),
    mark("topic {n} has an empty id; give each a name"),
    mark("agent {n} has an empty id; give each a name"),
    mark("topic id '{id}' stands twice, at positions {n} and {n2}; ids must be unique"),
    mark("agent id '{id}' stands twice, at positions {n} and {n2}; ids must be unique"),
    mark("there is no topic '{id}'; known are {names}"),
    mark("there is no agent '{id}'; known are {names}"),
    mark(
        "the positions of topic '{topic}' do not add up to the total weight; expected numbers from 0 that do"
    ),
    mark("positions are counted for at most 20000 topics; there are {n}"),
    mark("the table of duels is {n} x {n2}; expected as many rows as columns"),
    mark(
        "rule '{rule}' needs the ballots: a table of duels says who is preferred to whom, not who is "
        "first, approved or how well scored; give the PreferenceMatrix"
    ),
    mark(
        "this tally counts unranked topics as '{policy}' and unranked='{policy2}' was asked for; tally "
        "the ballots again under that policy"
    ),
    mark(
        "rank() was given a {type}; expected a PreferenceMatrix, as PreferenceMatrix.from_ranks(table) "
        "makes one, or a PairwiseTally"
    ),
    mark("option {option} is {value}; expected a word or a number (whole ones below 2^63)"),
    mark(
        "'{topic}' and '{topic2}' tie, so there is no order of all topics; use the tiers, or rank with "
        "tie_break='order' or tie_break='random'"
    ),
    mark(
        "the weights are too large, or too fine, to add up exactly over these topics: {n} units times "
        "{n2}; give weights with fewer digits"
    ),
    mark("{option} is {value}; expected {choice}{hint}"),
    mark("a whole number from 0"),
    mark("whole number from 0, for tie_break=random"),
    mark("whole number from 1; needed for ranks"),
    mark("number; needed for scores"),
    mark("number not above any score"),
    mark("a finite number, not above any score that was given"),
    mark("number from 0 to 1"),
    mark("a number from 0 (a tied duel is worth nothing) to 1 (as much as a won one)"),
    mark("tie_break='random' needs a seed, so that anybody can check the draw; give seed=2020 for instance"),
    mark("there is no rule '{rule}'; expected {names}{hint}"),
    mark("rule '{rule}' has no option '{option}'; its options are {names}{hint}"),
    mark("no rule was given to compare; expected ids such as 'borda', or None for all that fit"),
)
