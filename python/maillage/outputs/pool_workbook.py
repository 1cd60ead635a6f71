"""Sheets of a workbook in which the shares of a pool can be worked out anew: change a cost, shares follow.

Each sheet has the cost of every group of members. Equal shares, shares in proportion to going it alone and
the Shapley value are formulas; rules that need a search (such as the nucleolus) are numbers, marked as such.
Under every rule, the largest complaint of a group is a formula too, so one sees whether shares still hold.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from maillage.tables import neutralised
from maillage.wording import Voice, mark, words
from maillage.wording.pooling.shares import share_rule_name
from maillage.wording.pooling.sheet import pool_heading

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from maillage.pooling.games import CostGame
    from maillage.pooling.plan import PoolingPlan
    from maillage.pooling.shares import ShareComparison

MOST_MEMBERS = 6  # of a pool with 64 groups: more rows than anyone reads
_FIRST = 5  # row of the first member
_MONEY = '#,##0.00" €"'


def add_pool_sheets(plan: PoolingPlan, compared: dict[str, ShareComparison], path: Path, lang: str) -> None:
    """Add a sheet with live formulas for each pool of up to six members to a workbook."""
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    voice = Voice(words(lang), plan.labels)
    for pool in plan.pools:
        if len(pool.territories) <= MOST_MEMBERS:
            sheet = workbook.create_sheet(pool.id)
            _write(sheet, plan.game(pool), compared[pool.id], pool_heading(plan, pool, voice), voice)
    workbook.save(path)


def _write(sheet: Worksheet, game: CostGame, compared: ShareComparison, heading: str, voice: Voice) -> None:
    w = voice.words
    n, rules = len(game.players), list(compared.rule)
    first = _FIRST + n + 6  # row of the first group
    groups = [group for size in range(1, n + 1) for group in combinations(range(n), size)]
    rows = (first, first + len(groups) - 1)
    _text(sheet, 1, 1, heading)
    _text(
        sheet,
        2,
        1,
        w.say(
            "Change the cost of a group below: shares and complaints follow. Columns marked with a star are "
            "numbers, to be worked out anew by maillage."
        ),
    )
    heads = [w.say("Territory"), w.say("Alone")]
    heads += [share_rule_name(rule, w.lang) + ("" if rule in _FORMULAS else " *") for rule in rules]
    for column, head in enumerate(heads, start=1):
        _text(sheet, _FIRST - 1, column, head)
    for i, player in enumerate(game.players):
        row = _FIRST + i
        _text(sheet, row, 1, voice.label(player))
        _money(sheet, row, 2, f"=B{first + i}")
        for column, rule in enumerate(rules, start=3):
            formula = _FORMULAS.get(rule)
            value = compared[rule].shares[player] if formula is None else formula(i, n, rows)
            _money(sheet, row, column, value)
    _verdicts(sheet, n, rules, rows, voice)
    _groups(sheet, game, groups, rules, rows, voice)
    sheet.freeze_panes = f"B{_FIRST}"
    sheet.column_dimensions["A"].width = 48


def _verdicts(sheet: Worksheet, n: int, rules: list[str], rows: tuple[int, int], voice: Voice) -> None:
    """Write, under each rule, the sum, the largest complaint of a group, and whether the shares hold."""
    w = voice.words
    total = _FIRST + n
    for row, name in enumerate(
        (mark("Sum"), mark("Largest complaint of a group"), mark("Does it hold?")), start=total
    ):
        _text(sheet, row, 1, w.say(name))
    for column in range(2, len(rules) + 3):
        letter = _letter(column)
        _money(sheet, total, column, f"=SUM({letter}{_FIRST}:{letter}{total - 1})")
        if column > 2:
            complaints = _letter(5 + n + column - 2)
            _money(sheet, total + 1, column, f"=MAX({complaints}{rows[0]}:{complaints}{rows[1]})")
            yes, no = w.say("yes"), w.say("no")
            sheet.cell(total + 2, column, f'=IF({letter}{total + 1}<0.005,"{yes}","{no}")')


def _groups(
    sheet: Worksheet,
    game: CostGame,
    groups: list[tuple[int, ...]],
    rules: list[str],
    rows: tuple[int, int],
    voice: Voice,
) -> None:
    """Write the groups: what each would pay on its own, who is in it, and its complaint under each rule."""
    w, n = voice.words, len(game.players)
    heads = [
        w.say("Group"),
        w.say("Cost on its own"),
        w.say("Members"),
        w.say("Weight with"),
        w.say("Weight without"),
    ]
    heads += [voice.label(player) for player in game.players]
    heads += [w.say("Complaint: {rule}", rule=share_rule_name(rule, w.lang)) for rule in rules]
    for column, head in enumerate(heads, start=1):
        _text(sheet, rows[0] - 1, column, head)
    flags = (_letter(6), _letter(5 + n))
    for row, group in enumerate(groups, start=rows[0]):
        _text(sheet, row, 1, w.listing(voice.label(game.players[i]) for i in group))
        _money(sheet, row, 2, float(game[tuple(game.players[i] for i in group)]))
        sheet.cell(row, 3, f"=SUM({flags[0]}{row}:{flags[1]}{row})")
        sheet.cell(row, 4, f"=FACT(C{row}-1)*FACT({n}-C{row})/FACT({n})")
        sheet.cell(row, 5, f"=IF(C{row}={n},0,FACT(C{row})*FACT(MAX({n}-C{row}-1,0))/FACT({n}))")
        for i in range(n):
            sheet.cell(row, 6 + i, int(i in group))
        for place, column in enumerate(range(6 + n, 6 + n + len(rules)), start=3):
            share = _letter(place)
            paid = "+".join(f"{_letter(6 + i)}{row}*{share}${_FIRST + i}" for i in range(n))
            _money(sheet, row, column, f"={paid}-B{row}")


def _equal(_: int, n: int, rows: tuple[int, int]) -> str:
    return f"=$B${rows[1]}/{n}"


def _stand_alone(i: int, n: int, rows: tuple[int, int]) -> str:
    return f"=$B${rows[1]}*B{_FIRST + i}/SUM($B${_FIRST}:$B${_FIRST + n - 1})"


def _shapley(i: int, _: int, rows: tuple[int, int]) -> str:
    """Return the sum over groups of what a member adds to them, weighted by orders in which it joins last."""

    def column(letter: str) -> str:
        return f"${letter}${rows[0]}:${letter}${rows[1]}"

    own = column(_letter(6 + i))
    joined = f"SUMPRODUCT({own},{column('D')},{column('B')})"
    return f"={joined}-SUMPRODUCT(1-{own},{column('E')},{column('B')})"


#: Rules whose shares are formulas.
_FORMULAS = {"equal": _equal, "stand_alone": _stand_alone, "shapley": _shapley}


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _money(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    sheet.cell(row, column, value).number_format = _MONEY


def _text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a text as a text, even if it looks like a formula."""
    cell = sheet.cell(row, column, neutralised(text))
    cell.data_type = "s"
