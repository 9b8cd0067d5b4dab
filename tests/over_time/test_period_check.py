"""A check of a period: on each day what a check of that day finds, told from when to when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from tests.builders import organisation, post, seat, unit
from tests.changes.random_changes import changes
from tests.changes.small import body
from tests.changes.test_properties import scenario_of
from tests.depth import at_least
from tests.rules.ruling import RULE, pack

TWO_POSTS = pack("distinct_holders", posts=["mo", "s151"])
A_MEMBER = pack("body_size", body="board", least=1)


def held(*appointments, rules=TWO_POSTS, **more):
    """A council with a monitoring officer and a finance officer, and who holds which from when."""
    return organisation(
        [post("ce"), post("mo", "ce"), post("s151", "ce")],
        people=[{"id": "ann"}, {"id": "bob"}],
        appointments=[
            dict(zip(("person", "post", "start", "end"), row, strict=True)) for row in appointments
        ],
        extra_files={"rules.toml": rules},
        **more,
    )


def spans(model, first="2028-01-01", last="2028-12-31", scenario=None, rule=RULE):
    found = model.check_period(first, last, scenario=scenario).findings
    return [
        (str(one.span.first), str(one.span.last), one.span.words())
        for one in found
        if one.finding.rule == rule and one.finding.severity != "info"
    ]


_TWO_MONTHS = "from 30 March to 2 April 2028"


@pytest.mark.parametrize(
    ("left", "taken", "expected"),
    [
        ("2028-02-28", "2028-02-29", []),
        ("2028-02-29", "2028-03-01", []),
        ("2028-02-29", "2028-02-29", [("2028-02-29", "2028-02-29", "on 29 February 2028")]),
        ("2028-03-31", "2028-03-09", [("2028-03-09", "2028-03-31", "from 9 to 31 March 2028")]),
        ("2028-12-31", "2028-12-31", [("2028-12-31", "2028-12-31", "from 31 December 2028 on")]),
        (
            "2028-04-02",
            "2028-03-30",
            [("2028-03-30", "2028-04-02", "from 30 March to 2 April 2028")],
        ),
        ("", "2027-05-01", [("2028-01-01", "2028-12-31", "on every day")]),
        ("2028-01-31", "2027-05-01", [("2028-01-01", "2028-01-31", "until 31 January 2028")]),
    ],
)
def test_two_posts_held_at_once_are_found_with_their_days(left, taken, expected):
    """The end is the last day: a handover on the next day is none, on the same day one of a day."""
    model = held(("ann", "mo", "2020-01-01", left), ("ann", "s151", taken, ""))
    assert spans(model) == expected


def gap(last, first):
    """A board whose one member is a post that ends, and begins again."""
    return organisation(
        [
            post("ce"),
            {**post("mo", "ce"), "end": last},
            {**post("mo", "ce"), "start": first},
        ],
        units=[unit("board", "board", roster="complete")],
        memberships=[seat("board", "mo")],
        extra_files={"rules.toml": A_MEMBER},
        date="2027-12-01",
    )


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("2028-03-02", "2028-03-24", [("2028-03-03", "2028-03-23", "from 3 to 23 March 2028")]),
        ("2028-02-28", "2028-03-01", [("2028-02-29", "2028-02-29", "on 29 February 2028")]),
        ("2027-02-28", "2027-03-01", []),
        ("2028-03-02", "2028-03-03", []),
        ("2028-12-30", "2029-01-01", [("2028-12-31", "2028-12-31", "from 31 December 2028 on")]),
    ],
)
def test_a_gap_is_found_with_its_days(last, first, expected):
    assert spans(gap(last, first)) == expected


def test_a_gap_that_an_option_makes_is_found_with_the_days_and_the_changes():
    model = organisation(
        [post("ce"), post("mo", "ce")],
        units=[unit("board", "board", roster="complete")],
        memberships=[seat("board", "mo")],
        extra_files={"rules.toml": A_MEMBER},
    )
    option = (
        om.Scenario("Handover")
        .remove_link("mo", "member_of", "board", on="2028-03-03")
        .add_link("ce", "member_of", "board", on="2028-03-24")
    )
    assert spans(model, scenario=option) == [
        ("2028-03-03", "2028-03-23", "from 3 to 23 March 2028")
    ]
    found = model.check_period("2028-01-01", "2028-12-31", scenario=option)
    assert [str(day.day) for day in found.days] == ["2028-01-01", "2028-03-03", "2028-03-24"]
    assert found.days[1].effects[0].startswith("Change 1: ")
    assert [day.standing["error"] for day in found.days] == [0, 1, 0]
    assert found.days[1].began == found.days[2].ended != ()
    assert [finding.rule for finding in found.on("2028-03-10")] == [RULE]
    assert found.worst["errors"] == 1


def test_a_change_before_the_period_holds_in_it_and_one_after_it_does_not():
    option = om.Scenario("Two").move_post("mo", to="s151", on="2027-01-01")
    option = option.remove_post("s151", to="ce", on="2029-06-01")
    found = held().check_period("2028-01-01", "2028-12-31", scenario=option)
    assert [str(day.day) for day in found.days] == ["2028-01-01"]
    assert found.scenario == "Two"


def test_only_days_on_which_something_changes_are_looked_at():
    found = held(
        ("ann", "mo", "2028-02-01", "2028-03-31"), ("bob", "s151", "2028-05-01", "2028-04-01")
    ).check_period("2028-01-01", "2028-12-31")
    assert [str(day.day) for day in found.days] == ["2028-01-01", "2028-02-01", "2028-04-01"]
    assert found.days[1].effects == ("ann takes up mo",)
    assert found.days[2].effects == ("ann has left mo",)


CLAUSE = A_MEMBER + 'in_force_from = "2028-04-01"\nin_force_until = "2028-06-30"\n'


def test_a_clause_is_asked_while_it_is_law():
    model = organisation(
        [post("ce")],
        units=[unit("board", "board", roster="complete")],
        memberships=[],
        extra_files={"rules.toml": CLAUSE},
    )
    assert spans(model) == [("2028-04-01", "2028-06-30", "from 1 April to 30 June 2028")]
    outcomes = model.check_period("2028-01-01", "2028-12-31").outcomes
    assert [o.outcome for o in outcomes if o.rule == RULE] == [
        "not_assessable",
        "fail",
        "not_assessable",
    ]


@pytest.mark.parametrize(
    ("first", "last", "error", "says"),
    [
        ("2028-02-30", "2028-12-31", om.DateError, "2028-02-30"),
        ("2028-12-31", "2028-01-01", om.ArgumentError, "is before the first"),
    ],
)
def test_days_that_cannot_be_are_refused(first, last, error, says):
    with pytest.raises(error, match=says):
        held().check_period(first, last)


def test_a_change_that_cannot_be_made_on_its_day_is_told():
    option = om.Scenario("No").move_post("nobody", to="ce", on="2028-05-01")
    assert held().check_period("2028-01-01", "2028-04-30", scenario=option)
    with pytest.raises(om.ScenarioError, match="change 1"):
        held().check_period("2028-01-01", "2028-05-01", scenario=option)


def test_the_result_is_a_frame_a_dictionary_and_three_lines():
    model = held(("ann", "mo", "", "2028-03-31"), ("ann", "s151", "2028-03-09", ""))
    found = model.check_period("2028-01-01", "2028-12-31", [])
    assert len(found.to_frame()) == len(found.findings) == 0
    found = model.check_period("2028-01-01", "2028-12-31")
    frame = found.to_frame().set_index("severity").loc["error"]
    assert (str(frame["from"].date()), str(frame["to"].date())) == ("2028-03-09", "2028-03-31")
    assert frame["days"] == 23
    said = found.to_dict()
    assert said["findings"][-1]["days"] == 23
    assert {rule["rule"] for rule in said["rules"]} >= {RULE}
    assert repr(found).count("\n") == 2
    assert len(found.days_frame()) == len(found.days)
    assert len(found.outcomes_frame()) == len(found.outcomes)


FIRST, LAST = date(2028, 2, 24), date(2028, 3, 4)
days = st.sampled_from(["", *(str(FIRST + timedelta(days=n)) for n in range(-1, 10))])
BODY = body(memberships=[seat("board", "ce", "chairs"), seat("board", "dir_buy")])
PACKS = ("structure", "separation")


@given(
    st.lists(st.tuples(st.sampled_from(("ann", "bob", "cy")), days, days), min_size=1, max_size=3),
    st.lists(st.tuples(changes(), days), max_size=3),
    st.lists(st.tuples(st.sampled_from(("it_one", "it_two", "analyst")), days, days), max_size=1),
)
@settings(max_examples=at_least(12), deadline=None)
def test_on_each_day_it_finds_what_a_check_of_that_day_finds(rows, blocks, dated):
    posts = ("nurse", "dir_buy", "dir_sell")
    appointments = [
        {"person": who, "post": which, "start": start, "end": end}
        for (who, start, end), which in zip(rows, posts, strict=False)
    ]
    model = body(appointments=appointments)
    frame = model.tables["posts"].copy()
    for which, start, end in dated:
        frame.loc[frame["id"] == which, ["start", "end"]] = [start, end]
    model = model.with_tables({"posts": frame}, date=str(FIRST)).settled()
    scenario = scenario_of([{**block, "on": day} for block, day in blocks])
    try:
        found = model.check_period(str(FIRST), str(LAST), PACKS, scenario)
    except om.ScenarioError:
        return
    for number in range((LAST - FIRST).days + 1):
        day = str(FIRST + timedelta(days=number))
        check = model.apply(scenario, on=day).check(PACKS)
        theirs = sorted((f.id, f.severity, f.stands, f.message) for f in check.findings)
        ours = sorted((f.id, f.severity, f.stands, f.message) for f in found.on(day))
        assert [one[:3] for one in ours] == [one[:3] for one in theirs], day
        at = date.fromisoformat(day)
        outcomes = {o.rule: o.outcome for o in found.outcomes if o.span.first <= at <= o.span.last}
        assert outcomes == {rule.key: rule.outcome for rule in check.rules}, day
