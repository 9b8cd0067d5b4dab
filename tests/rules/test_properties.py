"""What holds of the rules on any organisation."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from orgmodel.rules.check import check
from orgmodel.rules.finding import SuggestedChange
from tests.builders import link, post, unit
from tests.depth import at_least
from tests.rules.applying import applied
from tests.rules.random_organisations import built, tables

few = settings(max_examples=at_least(10), deadline=None, suppress_health_check=list(HealthCheck))


def errors(result):
    return {f.id: f for f in result.findings if f.stands and f.severity == "error"}


@few
@given(tables(), st.data())
def test_adding_somebody_in_attendance_never_adds_an_error(rows, data):
    before = errors(check(built(rows)))
    who = data.draw(st.sampled_from([row["id"] for row in rows["posts"]]))
    body = data.draw(st.sampled_from([row["id"] for row in rows["units"]]))
    after = errors(check(built({**rows, "links": [*rows["links"], link(who, "attends", body)]})))
    assert set(after) <= set(before)


@few
@given(tables(), st.data())
def test_moving_a_commissioning_post_under_a_provider_manager_adds_an_error(rows, data):
    model = built(rows)
    before = check(model)
    sides, line = model.sides, model.hierarchy
    unit_side = {row["id"]: row["side"] for row in rows["units"]}
    crossing = {f.subjects[0] for f in before.rule("SEP-4").findings}
    movable = [
        row["id"]
        for row in rows["posts"]
        if unit_side.get(row.get("unit", "")) == "commissioning" and row["id"] not in crossing
    ]
    managers = [name for name in line.ids if sides[name] == "provider"]
    pairs = [(p, m) for p in movable for m in managers if m not in line.subtree(p)]
    assume(pairs)
    moved, manager = data.draw(st.sampled_from(pairs))
    after = check(applied(model, (SuggestedChange("move-post", {"post": moved, "to": manager}),)))
    new = [errors(after)[name] for name in set(errors(after)) - set(errors(before))]
    assert ("SEP-4", (moved, manager)) in [(f.rule, f.subjects) for f in new]


WORDS = ("kind", "relation", "role")


def renamed(rows, names):
    def row_renamed(row):
        return {c: cell if c in WORDS else names.get(cell, cell) for c, cell in row.items()}

    return {table: [row_renamed(row) for row in given] for table, given in rows.items()}


def told(result, names):
    return sorted(
        replace(f, subjects=tuple(names.get(name, name) for name in f.subjects)).id
        for f in result.findings
    )


@few
@given(tables(), st.randoms(use_true_random=False))
def test_renaming_and_reordering_change_no_outcome_and_no_finding(rows, random):
    ids = [row["id"] for given in rows.values() for row in given if "id" in row]
    fresh = [f"x{n}" for n in range(len(ids))]
    random.shuffle(fresh)
    names = dict(zip(ids, fresh, strict=True))
    other = {
        table: random.sample(given, len(given)) for table, given in renamed(rows, names).items()
    }
    before, after = check(built(rows)), check(built(other))
    outcomes = [[(rule.id, rule.outcome) for rule in result.rules] for result in (before, after)]
    assert outcomes[0] == outcomes[1]
    assert told(before, names) == told(after, {})


@few
@given(tables())
def test_suggested_edits_clear_what_they_are_for(rows):
    model = built(rows)
    for finding in check(model).findings:
        if finding.edits:
            left = check(applied(model, finding.edits))
            assert finding.id not in {other.id for other in left.findings}, finding


@few
@given(tables())
def test_finding_ids_are_distinct(rows):
    ids = [finding.id for finding in check(built(rows)).findings]
    assert len(ids) == len(set(ids))


def test_a_check_leaves_the_tables_as_they_were():
    model = built({"posts": [post("ce"), post("a", "ce", unit="u")], "units": [unit("u")]})
    before = {name: frame.copy() for name, frame in model.tables.items()}
    check(model)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, model.tables[name])
