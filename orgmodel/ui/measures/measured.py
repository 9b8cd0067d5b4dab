"""Measures for the pages, made once for each organisation."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.errors import PackError
from orgmodel.measures import Measures
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures, or why they could not be made, a sentence each."""

    measures: Measures | None
    faults: tuple[str, ...] = ()


def measured(work: Work) -> Measured:
    """Every measure of what is open, with the thresholds it names."""
    return _measured(work)


@kept(_KEPT, hash_funcs=BY_CONTENT)
def _measured(work: Work) -> Measured:
    try:
        return Measured(work.organisation.measures())
    except PackError as error:
        return Measured(None, error.faults)
