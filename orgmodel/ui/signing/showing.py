"""Leading to the chart with what a change, a comment or a decision is about."""

from __future__ import annotations

from orgmodel.store.option import Option
from orgmodel.store.saying import items
from orgmodel.ui.options.named import ids_named
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.leading import lead_to


def show_item(option: str, number: int) -> None:
    """Show the box that a change (by its number from 1) is about, in the chart of its option."""
    work = state.work()
    found = next((one for one in work.options if one.key == option), None) if work else None
    if work is None or found is None:
        return
    editing.show(option)
    now = state.work() or work
    for identifier in _ids(found, number):
        if identifier in now.organisation.table_of:
            state.select(identifier, into_view=True)
            break
    lead_to("chart")


def number_of(option: Option, item: str) -> int:
    """The number of a thing to decide on, from 1; 0 where it is not in the option any more."""
    known = items(option.scenario)
    return known.index(item) + 1 if item in known else 0


def _ids(option: Option, number: int) -> tuple[str, ...]:
    """The ids that the thing of this number names, those of its own subject first."""
    changes, accepted = option.scenario.changes, option.scenario.accepted
    if number > len(changes):
        place = number - len(changes) - 1
        return accepted[place].subject if place < len(accepted) else ()
    return ids_named(changes[number - 1])
