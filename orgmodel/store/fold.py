"""The workspace after one more event. What an event says is read as from a stranger's file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from math import isfinite
from types import MappingProxyType
from typing import Any

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import read_scenario
from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act, Event, RecordError
from orgmodel.store.kinds import KINDS
from orgmodel.store.option import MOST_OPTIONS, Option
from orgmodel.store.saying import ABOUT, LONGEST_WORDS, Comment, Decision, Version, items
from orgmodel.store.workspace import Dropped, TakenBaseline, TargetSet, Workspace

MOST_DELETED, MOST_MAPPINGS = 20, 8


def after(workspace: Workspace, event: Event) -> Workspace:
    """The workspace after an event that follows its last one.

    `RecordError` where the event does not follow, its seal is not the one it must have, or what
    it says cannot be.
    """
    if event.number != workspace.number + 1:
        raise RecordError(f"event {event.number} does not follow event {workspace.number}.")
    if event.sealed_after(workspace.seal) != event.seal:
        raise RecordError(
            f"event {event.number} is not as it was sealed: it, or one before it, was changed."
        )
    if event.kind not in KINDS:
        raise RecordError(f"event {event.number} is of a kind that is not known.")
    try:
        changed = _STEPS[event.kind](workspace, event)
    except (KeyError, TypeError, ValueError, AttributeError, ScenarioError) as error:
        raise RecordError(f"event {event.number} ({event.kind}) cannot be read.") from error
    act = Act(event.kind, event.option, event.what)
    touched = dict.fromkeys(KINDS[event.kind].touches(act), event.number)
    return replace(
        changed,
        at=event.at,
        who=event.who,
        touched={**workspace.touched, **touched},
        number=event.number,
        seal=event.seal,
    )


def folded(identifier: str, events: Iterable[Event]) -> Workspace:
    """The workspace that all these events leave. Raises `RecordError` as `after` does."""
    workspace = Workspace(identifier)
    for event in events:
        workspace = after(workspace, event)
    return workspace


def _option(workspace: Workspace, event: Event) -> Option:
    found = workspace.option(event.option)
    if found is None:
        raise RecordError(f"event {event.number} is about an option that is not there.")
    return found


def _put(workspace: Workspace, option: Option) -> Workspace:
    found = tuple(option if old.key == option.key else old for old in workspace.options)
    return replace(workspace, options=found)


def _text(what: Mapping[str, Any], name: str, most: int = 400) -> str:
    value = what[name]
    if not isinstance(value, str) or len(value) > most:
        raise ValueError(name)
    return value


def _begun(workspace: Workspace, event: Event) -> Workspace:
    if workspace.baselines:
        raise RecordError("a workspace begins twice.")
    baseline = Baseline.read(event.what["baseline"])
    taken = TakenBaseline(event.number, event.at, event.who, baseline)
    return replace(workspace, name=_text(event.what, "name"), baselines=(taken,))


def _named(workspace: Workspace, event: Event) -> Workspace:
    return replace(workspace, name=_text(event.what, "name"))


def _baseline(workspace: Workspace, event: Event) -> Workspace:
    what = event.what
    dropped = tuple(map(_dropped, what["dropped"]))
    taken = TakenBaseline(
        event.number, event.at, event.who, Baseline.read(what["baseline"]), dropped
    )
    # The steps before belong to the data before: they are found there.
    options = tuple(
        Option.of(option.key, read_scenario(what["options"][option.key], option.name))
        for option in workspace.options
    )
    return replace(workspace, baselines=(*workspace.baselines, taken), options=options)


def _dropped(given: Mapping[str, Any]) -> Dropped:
    option, name, said, why = (str(given[key]) for key in ("option", "name", "said", "why"))
    return Dropped(option, name, int(given["number"]), said, why)


def _option_begun(workspace: Workspace, event: Event) -> Workspace:
    known = {option.key for option in (*workspace.options, *workspace.deleted)}
    if not event.option or len(event.option) > 40 or event.option in known:
        raise RecordError(f"event {event.number} begins an option under a key that cannot be.")
    option = Option.of(event.option, read_scenario(event.what["scenario"]))
    return _with(workspace, option)


def _with(workspace: Workspace, option: Option) -> Workspace:
    if len(workspace.options) >= MOST_OPTIONS:
        raise RecordError(f"there are {MOST_OPTIONS} options already.")
    return replace(workspace, options=(*workspace.options, option))


def _changed(workspace: Workspace, event: Event) -> Workspace:
    option, what = _option(workspace, event), event.what
    keep = what["keep"]
    if not isinstance(keep, int) or not 0 <= keep <= len(option.changes):
        raise ValueError("keep")
    given: dict[str, Any] = {"change": list(what["changes"])}
    if "accepted" in what:
        given["exemption"] = list(what["accepted"])
    if "one_off" in what:
        given["one_off"] = list(what["one_off"])
    said = read_scenario(given, option.name)
    accepted = said.accepted if "accepted" in what else None
    costs = said.one_off if "one_off" in what else None
    changes = (*option.changes[:keep], *said.changes)
    return _put(workspace, option.stepped(changes, accepted, costs))


def _undone(workspace: Workspace, event: Event) -> Workspace:
    return _put(workspace, _option(workspace, event).undone())


def _redone(workspace: Workspace, event: Event) -> Workspace:
    return _put(workspace, _option(workspace, event).redone())


def _renamed(workspace: Workspace, event: Event) -> Workspace:
    return _put(workspace, _option(workspace, event).renamed(_text(event.what, "name")))


def _deleted(workspace: Workspace, event: Event) -> Workspace:
    option = _option(workspace, event)
    left = tuple(one for one in workspace.options if one.key != option.key)
    gone = (*workspace.deleted, option)[-MOST_DELETED:]
    return replace(workspace, options=left, deleted=gone)


def _brought_back(workspace: Workspace, event: Event) -> Workspace:
    found = next((one for one in workspace.deleted if one.key == event.option), None)
    if found is None:
        raise RecordError(f"event {event.number} brings back an option that is not there.")
    option = found.renamed(_text(event.what, "name")) if "name" in event.what else found
    left = tuple(one for one in workspace.deleted if one.key != event.option)
    return _with(replace(workspace, deleted=left), option)


def _target(workspace: Workspace, event: Event) -> Workspace:
    what, figure = event.what, _text(event.what, "figure")
    others = {name: one for name, one in workspace.targets.items() if name != figure}
    if what["most"] is None:
        return replace(workspace, targets=others)
    target = TargetSet(_figure(what["most"]), _text(what, "words"))
    return replace(workspace, targets={**others, figure: target})


def _figure(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise TypeError("most")
    try:
        found = float(given)
    except OverflowError as error:
        raise ValueError("most") from error
    if not isfinite(found):
        raise ValueError("most")
    return found


def _mapping(workspace: Workspace, event: Event) -> Workspace:
    headings = tuple(str(one) for one in event.what["headings"])
    others = tuple(one for one in workspace.mappings if one[0] != headings)
    one = (headings, _text(event.what, "mapping", 100_000))
    return replace(workspace, mappings=(*others[-MOST_MAPPINGS + 1 :], one))


def _comment(workspace: Workspace, event: Event) -> Workspace:
    about, words = _text(event.what, "about"), _text(event.what, "words", LONGEST_WORDS)
    if about not in ABOUT or not words.strip():
        raise ValueError("about")
    said = Comment(
        event.number,
        event.at,
        event.who,
        event.option,
        about,
        _text(event.what, "id"),
        words,
    )
    return replace(workspace, comments=(*workspace.comments, said))


def _withdrawn(workspace: Workspace, event: Event) -> Workspace:
    number = event.what["comment"]
    if all(one.number != number or one.who != event.who for one in workspace.comments):
        raise RecordError(f"event {event.number} withdraws a comment of somebody else, or none.")
    comments = tuple(
        replace(one, words="", withdrawn=True) if one.number == number else one
        for one in workspace.comments
    )
    return replace(workspace, comments=comments)


def _version(workspace: Workspace, event: Event) -> Workspace:
    option = _option(workspace, event)
    submitted = event.kind == kinds.SUBMITTED
    if submitted and not items(option.scenario):
        raise RecordError("an option without changes cannot be submitted.")
    number = 1 + sum(one.option == option.key for one in workspace.versions)
    outcomes = {str(rule): str(one) for rule, one in dict(event.what["outcomes"]).items()}
    version = Version(
        option.key,
        number,
        event.number,
        event.at,
        event.who,
        option.scenario,
        outcomes,
        _text(event.what, "name"),
        submitted,
        submitted,
        event.seal,
    )
    before = _retired(workspace, option.key) if submitted else workspace.versions
    return replace(workspace, versions=(*before, version))


def _taken_back(workspace: Workspace, event: Event) -> Workspace:
    return replace(workspace, versions=_retired(workspace, _option(workspace, event).key))


def _retired(workspace: Workspace, key: str) -> tuple[Version, ...]:
    return tuple(
        replace(one, live=False) if one.option == key else one for one in workspace.versions
    )


def _decided(workspace: Workspace, event: Event) -> Workspace:
    what, item = event.what, _text(event.what, "item", 4_000)
    live = next((v for v in workspace.versions if v.option == event.option and v.live), None)
    if live is None or item not in items(live.scenario):
        raise RecordError(f"event {event.number} decides on what was not submitted.")
    reason = _text(what, "reason", LONGEST_WORDS)
    if not isinstance(what["accepted"], bool) or not (what["accepted"] or reason.strip()):
        raise RecordError("a change is rejected without a reason.")
    decision = Decision(
        event.option, item, live.number, what["accepted"], reason, event.who, event.at
    )
    others = tuple(d for d in workspace.decisions if (d.option, d.item) != (event.option, item))
    return replace(workspace, decisions=(*others, decision))


def _as_it_was(workspace: Workspace, _event: Event) -> Workspace:
    return workspace


_STEPS: Mapping[str, Callable[[Workspace, Event], Workspace]] = MappingProxyType(
    {
        kinds.BEGUN: _begun,
        kinds.NAMED: _named,
        kinds.BASELINE: _baseline,
        kinds.OPTION_BEGUN: _option_begun,
        kinds.CHANGED: _changed,
        kinds.UNDONE: _undone,
        kinds.REDONE: _redone,
        kinds.RENAMED: _renamed,
        kinds.DELETED: _deleted,
        kinds.BROUGHT_BACK: _brought_back,
        kinds.TARGET: _target,
        kinds.MAPPING: _mapping,
        kinds.COMMENT: _comment,
        kinds.WITHDRAWN: _withdrawn,
        kinds.SUBMITTED: _version,
        kinds.VERSION_NAMED: _version,
        kinds.TAKEN_BACK: _taken_back,
        kinds.DECIDED: _decided,
        kinds.MEMBER: _as_it_was,
    }
)
