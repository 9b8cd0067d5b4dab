"""Rules on a line of which an end is not known: what is wrong is found, and nothing passes."""

import pytest

from tests.builders import post, unit
from tests.rules.ruling import ruled as ruling

UNITS = [
    unit("left", side="left", head="l"),
    unit("right", side="right", head="r"),
    unit("board", "board", side="top", head="ce"),
]
LINE = [
    post("ce"),
    post("l", "ce", unit="left"),
    post("r", "ce", unit="right"),
    post("l1", "l", unit="left"),
    post("r1", "r", unit="right"),
]
CROSSED = [*LINE[:4], post("r1", "l", unit="right")]
MET = [post("ce"), post("m", "ce"), post("l", "m", unit="left"), post("r", "m", unit="right")]
DEEP = [*LINE, post("l2", "l1", unit="left"), post("l3", "l2", unit="left")]
WIDE = [*LINE, *(post(f"w{at}", "l", unit="left") for at in range(3))]

CASES = {
    "forest": ({}, LINE, [*LINE, post("s", "s")], {"s"}),
    "layers": ({"most": 3}, LINE, DEEP, {"l2"}),
    "span": ({"most": 3}, LINE, WIDE, {"l"}),
    "line_crossing": ({}, LINE, CROSSED, {"r1"}),
    "common_manager": ({}, LINE, MET, {"m"}),
    "in_line_of": (
        {"post": "l1", "manager": "ce"},
        LINE,
        [*LINE[:3], post("x"), post("l1", "x")],
        {"l1"},
    ),
}
UNKNOWN = {
    "manager not known": (post("lost", unit="left"), "lost"),
    "manager not in the data": (post("lost", "99", unit="left"), "99"),
}


def ruled(kind, posts, **parameters):
    return ruling({"posts": posts, "units": UNITS, "tops": ["ce", "x"]}, kind, **parameters)


@pytest.mark.parametrize("kind", CASES)
def test_where_the_line_is_known_a_rule_passes_or_fails(kind):
    parameters, lawful, breach, subjects = CASES[kind]
    assert ruled(kind, lawful, **parameters).outcome == "pass"
    failed = ruled(kind, breach, **parameters)
    assert failed.outcome == "fail"
    assert subjects <= {one for finding in failed.findings for one in finding.subjects}


@pytest.mark.parametrize("unknown", UNKNOWN)
@pytest.mark.parametrize("kind", [kind for kind in CASES if kind != "in_line_of"])
def test_where_an_end_is_not_known_nothing_passes_and_a_breach_stands(kind, unknown):
    parameters, lawful, breach, subjects = CASES[kind]
    lost, named = UNKNOWN[unknown]
    result = ruled(kind, [*lawful, lost], **parameters)
    assert (result.outcome, result.findings) == ("not_assessable", ())
    assert named in result.missing
    assert "lost" in result.missing
    failed = ruled(kind, [*breach, lost], **parameters)
    assert failed.outcome == "fail"
    assert subjects <= {one for finding in failed.findings for one in finding.subjects}


@pytest.mark.parametrize(("end", "outcome"), [("ce", "pass"), ("lost", "not_assessable")])
def test_in_the_line_of_somebody_looks_at_that_line_alone(end, outcome):
    for lost, _named in UNKNOWN.values():
        posts = [*LINE[:3], lost, post("l1", end, unit="left")]
        assert ruled("in_line_of", posts, post="l1", manager="ce").outcome == outcome


def test_a_manager_may_have_the_reports_whose_manager_is_not_known():
    few = [post("ce"), post("a", "ce"), post("b", "a")]
    assert ruled("span", few, least=2).outcome == "fail"
    assert ruled("span", [*few, post("lost")], least=2).outcome == "not_assessable"
    assert ruled("span", [*few, post("lost", "99")], least=2).outcome == "fail"


def test_of_a_line_without_a_known_top_nobody_is_in_the_upper_layers():
    few = [post("ce"), *(post(one, "ce") for one in "abc"), post("lost", "99"), post("d", "lost")]
    result = ruled("span", few, least=2, layers=1)
    assert (result.outcome, result.findings) == ("not_assessable", ())


def test_a_line_that_may_be_deeper_is_told_as_such():
    rows = [post("ce"), post("a", "ce"), post("lost", "99"), post("b", "lost"), post("c", "b")]
    (finding,) = ruled("layers", rows, most=2).findings
    assert "c is in layer 3 or lower under lost" in finding.message


def test_the_structure_rules_do_not_pass_a_list_with_words_for_managers():
    rows = [post("1", "0"), post("2", "N/A"), post("3", "VACANT"), post("8", "2")]
    result = ruling({"posts": rows}, "forest")
    assert result.outcome == "not_assessable"
    assert "VACANT" in result.missing
