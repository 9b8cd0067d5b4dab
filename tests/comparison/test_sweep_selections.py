"""A sweep looks again where a change turns what a rule selects: titles, bands, statuses, chairs."""

from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.apply import quickly_applied
from orgmodel.changes.trail import Trail
from orgmodel.comparison.sweep.states import OptionState, WorkedOut
from orgmodel.comparison.sweep.verdicts import Verdict, Verdicts
from orgmodel.rules.check import check, packs_of
from tests.builders import link, organisation, post, seat, unit
from tests.depth import at_least

TEXTS = (
    "titled:head of *",
    "band:8*",
    "not band:8* & table:posts",
    "status:act*",
    "status:vacant",
    "layer:2-",
    "layer:1-2 & not status:vacant",
    "reports_to:a",
    "chairs:board",
    "heads:directorate & band:8*",
)
RULE = """
[[rule]]
id = "R{number}"
title = "Only these oversee"
kind = "protected"
severity = "error"
source = "test"
why = "test"
things = ["c"]
only = ["{text}"]
relations = ["oversees"]

[[rule]]
id = "N{number}"
title = "None of these"
kind = "none_of"
severity = "warning"
source = "test"
why = "test"
things = ["{text}"]
among = "posts"
"""
MODEL = organisation(
    [
        post("ce", band="9", status="filled"),
        post("a", "ce", band="8a", status="filled"),
        post("b", "ce", band="8b"),
        post("c", "a"),
    ],
    units=[unit("d", head="a"), unit("board", "board", roster="complete")],
    memberships=[seat("board", "b", "chairs")],
    links=[link("b", "oversees", "c")],
    people=[{"id": "p"}],
    packs=(),
    extra_files={
        "rules.toml": "".join(RULE.format(number=n, text=text) for n, text in enumerate(TEXTS))
    },
)
PACKS = packs_of(MODEL)
VERDICTS, WORKED_OUT = Verdicts(MODEL, PACKS), WorkedOut(MODEL, PACKS)
START = om.Scenario("x")
POSTS = st.sampled_from(["ce", "a", "b", "c"])
CHANGES = st.one_of(
    st.builds(
        lambda p, t: START.update_post(p, title=t), POSTS, st.sampled_from(["Head of X", "Y"])
    ),
    st.builds(lambda p, b: START.update_post(p, band=b), POSTS, st.sampled_from(["8c", "5", ""])),
    st.builds(
        lambda p, s: START.update_post(p, status=s),
        POSTS,
        st.sampled_from(["acting", "vacant", ""]),
    ),
    st.builds(lambda p, m: START.move_post(p, to=m), POSTS, POSTS),
    st.builds(lambda p: START.appoint("p", p), POSTS),
    st.builds(lambda p: START.add_link(p, "chairs", "board"), POSTS),
    st.builds(lambda: START.remove_link("b", "chairs", "board")),
)


@settings(max_examples=at_least(30), deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_verdicts_kept_are_those_of_a_full_check(steps):
    trail, made = Trail(MODEL), START
    for step in steps:
        if trail.on(step.changes) is None:
            made = made + step
    found = VERDICTS.of(OptionState(trail.draft, WORKED_OUT))
    whole = check(quickly_applied(MODEL, made))
    assert found == {rule.id: Verdict.of(rule) for rule in whole.rules}
