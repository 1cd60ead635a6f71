"""What all charts share: colours that colour-blind readers tell apart, long names on several lines, titles.

Nothing is set globally or as the configuration of a chart, so that charts can be put side by side.
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from maillage.wording import Voice

INK = "#333333"
FAINT = "#6b6b6b"
FIRST = "#1b6b5f"
OTHERS = "#9dbfb8"
NO_ANSWER = "#c8c8c8"
# Ends and middle of a scale from "loses" to "wins": all common kinds of sight tell orange and blue apart.
LOSES, EVEN, WINS = "#c2570c", "#f7f5f2", "#1f5fa8"

LABEL_SIZE = 12
MAX_TICKS = 6
LINE_HEIGHT = 14
LABEL_WIDTH = 42
TITLE_WIDTH = 96


@dataclass(frozen=True)
class Pen:
    """Who draws: a voice for the words, and whether it must be said that ballots are invented."""

    voice: Voice
    notice: str = ""

    def title(self, text: str, *subtitles: str) -> alt.Title:
        """Return a title and what is to be said below it, on as many lines as it takes."""
        import altair as alt

        below = [line for part in (*subtitles, self.notice) if part for line in wrapped(part, TITLE_WIDTH)]
        return alt.Title(
            wrapped(text, TITLE_WIDTH - 24),
            subtitle=below,
            anchor="start",
            frame="bounds",
            fontSize=15,
            color=INK,
            subtitleFontSize=LABEL_SIZE,
            subtitleColor=FAINT,
            subtitlePadding=4,
            subtitleLineHeight=LINE_HEIGHT + 1,
            offset=12,
        )

    def names(self, topics: Iterable[str], prefixes: Mapping[str, str] | None = None) -> dict[str, list[str]]:
        """Return the lines of each topic's name, behind its prefix if it has one, by the safe id."""
        prefixes = prefixes or {}
        return {
            safe(topic): wrapped(f"{prefixes.get(topic, '')}{self.voice.label(topic)}", LABEL_WIDTH)
            for topic in topics
        }

    def number_axis(self, title: str, highest_whole: float = MAX_TICKS) -> alt.Axis:
        """Return an axis with numbers as the language writes them, whatever the locale of the viewer.

        Where numbers are whole, the highest of them limits the ticks, so that none stands at a part of one.
        """
        import altair as alt

        figure = "format(datum.value, ',.6~f')"
        if self.voice.words.lang == "fr":
            figure = f"replace(replace({figure}, regexp(',', 'g'), '\\u202f'), '.', ',')"
        return alt.Axis(
            title=title,
            labelExpr=figure,
            labelColor=FAINT,
            titleColor=FAINT,
            titleFontWeight="normal",
            titleAnchor="start",
            domain=False,
            ticks=False,
            gridColor="#ececec",
            tickCount=int(max(1, min(MAX_TICKS, highest_whole))),
        )


def safe(text: str) -> str:
    """Return a text that cannot end the script of a page that holds the chart: "<" is joined to nothing."""
    return text.replace("<", "<\u2060")


def data_of(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Return the data of a chart, its texts safe."""
    import pandas as pd

    frame: pd.DataFrame = pd.DataFrame(
        [{name: safe(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows]
    )
    return frame


def wrapped(text: str, width: int) -> list[str]:
    """Return a safe text on lines of at most `width` characters, where its words allow."""
    return textwrap.wrap(safe(text), width, break_long_words=False, break_on_hyphens=False) or [""]


def names_axis(names: Mapping[str, Sequence[str]], *, top: bool = False) -> alt.Axis:
    """Return an axis that writes the names of topics in full, on several lines."""
    import altair as alt

    # Vega puts the first line where a single one would be: lift longer names, so that they stand right.
    line = LINE_HEIGHT if top else LINE_HEIGHT / 2
    lifts: list[dict[str, object]] = []
    for n in sorted({len(lines) for lines in names.values()} - {1}):
        tall = [topic for topic, lines in names.items() if len(lines) == n]
        value = 8 + line * (n - 1) if top else -line * (n - 1)
        lifts.append({"test": f"indexof({json.dumps(tall)}, datum.value) >= 0", "value": value})
    placed: dict[str, Any] = {"labelPadding": 8}
    if lifts:
        moved = "labelPadding" if top else "labelOffset"
        placed[moved] = {"condition": lifts, "value": placed.get(moved, 0)}
    if top:
        placed |= {"orient": "top", "labelAngle": 0}
    return alt.Axis(
        title=None,
        labelExpr=f"({json.dumps(dict(names))})[datum.value]",
        labelLimit=0,
        labelFontSize=LABEL_SIZE,
        labelLineHeight=LINE_HEIGHT,
        labelColor=INK,
        domain=False,
        ticks=False,
        **placed,
    )


def row_height(names: Mapping[str, Sequence[str]], least: int) -> int:
    """Return a height of rows in which every name has room."""
    return max(least, LINE_HEIGHT * max(map(len, names.values()), default=1) + 8)


def legend_below(entries: int) -> alt.Legend:
    """Return a legend on lines below the chart."""
    import altair as alt

    return alt.Legend(
        title=None,
        orient="bottom",
        direction="horizontal",
        columns=min(entries, 6),
        labelLimit=0,
        labelColor=INK,
        labelFontSize=LABEL_SIZE - 1,
        symbolType="square",
        symbolStrokeWidth=0,
    )
