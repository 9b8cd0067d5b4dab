"""Many scenarios that begin alike: a draft that goes on by some changes and comes back again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orgmodel.changes.change import Change
from orgmodel.changes.conflict import Conflict, Refused
from orgmodel.changes.draft import Draft, DraftMark, MadeEdit
from orgmodel.changes.phases import in_order
from orgmodel.changes.untimely import make
from orgmodel.model.organisation import OrganisationModel


class _Step(NamedTuple):
    """Where the trail stood before a step: its draft then, and what to undo in that one."""

    draft: Draft
    mark: DraftMark
    made: list[MadeEdit]
    changes: tuple[Change, ...]


class Trail:
    """A draft of an organisation, and the steps that led to where it stands.

    After the same steps it is the draft that `drafted` gives for their changes in one scenario
    without a source. Where changes take effect on a day, a step makes all of them anew, in the
    order of their days.
    """

    def __init__(self, model: OrganisationModel) -> None:
        self.draft = Draft(model, cited_as=_CITED_AS)
        self._model = model
        self._steps: list[_Step] = []
        self._changes: tuple[Change, ...] = ()

    def on(self, changes: Sequence[Change]) -> Conflict | None:
        """Take one step on, of all these changes; where one cannot be made, of none.

        That one is told then, and the draft stands where it stood.
        """
        after = (*self._changes, *changes)
        is_dated = any(change.on for change in after)
        draft = Draft(self._model, cited_as=_CITED_AS) if is_dated else self.draft
        mark, made = draft.mark(), list[MadeEdit]()
        for one in in_order(after)[0 if is_dated else len(self._changes) :]:
            try:
                made += make(draft, one.change, one.number)
            except Refused as refused:
                draft.back_to(mark, made)
                change = one.change
                asked = change.told({**self._model.names, **change.introduces()})
                return Conflict(one.number, change.do, asked, refused.reason, refused.near)
        before = _Step(self.draft, self.draft.mark(), [], self._changes)
        self._steps.append(before if is_dated else before._replace(mark=mark, made=made))
        self.draft, self._changes = draft, after
        return None

    def back(self) -> None:
        """Go back by the last step."""
        step = self._steps.pop()
        self.draft, self._changes = step.draft, step.changes
        if step.made:
            self.draft.back_to(step.mark, step.made)


_CITED_AS = "scenario"
