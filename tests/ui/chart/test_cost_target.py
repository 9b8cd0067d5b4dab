"""The cost target of organisation.toml over the drawing: now, target, what is left, unknowns."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.comparison.comparison import compare
from orgmodel.files.exporters import folder_files
from orgmodel.store.workspace import TargetSet
from orgmodel.ui.chart.changed import ChangedFindings
from orgmodel.ui.chart.figures import ShownFigure, figures
from orgmodel.ui.chart.figures_bar import bar_html
from tests.builders import organisation, post


def body(said: str, *, b: str = "50", more: tuple[dict[str, str], ...] = ()) -> om.Organisation:
    posts = [post("ce", cost="100"), post("a", "ce", cost="50"), post("b", "ce", cost=b), *more]
    return organisation(posts, extra_files={"organisation.toml": f'name = "T"\n{said}\n'})


def cost(model: om.Organisation, *gone: str, **targets: TargetSet) -> ShownFigure:
    scenario = om.Scenario("x")
    for name in gone:
        scenario = scenario.remove_post(name)
    found = compare(model, scenario).options[0]
    beside = ChangedFindings(found.baseline, found.option, "change 1")
    return next(one for one in figures(beside, targets) if one.id == "cost")


@pytest.mark.parametrize(
    "said", ['cost_target = "-50 %"', "cost_target = 100", 'cost_target = "100"']
)
def test_the_bar_says_cost_target_and_what_is_left(said: str) -> None:
    one = cost(body(said), "a")
    assert (one.said, one.to_go, one.under) == ("150", 50, "50 to go")
    assert one.against in ("target −50 %", "target 100")
    assert cost(body(said), "a", "b").words == "target met"


def test_a_target_set_over_the_drawing_goes_first() -> None:
    assert cost(body("cost_target = 100"), cost=TargetSet(150, "150")).against == "target 150"


def test_a_target_is_not_said_to_be_met_while_a_cost_is_not_known() -> None:
    one = cost(body('cost_target = "-50 %"', b=""), "a")
    assert one.against == "target −50 %"
    assert one.under == "25 to go of what is known, 1 of 2 posts without a cost"
    one = cost(body("cost_target = 120", b=""), "a")
    assert one.words == ""
    assert one.under == "target met, of what is known, 1 of 2 posts without a cost"


def test_a_share_of_what_is_not_known_is_no_target_and_that_is_said() -> None:
    silent = organisation(
        [post("ce")], extra_files={"organisation.toml": 'name = "T"\ncost_target = "-50 %"\n'}
    )
    one = cost(silent)
    assert one.target is None
    assert "the target −50 % needs the cost at the start" in one.note


def test_what_is_computed_is_said_beside_it() -> None:
    model = organisation(
        [post("ce", cost="100"), post("a", "ce", band="7", fte="1")],
        pay=[{"band": "7", "year": "2026", "points": "40"}],
        extra_files={"organisation.toml": 'name = "T"\non_cost = 0\npay_year = "2026"\n'},
    )
    one = cost(model)
    assert (one.said, one.note) == ("140", "computed in part")
    found = compare(model, om.Scenario("x")).options[0]
    beside = ChangedFindings(found.baseline, found.option, "change 1")
    assert "computed in part" in bar_html(beside, figures(beside, {}))


@pytest.mark.parametrize("wrong", ['"-101 %"', '"50 %"', "-5", "true", '"<b>"', "[1]"])
def test_what_is_no_target_is_a_fault(wrong: str) -> None:
    model = body(f"cost_target = {wrong}")
    (fault,) = (p for p in model.problems if p.fault)
    assert (fault.file, fault.column) == ("organisation.toml", "cost_target")
    assert 'a share to save as "-50 %"' in fault.message


def test_it_is_written_back() -> None:
    assert (
        b'cost_target = "-50 %"' in folder_files(body('cost_target = "−50%"'))["organisation.toml"]
    )
