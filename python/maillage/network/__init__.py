"""Stakeholder networks: who works with whom, and what that tells."""

from __future__ import annotations

from maillage.network.network import StakeholderNetwork

__all__ = ["StakeholderNetwork"]
