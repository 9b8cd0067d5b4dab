"""What a fuller record, other ids and repeated links do to the rules that any pack may have."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgmodel.rules.check import check
from tests.builders import function, link, organisation, seat
from tests.depth import at_least
from tests.rules.random_organisations import tables
from tests.rules.ruling import toml
from tests.rules.test_properties import renamed

few = settings(max_examples=at_least(13), deadline=None, suppress_health_check=list(HealthCheck))

RULES = {
    "required_link": {
        "links": [["u0", "supports", "u1"], ["p0", "reports_to", "ce"]],
        "never": [["u1", "advises", "u0"], ["p0", "member_of", "u0"]],
    },
    "linked": {
        "things": ["u0", "u1"],
        "relations": ["supports", "advises"],
        "to": [["table:units"]],
        "weaker_links": [["u0", "advises", "u1"]],
    },
    "dedicated_link": {
        "things": ["u0"],
        "relations": ["dotted_line_to"],
        "to": ["u1"],
        "weaker": ["supports"],
    },
    "exclusive": {"groups": [["u0"], ["u1"]], "held_by": "persons"},
    "protected": {"things": ["u0"], "only": ["u1"], "relations": ["supports"]},
    "one_final": {"relations": ["approves_plans_of"]},
    "forest": {},
    "in_line_of": {"post": "p1", "manager": "p0"},
    "layers": {"most": 3},
    "span": {"most": 3},
    "one_head": {"kinds": ["directorate"]},
    "distinct_holders": {"posts": ["p0", "p1"]},
    "constituted_body": {"body": "u0"},
    "seat": {"who": "p0", "body": "u0"},
    "body_size": {"body": "u0", "least": 1, "most": 2},
    "body_includes": {"body": "u0", "include": ["p0", "professional"]},
    "body_share": {"body": "u0", "of": ["professional"], "over": 0.5},
    "seat_attribute": {"body": "u0", "column": "capacity", "is": "own right"},
    "one_owner": {},
}


def built(rows, names=None):
    """The organisation of these rows, with one rule of each kind; ids in it as `names` says."""

    def named(value):
        if isinstance(value, list):
            return [named(item) for item in value]
        return (names or {}).get(value, value)

    lines = ['name = "own"', 'title = "Own"', 'source = "test"']
    for kind, parameters in RULES.items():
        lines += ["[[rule]]", f'id = "{kind}"', f'title = "{kind}"', f'kind = "{kind}"']
        lines += ['severity = "error"', 'source = "test"', 'why = "It matters."']
        lines += [f"{key} = {toml(named(value))}" for key, value in parameters.items()]
    return organisation(packs=(), extra_files={"rules.toml": "\n".join(lines)}, **rows)


@st.composite
def organisations(draw):
    """Rows, some of whose bodies have a complete roster and seats that say a capacity."""
    rows = draw(tables())
    for row in rows["units"]:
        row["roster"] = draw(st.sampled_from(("", "partial", "complete")))
    for row in rows["memberships"]:
        row["capacity"] = draw(st.sampled_from(("", "own right", "representative")))
        row["profession"] = draw(st.sampled_from(("", "nurse")))
    return rows


@st.composite
def fuller(draw, rows):
    """One more row that says nothing against the others: its table, and itself."""
    posts = st.sampled_from([row["id"] for row in rows["posts"]])
    units = st.sampled_from([row["id"] for row in rows["units"]])
    relation = st.sampled_from(("supports", "advises", "dotted_line_to", "approves_plans_of"))
    held = {row["post"] for row in rows["appointments"]}
    row = draw(
        st.one_of(
            st.builds(link, units, relation, units).map(lambda r: ("links", r)),
            st.builds(seat, units, posts, capacity=st.just("own right")).map(
                lambda r: ("memberships", r)
            ),
            st.just(("functions", function("F99", draw(units)))),
            posts.map(lambda p: ("appointments", {"person": "h2", "post": p})),
        )
    )
    table, cells = row
    known = cells.get("post") in held or cells.get("from", 1) == cells.get("to", 2)
    seated = {(r["body"], r["member"]) for r in rows["memberships"]}
    whole = {r["id"] for r in rows["units"] if r["roster"] == "complete"}
    against = table == "memberships" and (
        cells["body"] in whole or (cells["body"], cells["member"]) in seated
    )
    return None if known or against else (table, cells)


@few
@given(organisations(), st.data())
def test_a_fuller_record_turns_no_breach_into_a_pass_that_its_row_does_not_prove(rows, data):
    added = data.draw(fuller(rows))
    if added is None:
        return
    table, row = added
    before = check(built(rows))
    after = check(built({**rows, table: [*rows[table], row]}))
    number = len(rows[table]) + 2
    for rule in before.rules:
        now = after.rule(rule.id)
        if (rule.outcome, now.outcome) == ("fail", "pass"):
            places = {(step.origin.file, step.origin.row) for step in now.evidence}
            assert (f"{table}.csv", number) in places, (rule.id, row)


def told(result, names):
    return {
        (
            rule.id,
            rule.outcome,
            frozenset(names.get(s, s) for f in rule.findings for s in f.subjects),
        )
        for rule in result.rules
    }


@few
@given(organisations(), st.randoms(use_true_random=False))
def test_other_ids_change_no_outcome_and_no_subject(rows, random):
    ids = [row["id"] for given_rows in rows.values() for row in given_rows if "id" in row]
    fresh = [f"x{n}" for n in range(len(ids))]
    random.shuffle(fresh)
    names = dict(zip(ids, fresh, strict=True))
    after = check(built(renamed(rows, names), names))
    assert told(check(built(rows)), names) == told(after, {})


@few
@given(organisations(), st.data())
def test_a_link_that_is_written_twice_changes_nothing(rows, data):
    if not rows["links"]:
        return
    again = data.draw(st.sampled_from(rows["links"]))
    twice = {**rows, "links": [*rows["links"], again]}
    assert told(check(built(rows)), {}) == told(check(built(twice)), {})
