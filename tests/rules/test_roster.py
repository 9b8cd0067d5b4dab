"""Counting who sits on a body (domain model A-20 to A-23)."""

from __future__ import annotations

import pytest

from tests.builders import link, post, seat, unit
from tests.rules.ruling import ruled


def rows(*seats, posts=(), roster="complete", **more):
    named = {s["member"] for s in seats} - {row["id"] for row in posts}
    return {
        "posts": [post("ce"), *posts, *(post(name) for name in sorted(named - {"ce"}))],
        "units": [unit("pec", "committee", roster=roster), *more.pop("units", ())],
        "memberships": list(seats),
        **more,
    }


def size(organisation, **limits):
    return ruled(organisation, "body_size", body="pec", **limits)


def share(organisation, **limits):
    given = {"of": ["professional"], "over": 0.5, **limits}
    return ruled(organisation, "body_share", body="pec", **given)


def test_the_chair_counts_towards_the_size():
    seats = [seat("pec", "a", "chairs"), seat("pec", "b")]
    assert size(rows(*seats), most=1).outcome == "fail"
    assert size(rows(*seats), most=2).outcome == "pass"


def test_a_chair_who_is_also_listed_as_a_member_counts_once():
    seats = [seat("pec", "a", "chairs"), seat("pec", "a")]
    assert size(rows(*seats), most=1).outcome == "pass"


@pytest.mark.parametrize("role", ["coopted_to", "attends"])
def test_who_is_coopted_or_attends_does_not_count(role):
    assert size(rows(seat("pec", "a"), seat("pec", "b", role)), most=1).outcome == "pass"


def test_a_group_counts_as_often_as_its_count_says():
    group = post("g", kind="post_group", count="6")
    assert size(rows(seat("pec", "g"), posts=[group]), most=5).outcome == "fail"
    assert size(rows(seat("pec", "g"), posts=[group]), most=6).outcome == "pass"


def test_a_group_of_unknown_size_leaves_the_answer_open_unless_one_is_too_many():
    group = post("g", kind="post_group")
    assert size(rows(seat("pec", "g"), posts=[group]), most=1).outcome == "not_assessable"
    (finding,) = size(rows(seat("pec", "g"), seat("pec", "a"), posts=[group]), most=1).findings
    assert "at least 2 full members (3 if g are two or more)" in finding.message


def test_an_unfinished_roster_never_proves_a_body_small_enough():
    seats = [seat("pec", "a")]
    assert size(rows(*seats, roster="partial"), most=8).outcome == "not_assessable"
    assert size(rows(*seats, roster="partial"), most=0).outcome == "fail"


def test_a_finding_says_how_it_counted():
    (finding,) = size(rows(seat("pec", "a")), most=0).findings
    assert "counted: the chair and the members" in finding.message


# Professionals


def test_a_profession_on_the_seat_or_a_clinical_post_makes_a_professional():
    seats = [seat("pec", "a", profession="nurse"), seat("pec", "b"), seat("pec", "c")]
    posts = [post("b", clinical="yes"), post("c", clinical="no")]
    assert share(rows(*seats, posts=posts)).outcome == "pass"


def test_a_title_makes_nobody_a_professional():
    posts = [post("a", title="Medical practitioner")]
    result = share(rows(seat("pec", "a"), posts=posts))
    assert result.outcome == "not_assessable"
    assert "whether Medical practitioner (a) count" in result.missing


def test_who_is_unknown_leaves_it_open_only_where_it_matters():
    posts = [post("a", clinical="yes"), post("b", clinical="yes")]
    seats = [seat("pec", "a"), seat("pec", "b"), seat("pec", "unknown")]
    assert share(rows(*seats, posts=posts)).outcome == "pass"
    assert share(rows(*seats[1:], posts=posts)).outcome == "not_assessable"


def test_half_is_no_majority():
    posts = [post("a", clinical="yes"), post("b", clinical="no")]
    (finding,) = share(rows(seat("pec", "a"), seat("pec", "b"), posts=posts)).findings
    assert "1 of 2 full members" in finding.message


def test_a_result_that_hangs_on_the_chair_says_so():
    posts = [post("a", clinical="yes"), post("b", clinical="yes"), post("c", clinical="no")]
    seats = [seat("pec", "a", "chairs"), seat("pec", "b"), seat("pec", "c")]
    result = share(rows(*seats, posts=posts))
    assert result.outcome == "pass"
    (told,) = result.findings
    assert told.severity == "info"
    assert told.message.startswith("Without its chair, 1 of 2 full members")


