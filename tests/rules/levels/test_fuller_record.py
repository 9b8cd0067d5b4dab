"""A fuller record never makes a pass of a breach, save by a row that proves it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgmodel.rules.check import check
from tests.builders import link, seat
from tests.depth import at_least
from tests.rules.random_organisations import built, tables

several = settings(
    max_examples=at_least(30), deadline=None, suppress_health_check=list(HealthCheck)
)
RELATIONS = (
    "commissions",
    "provides",
    "supports",
    "dotted_line_to",
    "accountable_to",
    "lead_commissions_for",
    "performance_manages",
)


@st.composite
def fuller(draw: st.DrawFn):
    """The rows of an organisation, a table, and one row more for it."""
    rows = draw(tables())
    posts = [row["id"] for row in rows["posts"]]
    units = [row["id"] for row in rows["units"]]
    services = [row["id"] for row in rows["services"]]
    one, other = draw(st.sampled_from([*posts, *units])), draw(st.sampled_from([*units, *services]))
    row = {
        "appointments": {
            "person": draw(st.sampled_from(("h1", "h2"))),
            "post": draw(st.sampled_from(posts)),
            "end": draw(st.sampled_from(("", "2020-01-01"))),
        },
        "memberships": seat(draw(st.sampled_from(units)), draw(st.sampled_from(posts))),
        "links": link(one, draw(st.sampled_from(RELATIONS)), other),
        "interests": {"person": "h1", "in": draw(st.sampled_from(units))},
    }
    table = draw(st.sampled_from(sorted(row)))
    return rows, table, row[table]


@several
@given(fuller())
def test_a_row_more_clears_no_breach_that_it_does_not_prove_away(case):
    rows, table, row = case
    more = {**rows, table: [*rows.get(table, ()), row]}
    before, after = check(built(rows)), check(built(more))
    for was, now in zip(before.rules, after.rules, strict=True):
        if (was.outcome, now.outcome) == ("fail", "pass"):
            places = {(step.origin.file, step.origin.row) for step in now.evidence}
            assert (f"{table}.csv", len(more[table]) + 1) in places, (was.id, row)


@several
@given(tables(), st.data())
def test_a_link_written_twice_changes_nothing(rows, data):
    linked = [name for name in ("links", "memberships") if rows[name]]
    if not linked:
        return
    table = data.draw(st.sampled_from(linked))
    again = data.draw(st.sampled_from(rows[table]))
    before = check(built(rows))
    after = check(built({**rows, table: [*rows[table], again]}))
    assert [r.outcome for r in before.rules] == [r.outcome for r in after.rules]
    assert {f.id for f in before.findings} == {f.id for f in after.findings}


@several
@given(tables())
def test_a_pass_rests_on_rows_and_a_silence_says_why(rows):
    for rule in check(built(rows)).rules:
        assert rule.outcome != "pass" or rule.evidence, rule.id
        assert bool(rule.silence) == (rule.outcome == "not_assessable")
