"""Coverage: what no rule looked at, and which rules had nothing to look at."""

from __future__ import annotations

from pathlib import Path

import orgmodel as om
from orgmodel.rules.check import check
from tests.builders import function, organisation, post, seat, unit

BRENT = Path(__file__).resolve().parents[2] / "data" / "brent"


def covered(**tables):
    return check(organisation(**tables)).coverage


def test_a_post_on_no_line_is_looked_at_by_no_rule():
    found = covered(posts=[post("ce"), post("a", "ce"), post("alone")])
    assert found.posts == ("alone",)


def test_units_bodies_and_functions_that_no_rule_looked_at_are_named():
    found = covered(
        posts=[post("ce"), post("a", "ce")],
        units=[unit("team", "team"), unit("board", "board")],
        functions=[function("F1", "team")],
        memberships=[seat("board", "a")],
    )
    assert (found.units, found.bodies, found.functions) == (("board",), ("board",), ())


def test_rules_with_nothing_to_look_at_are_named():
    found = covered(posts=[post("ce"), post("a", "ce")])
    assert "R61" in found.rules
    assert "R68" not in found.rules


def test_it_is_in_the_json_of_a_check_with_how_many_there_are():
    told = check(organisation([post("ce"), post("a", "ce"), post("alone")])).to_dict()["coverage"]
    assert told["posts"] == {"of": 3, "not_looked_at": ["alone"]}
    assert told["rules"]["of"] == 5


def test_a_brent_rule_that_is_silent_on_everything_is_idle():
    found = om.load(BRENT).check().coverage
    assert {"SEP-3", "SEP-9", "R22"} <= set(found.rules)
    assert "SEP-4" not in found.rules
