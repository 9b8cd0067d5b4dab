"""What is to be asked of the visitor in a dialog: one thing at a time, until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orgmodel.ui.workspace import state

_ASKED = "om.asked"


class Download(StrEnum):
    """What can be taken away from a page."""

    PAPER = "paper"
    PACK = "pack"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked (a word such as "merge"), and the ids that it is about."""

    what: str
    ids: tuple[str, ...] = ()


def ask(what: str, *ids: str) -> None:
    """Ask something, in place of what was asked before."""
    state.choose(_ASKED, Asked(what, ids))


def asked() -> Asked | None:
    """What is being asked; None where nothing is."""
    found: Asked | None = state.chosen(_ASKED)
    return found


def answered() -> None:
    """Nothing is asked any more: it was answered, or left."""
    state.choose(_ASKED, None)
