"""Things renamed, added and made vacant in the drawing: the changes that the forms make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orgmodel.changes.placing import Goal
from orgmodel.measures.posts import ROLE_KINDS
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.unprintable import signed
from orgmodel.model.vacancy import says_vacant
from orgmodel.model.words import counted
from orgmodel.ui.chart.placed import show_moved
from orgmodel.ui.chart.saying import say
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.options.change_fields import new_id
from orgmodel.ui.workspace import editing, state

_Keys = Mapping[str, Any]
_RENAMED: Mapping[str, tuple[str, str, str]] = {
    "posts": ("update-post", "post", "title"),
    "units": ("update-unit", "unit", "name"),
    "functions": ("update-function", "function", "name"),
    "services": ("update-service", "service", "name"),
}
"""By table the verb that renames, its key, and the column that holds the words."""


def rename(event: ChartEvent) -> None:
    """Call the thing that an event names something else; the same or nothing changes nothing."""
    editing.refuse()
    model = _organisation()
    if model is None:
        return
    table = model.table_of.get(event.id, "") if event.id else ""
    if table not in _RENAMED:
        editing.refuse(_no_such(event.id, "can be called something else here"))
        return
    verb, key, column = _RENAMED[table]
    words = " ".join(event.text.split())
    if not words or words in (called := model.cells.cell(event.id, column), signed(called)):
        return
    keys = {"do": verb, key: event.id, column: words}
    _make((keys,), event.id, f"Renamed to {words}.")


def add(event: ChartEvent) -> None:
    """Add a post under a post, or in a unit under its head, with an id made from its title."""
    editing.refuse()
    model = _organisation()
    if model is None:
        return
    title = " ".join(event.text.split())
    if not event.id or model.table_of.get(event.id) not in ("posts", "units"):
        editing.refuse(_no_such(event.id, "can have a post under it"))
        return
    if model.cells.cell(event.id, "kind") in ROLE_KINDS:
        editing.refuse("A role is not a post: nobody can report to it.")
        return
    if not title:
        editing.refuse("Say what the new post is called.")
        return
    goal = Goal.of(model, event.id)
    made = new_id(title, model)
    keys = {"do": "add-post", "post": made, "title": title}
    keys |= {"reports_to": goal.manager} if goal.manager else {}
    keys |= {"unit": goal.unit} if goal.unit else {}
    where = model.names.get(event.id, event.id)
    _make((keys,), made, f"Added {title} {'in' if goal.is_unit else 'under'} {where}.")


def vacate(event: ChartEvent) -> None:
    """End every appointment to a post, and have its status say that it is vacant."""
    editing.refuse()
    model = _organisation()
    if model is None:
        return
    if not event.id or model.table_of.get(event.id) != "posts":
        editing.refuse(_no_such(event.id, "can be vacant"))
        return
    words = model.names.get(event.id, event.id)
    least, most = model.stands_for(event.id)
    if model.cells.cell(event.id, "kind") in ROLE_KINDS:
        editing.refuse(f"{words} is a role, not a post: it is not vacant or filled.")
    elif (least, most) != (1, 1):
        number = counted(least, "post") if least == most else "several posts"
        editing.refuse(f"{words} stands for {number}: change its details to say how many are left.")
    elif event.id in model.vacant:
        editing.refuse(f"{words} is vacant already.")
    else:
        _make(tuple(_vacating(model, event.id)), event.id, f"{words} is vacant now.")


def _vacating(model: OrganisationModel, post: str) -> Iterator[_Keys]:
    for person in model.holders.get(post, ()):
        yield {"do": "end-appointment", "person": person, "post": post}
    if not says_vacant(model.cells.cell(post, "status")):
        yield {"do": "update-post", "post": post, "status": "vacant"}


def _make(changes: tuple[_Keys, ...], shown: str, words: str) -> None:
    before = state.work()
    if before is None or not editing.make_all(changes):
        return
    after = state.work()
    if after is not None:
        show_moved(after.organisation, (shown,))
        say(words, before)


def _organisation() -> OrganisationModel | None:
    work = state.work()
    return work.organisation if work else None


def _no_such(name: str, can: str) -> str:
    """Why something that an event names is not what it must be."""
    model = _organisation()
    if model is None or name not in model.table_of:
        return f"“{name}” is not in the organisation as it is now."
    return f"{model.names.get(name, name)} is nothing that {can}."
