"""Parts of messages: where something stands, what a file is, why the system refuses."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("semicolon"),
    mark("tab"),
    mark("comma"),
    mark("a PDF document"),
    mark("a picture (PNG)"),
    mark("a picture (JPEG)"),
    mark("a picture (GIF)"),
    mark("a compressed file (gzip)"),
    mark("a workbook in the old Excel format (.xls)"),
    mark("a Parquet file"),
    mark("a program"),
    mark("invalid start byte"),
    mark("invalid continuation byte"),
    mark("unexpected end of data"),
    mark("truncated data"),
    mark("illegal encoding"),
    mark("illegal UTF-16 surrogate"),
    mark("ordinal not in range(128)"),
    mark("character maps to <undefined>"),
    mark("the computation was cancelled"),
    mark("cancelled"),
)
