"""A dossier in a notebook: what it holds, table by table."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from maillage.dossier.schema import schemas

if TYPE_CHECKING:
    from maillage.dossier.dossier import Dossier


def dossier_page(dossier: Dossier) -> str:
    """Return the dossier as a small table in French, with the mark of invented data where there is one."""
    title = html.escape(dossier.title or dossier.name)
    mark = f"<p><strong>{html.escape(dossier.invented)}</strong></p>" if dossier.invented else ""
    rows = "".join(
        f"<tr><td>{html.escape(schemas()[name].title('fr'))}</td><td>{len(frame)}</td>"
        f"<td>{html.escape(', '.join(map(str, frame.columns)))}</td></tr>"
        for name, frame in dossier.tables.items()
    )
    head = "<thead><tr><th>Table</th><th>Lignes</th><th>Colonnes</th></tr></thead>"
    return f"<p>{title}</p>{mark}<table>{head}<tbody>{rows}</tbody></table>"
