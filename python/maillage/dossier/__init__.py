"""Dossiers: the tables of a network, from French spreadsheets to checked data frames and back."""

from __future__ import annotations

from maillage.dossier.dossier import Dossier, check, load
from maillage.dossier.finding import Finding
from maillage.dossier.findings import Findings
from maillage.dossier.needs import Need
from maillage.dossier.schema import Column, TableSchema, schemas

__all__ = ["Column", "Dossier", "Finding", "Findings", "Need", "TableSchema", "check", "load", "schemas"]
