"""Targets for figures: kept with the options, the same for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.workspace import TargetSet
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.work import Work

NAMES: Mapping[str, str] = {
    "posts": "Posts",
    "fte": "FTE",
    "largest_span": "Largest span",
    "layers": "Layers",
    "cost": "Cost a year",
}
"""The measures that the bar of figures shows and a target can be set for, by their ids."""
_WRITTEN = re.compile(r"([+−-]?)\s*([0-9]{1,12}(?:\.[0-9]{1,4})?)\s*(%?)")


def targets(work: Work) -> Mapping[str, TargetSet]:
    """The targets on this data by the id of their measure; the same for all its options."""
    return work.kept.targets if work.kept else {}


def set_target(figure: str, target: TargetSet | None) -> tuple[str, ...]:
    """Set a figure's target, None for none any more; why it is not set where it cannot be kept."""
    said = {"most": None} if target is None else {"most": target.most, "words": target.words}
    return keeping.note(Act(kinds.TARGET, "", {"figure": figure, **said}))


def read_target(written: str, start: float | None) -> TargetSet | str:
    """The target that was typed, or why it is none.

    `8` is a figure; `−500`, `+2` and `−5 %` are taken from the start.
    """
    found = _WRITTEN.fullmatch(" ".join(written.replace(",", "").split()))
    if found is None:
        return "Type a figure such as 8, or what to save such as −500 or −5 %."
    sign, number, percent = found.groups()
    amount = float(number)
    if percent and not sign:
        return "Say whether it is to go up or down: −5 % or +5 %."
    if not sign:
        return TargetSet(amount, f"{amount:,.10g}")
    if start is None:
        return "The data does not say what this is at the start: type a figure."
    change = amount * start / 100 if percent else amount
    most = start + change if sign == "+" else start - change
    if most < 0:
        return "That is more than there is at the start."
    return TargetSet(most, f"{'+' if sign == '+' else '−'}{amount:,.10g}{' %' if percent else ''}")
