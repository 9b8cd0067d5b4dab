"""Applying a finding's suggested edits, as a scenario of just those changes."""

from __future__ import annotations

from orgmodel.api import Organisation
from orgmodel.changes.apply import apply
from orgmodel.changes.scenario import Scenario
from orgmodel.rules.finding import SuggestedChange


def applied(model: Organisation, edits: tuple[SuggestedChange, ...]) -> Organisation:
    """The organisation after these edits, all of them or an error."""
    scenario = Scenario("clearing a finding")
    for edit in edits:
        scenario = scenario.then(edit.do, **dict(edit.target))
    return apply(model, scenario)
