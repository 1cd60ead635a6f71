"""Results written to files: CSV, XLSX, JSON, HTML, PNG, SVG and iCalendar, by the file's ending.

A result becomes a :class:`Document` once (``ranking_document``, ``programme_document``, ...); the terminal
and every file are made from it, so that they say the same.
"""

from __future__ import annotations

from maillage.outputs.document import Column, Document, Section, Sheet
from maillage.outputs.writing import endings, forms, write_document

__all__ = ["Column", "Document", "Section", "Sheet", "endings", "forms", "write_document"]
