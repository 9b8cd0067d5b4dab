"""Somebody whom an option takes out of a post has no last day: when they left is not known."""

import orgmodel as om
from orgmodel.rules.check import check
from tests.builders import organisation, post
from tests.rules.ruling import RULE, pack

RULES = {"rules.toml": pack("cooling_off", **{"from": ["a"], "to": ["b"], "months": 24})}
ROWS = {
    "posts": [post("ce"), post("a", "ce"), post("b", "ce"), post("c", "ce")],
    "people": [{"id": "p"}, {"id": "q"}],
    "appointments": [
        {"person": "p", "post": "a", "start": "2015-01-01"},
        {"person": "q", "post": "a", "start": "2010-01-01", "end": "2014-12-31"},
        {"person": "q", "post": "c", "start": "2015-01-01"},
    ],
}


def outcome(option):
    settings = {"organisation.toml": 'name = "Test"\npacks = []\ndate = "2026-11-25"\n'}
    model = organisation(packs=(), extra_files={**RULES, **settings}, **ROWS)
    return check(model.apply(option)).rule(RULE)


def test_who_leaves_by_a_change_and_takes_up_the_other_post_is_not_said_to_have_kept_away():
    option = om.Scenario("x").end_appointment(person="p", post="a")
    option = option.appoint(person="p", post="b", start="2026-11-20")
    found = outcome(option)
    assert found.outcome == "not_assessable"
    assert "until when they had a, who lose it by a change" in found.missing


def test_whom_the_option_leaves_where_they_were_is_asked_as_before():
    assert outcome(om.Scenario("x").appoint(person="q", post="b", start="2026-11-20")).outcome == (
        "pass"
    )
