"""The sentences of `check`: what is wrong and what would be right, in English and in French."""

from __future__ import annotations

from typing import Any

#: code -> language -> (what is wrong, what would be right)
MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "unreadable": {
        "en": ("the file cannot be read", "{message}"),
        "fr": ("le fichier ne peut pas être lu", "{message}"),
    },
    "no_table": {
        "en": ("no table of a dossier is here", "one of {names} (CSV files, or sheets of a workbook)"),
        "fr": (
            "aucune table de dossier ne se trouve ici",
            "l'une de {names} (fichiers CSV, ou feuilles d'un classeur)",
        ),
    },
    "bad_json": {
        "en": (
            "datapackage.json is not valid JSON ({message})",
            "a Data Package descriptor, or no such file",
        ),
        "fr": (
            "datapackage.json n'est pas du JSON valide ({message})",
            "un descripteur Data Package, ou pas de fichier",
        ),
    },
    "bad_descriptor": {
        "en": ("{message}", "{expected}"),
        "fr": ("{message_fr}", "{expected_fr}"),
    },
    "outside": {
        "en": ("the path leads outside the dossier's folder", "a relative path to a file inside the folder"),
        "fr": ("le chemin sort du dossier", "un chemin relatif vers un fichier du dossier"),
    },
    "no_file": {
        "en": ("the file is not there", "the file, or its resource removed from datapackage.json"),
        "fr": ("le fichier n'existe pas", "le fichier, ou sa ressource retirée de datapackage.json"),
    },
    "twice": {
        "en": ("the table {table} is also in {other}", "one file or sheet for each table"),
        "fr": (
            "la table {table} se trouve aussi dans {other}",
            "un seul fichier ou une seule feuille par table",
        ),
    },
    "unknown_table": {
        "en": ("no table of a dossier has this name; it is kept as it is, but not used", "{expected}"),
        "fr": (
            "aucune table de dossier ne porte ce nom ; gardée telle quelle, sans être utilisée",
            "{expected_fr}",
        ),
    },
    "no_heading": {
        "en": ("no row of headings was recognised", "a row with {names}"),
        "fr": ("aucune ligne d'en-têtes n'a été reconnue", "une ligne avec {names_fr}"),
    },
    "missing_column": {
        "en": ("the column {column} is missing", "a column headed {column}"),
        "fr": ("la colonne {column} manque", "une colonne intitulée {column} ou {title}"),
    },
    "two_columns": {
        "en": ("two columns are headed {heading}", "one column of that heading"),
        "fr": ("deux colonnes sont intitulées {heading}", "une seule colonne de cet intitulé"),
    },
    "unknown_column": {
        "en": ("this column is not one of the table's; it is kept as it is", "{expected}"),
        "fr": ("cette colonne n'est pas une colonne de la table ; gardée telle quelle", "{expected_fr}"),
    },
    "no_row": {
        "en": ("the table has headings but no row", "one row for each entry"),
        "fr": ("la table a des en-têtes mais aucune ligne", "une ligne par entrée"),
    },
    "too_long": {
        "en": ("a cell stands beyond the last heading", "as many cells as headings ({count})"),
        "fr": ("une cellule dépasse le dernier en-tête", "autant de cellules que d'en-têtes ({count})"),
    },
    "type": {
        "en": ("not {expected}", "{expected}, such as {example}"),
        "fr": ("ce n'est pas {expected_fr}", "{expected_fr}, par exemple {example_fr}"),
    },
    "item": {
        "en": (
            "{item} is not in the right form",
            "an entry such as {example} (five digits, leading zero included)",
        ),
        "fr": ("{item} n'a pas la bonne forme", "une entrée telle que {example} (zéro en tête compris)"),
    },
    "required": {
        "en": ("empty", "a value in every row"),
        "fr": ("vide", "une valeur à chaque ligne"),
    },
    "enum": {
        "en": ("not one of the known values", "one of {values}"),
        "fr": ("valeur inconnue", "l'une de {values}"),
    },
    "minimum": {
        "en": ("too small", "at least {bound}"),
        "fr": ("trop petit", "au moins {bound}"),
    },
    "exclusiveMinimum": {
        "en": ("too small", "more than {bound}"),
        "fr": ("trop petit", "plus de {bound}"),
    },
    "maximum": {
        "en": ("too large", "at most {bound}"),
        "fr": ("trop grand", "au plus {bound}"),
    },
    "pattern": {
        "en": ("not in the right form", "a value such as {example}"),
        "fr": ("la forme n'est pas la bonne", "une valeur telle que {example}"),
    },
    "constraint": {
        "en": ("breaks the rule {message}", "a value that keeps the rule"),
        "fr": ("ne respecte pas la règle {message}", "une valeur qui la respecte"),
    },
    "duplicate": {
        "en": ("already used on line {first}", "a different value on each line"),
        "fr": ("déjà utilisé à la ligne {first}", "une valeur différente à chaque ligne"),
    },
    "reference": {
        "en": ("not found in {target}", "a value of {target}{suggestion}"),
        "fr": ("introuvable dans {target}", "une valeur de {target}{suggestion_fr}"),
    },
    "cycle": {
        "en": ("merged into itself by way of {path}", "a topic that remains"),
        "fr": ("fusionné avec lui-même en passant par {path}", "un sujet qui reste"),
    },
    "ballots": {
        "en": ("the ballots cannot be read", "{message}"),
        "fr": ("les bulletins ne peuvent pas être lus", "{message}"),
    },
    "unlinked": {
        "en": (
            "none of the values is found in {target}, so that nothing is joined (weights, territories)",
            "values of {target}, such as '{example}'",
        ),
        "fr": (
            "aucune valeur n'est trouvée dans {target}, donc rien n'est relié (poids, territoires)",
            "des valeurs de {target}, par exemple « {example} »",
        ),
    },
    "gap": {
        "en": ("the ranks of this ballot skip a place", "ranks such as 1, 2, 3, or 1, 2, 2, 4 where two tie"),
        "fr": (
            "les rangs de ce bulletin sautent une place",
            "des rangs tels que 1, 2, 3, ou 1, 2, 2, 4 en cas d'égalité",
        ),
    },
    "late": {
        "en": (
            "added on {day}, after {count} of the agents who leave it blank had answered",
            "unranked='ignored' in the ranking, if these blanks must not count as a last place",
        ),
        "fr": (
            "ajouté le {day}, alors que {count} des agents qui le laissent vide avaient déjà répondu",
            "unranked='ignored' dans le classement, si ces blancs ne doivent pas valoir une dernière place",
        ),
    },
    "early": {
        "en": (
            "an answer on {topic}, given before the topic was added ({day})",
            "a date of addition before it",
        ),
        "fr": (
            "une réponse sur {topic}, donnée avant l'ajout du sujet ({day})",
            "une date d'ajout antérieure",
        ),
    },
    "no_date": {
        "en": (
            "topics were added on {days} but these ballots carry no date; a blank counts as not ranked",
            "a column answered_on in the ballots",
        ),
        "fr": (
            "des sujets ont été ajoutés le {days} mais ces bulletins ne sont pas datés",
            "une colonne répondu le dans les bulletins",
        ),
    },
}

#: type of Table Schema -> (English, French, English example, French example)
TYPES: dict[str, tuple[str, str, str, str]] = {
    "integer": ("a whole number", "un nombre entier", "12500", "12 500"),
    "number": ("a number", "un nombre", "0.5", "0,5"),
    "boolean": ("yes or no", "oui ou non", "yes", "oui"),
    "date": ("a date of the calendar", "une date du calendrier", "2020-01-21", "21/01/2020"),
    "datetime": ("a date and time", "une date et une heure", "2020-01-21T10:00", "21/01/2020 10:00"),
}


def sentence(code: str, part: int, lang: str, details: dict[str, Any]) -> str:
    """Return what is wrong (``part`` 0) or what would be right (1)."""
    return MESSAGES[code][lang][part].format(**details)
