"""Repairs whose cells name a holder beside something else."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.files.importers.base import RepairOffer

_NAMING = frozenset(("unit-holders", "title-holders", "split-names", "brackets"))


def naming(offers: Iterable[RepairOffer]) -> frozenset[str]:
    """The headings of columns in which such a repair found a holder's name."""
    return frozenset(
        heading for offer in offers if offer.name in _NAMING for heading in offer.headings
    )
