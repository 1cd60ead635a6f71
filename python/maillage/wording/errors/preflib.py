"""Messages about PrefLib files: ``src/preference/preflib_*``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("the number of voters is 0; expected at least 1"),
    mark("more than 2^53 voters, which cannot be counted exactly"),
    mark("more than 2^53 voters up to here, which cannot be counted exactly"),
    mark("a header line after the first ballot; all lines with '#' stand at the top"),
    mark("expected '{separator}' after the number of voters, not {what}"),
    mark("expected ',' between alternatives, not {what}"),
    mark("expected ',' or '}}' after an alternative, not {what}"),
    mark("expected the number of voters, not {what}"),
    mark("expected the number of an alternative, not {what}"),
    mark("the number of voters is too large"),
    mark("the number of an alternative is too large"),
    mark("the end of the line"),
    mark("a carriage return inside a line"),
    mark("an empty pair of braces; leave out what is not ranked"),
    mark("the brace opened here is not closed"),
    mark("a tie, but '{kind}' files hold strict orders; use '{kind2}'"),
    mark("more groups than the {n} categories of the header"),
    mark("there is no alternative {n} among the {n2} that the header names"),
    mark("alternative {n} stands twice in this ballot"),
    mark("alternative {n} ({name}) is missing, but '{kind}' files hold complete orders; use '{kind2}'"),
    mark(
        "alternative {n} ({name}) and {n2} more are missing, but '{kind}' files hold complete orders; "
        "use '{kind2}'"
    ),
    mark("the header is larger than 64 MB; this is not a file of ballots"),
    mark("the line is longer than 8 MB; this is not a file of ballots"),
    mark("the file is binary (a zero byte); expected a text file"),
    mark("a carriage return inside a line; end lines with a line feed"),
    mark("a carriage return or a zero byte inside a line; expected a text file"),
    mark("two encodings in one file: this line is not UTF-8, but line {line} is; save the file as UTF-8"),
    mark("the text is neither UTF-8 nor Windows-1252; save it as UTF-8"),
    mark("the text is in UTF-16; save the file as UTF-8"),
    mark("{key} is '{value}'; expected a whole number"),
    mark("'{key}' is given twice, first on line {line}"),
    mark("the header names no alternative; expected lines such as '# ALTERNATIVE NAME 1: Lyon'"),
    mark("the header names categories, but the ballots are orders ('{kind}'); only 'cat' has categories"),
    mark("the header names no category; expected lines such as '# CATEGORY NAME 1: Yes'"),
    mark("DATA TYPE is '{value}'; expected ballots: soc, soi, toc, toi or cat"),
    mark("{key} repeats {key2} on line {line}"),
    mark("the alternative number is '{value}'; expected a whole number"),
    mark("the category number is '{value}'; expected a whole number"),
    mark("alternative {n} has no name"),
    mark("category {n} has no name"),
    mark(
        "two of them have the name '{name}' (the other is on line {line}); each alternative needs a "
        "name of its own"
    ),
    mark(
        "two of them have the name '{name}' (the other is on line {line}); each category needs a name "
        "of its own"
    ),
    mark("alternative {n} has two names, the other on line {line}"),
    mark("category {n} has two names, the other on line {line}"),
    mark("more than 65535 names; at most 65535 are supported"),
    mark("DATA TYPE is '{kind}', but the file's name ends in '.{kind2}'; they must be the same"),
    mark("{key} is {n}, but {n2} alternative names are given"),
    mark("{key} is {n}, but {n2} category names are given"),
    mark("{key} is {n}, but the counts of the ballots add up to {n2}"),
    mark("{key} is {n}, but the ballots take {n2} lines"),
    mark("the file is empty; expected a PrefLib header such as '# TITLE: ...'"),
    mark(
        "the file begins with '{text}', so it is not a PrefLib file; expected a header such as '# TITLE: ...'"
    ),
    mark("the file has a header but no ballot"),
    mark("there is no such file"),
    mark("this is a folder; expected a file of ballots"),
    mark("the file cannot be opened: {reason}"),
    mark("the file cannot be written: {reason}"),
    mark("reading failed after {n} bytes"),
    mark("the file ends after this line; expected the name of a candidate"),
    mark("the file ends after this line; expected 'number of voters,sum of counts,number of unique orders'"),
    mark("expected 'number of voters,sum of counts,number of unique orders', not '{text}'"),
    mark("expected the number and the name of a candidate, such as '1,Lyon', not '{text}'"),
    mark("the sum of counts"),
    mark("the number of unique orders"),
    mark("the file declares no candidate"),
    mark("the file declares {n} candidates; at most 65535 are supported"),
    mark("candidate {n} has no name"),
    mark("two candidates have the same number; the other is on line {line}"),
    mark("two candidates have the same name; the other is on line {line}"),
    mark(
        "categories in the format of before 2022 are not supported; expected a header such as '# TITLE: ...'"
    ),
    mark("agent '{agent}' left topics without an answer, which {files} cannot hold"),
    mark("agent '{agent}' left topics unranked, which {files} cannot hold"),
    mark("agent '{agent}' holds topics tied, which {files} cannot hold"),
    mark("agent '{agent}' uses category {n}, which {files} cannot hold"),
    mark("'{kind}' files"),
    mark("'{kind}' files with {n} categories"),
    mark("weight of agent '{agent}' is {value}; PrefLib files count voters, so it must be a whole number"),
    mark("PrefLib files hold orders and categories, not scores; use to_ranks() or to_approvals() first"),
    mark("{files} hold orders, not approvals; use 'cat', or to_ranks() first"),
    mark("a 'cat' file needs the names of its categories"),
    mark("{files} have no categories; use 'cat'"),
    mark("there is no PrefLib kind '{kind}'; expected soc, soi, toc, toi or cat"),
    mark("the header field '{key}' follows from the ballots and cannot be given"),
    mark("the header field '{key}' cannot be written: it holds a line break, or its key a colon"),
    mark("the alternatives of a PrefLib file must be the topics of its preferences, in order"),
    mark(
        "PrefLib files cannot hold the name '{name}': it is empty, begins or ends with a blank, or "
        "holds a line break"
    ),
    mark("number {n} of '{name}' is negative or stands twice"),
)
