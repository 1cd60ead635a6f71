"""Rankings, programmes, networks and cost sharing for territorial food projects, exact and explained.

Everything public is here: ``import maillage as ml``. Charts, data frames, spreadsheets and reports load on
first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage._core import (
    Cancelled,
    Fact,
    FileError,
    Infeasible,
    InvalidInput,
    LimitExceeded,
    MaillageError,
    NotFound,
    PairwiseTally,
    PreferenceMatrix,
    Ranking,
    RankTally,
    __version__,
    rank,
    set_threads,
    threads,
)

if TYPE_CHECKING:
    from maillage.ballots import read_availability, read_ballots, write_ballots
    from maillage.comparison import Comparison, compare_rules
    from maillage.dossier import Dossier, check, load
    from maillage.frames import rules
    from maillage.mapping import CooperationMap, map_cooperations
    from maillage.network import StakeholderNetwork
    from maillage.network.overlaps import Overlaps, overlaps
    from maillage.planning import Programme
    from maillage.planning.programme import programme
    from maillage.pooling.cost_model import CostModel, LegalForm, Subsidy
    from maillage.pooling.forms import legal_forms
    from maillage.pooling.games import CostGame
    from maillage.pooling.likeness import Likeness, alike
    from maillage.pooling.partition import Partitions, best_partitions
    from maillage.pooling.plan import PoolingPlan
    from maillage.pooling.planning import pool
    from maillage.pooling.shares import (
        CostShares,
        ShareComparison,
        compare_shares,
        is_nucleolus,
        share_costs,
        share_rules,
    )

# Names that load their module on first use.
_LAZY = {
    "rules": "maillage.frames",
    "read_ballots": "maillage.ballots",
    "read_availability": "maillage.ballots",
    "write_ballots": "maillage.ballots",
    "Comparison": "maillage.comparison",
    "compare_rules": "maillage.comparison",
    "CostModel": "maillage.pooling.cost_model",
    "LegalForm": "maillage.pooling.cost_model",
    "PoolingPlan": "maillage.pooling.plan",
    "Subsidy": "maillage.pooling.cost_model",
    "pool": "maillage.pooling.planning",
    "Dossier": "maillage.dossier",
    "check": "maillage.dossier",
    "load": "maillage.dossier",
    "Programme": "maillage.planning",
    "Overlaps": "maillage.network.overlaps",
    "CooperationMap": "maillage.mapping",
    "map_cooperations": "maillage.mapping",
    "StakeholderNetwork": "maillage.network",
    "overlaps": "maillage.network.overlaps",
    "programme": "maillage.planning.programme",
    "CostGame": "maillage.pooling.games",
    "CostShares": "maillage.pooling.shares",
    "ShareComparison": "maillage.pooling.shares",
    "compare_shares": "maillage.pooling.shares",
    "is_nucleolus": "maillage.pooling.shares",
    "share_costs": "maillage.pooling.shares",
    "share_rules": "maillage.pooling.shares",
    "legal_forms": "maillage.pooling.forms",
    "Likeness": "maillage.pooling.likeness",
    "alike": "maillage.pooling.likeness",
    "Partitions": "maillage.pooling.partition",
    "best_partitions": "maillage.pooling.partition",
}

__all__ = [
    "Cancelled",
    "Comparison",
    "CooperationMap",
    "CostGame",
    "CostModel",
    "CostShares",
    "Dossier",
    "Fact",
    "FileError",
    "Infeasible",
    "InvalidInput",
    "LegalForm",
    "Likeness",
    "LimitExceeded",
    "MaillageError",
    "NotFound",
    "Overlaps",
    "PairwiseTally",
    "Partitions",
    "PoolingPlan",
    "PreferenceMatrix",
    "Programme",
    "RankTally",
    "Ranking",
    "ShareComparison",
    "StakeholderNetwork",
    "Subsidy",
    "__version__",
    "alike",
    "best_partitions",
    "check",
    "compare_rules",
    "compare_shares",
    "is_nucleolus",
    "legal_forms",
    "load",
    "map_cooperations",
    "overlaps",
    "pool",
    "programme",
    "rank",
    "read_availability",
    "read_ballots",
    "rules",
    "set_threads",
    "share_costs",
    "share_rules",
    "threads",
    "write_ballots",
]


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from importlib import import_module

        value = getattr(import_module(_LAZY[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'maillage' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
