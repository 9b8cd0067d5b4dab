"""Findings of an organisation of several bodies can be listed body by body."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.rules.result import CheckResult
from orgmodel.ui.findings.finding_filter import Wanted
from orgmodel.ui.findings.finding_list import in_order
from orgmodel.ui.workspace import state
from tests.builders import organisation, post
from tests.ui.conftest import Visit


@pytest.fixture(scope="module")
def result() -> CheckResult:
    head = [post("ce"), post("deputy", "ce")]
    bodies = {name: organisation(head, packs=["structure"]) for name in ("north", "south")}
    return om.combine(bodies).check(["structure", "pec-2007"])


def test_the_bodies_part_the_rules_and_findings(result: CheckResult) -> None:
    bodies = {rule.body for rule in result.rules}
    assert bodies >= {"north", "south"}
    by_body = [in_order(result, Wanted(bodies=frozenset({one}))) for one in bodies]
    assert sum(map(len, by_body)) == len(result.findings)
    north = Wanted(bodies=frozenset({"north"}))
    assert {rule.body for rule in result.rules if north.rule(rule)} == {"north"}


def test_the_page_offers_bodies_where_there_are_several(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.icb_cluster").click().run()
    app.session_state[state.RULES] = "icb-2022"
    app.switch_page("orgmodel/ui/pages/separation.py").run()
    app.toggle(key="om.findings.all").set_value(True).run()
    assert not app.exception
    offered = next(one for one in app.pills if one.label == "Body")
    assert offered.options == ["east", "west", "All together"]
