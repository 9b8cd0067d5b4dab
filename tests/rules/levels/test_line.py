"""Levels 4, 5 and 5a: the line, the common manager, and the trust level."""

import pytest

from tests.builders import post, seat, unit
from tests.rules.levels.trust import POSTS, UNITS, level, row

TEAM = unit("team", "team", parent="trust", head="ops")
BOARD = unit("board", "board", side="trust")
EMT = unit("emt", "group", side="trust")


def under_ops(**cells):
    """An operations director between the chief executive and the two sides."""
    moved = [{**of, "reports_to": "ops"} if of["id"] in ("d_buy", "d_run") else of for of in POSTS]
    return [*moved, post("ops", "ce", **cells)]


LAWFUL = {
    "the two sides meet at the chief executive": {},
    "a neutral post stands between a side and the top": {
        "posts": [*row("posts", "d_run", reports_to="mid"), post("mid", "ce", unit="fin")]
    },
    "a post without a side manages nobody": {"posts": [*POSTS, post("pa", "ce")]},
    "a post without a side stands in no line": {"posts": [*POSTS, post("gp")]},
    "the head of a trust unit reports to a chair": {
        "posts": [*row("posts", "ce", reports_to="chair"), post("chair", unit="board")],
        "units": [*UNITS, BOARD],
        "memberships": [seat("board", "chair", "chairs")],
    },
    "who sits in the trust unit, which says nothing of a side": {
        "posts": [*row("posts", "ce", reports_to="chair"), post("chair", unit="trust")],
    },
    "a managing director heads a unit declared trust": {
        "posts": under_ops(),
        "units": [*UNITS, unit("exec", "group", side="trust", head="ops", parent="trust")],
    },
    "no trust unit has a head: the top counts as the trust level": {
        "units": row("units", "trust", head="")
    },
}
MEET_AT_OPS = {
    "an operations director over both sides": {"posts": under_ops(unit="fin")},
    "who chairs the management team, a group of the trust level": {
        "posts": under_ops(unit="fin"),
        "units": [*UNITS, EMT],
        "memberships": [seat("emt", "ops", "chairs")],
    },
    "who sits in the trust unit": {"posts": under_ops(unit="trust")},
    "who heads a unit that only inherits from the trust": {
        "posts": under_ops(),
        "units": [*UNITS, TEAM],
    },
    "where no trust unit has a head": {
        "posts": under_ops(unit="fin"),
        "units": row("units", "trust", head=""),
    },
}
OPEN = {
    "one side is declared on no unit": (
        {"units": row("units", "run", side="")},
        "which units are on the side “provider”",
    ),
    "a named manager is not in the data": (
        {"posts": row("posts", "d_fin", reports_to="99")},
        "who 99 is, to whom d_fin reports",
    ),
    "a post without a side manages somebody": (
        {"posts": [*POSTS, post("mid", "ce"), post("clerk", "mid")]},
        "which side mid is on",
    ),
    "a side has a word that no pack knows": (
        {
            "units": [*UNITS, unit("odd", side="comissioning", head="o", parent="trust")],
            "posts": [*POSTS, post("o", "ce"), post("clerk", "o")],
        },
        "what the side “comissioning” of o means",
    ),
}


@pytest.mark.parametrize("rule", ["SEP-4", "SEP-5"])
@pytest.mark.parametrize("case", LAWFUL.values(), ids=LAWFUL)
def test_it_passes_where(rule, case):
    assert level(rule, **case).outcome == "pass"


@pytest.mark.parametrize("case", MEET_AT_OPS.values(), ids=MEET_AT_OPS)
def test_the_two_sides_meet_below_the_trust_level_at(case):
    result = level("SEP-5", **case)
    assert result.outcome == "fail"
    assert [f.subjects for f in result.findings if f.severity == "error"] == [("ops",)]


@pytest.mark.parametrize("rule", ["SEP-4", "SEP-5", "SEP-5a"])
@pytest.mark.parametrize(("case", "missing"), OPEN.values(), ids=OPEN)
def test_it_is_not_assessable_where(rule, case, missing):
    result = level(rule, **case)
    assert result.outcome == "not_assessable"
    assert missing in result.missing


def test_that_no_trust_level_is_declared_is_told_as_information():
    (told,) = level("SEP-5", units=row("units", "trust", head="")).findings
    assert (told.severity, told.subjects) == ("info", ("ce",))
    assert "No trust level is declared" in told.message
    assert level("SEP-5").findings == ()


def test_a_line_across_is_a_crossing_and_its_neighbour_under_a_neutral_post_is_none():
    across = level("SEP-4", posts=row("posts", "d_run", reports_to="d_buy"))
    assert [f.subjects for f in across.findings] == [("d_run", "d_buy")]
    assert level("SEP-4", posts=row("posts", "d_run", reports_to="d_fin")).outcome == "pass"


def test_the_chair_of_a_board_of_the_trust_level_is_at_it_and_of_a_providers_own_board_is_not():
    posts = [*under_ops(unit="fin"), post("lay")]
    board = {"memberships": [seat("board", "ops", "chairs")]}
    assert level("SEP-5", posts=posts, units=[*UNITS, BOARD], **board).outcome == "pass"
    own = unit("board", "board", side="provider", parent="run")
    assert level("SEP-5", posts=posts, units=[*UNITS, own], **board).outcome == "fail"


def test_who_sits_on_one_side_and_heads_a_unit_of_the_other_breaks_levels_2_and_5():
    units = [*row("units", "run", head="buyer")]
    for rule in ("SEP-2", "SEP-5"):
        result = level(rule, units=units)
        assert [f.subjects for f in result.findings if f.severity == "error"] == [("buyer",)], rule
        assert level(rule).outcome == "pass"


def test_a_crossing_is_proved_by_the_line_and_the_two_sides_alone():
    (finding,) = level("SEP-4", posts=row("posts", "nurse", reports_to="buyer")).findings
    told = [(step.start, step.relation, step.end) for step in finding.path]
    assert told == [
        ("nurse", "reports_to", "buyer"),
        ("nurse", "part_of", "run"),
        ("buyer", "part_of", "buy"),
    ]


def test_a_meeting_at_a_post_of_one_side_says_who_is_in_whose_line():
    (found,) = level("SEP-5", posts=row("posts", "d_run", reports_to="d_buy")).findings
    assert found.message == (
        "d_run, on the provider side, is in the line of d_buy, on the commissioning side, which is "
        "not at the trust level."
    )


def test_a_post_that_is_on_both_sides_by_itself_is_cleared_by_what_it_heads():
    clinic = unit("clinics", "team", side="provider", head="buyer", parent="run")
    (found,) = level("SEP-5", units=[*UNITS, clinic]).findings
    assert found.message == (
        "buyer sits on one side and heads a unit of the other and is not at the trust level."
    )
    assert found.clears_if == (
        "buyer sits in and heads units of one side only (units.csv, column head)"
    )
