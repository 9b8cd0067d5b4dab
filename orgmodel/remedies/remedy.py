"""What a remedy is: the change offered for a finding, and what comes of it. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted
from orgmodel.rules.finding import SuggestedChange


@dataclass(frozen=True, slots=True)
class Remedy:
    """What was found for one finding.

    `edits` are the change that was tried and clears the finding; empty where none does.
    `clears` are the ids of all findings that go with it; `breaks` the rules that would have a
    new finding, `loses` those that could no longer be assessed. `option` names what the
    organisation has left open that would clear it. `words` say all of this.
    """

    finding: str
    edits: tuple[SuggestedChange, ...] = ()
    clears: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    option: str = ""
    words: str = ""


@dataclass(frozen=True, repr=False)
class Remedies(ShownResult):
    """The remedy of each finding by its id, and the findings for which none was looked for.

    `untried` are the ids left when the bound on tries was reached.
    """

    found: Mapping[str, Remedy] = field(default_factory=dict)
    untried: tuple[str, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """One row a finding that was looked at, by its id in the check.

        `change` is what would clear it, empty where nothing was found; `clears`, `breaks` and
        `loses` are ids apart by spaces; `words` say all of it.
        """
        rows = [
            {
                "finding": one.finding,
                "change": "; ".join(map(_edit, one.edits)),
                "clears": " ".join(one.clears),
                "breaks": " ".join(one.breaks),
                "loses": " ".join(one.loses),
                "option": one.option,
                "words": one.words,
            }
            for one in self.found.values()
        ]
        return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="str")

    def _lines(self) -> tuple[str, str, str]:
        every = self.found.values()
        clearing = sum(bool(one.edits) for one in every)
        harmless = sum(bool(one.edits) and not (one.breaks or one.loses) for one in every)
        return (
            f"Remedies: {counted(len(self.found), 'finding')} looked at",
            f"{clearing:,} would be cleared by a change, {harmless:,} of them breaking nothing new",
            f"{len(self.untried):,} not tried",
        )


_COLUMNS = ("finding", "change", "clears", "breaks", "loses", "option", "words")


def _edit(edit: SuggestedChange) -> str:
    """An edit as text: `move-post post=it to=ce`."""
    return " ".join([edit.do, *(f"{key}={value}" for key, value in edit.target.items())])
