"""The standing of a rule's clause as a pack's block says it, and what is wrong with it."""

from __future__ import annotations

from orgmodel.model.toml_table import TomlTable
from orgmodel.rules.finding import Severity
from orgmodel.rules.standing.clause import CONFIDENCES, ClauseStanding


def read_standing(block: TomlTable, severity: Severity) -> ClauseStanding:
    """What a rule's block says; days out of order and a grave rule from memory are its faults."""
    first, last = block.day("in_force_from"), block.day("in_force_until")
    if first and last and last < first:
        block.fault(
            f"it ends before it begins ({first}). Give the last day on which the clause is law, "
            "or leave it out.",
            "in_force_until",
        )
    read = ClauseStanding(
        in_force_from=first,
        in_force_until=last,
        checked=block.day("checked"),
        confidence=block.name("confidence", allowed=tuple(CONFIDENCES)),
    )
    if read.is_from_memory and severity != "info":
        block.fault(
            f'a clause that nobody has read may inform at most, not be of severity "{severity}". '
            'Write severity = "info", or read the clause and say how.',
            "confidence",
        )
    return read
