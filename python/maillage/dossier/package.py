"""The tables that a ``datapackage.json`` declares, as long as they stay in its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from maillage.dossier.finding import Finding
from maillage.dossier.schema import schema_named
from maillage.dossier.source import Source, Sources, as_object
from maillage.errors import FileError


def package_sources(file: Path, sources: Sources) -> None:
    """Add the resources of a Data Package; what is wrong with it is a finding.

    Raises
    ------
    FileError
        Where the file cannot be read.
    """
    try:
        descriptor = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        details = {"message": str(error)}
        sources.findings.append(Finding("error", "bad_json", file.name, line=line, details=details))
        return
    except OSError as error:
        raise FileError(f"{file}: cannot be read ({error.strerror})") from None
    resources = descriptor.get("resources", []) if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not isinstance(descriptor.get("maillage", {}), dict):
        sources.findings.append(Finding("error", "bad_descriptor", file.name))
        return
    said = {key: value for key, value in descriptor.items() if key not in {"resources", "$schema"}}
    sources.descriptor.update(said)
    for number, resource in enumerate(resources):
        _resource(file.parent, f"{file.name}, resources[{number}]", resource, sources)


def _resource(folder: Path, place: str, resource: Any, sources: Sources) -> None:
    path = as_object(resource).get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str) or not _is_name(resource.get("name", "")):
        sources.findings.append(Finding("error", "bad_resource", place))
        return
    if not _inside(folder, path):
        sources.findings.append(Finding("error", "outside", place, value=path))
        return
    name = resource.get("name") or Path(path).stem
    schema = schema_named(name)
    if not (folder / path).is_file():
        table = None if schema is None else schema.name
        sources.findings.append(Finding("error", "no_file", place, table, value=path))
        return
    sheet = as_object(resource.get("dialect")).get("sheetName")
    known = schema.name if schema else name
    sources.add(Source(known, folder / path, sheet if isinstance(sheet, str) else None, path, resource))


def _inside(folder: Path, path: str) -> bool:
    """Whether a path of a Data Package is relative and stays in the folder, symbolic links followed."""
    if "\0" in path or "\\" in path or Path(path).is_absolute() or ":" in path.split("/", maxsplit=1)[0]:
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _is_name(name: Any) -> bool:
    """Whether a name of a resource can also name a file."""
    return isinstance(name, str) and not set(name) & set('/\\:*?"<>|\0') and not name.startswith(".")
