"""Raw tables: cells read from CSV and XLSX files as they come, and written so that nothing is lost or run.

A :class:`Table` knows where it comes from and yields its rows one by one, as text, as often as asked, without
ever holding the whole file. What a cell means (a number, a date, a yes) is decided by ``parse_number``,
``parse_date``, ``parse_datetime`` and ``parse_yes_no``, which know how cells are typed in France.
"""

from __future__ import annotations

from maillage.tables.cells import Answer, parse_date, parse_datetime, parse_number, parse_yes_no
from maillage.tables.formulas import neutralised, restored
from maillage.tables.table import Row, Table, open_table, sheet_names
from maillage.tables.writing import write_csv, write_xlsx

__all__ = [
    "Answer",
    "Row",
    "Table",
    "neutralised",
    "open_table",
    "parse_date",
    "parse_datetime",
    "parse_number",
    "parse_yes_no",
    "restored",
    "sheet_names",
    "write_csv",
    "write_xlsx",
]
