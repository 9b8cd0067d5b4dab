"""What a remedy is: the change offered for a finding, and what comes of it. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Remedies:
    """The remedy of each finding by its id, and the findings for which none was looked for.

    `untried` are the ids left when the bound on tries was reached.
    """

    found: Mapping[str, Remedy] = field(default_factory=dict)
    untried: tuple[str, ...] = ()
