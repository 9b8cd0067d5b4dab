"""Many scenarios that begin alike: a draft that goes on by some changes and comes back again."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.changes.change import Change
from orgmodel.changes.conflict import Conflict, Refused
from orgmodel.changes.draft import Draft, DraftMark, MadeEdit
from orgmodel.changes.soundness import make_edits
from orgmodel.changes.tops import tops_after
from orgmodel.model.organisation import OrganisationModel


class Trail:
    """A draft of an organisation, and the steps that led to where it stands.

    After the same steps it is the draft that `drafted` gives for their changes in one scenario
    without a source.
    """

    def __init__(self, model: OrganisationModel) -> None:
        self.draft = Draft(model, cited_as="scenario")
        self._model = model
        self._steps: list[tuple[DraftMark, list[MadeEdit], int]] = []
        self._changes = 0

    def on(self, changes: Sequence[Change]) -> Conflict | None:
        """Take one step on, of all these changes; where one cannot be made, of none.

        That one is told then, and the draft stands where it stood.
        """
        draft, mark, made = self.draft, self.draft.mark(), list[MadeEdit]()
        for number, change in enumerate(changes, start=self._changes + 1):
            try:
                edits = list(change.edits(draft))
                made += make_edits(draft, edits, number)
                draft.tops = tops_after(draft, edits, change.line_taken_from())
            except Refused as refused:
                draft.back_to(mark, made)
                asked = change.describe({**self._model.names, **change.introduces()})
                return Conflict(number, change.do, asked, refused.reason, refused.near)
        self._steps.append((mark, made, self._changes))
        self._changes += len(changes)
        return None

    def back(self) -> None:
        """Go back by the last step."""
        mark, made, self._changes = self._steps.pop()
        self.draft.back_to(mark, made)
