"""The command line: what it answers, in which language, how it fails."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

import maillage as ml
import pytest
from maillage._core import solver_name
from maillage.cli import main
from maillage.cli.app import application
from maillage.cli.screen import Screen
from maillage.outputs import Column, endings

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ("rank", "programme", "check", "convert", "rules", "demo")
PLAIN = "agent,Gouvernance,Moyens,Données\na,1,2,3\nb,2,1,3\nc,1,3,2\n"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAILLAGE_LANG", "MAILLAGE_DEBUG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ballots(tmp_path: Path) -> Path:
    path = tmp_path / "bulletins.csv"
    path.write_text(PLAIN, encoding="utf-8")
    return path


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a program of its own, its output in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "maillage", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


# Help


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(
    command: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help", "--lang", lang]) == 0
    shown = capsys.readouterr().out
    heading = {"fr": "Exemple\n", "en": "Example\n"}[lang]
    examples = shown.split(heading)[1].splitlines()
    assert examples and all(line.startswith(f"  maillage {command}") for line in examples)
    for param in application().commands[command].params:
        assert any(name in shown for name in param.opts) or param.metavar


def test_help_is_french_unless_english_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def purpose(*arguments: str) -> str:
        assert main(list(arguments)) == 0
        return capsys.readouterr().out.splitlines()[0]

    french = "Classe les sujets d’après les bulletins des agents, et dit pourquoi."
    english = "Rank topics by the agents' ballots, and say why."
    assert purpose("rank", "-h") == french
    assert purpose("--lang", "en", "rank", "-h") == english
    assert purpose("rank", "--lang=en", "-h") == english
    monkeypatch.setenv("MAILLAGE_LANG", "en")
    assert purpose("rank", "-h") == english
    assert purpose("rank", "-h", "--lang", "fr") == french


def test_without_a_command_all_commands_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {command}" in shown for command in COMMANDS)


def test_the_version_is_that_of_the_package_with_its_solver(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"maillage {ml.__version__} ({solver_name()})\n"


# Wrong usage: exit code 2, one sentence


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rnk"], "maillage rnk : la commande rnk n’existe pas ; vouliez-vous dire rank ?"),
        (["zzz"], "maillage zzz : la commande zzz n’existe pas ; commandes possibles : rank, programme,"),
        (["rank"], "maillage rank : il manque CHEMIN (voir maillage rank --help)"),
        (["rank", "--rul", "x"], "l’option --rul n’existe pas ; vouliez-vous dire --rule ?"),
        (["rank", "x", "--rule"], "--rule demande une valeur"),
        (["rank", "a", "b"], "il y a un argument de trop : b"),
        (["rank", "a", "--seed", "x"], "--seed demande un nombre entier"),
        (["rank", "a", "-o", "a.docx"], "a.docx : extension inconnue ; extensions possibles : .csv, .xlsx,"),
        (["convert", "a", "-o", "a.png"], "a.png : extension inconnue ; extensions possibles : .csv, .tsv,"),
        (["rank", "BALLOTS", "--label", "A1"], "--label A1 : il faut NOM=VALEUR"),
        (["rank", "BALLOTS", "--read", "a=b"], "--read a n’existe pas ; noms possibles : agent_column,"),
        (["rank", "BALLOTS", "--option", "alpha=1"], "pas d’option alpha pour schulze ; voir maillage rules"),
        (["rank", "x", "-r", "shulze"], "la règle shulze n’existe pas ; vouliez-vous dire schulze ?"),
        (["programme", "x", "-r", "qqq"], "la règle qqq n’existe pas ; règles possibles : plurality,"),
        (["rank", "x", "--unranked", "b"], "--unranked b n’existe pas ; possibilités : last, ignored, error"),
        (
            ["rank", "x", "--tie-break", "b"],
            "--tie-break b n’existe pas ; possibilités : none, order, random",
        ),
        (
            ["rank", "BALLOTS", "--tie-break", "random"],
            "--tie-break random demande une graine, pour que chacun puisse vérifier",
        ),
        (
            ["rank", "BALLOTS", "-r", "copeland", "--option", "alpha=7"],
            "alpha vaut 7 ; il faut un nombre de 0",
        ),
        (["rank", "BALLOTS", "-r", "approval"], "par exemple --option max_rank=3 : un sujet"),
        (
            ["rank", "BALLOTS", "--layout", "foo"],
            "--layout foo : ce format n’existe pas ; il faut « auto », « decidim »",
        ),
        (
            ["programme", "BALLOTS", "--start", "foo"],
            "start vaut « foo » ; il faut une date et une heure, comme",
        ),
        (["programme", "BALLOTS", "--start", "2020-01-21T10:00", "-n", "9"], "il faut un nombre de 1 à 3"),
        (["programme", "BALLOTS"], "il manque --start : "),
        (["--lang", "de", "rules"], "la langue de n’existe pas ici ; il faut fr ou en"),
    ],
)
def test_wrong_usage_is_said_in_one_sentence(
    arguments: list[str], message: str, ballots: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(ballots) if word == "BALLOTS" else word for word in arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert message in shown.err.replace("\u00a0", " ").replace("\u202f", " ")
    assert len(shown.err.splitlines()) == 1


def test_wrong_usage_is_said_in_english_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", "--rul", "x", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "maillage rank: there is no option --rul; did you mean --rule? (see maillage rank --help)\n"
    )


# Bad data: exit code 1, one sentence


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "le fichier est vide"),
        (b"agent,A,B\n", "une ligne de titres et rien en dessous"),
        (b"agent,A,B\nx,1,2\nx,2,1\n", "--read on_duplicate=last"),
        (b"agent,A,B\nx,1,premier\n", "ligne 2, colonne 3"),
        (bytes(range(256)) * 20, "bulletins.csv"),
    ],
)
def test_bad_data_is_said_in_one_sentence(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_bytes(content)
    done = run("rank", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_many_problems_are_told_by_the_first_and_all_by_check(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_text("agent,A,B\nx,1,un\ny,deux,1\nz,trois,1\n", encoding="utf-8")
    done = run("rank", path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "3 problèmes" in done.stderr
    assert "maillage check" in done.stderr
    checked = run("check", path)
    assert checked.returncode == 1
    assert all(f"ligne {line}" in checked.stderr for line in (2, 3, 4))


def test_ballots_with_gaps_are_bad_data_where_gaps_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_text("agent,A,B\nx,1,\n", encoding="utf-8")
    done = run("rank", path, "--unranked", "error")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "x" in done.stderr


def test_a_description_beside_a_file_may_be_anything(ballots: Path) -> None:
    for text in ("", "[]", "{}", '{"resources": [{"path": "bulletins.csv"}]}', '{"resources": [1]}', "\xff"):
        (ballots.parent / "datapackage.json").write_text(text, encoding="utf-8")
        assert main(["rank", str(ballots)]) == 0


@pytest.mark.parametrize("command", ["rank", "programme", "check"])
def test_a_path_that_does_not_exist_is_said(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    start = ["--start", "2020-01-21T10:00"] if command == "programme" else []
    assert main([command, "nulle/part.csv", *start]) == 1
    error = capsys.readouterr().err
    assert error == f"maillage {command} : nulle/part.csv\u00a0: ce fichier ou ce dossier n’existe pas\n"


def test_a_folder_that_is_no_dossier_is_said(tmp_path: Path) -> None:
    done = run("rank", tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert str(tmp_path) in done.stderr


def test_files_that_cannot_be_written_are_refused_before_the_work(
    ballots: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dossier.csv"
    folder.mkdir()
    assert main(["rank", str(ballots), "-o", str(folder)]) == 1
    assert "est un dossier ; il faut un fichier" in capsys.readouterr().err.replace("\u202f", " ")
    assert main(["rank", str(ballots), "-o", str(tmp_path / "non" / "r.csv")]) == 1
    assert f"le dossier {tmp_path / 'non'} n’existe pas" in capsys.readouterr().err


def test_an_unexpected_error_shows_no_traceback(
    ballots: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("maillage.ballots.read_ballots", fail)
    assert main(["check", str(ballots)]) == 1
    assert "cela ne devrait pas arriver (ZeroDivisionError: by zero)" in capsys.readouterr().err
    monkeypatch.setenv("MAILLAGE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check", str(ballots)])


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    path = tmp_path / "bulletins.csv"
    topics = [f"Sujet {number} {'x' * 200}" for number in range(2000)]
    path.write_text("agent," + ",".join(topics) + "\na" + ",1" * 2000 + "\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "maillage", "check", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_an_interruption_ends_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "bulletins.csv"
    os.mkfifo(pipe)  # reading waits until somebody writes
    process = subprocess.Popen(
        [sys.executable, "-m", "maillage", "rank", str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


# Answers


def test_rank_shows_places_scores_conventions_and_reasons(ballots: Path) -> None:
    done = run("rank", ballots, "--rule", "borda")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert ["1", "Gouvernance", "5"] in [line.split() for line in lines]
    assert any("borda" in line and "unranked=last" in line for line in lines)
    assert "Pourquoi" in lines
    short = run("rank", ballots, "--rule", "borda", "--no-explain").stdout.splitlines()
    assert short == lines[: lines.index("Pourquoi") - 1]


def test_several_rules_are_compared(ballots: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", str(ballots), "-r", "schulze", "-r", "borda", "-r", "borda", "--no-explain"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["Sujet", "schulze", "borda", "borda", "2"] in rows
    assert ["Gouvernance", "1", "1", "1"] in rows


def test_options_go_to_the_rules_that_have_them(ballots: Path, tmp_path: Path) -> None:
    answer = tmp_path / "r.json"
    asked = ["-r", "copeland", "-r", "borda", "--option", "alpha=0,25", "--option", "ties=min"]
    assert main(["rank", str(ballots), *asked, "-o", str(answer)]) == 0
    copeland, borda = json.loads(answer.read_text(encoding="utf-8"))["rankings"]
    assert copeland["options"] == {"alpha": 0.25}
    assert borda["options"]["ties"] == "min"


def test_conventions_can_be_chosen(ballots: Path, tmp_path: Path) -> None:
    answer = tmp_path / "r.json"
    asked = ["--unranked", "ignored", "--tie-break", "random", "--seed", "7"]
    assert main(["rank", str(ballots), *asked, "-o", str(answer)]) == 0
    conventions = json.loads(answer.read_text(encoding="utf-8"))["rankings"][0]["conventions"]
    assert conventions == {"unranked": "ignored", "tie_break": "random", "seed": 7}


@pytest.mark.parametrize("rule", ["schulze", "ranked_pairs", "copeland", "minimax"])
def test_debian_2012_elects_its_condorcet_winner(rule: str, shared_data: Path, tmp_path: Path) -> None:
    answer = tmp_path / "r.json"
    path = shared_data / "ballots" / "debian_2012_leader.toc"
    assert main(["rank", str(path), "--rule", rule, "-o", str(answer)]) == 0
    ranking = json.loads(answer.read_text(encoding="utf-8"))["rankings"][0]
    topics = ml.read_ballots(path).topics
    assert ranking["tiers"][0] == [topics[2]]


def test_32_topics_stay_readable_in_a_terminal(shared_data: Path) -> None:
    path = shared_data / "ballots" / "nasa_mariner.toc"
    done = run("rank", path, "--rule", "schulze", COLUMNS="80")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert max(map(width, lines)) <= 80
    rule = next(place for place, line in enumerate(lines) if line.startswith("──"))
    table = lines[rule + 1 : lines.index("", rule)]
    assert len(table) == 32
    assert {topic for topic in ml.read_ballots(path).topics if any(topic in line for line in table)} == set(
        ml.read_ballots(path).topics
    )


def test_columns_align_whatever_the_script_of_a_topic(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    topics = ["食料主権", "Gouvernance", "Élus", "Ёж"]
    path.write_text(f"agent,{','.join(topics)}\na,1,2,3,4\nb,1,3,2,4\n", encoding="utf-8")
    lines = run("rank", path, "--rule", "borda", "--no-explain").stdout.splitlines()
    rows = [line for line in lines if line[:1].isdigit() and any(topic in line for topic in topics)]
    assert len(rows) == 4
    assert len({width(row) for row in rows}) == 1


def test_a_table_that_is_too_wide_goes_on_below(ballots: Path) -> None:
    rules = ["schulze", "ranked_pairs", "copeland", "minimax", "borda", "plurality"]
    asked = [word for rule in rules for word in ("--rule", rule)]
    lines = run("rank", ballots, *asked, "--no-explain", COLUMNS="40").stdout.splitlines()
    assert max(map(width, lines)) <= 40
    assert sum(line.startswith("Gouvernance ") for line in lines) > 1
    assert all(any(rule in line for line in lines if "Sujet" in line) for rule in rules)


def test_a_pipe_gets_no_colours_and_no_broken_lines(ballots: Path) -> None:
    out = run("rank", ballots).stdout
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) > 100


def test_names_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    name = "\x1b[31mRouge\x07 [bold]B[/bold] :smile:"
    screen = Screen()
    screen.title(name)
    screen.text(name)
    screen.table([Column(name), Column("x")], [[name, "1"]])
    shown = capsys.readouterr().out
    assert "\x1b" not in shown and "\x07" not in shown
    assert shown.count("[31mRouge [bold]B[/bold] :smile:") == 4


def test_answers_speak_the_language_asked_for(
    ballots: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def headings(*arguments: str) -> set[str]:
        assert main(["rank", str(ballots), *arguments]) == 0
        return {"Why", "Pourquoi"} & set(capsys.readouterr().out.splitlines())

    assert headings() == {"Pourquoi"}
    assert headings("--lang", "en") == {"Why"}
    monkeypatch.setenv("MAILLAGE_LANG", "en")
    assert headings() == {"Why"}
    assert headings("--lang", "fr") == {"Pourquoi"}


def test_codes_become_labels(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "formats" / "limesurvey6_codes_ranking.csv"
    truth = json.loads((shared_data / "formats" / "truth.json").read_text(encoding="utf-8"))
    named = [w for n, topic in enumerate(truth["topics"], 1) for w in ("--label", f"A{n}={topic}")]
    answer = tmp_path / "r.json"
    assert main(["rank", str(path), *named, "-o", str(answer)]) == 0
    topics = json.loads(answer.read_text(encoding="utf-8"))["topics"]
    assert {topic["id"] for topic in topics} == set(truth["topics"])


def test_topics_resolve_what_the_file_leaves_open(shared_data: Path) -> None:
    path = shared_data / "formats" / "decidim_sorting_ranking.csv"
    truth = json.loads((shared_data / "formats" / "truth.json").read_text(encoding="utf-8"))
    done = run("rank", path)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "--topic" in done.stderr
    asked = [word for topic in truth["topics"] for word in ("--topic", topic)]
    done = run("rank", path, *asked)
    assert done.returncode == 0
    assert "Diagnostics, données" in done.stdout


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx", ".toi"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_converted_ballots_are_the_same_ballots(
    ending: str, lang: str, shared_data: Path, tmp_path: Path
) -> None:
    source = shared_data / "formats" / "loomio_ranked_choice_ranking.csv"
    target = tmp_path / f"bulletins{ending}"
    assert main(["convert", str(source), "-o", str(target), "--lang", lang]) == 0
    before, after = ml.read_ballots(source), ml.read_ballots(target)
    assert after.topics == before.topics
    if ending == ".toi":  # PrefLib has no names of agents
        assert after.tally() == before.tally()
    else:
        assert after == before


def test_convert_does_not_overwrite_what_it_reads(ballots: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(ballots), "-o", str(ballots)]) == 1
    assert "c’est le fichier qui est lu" in capsys.readouterr().err
    assert ballots.read_text(encoding="utf-8") == PLAIN


def test_rules_shows_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    shown = capsys.readouterr().out
    assert all(re.search(rf"^{rule} ", shown, re.MULTILINE) for rule in ml.rules().index)


def test_several_files_can_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "bulletins.csv"
    source.write_text("agent,A,B\nx,1,2\ny,1,2\n", encoding="utf-8")
    files = [tmp_path / f"r{ending}" for ending in endings() if ending != ".ics"]
    asked = [word for file in files for word in ("-o", str(file))]
    assert main(["rank", str(source), *asked]) == 0
    told = capsys.readouterr().out.splitlines()[-len(files) :]
    assert told == [f"Écrit\u00a0: {file}" for file in files]
    assert all(file.stat().st_size > 0 for file in files)
