"""The readable log of a workspace: what was done, event by event, in words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

from orgmodel.changes.accepted import AcceptedFinding
from orgmodel.changes.change import Change
from orgmodel.changes.one_off import in_words
from orgmodel.model.words import called, counted, listed
from orgmodel.store import kinds
from orgmodel.store.archive.seen import seen
from orgmodel.store.archive.tables import said_of_items
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Event
from orgmodel.store.fold import after
from orgmodel.store.option import Option
from orgmodel.store.workspace import Workspace

Names = Mapping[str, str]
_HEADING = """\
What was done in this workspace, oldest first. People go by their ids. + is what came in, - what
went out. It is drawn from record.jsonl, event by event.
"""


@dataclass(frozen=True)
class _Step:
    """An event, the workspace before and after it, and the words of the data then."""

    event: Event
    before: Workspace
    after: Workspace
    names: Names

    @property
    def option(self) -> str:
        """What the option is called, in quotation marks."""
        there = (*self.before.options, *self.before.deleted, *self.after.options)
        found = next((one.name for one in there if one.key == self.event.option), "")
        return f"“{found or self.event.option}”"

    def text(self, name: str) -> str:
        """What the event says under a name."""
        value = self.event.what.get(name)
        return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def log(events: Iterable[Event], names_of: Callable[[Baseline], Names]) -> str:
    """The log as text. Raises `RecordError` where the record is not whole."""
    parts = [_HEADING]
    workspace, names = Workspace(""), dict[str, str]()
    for event in events:
        now = after(workspace, event)
        if now.baselines != workspace.baselines:
            names = dict(names_of(now.baselines[-1].baseline))
        step = _Step(event, workspace, now, names)
        when = event.at.replace("T", " ").replace("Z", " UTC")
        lines = [f"{event.number}  {seen(when)}  {seen(event.who)}"]
        lines += [f"   {line}" for words in _WORDS[event.kind](step) for line in _lines(words)]
        parts.append("".join(f"{line}\n" for line in lines))
        workspace = now
    return "\n".join(parts)


def _lines(words: str) -> list[str]:
    """A text line by line, so that nothing in it looks like the next entry."""
    first, *others = words.splitlines() or [""]
    return [seen(first), *(f"  {seen(line)}" for line in others)]


# What is said of each kind


def _begun(step: _Step) -> Iterator[str]:
    yield f"Begin the workspace “{step.after.name}”"
    yield from _data(step.after.baselines[-1].baseline)


def _data(baseline: Baseline) -> Iterator[str]:
    yield f"Data: {baseline.origin or baseline.name} ({_files(baseline.files)})"
    if baseline.brought:
        yield f"Made from: {_files(baseline.brought)}"
    yield from baseline.notes


def _files(files: Iterable[str]) -> str:
    return listed(sorted(files)) or "no file"


def _named(step: _Step) -> Iterator[str]:
    yield f"Call the workspace “{step.after.name}”"


def _baseline(step: _Step) -> Iterator[str]:
    taken = step.after.baselines[-1]
    yield "Take newer data under the options"
    yield from _data(taken.baseline)
    for one in taken.dropped:
        number = f", change {one.number}" if one.number else ""
        yield f"Left out of “{one.name}”{number}: {one.said}: {one.why}"


def _option_begun(step: _Step) -> Iterator[str]:
    yield f"Begin the option {step.option}"
    yield from _difference(None, step.after.option(step.event.option), step.names)


def _changed(step: _Step) -> Iterator[str]:
    words = {kinds.UNDONE: "Undo the last step of", kinds.REDONE: "Do again the next step of"}
    yield f"{words.get(step.event.kind, 'Change')} the option {step.option}"
    key = step.event.option
    yield from _difference(step.before.option(key), step.after.option(key), step.names)


def _difference(before: Option | None, now: Option | None, names: Names) -> Iterator[str]:
    """What came into an option and what went out of it."""
    same = _shared(before, now)
    then, there = _told(before, same, names), _told(now, same, names)
    gone, come = Counter(then), Counter(there)
    moved = then != there and gone == come
    for mark, told, other in (("-", then, come), ("+", there, gone)):
        left = other.copy()
        for words in told:
            if left[words]:
                left[words] -= 1
            else:
                yield f"{mark} {words}"
    if moved:
        yield "The same in another order"


def _shared(before: Option | None, now: Option | None) -> int:
    """How many changes at the start of an option are those of before."""
    pairs = zip(before.changes if before else (), now.changes if now else (), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _told(option: Option | None, start: int, names: Names) -> list[str]:
    """The changes from number `start`, what is accepted and what it costs once, in words."""
    if option is None:
        return []
    known = dict(names)
    found = []
    for number, change in enumerate(option.changes):
        known |= change.introduces()
        if number >= start:
            found.append(_change(change, known))
    costs = [f"One-off cost: {in_words((one,))}" for one in option.one_off]
    return [*found, *(_accepted(one, known) for one in option.accepted), *costs]


def _change(change: Change, names: Names) -> str:
    why = f"\nWhy: {change.reason}" if change.reason else ""
    return f"{change.told(names)}{why}"


def _accepted(one: AcceptedFinding, names: Names) -> str:
    about = listed(called(names, name) for name in one.subject)
    return (
        f"Accept the finding of {one.rule} about {about}, until {one.review}\nWhy: {one.reason}\n"
        f"Safeguard: {one.safeguard}\nOwner: {called(names, one.owner)}"
    )


def _renamed(step: _Step) -> Iterator[str]:
    yield f"Call the option {step.option} “{step.text('name')}”"


def _deleted(step: _Step) -> Iterator[str]:
    yield f"Delete the option {step.option}"


def _brought_back(step: _Step) -> Iterator[str]:
    yield f"Bring back the option {step.option}"


def _target(step: _Step) -> Iterator[str]:
    if step.event.what["most"] is None:
        yield f"Aim at no {step.text('figure')} any longer"
    else:
        yield f"Aim at {step.text('figure')} of at most {step.text('words')}"


def _mapping(step: _Step) -> Iterator[str]:
    headings = step.after.mappings[-1][0]
    yield f"Agree what {counted(len(headings), 'column')} of a staff list mean: {listed(headings)}"


def _comment(step: _Step) -> Iterator[str]:
    about, name = step.text("about"), called(step.names, step.text("id"))
    where = f", in the option {step.option}" if step.event.option else ""
    yield f"Comment on the {about} {name}".rstrip() + where
    yield f"“{step.text('words')}”"


def _withdrawn(step: _Step) -> Iterator[str]:
    yield f"Withdraw the comment of event {step.text('comment')}"


def _version(step: _Step) -> Iterator[str]:
    version = step.after.versions[-1]
    what = "Submit" if version.submitted else "Name"
    name = f": “{version.name}”" if version.name else ""
    yield f"{what} the option {step.option} as its version {version.number}{name}"
    for rule, outcome in sorted(version.outcomes.items()):
        yield f"{rule}: {outcome}"


def _taken_back(step: _Step) -> Iterator[str]:
    yield f"Take back what was submitted of the option {step.option}"


def _decided(step: _Step) -> Iterator[str]:
    decision = step.after.decisions[-1]
    what = "Accept" if decision.accepted else "Reject"
    yield f"{what} in version {decision.version} of the option {step.option}:"
    versions = (v for v in step.after.versions if v.option == decision.option)
    version = next(v for v in versions if v.number == decision.version)
    yield said_of_items(version.scenario, step.names).get(decision.item, decision.item)
    if decision.reason.strip():
        yield f"Why: {decision.reason}"


def _member(step: _Step) -> Iterator[str]:
    person, role = step.event.what.get("person"), step.event.what.get("role")
    yield f"Share with {person} as {role}" if role else f"Share with {person} no longer"


_WORDS: Mapping[str, Callable[[_Step], Iterator[str]]] = MappingProxyType(
    {
        kinds.BEGUN: _begun,
        kinds.NAMED: _named,
        kinds.BASELINE: _baseline,
        kinds.OPTION_BEGUN: _option_begun,
        kinds.CHANGED: _changed,
        kinds.UNDONE: _changed,
        kinds.REDONE: _changed,
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
        kinds.MEMBER: _member,
    }
)