def test_at_most_a_number_and_a_share():
    posts = [post("a", "ce"), post("b", "ce")]
    seats = [seat("pec", "a"), seat("pec", "b"), seat("pec", "lay")]
    of = {"of": ["under:ce"]}
    organisation = rows(*seats, posts=posts)
    assert ruled(organisation, "body_share", body="pec", upto=0.5, **of).outcome == "fail"
    assert ruled(organisation, "body_share", body="pec", upto=0.7, most=2, **of).outcome == "pass"
    assert ruled(organisation, "body_share", body="pec", most=1, **of).outcome == "fail"


# Board directors on a committee


def directors(*seats, board, roster="complete", posts=()):
    organisation = rows(
        *seats,
        *(seat("board", member) for member in board),
        posts=posts,
        units=[unit("board", "board", roster=roster)],
    )
    return ruled(
        organisation,
        "body_includes",
        body="pec",
        severity="warning",
        include=["members:board & not chair"],
        better=["under:ce"],
    )


def test_the_committees_chair_does_not_count_as_the_boards_director():
    seats = [seat("pec", "chair", "chairs"), seat("pec", "a")]
    assert directors(*seats, board=["chair", "other"]).outcome == "fail"
    assert directors(*seats, board=["chair", "a"]).outcome == "pass"


def test_a_director_outside_the_executive_line_is_told():
    posts = [post("exec", "ce"), post("lay")]
    (told,) = directors(seat("pec", "lay"), board=["lay"], posts=posts).findings
    assert told.severity == "info"
    assert directors(seat("pec", "exec"), board=["exec"], posts=posts).findings == ()


def test_a_board_not_fully_known_leaves_it_open():
    assert directors(seat("pec", "a"), board=["b"], roster="partial").outcome == "not_assessable"


def test_a_person_sits_by_the_post_they_hold():
    organisation = rows(
        seat("pec", "p1"),
        posts=[post("a")],
        people=[{"id": "p1"}],
        appointments=[{"person": "p1", "post": "a"}],
    )
    organisation["posts"] = [post("ce"), post("a")]
    assert ruled(organisation, "body_includes", body="pec", include=["a"]).outcome == "pass"
    assert ruled(organisation, "seat", who="a", body="pec").outcome == "pass"


def test_a_seat_may_be_written_among_the_links():
    organisation = rows(links=[link("a", "member_of", "pec")])
    organisation["posts"] = [post("ce"), post("a")]
    assert size(organisation, least=1, most=1).outcome == "pass"


def two_seats(kind="body_size", held=("p", "p"), **parameters):
    """A body of two posts and a person; who holds the posts is given."""
    rows = {
        "posts": [post("ce"), post("a", "ce"), post("b", "ce")],
        "units": [unit("body", "committee", roster="complete")],
        "people": [{"id": "p"}, {"id": "q"}, {"id": "r"}],
        "appointments": [
            {"person": person, "post": name} for person, name in zip(held, "ab", strict=True)
        ],
        "memberships": [
            seat("body", "a", profession="nurse"),
            seat("body", "b", profession="nurse"),
            seat("body", "r", profession="clerk"),
        ],
    }
    return ruled(rows, kind, body="body", **parameters)


@pytest.mark.parametrize(
    ("kind", "parameters", "apart", "together"),
    [
        ("body_size", {"most": 2}, "fail", "pass"),
        ("body_size", {"least": 3}, "pass", "fail"),
        ("body_includes", {"include": ["profession=nurse"], "least": 2}, "pass", "fail"),
        ("body_share", {"of": ["profession=nurse"], "most": 1}, "fail", "pass"),
    ],
)
def test_who_sits_in_two_seats_by_two_posts_is_one_person(kind, parameters, apart, together):
    assert two_seats(kind, ("p", "q"), **parameters).outcome == apart
    assert two_seats(kind, ("p", "p"), **parameters).outcome == together
    assert two_seats(kind, ("p", "r"), **parameters).outcome != "not_assessable"


def test_that_it_is_one_person_is_part_of_the_proof():
    (finding,) = two_seats(least=3).findings
    assert [step.end for step in finding.path if step.relation == "holds"] == ["a", "b"]


def test_the_seat_of_a_vacant_post_counts_and_what_rests_on_it_shows_that_it_is_vacant():
    seats = [seat("pec", "a", "chairs"), seat("pec", "b")]
    empty = [post("a"), post("b", status="vacant")]
    found = size(rows(*seats, posts=empty), least=2)
    assert found.outcome == "pass"
    said = [(step.start, step.end) for step in found.evidence if step.relation == "has_status"]
    assert said == [("b", "vacant")]
