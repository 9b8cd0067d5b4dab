"""Frames of results: one convention, numbers as numbers, every column written up."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import orgmodel as om
from tests.builders import function, organisation, post, unit

WRITTEN = Path(__file__).resolve().parents[1].joinpath("docs/frames.md").read_text("utf-8")
BODY = organisation(
    [post("ce", cost="100"), post("fin", "ce", unit="money", fte="0.5"), post("it", "fin")],
    units=[unit("money", head="fin")],
    functions=[function("f", "money")],
    tops=["ce"],
)
MOVE = om.Scenario("Move").move_post("it", to="ce").add_post("new", title="N", reports_to="ce")
CHECK, BESIDE, IMPACT = BODY.check(), om.compare(BODY, MOVE), om.impact(BODY, MOVE)
PERIOD = BODY.check_period("2027-04-01", "2028-03-31", scenario=MOVE)
FRAMES = {
    "check": CHECK.to_frame(),
    "rules": CHECK.rules_frame(),
    "findings": CHECK.findings_frame(),
    "period": PERIOD.to_frame(),
    "outcomes of a period": PERIOD.outcomes_frame(),
    "days": PERIOD.days_frame(),
    "explanation": CHECK.explain("R61").to_frame(),
    "path": BODY.path("it", "ce").to_frame(),
    "comparison": BESIDE.to_frame(),
    "changes": BESIDE.changes_frame(),
    "findings beside": BESIDE.findings_frame(),
    "outcomes": BESIDE.outcomes_frame(),
    "impact": IMPACT.to_frame(),
    "measures": BODY.measures().to_frame(),
    "remedies": BODY.remedies().to_frame(),
}
NUMBERS = {
    "impact": ("match", "posts_before", "fte_after", "cost_before", "persons"),
    "measures": ("value",),
    "rules": ("findings", "rows"),
    "explanation": ("row", "change"),
    "path": ("step", "row", "change"),
}


@pytest.mark.parametrize("name", FRAMES)
def test_every_column_is_written_up(name):
    written = set(re.findall(r"`([a-z_]+)…?`", WRITTEN))
    ends = ("_before", "_after")
    written |= {f"{start}{end}" for start in ("band", "employer", "fte", "cost") for end in ends}
    assert set(FRAMES[name].columns) <= written


@pytest.mark.parametrize("name", FRAMES)
def test_rows_are_numbered_from_0_and_each_call_gives_a_new_frame(name):
    assert FRAMES[name].index.tolist() == list(range(len(FRAMES[name])))
    assert FRAMES[name].index.name is None


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_numbers(name):
    for column in NUMBERS[name]:
        assert pd.api.types.is_numeric_dtype(FRAMES[name][column]), column


def test_what_is_not_stated_is_missing():
    rows = FRAMES["impact"].set_index("post")
    assert rows.loc["ce", "cost_before"] == 100
    assert rows.loc["it", "cost_before"] is pd.NA
    assert rows.loc["new", "posts_before"] == 0
    joined = rows.join(BODY.frame("posts"), rsuffix="_of_post")
    assert joined.loc["fin", "home"] == "money"


def test_options_beside_each_other_are_numbers_by_figure():
    frame = BESIDE.side_by_side()
    assert frame.index.name == "figure"
    assert set(map(str, frame.dtypes)) == {"Float64"}
    assert frame.loc["posts", "Move"] - frame.loc["posts", "baseline"] == 1
    assert om.compare(BODY).side_by_side().columns.tolist() == ["baseline"]


def test_a_rule_that_passes_has_no_severity_of_a_finding():
    every, rules = FRAMES["check"], FRAMES["rules"]
    silent = every[every["id"] == ""]
    assert len(silent)
    assert set(silent["severity"]) == {""}
    assert set(silent["rule_severity"]) <= {"error", "warning", "info"}
    assert "severity" not in rules
    severities = {finding.id: finding.severity for finding in CHECK.findings}
    found = FRAMES["findings"].set_index("id")["severity"].to_dict()
    assert found == severities
