"""Files that a command writes: checked before the work, written after it, told at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.cli.errors import Said, WrongUsage
from maillage.cli.language import say
from maillage.outputs import endings, forms, write_document
from maillage.wording import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from maillage.cli.screen import Screen
    from maillage.outputs import Document


def check_files(files: Sequence[Path] | None, known: Sequence[str] | None = None) -> None:
    """Refuse files whose ending or folder cannot do, before any work is done."""
    known = endings() if known is None else known
    for file in files or ():
        if file.is_dir():
            raise Said(mark("{path}: this is a folder; expected a file"), path=file)
        if file.suffix.lower() not in known:
            raise WrongUsage(
                mark("{path}: unknown ending; expected {known}"), path=file, known=", ".join(known)
            )
        if not file.parent.is_dir():
            raise Said(
                mark("{path}: the folder {folder} does not exist; create it first"),
                path=file,
                folder=file.parent,
            )


def answer(document: Document, files: Sequence[Path] | None, screen: Screen) -> None:
    """Write the files, then show the document in the terminal."""
    check_files(files, forms(document))
    for file in files or ():
        write_document(document, file)
    show(document, screen)
    told(files, document.lang, screen)


def show(document: Document, screen: Screen) -> None:
    """Show a document in the terminal."""
    screen.title(document.title)
    if document.invented:
        screen.title(document.invented)
    for fact in document.facts:
        screen.text(fact)
    for sheet in document.sheets:
        if not sheet.texts:  # the facts say that there is nothing
            continue
        screen.text("")
        if len(document.sheets) > 1:
            screen.title(sheet.name)
        screen.table(sheet.shown, sheet.texts)
    for section in document.sections:
        screen.text("")
        screen.title(section.heading)
        screen.text(section.text)


def told(files: Sequence[Path] | None, lang: str, screen: Screen) -> None:
    """Tell which files were written."""
    if files:
        screen.text("")
    for file in files or ():
        screen.text(say("Written: {path}", lang, path=file))
