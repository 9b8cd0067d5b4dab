"""Random histories of a workspace on a small organisation: every kind of event, all of them valid.

The data, words and names are also such that a file, a line or a spreadsheet could stumble over.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from orgmodel.changes.scenario import Scenario, read_scenario
from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import BEFORE_ALL, Act, Event
from orgmodel.store.fold import after
from orgmodel.store.option import MOST_OPTIONS
from orgmodel.store.saying import ABOUT, items
from orgmodel.store.workspace import Workspace
from tests.builders import files_of, post, unit

PEOPLE = ("local", "ann@example.org", "https://id.example|7", "Ωmega")
WORDS = (
    "Plan",
    "plan",
    "=1+1",
    "Größe & Kosten",
    "../../etc/passwd",
    "CON",
    "a\nb\r\nc",
    "7  2026-01-01 00:00:00 UTC  local",
    '"quoted" \\ <b>',
    "\u202eright to left",
    "tab\tand \x1b[31m escape",
    "x" * 119,
    "сценарий",
)
FILES: tuple[Mapping[str, bytes], ...] = tuple(
    {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    for files in (
        files_of([post("ce", title="Chief"), post("fin", "ce", title="Treasurer")]),
        files_of([post("ce"), post("fin", "ce"), post("new", "fin")], units=[unit("u", name="=U")]),
        {"staff list.csv": b"id,title,reports_to\nce,Chief,\nit,IT,ce\n"},
        {"posts.csv": b"nothing that can be read", "Posts.CSV": b"", "März?.csv": b"\xff\xfe"},
    )
)
CHANGES = (
    Scenario("")
    .move_post("fin", to="ce", reason="=cmd|'x'!A1")
    .update_post("fin", title="Finance\nDirector")
    .add_post("n1", title="Ünicode — ‘post’", reports_to="ce")
    .remove_post("n1")
    .add_link("fin", "supports", "ce")
    .changes
)
ACCEPTED = {"reason": "so\nis it", "safeguard": "s", "owner": "ce", "review": "2027-01-31"}


def history(seed: int, length: int = 30) -> tuple[tuple[Event, ...], Mapping[str, bytes]]:
    """The events and contents of a workspace, the same for the same seed."""
    rng = random.Random(seed)
    workspace, events = Workspace("w"), []
    at = datetime(2026, 4, 1, 9, tzinfo=UTC)
    seal = BEFORE_ALL
    for number in range(length):
        who = rng.choice(PEOPLE)
        act = _act(rng, workspace, who)
        at += timedelta(milliseconds=rng.randrange(10**8))
        event = Event.following(number, seal, act, who, at)
        workspace, seal = after(workspace, event), event.seal
        events.append(event)
    baselines = [taken.baseline for taken in workspace.baselines]
    wanted = {sha for baseline in baselines for sha in baseline.contents}
    known = {sha_of(one): one for files in FILES for one in files.values()}
    return tuple(events), {sha: one for sha, one in known.items() if sha in wanted}


def _act(rng: random.Random, workspace: Workspace, who: str) -> Act:
    if not workspace.baselines:
        return Act(kinds.BEGUN, "", {"name": _words(rng), "baseline": _baseline(rng).to_dict()})
    acts = [act for make in _MAKERS for act in make(rng, workspace, who)]
    return rng.choice(acts)


def _words(rng: random.Random) -> str:
    return rng.choice(WORDS)


def _baseline(rng: random.Random) -> Baseline:
    files = {name: sha_of(one) for name, one in rng.choice(FILES).items()}
    brought = {name: sha_of(one) for name, one in rng.choice(FILES).items()}
    brought = brought if rng.random() < 0.3 else {}
    return Baseline(files, _words(rng), _words(rng), "", brought, (_words(rng),))


def _scenario(rng: random.Random) -> dict[str, Any]:
    changes = rng.sample(CHANGES, rng.randrange(len(CHANGES)))
    given = Scenario(rng.choice(WORDS), note=_words(rng), changes=tuple(changes))
    if rng.random() < 0.3:
        given = given.accept("SPAN", subject=["fin", "ce"], **ACCEPTED)
    return given.to_dict()


def _about_all(rng: random.Random, workspace: Workspace, who: str) -> Iterator[Act]:
    del who
    yield Act(kinds.NAMED, "", {"name": _words(rng)})
    most = rng.choice((None, 7, 1.5, -0.0))
    yield Act(kinds.TARGET, "", {"figure": rng.choice(WORDS), "most": most, "words": _words(rng)})
    yield Act(kinds.MAPPING, "", {"headings": [_words(rng)], "mapping": f"# {rng.random()}"})
    yield Act(kinds.MEMBER, "", {"person": rng.choice(PEOPLE), "role": rng.choice(("", "editor"))})
    options = {one.key: _scenario(rng) for one in workspace.options}
    keys = ("option", "name", "said", "why")
    dropped = [{**dict.fromkeys(keys, _words(rng)), "number": n} for n in range(rng.randrange(3))]
    what = {"baseline": _baseline(rng).to_dict(), "options": options, "dropped": dropped}
    yield Act(kinds.BASELINE, "", what)
    if len(workspace.options) < MOST_OPTIONS:
        yield Act(kinds.OPTION_BEGUN, f"k{workspace.number}", {"scenario": _scenario(rng)})
        for gone in workspace.deleted:
            yield Act(kinds.BROUGHT_BACK, gone.key, {"name": _words(rng)})


def _of_options(rng: random.Random, workspace: Workspace, who: str) -> Iterator[Act]:
    del who
    for option in workspace.options:
        key = option.key
        said = read_scenario(_scenario(rng))
        what: dict[str, Any] = {
            "keep": rng.randrange(len(option.changes) + 1),
            "changes": [change.to_dict() for change in said.changes],
        }
        if said.accepted:
            what["accepted"] = [one.to_dict() for one in said.accepted]
        yield Act(kinds.CHANGED, key, what)
        yield Act(kinds.UNDONE, key)
        yield Act(kinds.REDONE, key)
        yield Act(kinds.RENAMED, key, {"name": _words(rng)})
        yield Act(kinds.DELETED, key)
        outcomes = {_words(rng): rng.choice(("pass", "fail"))}
        yield Act(kinds.VERSION_NAMED, key, {"name": _words(rng), "outcomes": outcomes})
        yield Act(kinds.TAKEN_BACK, key)
        if items(option.scenario):
            yield Act(kinds.SUBMITTED, key, {"name": "", "outcomes": outcomes})


def _of_people(rng: random.Random, workspace: Workspace, who: str) -> Iterator[Act]:
    about = {"about": rng.choice(ABOUT), "id": rng.choice(("fin", "=x", "")), "words": _words(rng)}
    keys = ["", *(option.key for option in workspace.options)]
    yield Act(kinds.COMMENT, rng.choice(keys), about)
    for comment in workspace.comments:
        if comment.who == who:
            yield Act(kinds.WITHDRAWN, comment.option, {"comment": comment.number})
    for version in workspace.versions:
        if version.live:
            item = rng.choice(items(version.scenario))
            what = {"item": item, "accepted": rng.random() < 0.5, "reason": _words(rng)}
            yield Act(kinds.DECIDED, version.option, what)


_MAKERS = (_about_all, _of_options, _of_people)
