"""The path of a finding is one smallest proof of it: with any row less it would show nothing."""

from tests.builders import function, link, post, seat, unit
from tests.rules.ruling import ruled

POSTS = [post("ce"), post("a", "ce"), post("b", "ce"), post("c", "ce")]
UNITS = [unit("u", head="a"), unit("v", head="b"), unit("w", head="c")]
PEOPLE = [{"id": "p"}, {"id": "q"}]


def path(kind, given, **parameters):
    (finding,) = ruled({"posts": POSTS, "units": UNITS, **given}, kind, **parameters).findings
    return [(step.start, step.relation, step.end) for step in finding.path]


def test_two_of_three_owners_prove_that_there_are_several():
    rows = [function("F", "w"), function("F", "v"), function("F", "u")]
    assert path("one_owner", {"functions": rows}) == [("u", "owns", "F"), ("v", "owns", "F")]


def test_the_order_of_rows_does_not_choose_which_owner_proves_an_overlap():
    def overlap(*functions):
        ruling = ruled(
            {"posts": POSTS, "units": UNITS, "functions": functions}
            | {"links": [link("F", "overlaps", "G")]},
            "one_owner",
        )
        (found,) = [f for f in ruling.findings if f.relation == "overlaps"]
        return [(step.start, step.relation, step.end) for step in found.path]

    rows = [function("F", "u"), function("F", "v"), function("G", "w")]
    wanted = [("F", "overlaps", "G"), ("u", "owns", "F"), ("w", "owns", "G")]
    assert overlap(*rows) == overlap(*reversed(rows)) == wanted


def test_things_of_two_groups_prove_that_one_post_has_too_much():
    rows = [function("F1", "a"), function("F2", "a"), function("F3", "a")]
    given = {"functions": rows}
    groups = [["F1"], ["F2"], ["F3"]]
    assert path("exclusive", given, groups=groups, held_by="posts") == [
        ("a", "owns", "F1"),
        ("a", "owns", "F2"),
    ]


def test_things_that_come_by_one_appointment_are_the_shorter_proof():
    given = {
        "people": PEOPLE,
        "appointments": [{"person": "p", "post": "b"}, {"person": "p", "post": "c"}],
        "memberships": [seat("v", "c"), seat("w", "b"), seat("w", "c")],
        "units": [unit("v"), unit("w")],
    }
    assert path("exclusive", given, groups=[["v"], ["w"]], held_by="persons") == [
        ("p", "holds", "c"),
        ("c", "member_of", "v"),
        ("c", "member_of", "w"),
    ]


def test_two_posts_of_one_person_prove_that_there_are_too_few_holders():
    rows = [{"person": "p", "post": name} for name in ("c", "b", "a")]
    given = {"people": PEOPLE, "appointments": rows}
    assert path("distinct_holders", given, posts=["a", "b", "c"]) == [
        ("p", "holds", "a"),
        ("p", "holds", "b"),
    ]


def exposed(**given):
    return {"people": PEOPLE, "memberships": [seat("u", "b"), seat("u", "c")], **given}


EXPOSURE = {"bodies": ["u"], "marks": ["v", "w"], "severity": "info"}


def test_a_stake_of_the_holder_is_shown_from_the_seat_on():
    given = exposed(
        appointments=[{"person": "p", "post": "b"}],
        interests=[{"person": "p", "in": "w"}],
        units=[unit("u"), unit("v"), unit("w")],
    )
    assert path("exposure", given, **EXPOSURE) == [
        ("b", "member_of", "u"),
        ("p", "holds", "b"),
        ("p", "interest_in", "w"),
    ]


def test_one_stake_of_each_member_proves_it():
    given = exposed(
        links=[link("b", "supports", "v"), link("b", "supports", "w")],
        units=[unit("u"), unit("v"), unit("w")],
    )
    assert path("exposure", given, **EXPOSURE) == [("b", "member_of", "u"), ("b", "supports", "v")]


def test_what_was_looked_at_is_told_where_nobody_has_a_stake():
    given = {"posts": POSTS, **exposed(units=[unit("u", roster="complete"), unit("v"), unit("w")])}
    result = ruled(given, "exposure", **EXPOSURE)
    rows = [(step.start, step.relation, step.end) for step in result.evidence]
    assert result.findings == ()
    assert rows[1:] == [("b", "member_of", "u"), ("c", "member_of", "u")]


def test_the_spread_of_the_work_rests_on_every_function_counted():
    rows = [function("F1", "u"), function("F2", "u"), function("F3", "v")]
    assert path("balance", {"functions": rows}, kinds=["directorate"], severity="info") == [
        ("u", "owns", "F1"),
        ("u", "owns", "F2"),
        ("v", "owns", "F3"),
    ]
