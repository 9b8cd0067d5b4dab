"""One event in words: what was done, to what, and why it was said to be; plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import read_scenario
from orgmodel.model.words import counted
from orgmodel.store import kinds
from orgmodel.store.event import Event
from orgmodel.store.option import Option
from orgmodel.ui.shared.brackets import without_ids
from orgmodel.ui.signing.showing import number_of
from orgmodel.ui.talk.subject import SpokenOf, in_words
from orgmodel.ui.workspace.targets import NAMES
from orgmodel.ui.workspace.telling import called, did
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_LONGEST = 240


def told(work: Work, event: Event) -> str:
    """What was done, after the name of who did it: `rejected change 2 of “Flatten a layer”: …`."""
    words = _WORDS.get(event.kind)
    said = words(work, event) if words else ""
    return _short(said or did(event))


def told_of_all(work: Work, events: Iterable[Event]) -> list[str]:
    """Each event as a sentence without full stop, with the name of who did it."""
    found = list(events)
    names = called(event.who for event in found)
    return [f"{names[event.who]} {told(work, event)}" for event in found]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"


def _begun(_work: Work, event: Event) -> str:
    return f"opened the data: “{event.what.get('name', '')}”"


def _named(_work: Work, event: Event) -> str:
    return f"named the workspace “{event.what.get('name', '')}”"


def _newer(_work: Work, event: Event) -> str:
    dropped = event.what.get("dropped")
    number = len(dropped) if isinstance(dropped, list) else 0
    if not number:
        return "brought a newer staff list; every change applies to it"
    applies = "applies" if number == 1 else "apply"
    return f"brought a newer staff list; {counted(number, 'change')} no longer {applies}"


def _changed(work: Work, event: Event) -> str:
    changes, option = event.what.get("changes"), _called(work, event)
    if not isinstance(changes, list):
        return ""
    if not changes and "one_off" in event.what:
        return f"said what {option} costs once"
    if not changes:
        if "accepted" in event.what:
            return f"changed what {option} accepts on purpose"
        return f"took changes out of {option}"
    if len(changes) > 1:
        return f"worked over {counted(len(changes), 'change')} of {option}"
    try:
        scenario = read_scenario({"change": changes}, "")
    except ScenarioError:
        return ""
    words = next(iter(scenario.describe(work.baseline.names)), "")
    change = scenario.changes[0]
    known = {*work.baseline.table_of, *work.organisation.table_of, *change.introduces()}
    said = f"changed {option}: {without_ids(words, known)}"
    return f"{said}, because “{change.reason}”" if change.reason else said


def _renamed(_work: Work, event: Event) -> str:
    return f"named an option “{event.what.get('name', '')}”"


def _target(_work: Work, event: Event) -> str:
    figure = NAMES.get(str(event.what.get("figure", "")), "a figure")
    figure = figure if figure.isupper() else figure[:1].lower() + figure[1:]
    if event.what.get("most") is None:
        return f"took away the target for {figure}"
    return f"set a target for {figure}: {event.what.get('words', '')}"


def _commented(work: Work, event: Event) -> str:
    what = {key: str(event.what.get(key, "")) for key in ("about", "id")}
    if what["about"] == "workspace":
        return "commented"
    about = in_words(work, SpokenOf(event.option, what["about"], what["id"]))
    return f"commented on {about[:1].lower()}{about[1:]}" if about else "commented"


def _submitted(work: Work, event: Event) -> str:
    return f"submitted {_called(work, event)}{_version(work, event)}"


def _kept(work: Work, event: Event) -> str:
    return f"kept {_called(work, event)} as it stood{_version(work, event)}"


def _version(work: Work, event: Event) -> str:
    versions = work.kept.versions if work.kept else ()
    found = next((one for one in versions if one.event == event.number), None)
    if found is None:
        return ""
    return f": version {found.number}{f', “{found.name}”' if found.name else ''}"


def _decided(work: Work, event: Event) -> str:
    option = _option(work, event)
    number = number_of(option, str(event.what.get("item", ""))) if option else 0
    taken = "accepted" if event.what.get("accepted") else "rejected"
    what = f"change {number}" if number else "a change"
    reason = str(event.what.get("reason", "")).strip()
    said = f"{taken} {what} of {_called(work, event)}"
    return f"{said}: “{reason}”" if reason else said


def _member(_work: Work, event: Event) -> str:
    person, role = str(event.what.get("person", "")), str(event.what.get("role", ""))
    invited = str(event.what.get("invited_by", ""))
    names = called((person, invited) if invited else (person,))
    a_role = f"{'an' if role[:1] in 'aeo' else 'a'} {role}"
    if invited:
        by = "you" if invited == who() else names[invited]
        return f"came in as {a_role}, invited by {by}"
    name = names[person]
    name = name if name != "You" else "you"
    return f"made {name} {a_role}" if role else f"took {name} out of the workspace"


def _called(work: Work, event: Event) -> str:
    option = _option(work, event)
    return f"“{option.name}”" if option else "an option"


def _option(work: Work, event: Event) -> Option | None:
    kept = work.kept
    every = (*kept.options, *kept.deleted) if kept else work.options
    return next((one for one in every if one.key == event.option), None)


_WORDS: Mapping[str, Callable[[Work, Event], Any]] = MappingProxyType(
    {
        kinds.BEGUN: _begun,
        kinds.NAMED: _named,
        kinds.BASELINE: _newer,
        kinds.CHANGED: _changed,
        kinds.RENAMED: _renamed,
        kinds.TARGET: _target,
        kinds.COMMENT: _commented,
        kinds.SUBMITTED: _submitted,
        kinds.VERSION_NAMED: _kept,
        kinds.DECIDED: _decided,
        kinds.MEMBER: _member,
    }
)
