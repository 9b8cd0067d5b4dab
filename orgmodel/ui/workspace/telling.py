"""What people are called, and the bare words for each kind of act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from orgmodel.errors import OrgmodelError
from orgmodel.store import kinds
from orgmodel.store.event import Event
from orgmodel.ui.shared.once_a_run import once_a_run
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.who import who

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        kinds.BEGUN: "opened the data",
        kinds.NAMED: "named the workspace",
        kinds.BASELINE: "brought a newer staff list",
        kinds.OPTION_BEGUN: "started an option",
        kinds.CHANGED: "changed",
        kinds.UNDONE: "took a step back in",
        kinds.REDONE: "took a step forth in",
        kinds.RENAMED: "renamed",
        kinds.DELETED: "deleted",
        kinds.BROUGHT_BACK: "brought back",
        kinds.TARGET: "set a target",
        kinds.MAPPING: "agreed what the columns of the list are",
        kinds.COMMENT: "commented on",
        kinds.WITHDRAWN: "withdrew a comment",
        kinds.SUBMITTED: "submitted",
        kinds.TAKEN_BACK: "took back what was submitted of",
        kinds.DECIDED: "decided on a change of",
        kinds.VERSION_NAMED: "named a version of",
        kinds.MEMBER: "changed who may do what",
    }
)


def did(event: Event) -> str:
    """What was done, after the name of who did it."""
    said = _WORDS[event.kind]
    if not event.option:
        return said
    return f"{said} “{_option(event.option)}”"


def called(people: Iterable[str]) -> dict[str, str]:
    """The names to show people by; the visitor is "You"."""
    me = who()
    return {one: "You" if one == me else _known(one) or "Somebody" for one in sorted(set(people))}


def _known(one: str) -> str:
    return once_a_run((called, one), lambda: _asked(one))


def _asked(one: str) -> str:
    try:
        return keeping.store().names([one])[one]
    except OrgmodelError:
        return ""


def _option(key: str) -> str:
    work = state.work()
    kept = work.kept if work else None
    every = (*kept.options, *kept.deleted) if kept else ()
    return next((one.name for one in every if one.key == key), "an option")
