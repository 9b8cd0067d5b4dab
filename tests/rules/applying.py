"""Applying a finding's suggested edits, as a scenario of just those changes."""

from __future__ import annotations

from orgmodel.api import Organisation
from orgmodel.rules.finding import LinkEdit
from orgmodel.scenario.apply import apply
from orgmodel.scenario.scenario import Scenario


def applied(model: Organisation, edits: tuple[LinkEdit, ...]) -> Organisation:
    """The organisation after these edits, all of them or an error."""
    scenario = Scenario("clearing a finding")
    for edit in edits:
        scenario = scenario.then(edit.do, **dict(edit.target))
    return apply(model, scenario)
