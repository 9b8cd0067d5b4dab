"""A workspace as it was, opened as a copy of one's own."""

from __future__ import annotations

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.fold import folded
from orgmodel.store.option import LONGEST_NAME
from orgmodel.store.workspace import Workspace
from orgmodel.ui.workspace import addresses, keeping
from orgmodel.ui.workspace.who import who


def open_copy(kept: Workspace, number: int, said: str) -> None:
    """Open what the events up to `number` left, as a new workspace; `said` tells of when.

    `OrgmodelError` where it cannot be read or kept, and nothing is opened.
    """
    store = keeping.store()
    events = tuple(one for one in store.events(kept.id, who()) if one.number <= number)
    shas = {sha for taken in folded("", events).baselines for sha in taken.baseline.contents}
    contents = {sha: store.content(kept.id, who(), sha) for sha in sorted(shas)}
    copy = store.bring_in(who(), kept.id, events, contents)
    ending = f", as on {said}"
    name = f"{copy.name[: LONGEST_NAME - len(ending)]}{ending}"
    store.append(copy.id, who(), [Act(kinds.NAMED, "", {"name": name})], copy.number)
    keeping.open_kept(copy.id)
    addresses.noticed()
