"""Legal forms under which territories may act together: data that everyone can edit, not legal advice."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from maillage.wording import words

if TYPE_CHECKING:
    import pandas as pd


def legal_forms(lang: str = "fr") -> pd.DataFrame:
    """Return the legal forms that are used where a dossier has no table of them.

    They are described neutrally, with conditions as a checklist and the article that says so. This is not
    legal advice. Costs and days are cautious orders of magnitude, to be replaced by your own: write the table
    to ``legal_forms.csv`` in the dossier and edit it.

    Parameters
    ----------
    lang : {"fr", "en"}
        Language of the names and conditions.

    Returns
    -------
    pandas.DataFrame
        With the columns of the table ``legal_forms`` of a dossier.

    Raises
    ------
    InvalidInput
        For another language.

    Examples
    --------
    >>> import maillage as ml
    >>> list(ml.legal_forms()["id"])
    ['convention', 'groupement', 'entente', 'service-commun', 'syndicat-mixte', 'petr']
    """
    forms: pd.DataFrame = _shipped(words(lang).lang).copy()
    return forms


@cache
def _shipped(lang: str) -> pd.DataFrame:
    import pandas as pd

    from maillage.dossier import Dossier

    with (files("maillage.pooling") / "data" / f"legal_forms.{lang}.csv").open("r", encoding="utf-8") as file:
        return Dossier(legal_forms=pd.read_csv(file, dtype=str, keep_default_na=False))["legal_forms"]
