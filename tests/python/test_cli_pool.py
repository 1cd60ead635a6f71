"""``maillage pool``: the plan, the sheets, the files, and what is said of wrong input."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import maillage as ml
import numpy as np
import openpyxl
import pytest
from maillage.cli import main
from maillage.cli.files import show
from maillage.cli.screen import Screen
from maillage.outputs.pools import pools_document
from maillage.pooling.shares import COMPARED

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"


@pytest.fixture(scope="module")
def plan() -> Any:
    return ml.pool(ml.load(EXAMPLE))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the answer for the example in every form."""
    folder = tmp_path_factory.mktemp("pool")
    found = {ending: folder / f"plan.{ending}" for ending in ("csv", "json", "html", "xlsx")}
    outputs = [part for path in found.values() for part in ("--output", str(path))]
    done = subprocess.run(
        [sys.executable, "-m", "maillage", "pool", str(EXAMPLE), *outputs],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found["terminal"] = folder / "terminal.txt"
    found["terminal"].write_text(done.stdout, "utf-8")
    return found


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


def test_the_terminal_shows_the_plan_the_shares_and_a_sheet_for_each_pool(
    files: dict[str, Path], plan: Any
) -> None:
    told = plain(files["terminal"].read_text("utf-8"))
    assert "actions mutualisées" in told
    assert "inventés" in told
    for pool in plan.pools:
        assert f"{pool.id} – " in told
    for word in ("Qui :", "Quoi :", "Quand :", "Combien :", "Forme juridique :", "Les prochains pas :"):
        assert told.count(word) == len(plan.pools)
    assert told.count("n'est pas un conseil juridique") + told.count("n’est pas un conseil juridique") >= len(
        plan.pools
    )
    assert "Personne ne gagne à partir" in told or "Personne n’a" in told
    assert "☐" in told


def test_some_pools_pay_and_some_actions_stay_alone(plan: Any) -> None:
    assert len(plan.pools) >= 4
    assert len(plan.alone) >= 4
    assert plan.proven
    assert all(pool.savings_eur > 0 for pool in plan.pools)


def test_json_holds_what_the_plan_holds(files: dict[str, Path], plan: Any) -> None:
    data = json.loads(files["json"].read_text("utf-8"))
    assert data["kind"] == "pools"
    assert data["savings_eur"] == pytest.approx(plan.savings)
    assert [pool["id"] for pool in data["pools"]] == [pool.id for pool in plan.pools]
    for pool in data["pools"]:
        assert [shares["rule"] for shares in pool["shares"]] == list(COMPARED)
        for shares in pool["shares"]:
            assert sum(shares["shares_eur"].values()) == pytest.approx(pool["cost_eur"], abs=0.01)


def test_csv_is_the_table_of_pools(files: dict[str, Path], plan: Any) -> None:
    lines = files["csv"].read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(plan.pools)
    assert lines[0].startswith("Groupe;") or lines[0].startswith("Mutualisation;")


def test_the_page_fetches_nothing(files: dict[str, Path]) -> None:
    page = files["html"].read_text("utf-8")
    assert "<script src" not in page
    assert "Les prochains pas" in plain(page)


class Workbook:
    """The formulas of a sheet, worked out the slow, obvious way."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def cell(self, name: str) -> Any:
        value = self.sheet[name.replace("$", "")].value
        return self.formula(value[1:]) if isinstance(value, str) and value.startswith("=") else value

    def block(self, name: str) -> Any:
        cells = self.sheet[name.replace("$", "")]
        return np.array([[self.cell(cell.coordinate) for cell in row] for row in cells], float)

    def formula(self, text: str) -> Any:
        reference = r"\$?[A-Z]{1,2}\$?[0-9]+"
        strings = re.findall('"[^"]*"', text)
        code = re.sub('"[^"]*"', "@", text)
        code = re.sub(rf"({reference}:{reference})|({reference})", self._reference, code)
        code = re.sub("(?<![<>=])=(?!=)", "==", code)
        for string in strings:
            code = code.replace("@", string, 1)
        names = {
            "block": self.block,
            "cell": self.cell,
            "SUM": np.sum,
            "MAX": lambda *values: max(float(np.max(value)) for value in values),
            "SUMPRODUCT": lambda *blocks: float(np.prod(blocks, axis=0).sum()),
            "FACT": lambda n: math.factorial(int(n)),
            "IF": lambda test, yes, no: yes if test else no,
        }
        return eval(code, names)  # noqa: S307 - formulas that the library wrote

    @staticmethod
    def _reference(match: re.Match[str]) -> str:
        return f'block("{match[1]}")' if match[1] else f'cell("{match[2]}")'


def test_formulas_of_the_workbook_give_the_shares(files: dict[str, Path], plan: Any) -> None:
    book = openpyxl.load_workbook(files["xlsx"])
    live = 0
    for pool in plan.pools:
        sheet, work = book[pool.id], Workbook(book[pool.id])
        compared = ml.compare_shares(plan.game(pool))
        n = len(pool.territories)
        for column, rule in enumerate(compared.rule, start=3):
            for row, player in enumerate(compared.player, start=5):
                cell = sheet.cell(row, column)
                live += isinstance(cell.value, str)
                assert work.cell(cell.coordinate) == pytest.approx(compared[rule].shares[player], abs=1e-6)
            assert work.cell(sheet.cell(5 + n, column).coordinate) == pytest.approx(pool.cost_eur)
            complaint = max(one.complaint for one in compared[rule].objections)
            worst = work.cell(sheet.cell(6 + n, column).coordinate)
            assert worst == pytest.approx(
                max(complaint, 0.0), abs=0.01
            )  # everybody together complain of nothing
            held = work.cell(sheet.cell(7 + n, column).coordinate)
            assert held == ("oui" if compared[rule].in_core else "non")
    assert live >= 3 * sum(len(pool.territories) for pool in plan.pools)


def test_shares_follow_when_a_cost_is_changed(files: dict[str, Path], plan: Any) -> None:
    pool = plan.pools[0]
    sheet = openpyxl.load_workbook(files["xlsx"])[pool.id]
    n = len(pool.territories)
    first = 5 + n + 6
    sheet.cell(first, 2).value += 100.0  # the first member alone costs 100 euros more
    work = Workbook(sheet)
    shapley = 3 + list(COMPARED).index("shapley")
    before = ml.share_costs(plan.game(pool), "shapley").shares
    after = [work.cell(sheet.cell(5 + i, shapley).coordinate) for i in range(n)]
    assert after[0] == pytest.approx(before[pool.territories[0]] + 100 / n)
    assert sum(after) == pytest.approx(pool.cost_eur)


def test_sheets_exist_in_english(plan: Any) -> None:
    document = pools_document(plan, title="Example", lang="en")
    assert document.title == "Example – pooled actions"
    first = document.sections[0].text
    for word in ("Who: ", "What: ", "When: from ", "How much: €", "Legal form: ", "Next steps:"):
        assert word in first
    assert "it is not legal advice" in first


def test_where_nothing_pays_the_nearest_pool_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    dear = ml.CostModel(coordination_days_per_member=1000)
    document = pools_document(ml.pool(ml.load(EXAMPLE), cost_model=dear), lang="en")
    assert document.facts[0].startswith("No pool pays")
    assert document.sheets[0].values == ()
    assert document.data["nearest"]["pool"]["savings_eur"] < 0
    show(document, Screen())
    told = capsys.readouterr().out
    assert "No pool pays" in told
    assert "─" not in told  # no table without rows


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--share", "x"], 2, "--share x is not known; expected equal"),
        (["--objective", "x"], 2, "objective is 'x'; expected one of savings, served, fairness"),
        (["--pin", "brumes-achats,zzz"], 2, "'zzz'"),
        (["--max-size", "1"], 2, "--max-size"),
    ],
)
def test_wrong_options_are_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    assert main(["pool", str(EXAMPLE), *arguments, "--lang", "en"]) == code
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_a_dossier_without_actions_says_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "topics.csv").write_text("id\na\n", "utf-8")
    assert main(["pool", str(tmp_path), "--lang", "en"]) == 1
    assert "the table actions is missing" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["command-line.md", "ligne-de-commande.md"])
def test_the_guides_show_a_sheet_as_it_is(page: str, plan: Any) -> None:
    guide = (EXAMPLE.parents[1] / "docs" / "guides" / page).read_text("utf-8")
    shown = guide.partition("maillage pool examples/launch-2020 --within")[2]
    shown = shown.partition("```text\n")[2].partition("```")[0]
    document = pools_document(plan, lang="en" if page == "command-line.md" else "fr")
    told = [f"{section.heading} {section.text}" for section in document.sections]
    assert " ".join(plain(shown).split()) in [" ".join(plain(text).split()) for text in told]
