"""Levels 3 and 9: who holds what at one time, and who votes with an interest."""

import pytest

from tests.builders import post, seat, unit
from tests.rules.levels.trust import HELD, POSTS, UNITS, level, row, without

PANEL = unit("panel", "panel", side="neutral", parent="trust", roster="complete")


def also(*rows):
    """The appointments of the trust, and these: (person, post, start, end) each."""
    keys = ("person", "post", "start", "end")
    return [*HELD, *(dict(zip(keys, of, strict=True)) for of in rows)]


def ended(person, day):
    """The appointments with one person's own ended on a day."""
    return [{**of, "end": day} if of["person"] == person else of for of in HELD]


LAWFUL = {
    "every post has its holder": {},
    "one person holds two posts of one side": {"appointments": also(("b", "buyer", "", ""))},
    "one person holds a neutral post beside": {"appointments": also(("b", "d_fin", "", ""))},
    "the earlier post on the other side has ended": {
        "appointments": also(("b", "d_run", "2020-01-01", "2026-11-25"))
    },
    "a post is vacant": {
        "appointments": HELD[:-1],
        "posts": row("posts", "nurse", status="vacant"),
    },
    "a group of no posts has no holder": {
        "posts": [*POSTS, post("none", "d_run", unit="run", kind="post_group", count="0")],
    },
    "a neutral post has no holder": {
        "appointments": [of for of in HELD if of["post"] != "d_fin"],
    },
}
OPEN = {
    "one of the posts has no holder": (
        {"appointments": HELD[:-1]},
        "1 of 4 posts has no holder recorded",
    ),
    "its only holder has left": (
        {"appointments": ended("f", "2026-11-25")},
        "1 of 4 posts has no holder recorded",
    ),
    "a group of posts has fewer holders than posts": (
        {"posts": row("posts", "nurse", count="3")},
        "no holder recorded, or too few: nurse",
    ),
    "a body of one side does not say who else sits on it": (
        {"units": [*UNITS, unit("peg", "committee", side="provider", parent="run")]},
        "who else sits on peg",
    ),
    "a person holds a post whose side is not known": (
        {"posts": [*POSTS, post("mid", "ce")], "appointments": also(("b", "mid", "", ""))},
        "which side mid is on",
    ),
    "no post of one side is on record": (
        {
            "posts": [of for of in POSTS if of.get("unit") != "run"],
            "units": row("units", "run", head=""),
            "appointments": [of for of in HELD if of["post"] not in ("d_run", "nurse")],
            "functions": [],
        },
        "which posts are on the side “provider” (posts.csv)",
    ),
}


@pytest.mark.parametrize("case", LAWFUL.values(), ids=LAWFUL)
def test_level_3_passes_where(case):
    assert level("SEP-3", **case).outcome == "pass"


@pytest.mark.parametrize(("case", "missing"), OPEN.values(), ids=OPEN)
def test_level_3_is_not_assessable_where(case, missing):
    result = level("SEP-3", **case)
    assert result.outcome == "not_assessable"
    assert missing in result.missing


def test_two_posts_on_opposite_sides_at_one_time_are_a_breach_that_gives_the_dates():
    held = also(("b", "d_run", "2024-04-01", "2027-03-31"))
    (finding,) = level("SEP-3", appointments=held).findings
    assert (finding.severity, finding.subjects) == ("error", ("b", "d_buy", "d_run"))
    assert "d_run (from 1 April 2024 to 31 March 2027)" in finding.message


def test_the_same_on_a_day_when_they_do_not_meet_is_none():
    held = also(("b", "d_run", "2024-04-01", "2025-03-31"))
    assert level("SEP-3", appointments=held, on="2025-03-31").outcome == "fail"
    assert level("SEP-3", appointments=held, on="2025-04-01").outcome == "pass"


def test_two_that_will_meet_later_are_told_as_information():
    result = level("SEP-3", appointments=also(("b", "d_run", "2027-04-01", "")))
    assert result.outcome == "pass"
    (told,) = result.findings
    assert told.severity == "info"
    assert "will hold" in told.message and "from 1 April 2027" in told.message


def test_one_that_begins_when_the_other_has_ended_is_not_told():
    held = [*ended("b", "2027-03-31"), {"person": "b", "post": "d_run", "start": "2027-04-01"}]
    assert level("SEP-3", appointments=held).findings == ()


def test_a_post_in_no_line_beside_a_managed_one_is_a_declared_interest():
    posts = [*POSTS, post("practice", unit="run")]
    (finding,) = level("SEP-3", posts=posts, appointments=also(("b", "practice", "", ""))).findings
    assert (finding.severity, finding.relation) == ("warning", "stake")


def decided(*votes, **changed):
    """A decision of a panel of b and d for the provider directorate on 1 March 2026."""
    return {
        "units": [*UNITS, PANEL],
        "memberships": [seat("panel", "b"), seat("panel", "d")],
        "decisions": [{"id": "d1", "body": "panel", "beneficiary": "run", "date": "2026-03-01"}],
        "votes": [{"decision": "d1", "person": who, "capacity": how} for who, how in votes],
        "interests": [{"person": "x", "in": "run"}],
        **changed,
    }


BOTH = (("b", "voted"), ("d", "voted"))


def test_a_vote_by_somebody_without_an_interest_passes_and_with_one_fails():
    assert level("SEP-9", **decided(*BOTH)).outcome == "pass"
    interest = [{"person": "b", "in": "run"}]
    assert level("SEP-9", **decided(*BOTH, interests=interest)).outcome == "fail"


@pytest.mark.parametrize("how", ["advised", "recused"])
def test_who_advises_or_stands_back_does_not_vote(how):
    interest = [{"person": "b", "in": "run"}]
    case = decided(("b", how), ("d", "voted"), interests=interest)
    assert level("SEP-9", **case).outcome == "pass"


def test_a_post_in_what_benefits_held_on_the_day_is_an_interest_and_one_that_had_ended_is_none():
    held = also(("d", "nurse", "2024-01-01", "2026-03-01"))
    (finding,) = level("SEP-9", **decided(*BOTH, appointments=held)).findings
    assert finding.subjects == ("d", "d1")
    assert "holding the post of nurse" in finding.message
    before = also(("d", "nurse", "2024-01-01", "2026-02-28"))
    assert level("SEP-9", **decided(*BOTH, appointments=before)).outcome == "pass"


OPEN_DECISIONS = {
    "nothing was decided": (decided(*BOTH, decisions=[], votes=[]), "what was decided"),
    "nobody is said to have voted": (decided(), "who voted on d1"),
    "one member's part is not told": (decided(("b", "voted")), "what part d took"),
    "the roster is not said to be complete": (
        decided(*BOTH, units=[*UNITS, {**PANEL, "roster": "partial"}]),
        "who else sits on panel",
    ),
    "there is no register of interests": (
        decided(*BOTH, interests=[]),
        "which interests the voters have",
    ),
}


@pytest.mark.parametrize(("case", "missing"), OPEN_DECISIONS.values(), ids=OPEN_DECISIONS)
def test_level_9_is_not_assessable_where(case, missing):
    result = level("SEP-9", **case)
    assert result.outcome == "not_assessable"
    assert missing in result.missing


def test_without_any_holder_it_says_so():
    result = level("SEP-3", appointments=[])
    assert result.missing == "who holds any post (appointments.csv)"
    assert level("SEP-3", people=without("people", "x")).outcome == "pass"
