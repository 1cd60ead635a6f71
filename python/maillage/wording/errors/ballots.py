"""Messages about files of ballots: ``maillage.ballots``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("rank '{text}' is not a number; expected 1, 2, 3, …; an empty cell says not ranked"),
    mark("rank '{text}' is not a whole number; expected 1, 2, 3, …; for scores, say kind='scores'"),
    mark("rank '{text}': the best rank is 1; an empty cell says not ranked; for scores, say kind='scores'"),
    mark("rank '{text}' is above {n}; expected 1, 2, 3, …"),
    mark(
        "rank {n} without a rank {n2} (the ballot has {ranks}); correct the ballot, or say "
        "on_gap='keep' if only the order matters; for scores, say kind='scores'"
    ),
    mark(
        "rank {n} is given and rank {n2} is not; correct the ballot, or say on_gap='keep' if only the "
        "order matters"
    ),
    mark("score {problem}"),
    mark("'{text}' is neither yes nor no; expected oui, non, yes or no"),
    mark("several {what} ({names}); choose one with question=..."),
    mark("no {what} '{question}'; the file has {names}"),
    mark("questions"),
    mark("ranking questions"),
    mark("questions with topics"),
    mark("grid questions"),
    mark("no column '{column_name}'; there are {names}{hint}"),
    mark("nothing in this layout says whether a response is finished; leave out unfinished='drop'"),
    mark("{n} cells where the headings have {n2}; check the separators and quotes of this row"),
    mark("no agent; expected an id in every row"),
    mark(
        "a second answer of this agent, after line {line}; keep one of the two rows, or say "
        "on_duplicate='last'"
    ),
    mark("weight '{text}'; expected a finite number above 0"),
    mark("headings and no answer below them; expected one row for each agent"),
    mark("a column without a heading; name its topic"),
    mark("topic '{topic}' a second time, after column {column}; topics must be unique"),
    mark("topic '{topic}' a second time, after rank {n}; keep one of the two"),
    mark("{n} topics; expected at most {n2}"),
    mark("no column with a topic; expected one for each topic"),
    mark("no column for topic '{topic}'{hint}"),
    mark("no column for topic '{topic}'; there are {names}"),
    mark("nobody ranked anything; name the topics with topics=[...]"),
    mark("'{topic}' is not among the given topics{hint}"),
    mark("'{topic}' is not among the given topics; the topics are {names}"),
    mark(
        "'{text}' can be read as {names} or as {names2}; rename one of the topics in the file and in "
        "topics=[...]"
    ),
    mark("'{text}' is not made of the given topics; the topics are {names}"),
    mark(
        "'{left}' is always followed by '{right}': two topics '{left2}' and '{right2}', or one topic "
        "'{both}'? Say so with topics=[...]"
    ),
    mark('\'{text}\' is not a list of answer codes; expected one such as ["A1", "A2"]'),
    mark("no question of Decidim in the headings; expected a column such as '1. Classez les sujets'"),
    mark(
        "no grid with ranks in the headings; expected one column for each rank, such as 'Classez les "
        "sujets [1er choix]'"
    ),
    mark(
        "no grid with topics in the headings; expected one column for each topic, such as 'Classez les "
        "sujets [Gouvernance]'"
    ),
    mark(
        "no ranking question of LimeSurvey in the headings; expected one column for each rank, such as "
        "Q1[1], Q1[2]"
    ),
    mark(
        "no ranking question of LimeSurvey in the headings; expected one column for each rank, such as "
        "'Classez les sujets [Classement 1]'"
    ),
    mark(
        'no ranking question of LimeSurvey 7 in the table; expected a column with cells such as ["A1", "A2"]'
    ),
    mark("no votes of a Loomio poll in the table; expected the sections poll, poll_options and votes"),
    mark(
        "scores {scores} are not those of a ranked choice, each one less than the one before; for a "
        "score poll, say kind='scores'"
    ),
    mark(
        "no grid of Framaforms or Webform; expected a row with SID and the topics, below one with the "
        "questions"
    ),
    mark(
        "which of the columns {names} names the agents? name it with agent_column=..., or say "
        "agent_column='' if there is none"
    ),
    mark("topics= has '{topic}' more than once; expected unique names"),
    mark("topics= has an empty name; expected unique names"),
    mark("topics= has no topic; expected unique names"),
    mark("{option}='{value}' is not known; expected {names}"),
    mark("topics='{text}' is one text; expected a list of topics"),
    mark("{option}= has no meaning for a PrefLib file; leave it out"),
    mark("holds {kind}, not {kind2}; leave out kind="),
    mark("ranks"),
    mark("scores"),
    mark("approvals"),
    mark("layout='{layout}' is not known; expected 'auto', {names}{hint}"),
    mark("no layout of ballots is recognised; the known ones are {tools}"),
    mark("may be {names}; choose one with layout=..."),
    mark("Decidim, sorting question: '1. …', topics separated by commas"),
    mark("Google Forms, grid with a row for each rank: … [1er choix]"),
    mark("Google Forms, grid with a row for each topic: … [Gouvernance]"),
    mark("LimeSurvey, headings as codes: Q1[1]"),
    mark('LimeSurvey 7, rankings as JSON: ["A1", "A2"]'),
    mark("LimeSurvey, headings as full text: … [Classement 1], … [Rank 1]"),
    mark("Loomio, ranked choice poll: sections poll, poll_options, votes"),
    mark("a plain table: agent, then one column for each topic"),
    mark("Framaforms, Drupal Webform, grid: three rows of headings"),
    mark("topic '{topic}' would be taken for another column; rename it before writing"),
    mark("layout='{layout}' cannot be written; expected 'auto', 'plain' or 'preflib'"),
    mark("ending '{ending}' is not known; expected .csv, .tsv, .xlsx or one of PrefLib's"),
    mark("duration_minutes={n}; expected at least 1"),
    mark("days and times and no answer below them; expected one row for each person"),
    mark("'{text}' ends before it begins; expected a span of one day such as 10h-12h"),
    mark("'{text}' is not a time; expected one such as 10h-12h, 10h30 or 14:00-16:00"),
    mark("no name; expected one in every row"),
    mark("a second answer under this name, after line {line}; keep one, or say on_duplicate='last'"),
    mark("slot {slot} a second time"),
    mark(
        "no slot of a date poll; expected days in the first row, such as 'mardi 6 octobre 2026', and "
        "times in the second"
    ),
    mark("no day above this time; expected one such as 'mardi 6 octobre 2026'"),
    mark("{n} cells where {n2} are expected"),
)
