"""Messages about dossiers and networks: ``maillage.dossier``, ``maillage.network``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("'{text}' has a time of day; expected a date alone"),
    mark("'{text}' is neither yes nor no"),
    mark("'{text}' is not a whole number"),
    mark("no date and time"),
    mark("'{text}' is skipped or repeated when the clocks change; write the offset (+01:00)"),
    mark("{name} has no ballots; expected a table 'ballots' with one row per agent"),
    mark("{name} has no {table}; expected a table '{table2}' with one row for each"),
    mark("there is no table '{table}'; expected one of {names}"),
    mark("table {table} has headings that are not text; expected names of columns"),
    mark("table {table} is a {type}; expected a data frame"),
    mark("holds {names}, not of this dossier; expected another folder, or these moved"),
    mark("a dossier is saved as a folder or a workbook; expected no ending, or .xlsx"),
    mark("no such file or folder; expected a folder of CSV files, an XLSX workbook or a datapackage.json"),
    mark("not a dossier; expected a folder of CSV files, an XLSX workbook or a datapackage.json"),
    mark("and {n} more; maillage.check lists them all"),
    mark("'{text}' is no date; expected one such as 2020-01-21"),
    mark("there is no actor '{value}'; expected one of the {n} ids{hint}"),
    mark("no kind is '{value}' in this network; expected {names}"),
    mark("no kind is '{value}' in this network; none is given at all"),
    mark("no territory is '{value}' in this network; expected {names}"),
    mark("no territory is '{value}' in this network; none is given at all"),
)
