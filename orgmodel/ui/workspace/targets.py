"""Targets for figures, set in a visit: kept with the options on the data that is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_TARGETS = "om.targets"
_WRITTEN = re.compile(r"([+−-]?)\s*([0-9]{1,12}(?:\.[0-9]{1,4})?)\s*(%?)")


@dataclass(frozen=True, slots=True)
class Target:
    """At most so much of a figure; `words` as it was typed, such as "8" or "−500"."""

    most: float
    words: str


def targets(work: Work) -> Mapping[str, Target]:
    """The targets on this data by the id of their measure; the same for all its options."""
    kept: Mapping[str, Mapping[str, Target]] = state.chosen(_TARGETS, {})
    return kept.get(work.opened.digest, {})


def set_target(work: Work, figure: str, target: Target | None) -> None:
    """Set a figure's target; None has none any more."""
    others = {name: one for name, one in targets(work).items() if name != figure}
    mine = others if target is None else {**others, figure: target}
    kept: Mapping[str, Mapping[str, Target]] = state.chosen(_TARGETS, {})
    state.choose(_TARGETS, {**kept, work.opened.digest: mine})


def read_target(written: str, start: float | None) -> Target | str:
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
        return Target(amount, f"{amount:,.10g}")
    if start is None:
        return "The data does not say what this is at the start: type a figure."
    change = amount * start / 100 if percent else amount
    most = start + change if sign == "+" else start - change
    if most < 0:
        return "That is more than there is at the start."
    return Target(most, f"{'+' if sign == '+' else '−'}{amount:,.10g}{' %' if percent else ''}")
