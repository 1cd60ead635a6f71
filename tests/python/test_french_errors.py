"""Errors of the library in French: every message has one, and it keeps every number, name and place."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import maillage
import pytest
from maillage.ballots.registry import layouts
from maillage.cli import main
from maillage.wording.catalogue import read_catalogue, translations
from maillage.wording.errors import error_text, is_known
from maillage.wording.errors.templates import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(maillage.__file__).parent
HERE = Path(__file__).parent
ROOT = HERE.parents[1]

# Tests that provoke errors; what they provoke has a French.
PROVOKING = (
    "ballots_bad_input",
    "tables",
    "preflib",
    "ballots_preflib",
    "ballots_availability",
    "ballots_writing",
    "dates",
    "programme",
    "ics",
    "ranking",
    "preference",
    "frames",
    "comparison",
)
# Where messages come from that a reader may be shown.
PYTHON = ("ballots", "tables", "frames.py", "planning", "dossier", "outputs")
CPP = ("preference", "ranking", "programme", "core")
ERRORS = {"InvalidInput", "InvalidTable", "FileError", "NotFound", "Infeasible", "LimitExceeded"}


def plainly(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


# What the tests of the library provoke


@pytest.fixture(scope="module")
def provoked(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    told = tmp_path_factory.mktemp("told") / "told.json"
    files = [str(HERE / f"test_{name}.py") for name in PROVOKING]
    path = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "error_recorder", "-k", "not large_file", *files],
        env={**os.environ, "PYTHONPATH": path, "MAILLAGE_TOLD": str(told)},
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    # Findings of a dossier are said in French by themselves.
    return [each for each in json.loads(told.read_text(encoding="utf-8")) if "; expected: " not in each]


def test_every_error_that_the_tests_provoke_has_a_french(provoked: list[str]) -> None:
    assert len(provoked) > 300
    assert [message for message in provoked if not is_known(message)] == []


# What each message says


# By the name of a value: what it may be, and what of it the French must have.
SAMPLES = {
    "n": ("41", "41"),
    "line": ("52", "52"),
    "row": ("63", "63"),
    "column": ("74", "74"),
    "year": ("2031", "2031"),
    "hex": ("1F", "1F"),
    "day": ("2020-01-21", "2020-01-21"),
    "weekday": ("Tuesday (mardi)", "mardi"),
    "option": ("ties", "ties"),
    "hint": ("; did you mean 'Sols'?", "; vouliez-vous dire « Sols » ?"),
    "names": ("'Eau', 'Sols' and 3 more", "« Eau », « Sols » et 3 autres"),
    "choice": ("'Eau' or 'Sols'", "« Eau » ou « Sols »"),
    "scores": ("5, 3", "5, 3"),
    "ranks": ("1, 4", "1, 4"),
    "problem": ("'zut' is not a whole number", "« zut » n’est pas un nombre entier"),
    "files": ("'toc' files", "fichiers « toc »"),
    "cell": ("agent 'Isère' (row 2), topic 'Sols'", "agent « Isère » (ligne 2), sujet « Sols »"),
    "reason": (os.strerror(13), "l’accès n’est pas permis"),
    "tools": ("plain (a plain table: agent, then one column for each topic)", "plain (un simple tableau"),
    "what": ("ranking questions", "questions de classement"),
    "key": ("NUMBER VOTERS", "NUMBER VOTERS"),
    "kind": ("ranks", "rangs"),
    "where": ("slots, row 3 (s1)", "slots, ligne 3 (s1)"),
}


@pytest.mark.parametrize("message", [template.message for template in TEMPLATES])
def test_a_message_is_said_in_french_with_all_its_values(message: str) -> None:
    own_words = plainly(translations("fr").gettext(message))
    kept = []
    english = message
    for number, (quoted, bare) in enumerate(re.findall(r"'\{(\w+)\}'|\{(\w+)\}", message)):
        name = quoted or bare
        own = f"Zut{number}"
        given, expected = SAMPLES.get(name.rstrip("0123456789"), (own, own)) if bare else (own, own)
        english = english.replace("{" + name + "}", given)
        kept.append(f"« {own} »" if quoted and f"« {{{name}}} »" in own_words else expected)
    english = english.replace("}}", "}").replace("{{", "{")
    french = plainly(error_text(english, "fr"))
    assert is_known(english)
    assert [value for value in kept if value not in french] == []
    assert max(re.split(r"\{\w+\}", own_words), key=len) in french  # not those of a shorter message


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            (
                "votes.csv, line 3, column 2 ('Sols, eau'), agent 'L\\'Isle': score 'x' is not a number; "
                "expected one such as 1 234,5"
            ),
            (
                "votes.csv, ligne 3, colonne 2 (« Sols, eau »), agent « L'Isle » : note : « x » n’est pas un "
                "nombre ; écrivez par exemple 1 234,5"
            ),
        ),
        (
            "a: b.xlsx, sheet 'Page 1', row 2: no agent; expected an id in every row",
            (
                "a: b.xlsx, feuille « Page 1 », ligne 2 : il manque l’agent ; "
                "il faut un identifiant sur chaque ligne"
            ),
        ),
        (
            (
                "v.csv: 21 problems, of which the first 20:\n  line 3: no "
                "agent; expected an id in every row\n"
                "  line 4, column 2: 'x' is not among the given topics; the topics are 'a' and 3 more"
            ),
            (
                "v.csv : 21 problèmes, dont les 20 premiers :\n"
                "  ligne 3 : il manque l’agent ; il faut un identifiant sur chaque ligne\n"
                "  ligne 4, colonne 2 : « x » n’est pas l’un des sujets donnés, qui sont : « a » et 3 autres"
            ),
        ),
        (
            "rank '70000' is above 65,535; expected 1, 2, 3, …",
            "le rang « 70000 » dépasse 65 535 ; écrivez 1, 2, 3, …",
        ),
        ("x.csv: something that nobody says", "x.csv: something that nobody says"),
    ],
)
def test_messages_are_said_by_their_parts(english: str, french: str) -> None:
    assert plainly(error_text(english, "fr")) == french
    assert error_text(english, "en") == english


def test_every_layout_is_described_in_french() -> None:
    assert [layout.tool for layout in layouts().values() if not is_known(layout.tool)] == []


# What the command line says

BALLOTS = "agent,Eau,Sols\nDrôme,1,2\nIsère,2,1\n"
PREFLIB = (
    "# DATA TYPE: {0}\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: Eau\n# ALTERNATIVE NAME 2: Sols\n{1}\n"
)


@pytest.mark.parametrize(
    ("name", "content", "options", "sentence"),
    [
        (
            "v.csv",
            "agent,Eau\nDrôme,0\nIsère,1\n",
            ["--read", "kind=ranks"],
            (
                "ligne 2, colonne 2 (« Eau »), agent « Drôme » : rang « 0 » "
                ": le meilleur rang est 1 ; une cellule "
                "vide signifie « non classé » ; s’il s’agit de notes, indiquez --read kind=scores"
            ),
        ),
        (
            "v.csv",
            "agent,Eau,Sols\nDrôme,1,3\n",
            [],
            (
                "un rang 3 sans rang 2 (le bulletin contient 1, 3) ; corrigez le bulletin, ou indiquez "
                "--read on_gap=keep si seul l’ordre compte"
            ),
        ),
        (
            "v.csv",
            BALLOTS + "Drôme,1,2\n",
            [],
            (
                "ligne 4, colonne 1 (« agent »), agent « Drôme » : une "
                "deuxième réponse de cet agent, après la "
                "ligne 2 ; gardez l’une des deux lignes, ou indiquez --read on_duplicate=last"
            ),
        ),
        (
            "v.csv",
            BALLOTS,
            ["--topic", "Sol", "--topic", "Eau"],
            "ligne 1 : aucune colonne pour le sujet « Sol » ; vouliez-vous dire « Sols » ?",
        ),
        (
            "v.csv",
            BALLOTS,
            ["--read", "agent_column=Agents"],
            (
                "il n’y a pas de colonne « Agents » ; colonnes du fichier : « agent », « Eau », « Sols » ; "
                "vouliez-vous dire « agent » ?"
            ),
        ),
        (
            "v.csv",
            BALLOTS,
            ["--read", "kind=rang"],
            "--read kind=rang : cette valeur n’existe pas ; il faut « auto » ou « ranks » ou « scores »",
        ),
        (
            "v.csv",
            BALLOTS,
            ["--read", "sheet=2"],
            "la feuille « 2 » est demandée, mais ce n’est pas un classeur XLSX",
        ),
        (
            "v.csv",
            BALLOTS,
            ["--read", "encoding=utf-9"],
            "le codage « utf-9 » est inconnu ; il faut « utf-8 », « utf-16 »",
        ),
        (
            "v.csv",
            "agent;Eau,Sols\nD;1,2\n",
            [],
            (
                "point-virgule et virgule peuvent aussi bien séparer les "
                "cellules ; choisissez avec --read separator="
            ),
        ),
        (
            "v.csv",
            BALLOTS,
            ["--rule", "approval", "--option", "max_rank=x"],
            "max_rank vaut « x » ; il faut un nombre entier à partir de 1, nécessaire pour des rangs",
        ),
        (
            "v.csv",
            BALLOTS,
            ["--rule", "borda", "--option", "ties=avrage"],
            (
                "ties vaut « avrage » ; il faut « average », « min » ou « "
                "max » ; vouliez-vous dire « average » ?"
            ),
        ),
        (
            "v.csv",
            "agent,Eau,Sols\nDrôme,1,\nIsère,2,1\n",
            ["--unranked", "error"],
            (
                "l’agent « Drôme » n’a pas répondu sur le sujet « Sols », "
                "alors que --unranked error l’exige ; "
                "choisissez « last » ou « ignored », ou complétez le bulletin"
            ),
        ),
        (
            "v.toc",
            PREFLIB.format("toc", "1: 1,3"),
            [],
            "v.toc, ligne 5, colonne 6 : le candidat 3 ne figure pas parmi les 2 que nomme l’en-tête",
        ),
        (
            "v.soc",
            PREFLIB.format("soc", "1: {1,2}"),
            [],
            (
                "v.soc, ligne 5, colonne 4 : une égalité, alors que les "
                "fichiers « soc » n’en admettent pas ; "
                "choisissez « toc »"
            ),
        ),
        (
            "v.soc",
            PREFLIB.format("soc", "1: 2"),
            [],
            (
                "le candidat 1 (« Eau ») manque, alors que les fichiers « "
                "soc » veulent des classements complets ; "
                "choisissez « soi »"
            ),
        ),
        (
            "v.toc",
            PREFLIB.format("soc", "1: 1,2"),
            [],
            (
                "v.toc, ligne 1 : DATA TYPE vaut « soc », mais le nom du fichier finit par « .toc » ; "
                "les deux doivent concorder"
            ),
        ),
        ("v.soc", "", [], "le fichier est vide ; il faut un en-tête PrefLib tel que « # TITLE: ... »"),
        ("v.soc", PREFLIB.format("soc", "x: 1,2"), [], "il faut le nombre de votants, et non « x: 1,2 »"),
    ],
)
def test_the_command_line_says_what_is_wrong_in_french(
    name: str,
    content: str,
    options: list[str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    told = {}
    for lang in ("en", "fr"):
        assert main(["rank", str(path), *options, "--lang", lang]) in {1, 2}
        told[lang] = plainly(capsys.readouterr().err)
    assert sentence in told["fr"]
    assert not any(word in told["en"] for word in (" il faut ", "indiquez", "choisissez"))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ["--start", "2020-13-01T10:00"],
            (
                "start « 2020-13-01T10:00 » n’existe pas dans le calendrier (le mois va de 1 à 12) ; "
                "il faut une date et une heure, comme 2020-01-21T10:00"
            ),
        ),
        (
            ["--start", "2020-03-29T02:30"],
            "2020-03-29 02:30 n’existe pas (Europe/Paris) : ce jour-là, les horloges avancent",
        ),
        (
            ["--start", "2020-01-21T10:00", "--exclude", "2020-02-30"],
            "exclude[0] : « 2020-02-30 » n’est pas un jour du calendrier (ce mois n’a pas ce jour)",
        ),
        (
            ["--start", "2020-01-21T10:00", "--pin", "Eaux"],
            "pin : « Eaux » n’est pas l’un des 2 sujets ; vouliez-vous dire « Eau » ?",
        ),
        (
            ["--start", "2020-01-21T10:00", "--pin", "Eau", "--ban", "Eau", "-n", "1"],
            "le sujet « Eau » est à la fois imposé et exclu ; il faut l’un ou l’autre",
        ),
        (
            ["--start", "2020-01-21T10:00", "--time-zone", "Europe/Pari"],
            "le fuseau horaire « Europe/Pari » est inconnu ; il faut un nom tel que « Europe/Paris »",
        ),
        (
            ["--start", "2020-01-21T10:00", "--subdivision", "Alsac"],
            "la subdivision « Alsac » de « FR » est inconnue",
        ),
        (
            ["--start", "2020-01-21T10:00", "--duration-minutes", "1500"],
            "duration_minutes vaut 1500 ; il faut au plus 1440 (un jour)",
        ),
    ],
)
def test_a_programme_says_what_is_wrong_in_french(
    options: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "v.csv"
    path.write_text(BALLOTS, encoding="utf-8")
    assert main(["programme", str(path), *options, "--lang", "fr"]) == 2
    assert sentence in plainly(capsys.readouterr().err)


def test_a_table_of_a_dossier_that_cannot_be_read_is_said_in_french(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "topics.csv").write_bytes(b"%PDF-1.7")
    assert main(["check", str(tmp_path), "--lang", "fr"]) == 1
    shown = plainly(capsys.readouterr().out)
    assert "c’est un document PDF et non un tableau" in " ".join(shown.split())
    assert main(["network", str(tmp_path), "--lang", "fr"]) == 1
    assert "c’est un document PDF" in plainly(capsys.readouterr().err)


# What stands in the code

# A literal of fewer words may be a name, a key or a part of a path.
FEWEST_WORDS = 3
# No messages: an assertion, a form of dates, and what the table of rules says of them.
NO_MESSAGES = {
    "a strict partial order has no cycles",
    "ranks, scores, approvals, tally",
    "ranks, scores, approvals",
    "Brams & Fishburn 2002, Voting procedures",
    "approvals; ranks or scores with a threshold",
    "Brams & Fishburn 1978",
    "Simpson 1969; Kramer 1977",
    "Good 1971; Smith 1973",
    "E d MMM y",
}
SAID = [str(message.id) for message in read_catalogue("fr") if message.id]
MESSAGES = [message.replace("}}", "}") for message in SAID]


def is_covered(literal: str) -> bool:
    """Tell whether a piece of a message stands in one that has a French, without the values around it."""
    pieces = [piece.strip(" ,;:") for piece in re.split(r"^[,:;] |'| '|\(|\)$", literal)]
    return all(
        len(piece.split()) < FEWEST_WORDS
        or piece.isupper()
        or literal.strip() in NO_MESSAGES
        or "<" in piece  # of a page
        or any(piece in message for message in MESSAGES)
        for piece in pieces
    )


def python_literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the literals of errors that a file raises or notes, and of the variables in them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    called = {id(node): getattr(node.func, "attr", getattr(node.func, "id", "")) for node in calls}
    told = [node.args[0] for node in calls if called[id(node)] in {*ERRORS, "fail", "add"}]
    names = {each.id for node in told for each in ast.walk(node) if isinstance(each, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in names:
            told.append(node.value)
        if isinstance(node, (ast.Return, ast.Yield)) and node.value is not None:
            told.append(node.value)
    for node in told:
        for each in ast.walk(node):
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.lineno, each.value


def cpp_literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the string literals of a source, those that follow each other joined."""
    text = re.sub(r"^\s*#.*$|//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for found in re.finditer(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*', text):
        joined = "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', found.group()))
        yield text.count("\n", 0, found.start()) + 1, joined.replace('\\"', '"')


def test_every_message_of_the_python_code_has_a_french() -> None:
    paths = [
        path
        for name in PYTHON
        for path in ((PACKAGE / name).rglob("*.py") if "." not in name else [PACKAGE / name])
    ]
    found = [(path, line, text) for path in sorted(paths) for line, text in python_literals(path)]
    assert len(found) > 300
    assert [f"{path.name}:{line}: {text}" for path, line, text in found if not is_covered(text)] == []


def test_every_message_of_the_cpp_code_has_a_french() -> None:
    paths = [path for name in CPP for path in (ROOT / "src" / name).glob("*.[ch]pp")]
    found = [(path, line, text) for path in sorted(paths) for line, text in cpp_literals(path)]
    assert len(found) > 300
    assert [f"{path.name}:{line}: {text}" for path, line, text in found if not is_covered(text)] == []
