"""The gathered bodies as one: looked at before it is taken, then opened."""

from __future__ import annotations

from functools import partial

from orgmodel.api import Organisation
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.options import Options
from orgmodel.model.words import counted, listed
from orgmodel.store.acts import acts_between
from orgmodel.store.workspace import Workspace
from orgmodel.ui.data.awaited import awaited
from orgmodel.ui.data.light import CELLS
from orgmodel.ui.several import acts
from orgmodel.ui.several.gathering import GatheredBody, Gathering
from orgmodel.ui.several.tasks import SeveralJoined, several_joined
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.working import shown as working
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.workspace import arriving, library, state, worked_out
from orgmodel.ui.workspace.arriving import Arrival
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.offered import as_brought
from orgmodel.ui.workspace.saying import say, say_not_kept
from orgmodel.ui.workspace.work import Work

_JOINED = "several"
_BYTES = 20
"""Of a cell, as a worker is let memory for it."""


def joined(now: Gathering) -> SeveralJoined | None:
    """All of them as one; None where it is not there, which is told here."""
    cells = sum(f.size for body in now.bodies for f in body.organisation.tables.values())
    if cells <= CELLS:
        light = partial(_joined, now)
        found: SeveralJoined = worked_out.worked_out(_JOINED, now.digest, light)
        return found
    limits = TaskLimits.of_upload(cells * _BYTES)

    def begin(name: str) -> None:
        working.begin(name, several_joined, *_given(now), limits=limits)

    take = partial(worked_out.keep, _JOINED, now.digest)
    if not awaited(_JOINED, now.digest, "Putting them side by side", begin, take):
        return None
    return worked_out.worked_out(_JOINED, now.digest, _gone)


def _joined(now: Gathering) -> SeveralJoined:
    return several_joined(lambda _: None, *_given(now))


def _given(
    now: Gathering,
) -> tuple[dict[str, Organisation], str, tuple[BetweenCell, ...], Options]:
    bodies = {body.name: body.organisation for body in now.bodies}
    return bodies, now.top_name, now.between, now.options.kept


def open_joined(now: Gathering, made: SeveralJoined) -> None:
    """Open them as one, in a workspace of its own."""
    opened = library.open_files(made.files, made.organisation.name, made.organisation)
    names = [body.name for body in now.bodies]
    carried = made.carried
    notes = (*_notes(now, made), *carried.told)
    new = Arrival(
        library.told_of(opened, f"Opened as one: {listed(names)}", notes),
        made.files,
        {**_brought(now), **as_brought(now.options.offered)},
        acts_between(Workspace(""), carried.options),
    )
    reasons = arriving.apart(new)
    worked_out.forget(_JOINED, now.digest)
    acts.forget()
    if reasons:
        state.put_work(Work(new.opened, carried.options))
        say_not_kept(reasons[0])
    say(
        f"Opened {escaped(listed(names))} as one. The page Measures has them side by side.",
        "folder_open",
    )
    if carried.told:
        left = counted(len(carried.told), "option")
        say(f"Without {left}: this page says why.", "warning", is_warning=True)
    if not (carried.told or reasons):  # a warning is read before another page stands
        lead_to("chart")


def _notes(now: Gathering, made: SeveralJoined) -> tuple[str, ...]:
    """What the report of the opening says: where each body is from, and what was told of it."""
    notes = [f"{body.name}: {told_of(body)}" for body in now.bodies]
    if now.top_name:
        notes.append(f"One top: the heads of the others report to the head of {now.top_name}.")
    return (*notes, *now.put_back, *now.left, *made.beside.told)


def told_of(body: GatheredBody) -> str:
    """`north.zip, 12 rows of posts; its columns were guessed.`"""
    rows = counted(len(body.organisation.tables["posts"]), "row", "rows")
    return "; ".join((f"{body.source}, {rows} of posts", *body.notes, *body.options.told())) + "."


def _brought(now: Gathering) -> dict[str, bytes]:
    return {
        f"{body.name} {name}": content
        for body in now.bodies
        for name, content in body.files.items()
    }


def _gone() -> SeveralJoined:
    raise KeyError(_JOINED)  # it was looked for just before
