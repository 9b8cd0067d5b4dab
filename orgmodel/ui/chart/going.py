"""Going to a thing in the drawing, also where it is folded away or has no box."""

from __future__ import annotations

from orgmodel.ui.chart.folds import unfold_to
from orgmodel.ui.chart.saying import say
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import editing, state


def go(event: ChartEvent) -> None:
    """Select what an event names and bring it into view; without a box what stands for it."""
    editing.refuse()
    work = state.work()
    if work is None:
        return
    organisation, name = work.organisation, event.id
    if not name or name not in organisation.table_of:
        editing.refuse(f"“{name}” is not in the organisation as it is now.")
        return
    if organisation.table_of[name] in ("people", "decisions"):
        editing.refuse(f"“{name}” has no place in the drawing.")
        return
    box = stands_for(organisation, name)
    words = organisation.names.get(name, name)
    if not box:
        state.select(name)
        say(f"{words} has no box, and no post stands for it. Details are beside the drawing.")
        return
    unfold_to(box)
    state.select_all((box,))
    state.select(box, into_view=True)
    if box != name:
        say(f"{words} has no box of its own: {organisation.names.get(box, box)} is shown.")
