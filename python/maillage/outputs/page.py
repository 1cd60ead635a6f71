"""A document as one HTML page: nothing is fetched, screen readers find their way, and it prints well."""

from __future__ import annotations

import io
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maillage.outputs.document import Column, Document, Section, Sheet

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: #1b1f1d; background: #fff;
       max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.invented { border-left: .4rem solid #9a5b00; background: #fff4de; padding: .6rem 1rem; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top;
         padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #d6dbd8; }
thead th { border-bottom: 2px solid #2f6f4f; } tbody th { font-weight: 400; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.short { white-space: nowrap; }
figure { margin: 1.5rem 0; } figure svg { width: 100%; max-width: 46rem; height: auto; }
footer { margin-top: 2rem; color: #4b5551; font-size: .9rem; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""


def page(document: Document) -> str:
    """Return the page."""
    from maillage._core import __version__

    title = escape(document.title)
    invented = f'<p class="invented" role="note">{escape(document.invented)}</p>' if document.invented else ""
    parts = [
        *(f"<p>{escape(fact)}</p>" for fact in document.facts),
        *(_table(sheet, with_caption=len(document.sheets) > 1) for sheet in document.sheets if sheet.texts),
        _picture(document),
        *(_section(section) for section in document.sections),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{document.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="maillage {__version__}">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{invented}\n{body}\n</main>\n"
        f"<footer>maillage {__version__}</footer>\n</body>\n</html>\n"
    )


def _table(sheet: Sheet, *, with_caption: bool) -> str:
    sides = [_classes(column) for column in sheet.shown]
    heads = zip(sheet.shown, sides, strict=True)
    head = "".join(f'<th scope="col"{side}>{escape(column.heading)}</th>' for column, side in heads)
    # The first text column names the row.
    name = next((place for place, column in enumerate(sheet.shown) if column.wide), 0)
    rows = []
    for row in sheet.texts:
        cells = [
            f'<th scope="row"{side}>{escape(cell)}</th>'
            if place == name
            else f"<td{side}>{escape(cell)}</td>"
            for place, (cell, side) in enumerate(zip(row, sides, strict=True))
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    caption = f"<caption>{escape(sheet.name)}</caption>" if with_caption else ""
    body = "\n".join(rows)
    head = f"<thead><tr>{head}</tr></thead>"
    # A table that scrolls is reached by the keyboard, and so has a name.
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(sheet.name)}">'
    return f"{region}<table>{caption}{head}\n<tbody>\n{body}\n</tbody></table></div>"


def _classes(column: Column) -> str:
    names = [*(["right"] if column.right else []), *([] if column.wide else ["short"])]
    return f' class="{" ".join(names)}"' if names else ""


def _picture(document: Document) -> str:
    if document.chart is None:
        return ""
    drawing = io.StringIO()
    document.chart().save(drawing, format="svg")
    # The table says the same in words, so a screen reader needs no more than the name of the picture.
    return f'<figure role="img" aria-label="{escape(document.title)}">{drawing.getvalue()}</figure>'


def _section(section: Section) -> str:
    paragraphs = [part for part in section.text.split("\n\n") if part.strip()]
    body = "\n".join(_paragraph(part.splitlines()) for part in paragraphs)
    return f"<section>\n<h2>{escape(section.heading)}</h2>\n{body}\n</section>"


def _paragraph(lines: list[str]) -> str:
    """Return a paragraph; lines behind a dash are a list."""
    parts = []
    for listed, group in groupby(lines, key=lambda line: line.startswith("– ")):
        texts = [escape(line.removeprefix("– ").strip()) for line in group]
        if listed:
            parts.append("<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
        else:
            parts.append("<p>" + "<br>".join(texts) + "</p>")
    return "\n".join(parts)
