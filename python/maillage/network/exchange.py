"""To and from networkx, igraph, GraphML and GEXF, with every attribute and date.

Vertices are called by the actors' ids. What other programs do not need is kept beside: the order and the
source of each cooperation (`_ROW`, `_SOURCE`), the bodies and their members (as JSON text), so that the way
back gives an equal network.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.errors import FileError, InvalidInput
from maillage.network.network import StakeholderNetwork
from maillage.network.tables import (
    ACTOR_COLUMNS,
    BODY_COLUMNS,
    COOPERATION_COLUMNS,
    MEMBERSHIP_COLUMNS,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence

    Attributes = dict[str, Any]
    Node = tuple[str, Attributes]
    Tie = tuple[str, str, Attributes]

_ROW = "maillage_row"
_SOURCE = "maillage_source"
_DESCRIPTION = "description"
_TABLES = {"bodies": BODY_COLUMNS, "memberships": MEMBERSHIP_COLUMNS}
# What other programs call the attributes of an actor and of a cooperation.
_ALSO = {"name": "label", "latitude": "lat", "longitude": "lon", "since": "start", "until": "end"}


def to_networkx(network: StakeholderNetwork) -> Any:
    """Return a multigraph of networkx; see `StakeholderNetwork.to_networkx`."""
    nx = _package("networkx")
    graph = nx.MultiDiGraph() if network.directed else nx.MultiGraph()
    graph.graph.update(_kept(network))
    graph.add_nodes_from(_nodes(network))
    graph.add_edges_from(_ties(network))
    return graph


def from_networkx(graph: Any) -> StakeholderNetwork:
    """Return the network of a graph of networkx; see `StakeholderNetwork.from_networkx`."""
    nx = _package("networkx")
    if not isinstance(graph, nx.Graph):
        raise InvalidInput(f"graph is {type(graph).__name__}; expected a graph of networkx")
    nodes = [(str(node), data) for node, data in graph.nodes(data=True)]
    ties = [(str(a), str(b), data) for a, b, data in graph.edges(data=True)]
    return _network(nodes, ties, graph.graph, directed=graph.is_directed())


def to_igraph(network: StakeholderNetwork) -> Any:
    """Return a graph of igraph; see `StakeholderNetwork.to_igraph`."""
    igraph = _package("igraph")
    core = network.core
    nodes, ties = _nodes(network), _ties(network)
    graph = igraph.Graph(
        n=len(nodes),
        edges=list(zip(core.sources.tolist(), core.targets.tolist(), strict=True)),
        directed=network.directed,
        graph_attrs=_kept(network),
    )
    for name in ACTOR_COLUMNS[1:]:
        graph.vs["label" if name == "name" else name] = [data.get(name) for _, data in nodes]
    graph.vs["name"] = [node for node, _ in nodes]
    for name in (*COOPERATION_COLUMNS[2:], _ROW, _SOURCE):
        graph.es[name] = [data.get(name) for _, _, data in ties]
    return graph


def from_igraph(graph: Any) -> StakeholderNetwork:
    """Return the network of a graph of igraph; see `StakeholderNetwork.from_igraph`."""
    igraph = _package("igraph")
    if not isinstance(graph, igraph.Graph):
        raise InvalidInput(f"graph is {type(graph).__name__}; expected a graph of igraph")
    named = "name" in graph.vs.attributes()
    ids = [str(name) for name in graph.vs["name"]] if named else [str(i) for i in range(graph.vcount())]
    nodes = [
        (ids[vertex.index], {key: value for key, value in vertex.attributes().items() if key != "name"})
        for vertex in graph.vs
    ]
    ties = [(ids[edge.source], ids[edge.target], edge.attributes()) for edge in graph.es]
    kept = {name: graph[name] for name in graph.attributes()}
    return _network(nodes, ties, kept, directed=graph.is_directed())


def to_graphml(network: StakeholderNetwork, path: str | os.PathLike[str]) -> Path:
    """Write a GraphML file; see `StakeholderNetwork.to_graphml`."""
    nx = _package("networkx")
    lines = nx.generate_graphml(_written(network), named_key_ids=True)
    return _write(path, '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n")


def from_graphml(path: str | os.PathLike[str]) -> StakeholderNetwork:
    """Read a GraphML file; see `StakeholderNetwork.from_graphml`."""
    nx = _package("networkx")
    return from_networkx(_read(path, lambda text: nx.parse_graphml(text, force_multigraph=True)))


def to_gexf(network: StakeholderNetwork, path: str | os.PathLike[str]) -> Path:
    """Write a GEXF file; see `StakeholderNetwork.to_gexf`."""
    from xml.etree import ElementTree as ET

    nx = _package("networkx")
    graph = _written(network)
    kept = dict(graph.graph)
    graph.graph.clear()
    for _, data in graph.nodes(data=True):
        data["label"] = data["name"]
    ET.register_namespace("", _GEXF)
    root = ET.fromstring("\n".join(nx.generate_gexf(graph, version="1.2draft")))  # noqa: S314 - our own text
    meta = root.find(f"{{{_GEXF}}}meta")
    if meta is None:
        meta = ET.Element(f"{{{_GEXF}}}meta")
        root.insert(0, meta)
    ET.SubElement(meta, f"{{{_GEXF}}}{_DESCRIPTION}").text = json.dumps(kept, ensure_ascii=False)
    return _write(path, '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode"))


def from_gexf(path: str | os.PathLike[str]) -> StakeholderNetwork:
    """Read a GEXF file; see `StakeholderNetwork.from_gexf`."""
    import io
    from xml.etree import ElementTree as ET

    nx = _package("networkx")

    def graph_of(text: str) -> Any:
        graph = nx.read_gexf(io.BytesIO(text.encode()), node_type=str)
        root = ET.fromstring(text)  # noqa: S314 - `_read` refuses entities
        told = next((element.text for element in root.iter() if element.tag.endswith(_DESCRIPTION)), "")
        kept = _json(told or "")
        graph.graph.update(kept if isinstance(kept, dict) else {})
        return graph

    return from_networkx(_read(path, graph_of))


_GEXF = "http://www.gexf.net/1.2draft"


def _package(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise InvalidInput(
            f"this needs {name}, which is not installed; expected: pip install 'maillage[network]'"
        ) from None


def _read(path: str | os.PathLike[str], read: Any) -> Any:
    import xml.etree.ElementTree as ET

    where = Path(path)
    try:
        text = where.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileError(f"{where.name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{where.name} cannot be read as a network: {error}") from None
    # Entities can make a small file a large one, or read others; the two formats have none.
    if "<!ENTITY" in text:
        raise InvalidInput(f"{where.name} cannot be read as a network: it declares entities")
    try:
        return read(text)
    except (ET.ParseError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise InvalidInput(f"{where.name} cannot be read as a network: {error}") from None
    except Exception as error:
        if type(error).__name__ != "NetworkXError":
            raise
        raise InvalidInput(f"{where.name} cannot be read as a network: {error}") from None


def _write(path: str | os.PathLike[str], text: str) -> Path:
    where = Path(path)
    try:
        where.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileError(f"{where.name} cannot be written: {error.strerror}") from None
    return where


def _written(network: StakeholderNetwork) -> Any:
    """Return the graph of networkx with nothing but text and numbers."""
    graph = to_networkx(network)
    for _, data in graph.nodes(data=True):
        if "competences" in data:
            data["competences"] = _joined(data["competences"])
    return graph


def _joined(competences: Sequence[str]) -> str:
    """Return competences as text that is cut into the same ones again."""
    if any(mark in one for one in competences for mark in ";|,") or competences[0].startswith("["):
        return json.dumps(list(competences), ensure_ascii=False)
    return "; ".join(competences)


def _kept(network: StakeholderNetwork) -> dict[str, str]:
    """Return what belongs to the network as a whole, as text."""
    kept = {"invented": network.invented} if network.invented else {}
    tables = network.to_frames()
    for name in _TABLES:
        rows = list(_rows(tables[name]))
        if rows:
            kept[name] = json.dumps(rows, ensure_ascii=False)
    return kept


def _nodes(network: StakeholderNetwork) -> list[Node]:
    rows = _rows(network.to_frames()["actors"])
    nodes = []
    for row, competences in zip(rows, network.core.competences, strict=True):
        if competences:
            row["competences"] = list(competences)
        nodes.append((row.pop("id"), row))
    return nodes


def _ties(network: StakeholderNetwork) -> list[Tie]:
    ties = []
    for number, row in enumerate(_rows(network.to_frames()["cooperations"])):
        source, target = row.pop("source"), row.pop("target")
        ties.append((source, target, {**row, _ROW: number, _SOURCE: source}))
    return ties


def _rows(table: Any) -> Iterable[Attributes]:
    """Yield the rows of a table without their empty cells, dates as text."""
    columns = {}
    for name in table.columns:
        cells = table[name]
        if cells.dtype.kind == "M":
            columns[name] = [None if np.isnat(day) else str(day)[:10] for day in cells.to_numpy()]
        else:
            columns[name] = cells.tolist()
    for row in zip(*columns.values(), strict=True):
        yield {name: cell for name, cell in zip(columns, row, strict=True) if not _empty(cell)}


def _empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, float) and np.isnan(cell))


def _network(
    nodes: Sequence[Node], ties: Sequence[Tie], kept: Mapping[str, Any], *, directed: bool
) -> StakeholderNetwork:
    import pandas as pd

    actors: dict[str, list[Any]] = {"id": [node for node, _ in nodes]}
    for name in ACTOR_COLUMNS[1:]:
        actors[name] = [_cell(data, name) for _, data in nodes]
    actors["competences"] = [_competences(cell) for cell in actors["competences"]]
    if all(_ROW in data for _, _, data in ties):
        ties = sorted(ties, key=lambda tie: int(tie[2][_ROW]))
    cooperations: dict[str, list[Any]] = {"source": [], "target": []}
    for a, b, data in ties:
        turned = not directed and str(data.get(_SOURCE, a)) == b
        cooperations["source"].append(b if turned else a)
        cooperations["target"].append(a if turned else b)
    for name in COOPERATION_COLUMNS[2:]:
        cooperations[name] = [_cell(data, name) for _, _, data in ties]
    tables = {name: _table(kept.get(name), columns) for name, columns in _TABLES.items()}
    invented = kept.get("invented")
    return StakeholderNetwork(
        pd.DataFrame(actors, dtype=object),
        pd.DataFrame(cooperations, dtype=object),
        bodies=tables["bodies"],
        memberships=tables["memberships"],
        directed=directed,
        invented=str(invented) if invented else None,
    )


def _cell(data: Attributes, name: str) -> Any:
    cell = data.get(name)
    return data.get(_ALSO.get(name, name)) if _empty(cell) else cell


def _competences(cell: Any) -> Any:
    found = _json(cell) if isinstance(cell, str) and cell.startswith("[") else None
    return found if isinstance(found, list) else cell


def _table(text: Any, columns: Sequence[str]) -> Any:
    import pandas as pd

    rows = _json(text) if isinstance(text, str) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    return pd.DataFrame({name: [row.get(name) for row in rows] for name in columns}, dtype=object)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
