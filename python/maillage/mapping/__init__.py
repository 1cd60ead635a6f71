"""The map of cooperations: the network and the territories as two readings of one picture."""

from __future__ import annotations

from maillage.mapping.cooperation_map import CooperationMap, map_cooperations

__all__ = ["CooperationMap", "map_cooperations"]
