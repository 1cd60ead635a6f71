"""Everything that a network tells, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from pathlib import Path

    from maillage.network.network import StakeholderNetwork
    from maillage.outputs.document import Document


@dataclass(frozen=True, eq=False)
class NetworkPage:
    """The page of a network; made by `StakeholderNetwork.page`.

    Attributes
    ----------
    document : Document
        What stands on it: facts, the table of actors, one section per question, the picture.
    """

    document: Document

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page in the form of the file's ending: HTML, XLSX, CSV, JSON, PNG or SVG.

        Raises
        ------
        InvalidInput
            For another ending.
        FileError
            Where the file cannot be written.
        """
        from maillage.outputs import write_document

        return write_document(self.document, path)

    def __str__(self) -> str:
        parts = [self.document.title, self.document.invented or "", *self.document.facts]
        parts += [f"{section.heading}\n{section.text}" for section in self.document.sections]
        return "\n\n".join(part for part in parts if part)

    def __repr__(self) -> str:
        return f"NetworkPage({self.document.title!r}: {len(self.document.sections)} sections)"

    def _repr_html_(self) -> str:
        from maillage.outputs.page import page

        return page(self.document)


def network_page(
    network: StakeholderNetwork, *, title: str | None, lang: str, actors: Iterable[str], by: str | None
) -> NetworkPage:
    """Return the page; see `StakeholderNetwork.page`."""
    from maillage.outputs.networks import network_document

    return NetworkPage(network_document(network, title=title, lang=lang, actors=actors, by=by))
