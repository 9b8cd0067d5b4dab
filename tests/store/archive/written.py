"""Small workspaces and zips of them, whole and not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from orgmodel.changes.scenario import Scenario
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import BEFORE_ALL, Act, Event
from orgmodel.store.saying import items
from tests.builders import files_of, post

Kept = tuple[tuple[Event, ...], Mapping[str, bytes]]
FILES = {
    name: text.encode() if isinstance(text, str) else text
    for name, text in files_of(
        [post("ce", title="Chief"), post("fin", "ce", title="Treasurer")]
    ).items()
}
BASELINE = Baseline({name: sha_of(one) for name, one in FILES.items()}, "Body", "by hand")
CONTENTS = {sha_of(one): one for one in FILES.values()}


def sealed(acts: Iterable[Act], who: str = "ann") -> tuple[Event, ...]:
    """The acts as events, one a second."""
    events: list[Event] = []
    at, seal = datetime(2026, 4, 1, 9, tzinfo=UTC), BEFORE_ALL
    for act in acts:
        moment = at + timedelta(seconds=len(events) + 1)
        events.append(Event.following(len(events), seal, act, who, moment))
        seal = events[-1].seal
    return tuple(events)


def one_option(*names: str) -> Kept:
    """A workspace with an option that was changed, commented, submitted and decided on."""
    first, *others = names or ("Plan",)
    begun = Act("workspace-begun", "", {"name": "W", "baseline": BASELINE.to_dict()})
    moved = Scenario(first).move_post("fin", to="", reason="it is cheaper")
    added = Scenario(first).add_post("n", title="New", reports_to="ce")
    comment = {"about": "post", "id": "fin", "words": "First line\n7  2026-01-01 UTC  bob"}
    item = items(added)[0]
    acts = [
        begun,
        Act("option-begun", "k", {"scenario": moved.to_dict()}),
        Act("option-changed", "k", {"keep": 0, "changes": [added.changes[0].to_dict()]}),
        Act("version-submitted", "k", {"name": "", "outcomes": {"SPAN": "fail"}}),
        Act("comment-made", "k", comment),
        Act("change-decided", "k", {"item": item, "accepted": False, "reason": "=no"}),
    ]
    acts += [
        Act("option-begun", f"k{n}", {"scenario": Scenario(name).to_dict()})
        for n, name in enumerate(others)
    ]
    return sealed(acts), CONTENTS


SMALL: Kept = one_option()


def files_in(content: bytes) -> dict[str, bytes]:
    """The files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_of(
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], *, packed_tight: bool = False
) -> bytes:
    """A zip as Python's own library makes it; a name may come twice."""
    pairs = files.items() if isinstance(files, Mapping) else files
    method = zipfile.ZIP_DEFLATED if packed_tight else zipfile.ZIP_STORED
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return whole.getvalue()
