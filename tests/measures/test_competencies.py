"""Competencies required against held, and a plan that does not follow the line."""

import pytest

from orgmodel.measures import measure
from tests.builders import link, organisation, post, unit

UNITS = [
    unit("body", "body", head="ce"),
    unit("a", parent="body", head="da"),
    unit("b", parent="body", head="db"),
    unit("a1", "team", parent="a"),
]
POSTS = [
    post("ce"),
    post("da", "ce", unit="a"),
    post("db", "ce", unit="b"),
    post("x", "da", unit="a1"),
    post("y", "da", unit="a1"),
    post("z", "db", unit="b"),
]


def row(holder, name, level="", need="required"):
    return {"holder": holder, "competency": name, "level": level, "need": need}


def has(person, name, level=""):
    return row(person, name, level, "held")


def competencies(*rows, posts=POSTS, links=(), held=None):
    held = held or [(f"p_{p['id']}", p["id"]) for p in posts if p.get("status") != "vacant"]
    people = [{"id": name} for name in dict.fromkeys(name for name, _ in held)]
    made = organisation(
        posts,
        units=UNITS,
        links=list(links),
        people=people,
        competencies=list(rows),
        appointments=[{"person": person, "post": name} for person, name in held],
    )
    return measure(made).competencies


@pytest.mark.parametrize(
    ("asked", "held", "state"),
    [
        ("3", "3", "met"),
        ("3", "4", "met"),
        ("3", "2", "below"),
        ("", "1", "met"),
        ("3", "", "level unknown"),
        ("", "", "met"),
    ],
)
def test_a_level_is_set_against_the_level_asked(asked, held, state):
    found = competencies(row("x", "Sums", asked), has("p_x", "Sums", held))
    assert found.needs["state"].tolist() == [state]


def test_a_competency_that_nobody_holds_is_missing_only_where_somebody_was_audited():
    asked = row("x", "Sums", "3")
    assert competencies(asked, has("p_x", "Talks")).needs["state"].tolist() == ["missing"]
    assert competencies(asked).needs["state"].tolist() == ["unknown"]
    assert competencies(asked, has("p_y", "Sums", "3")).needs["state"].tolist() == ["unknown"]


def test_of_a_shared_post_the_holder_who_has_most_counts():
    held = [("p1", "x"), ("p2", "x")]
    found = competencies(
        row("x", "Sums", "3"), has("p1", "Sums", "1"), has("p2", "Sums", "3"), held=held
    )
    assert found.needs["state"].tolist() == ["met"]
    assert dict(zip(found.by_person["person"], found.by_person["state"], strict=True)) == {
        "p1": "below",
        "p2": "met",
    }


def test_a_vacant_post_is_a_gap_until_it_is_filled():
    posts = [*POSTS[:-1], post("z", "db", unit="b", status="vacant")]
    found = competencies(row("z", "Sums", "3"), posts=posts)
    assert found.needs["state"].tolist() == ["vacant"]
    assert found.plan["action"].tolist() == ["ask for it when the post is filled"]


def test_gaps_are_counted_by_unit():
    found = competencies(
        row("x", "Sums", "3"),
        row("y", "Sums", "3"),
        row("z", "Sums", "3"),
        has("p_x", "Sums", "1"),
        has("p_z", "Sums", "5"),
    )
    table = found.by_unit.set_index("unit")
    assert table["needs"].to_dict() == {"a1": 2, "b": 1}
    assert table["gaps"].to_dict() == {"a1": 1, "b": 0}
    assert table["unknown"].to_dict() == {"a1": 1, "b": 0}


def test_cover_is_sought_in_the_unit_then_by_a_link_then_in_the_directorate_then_anywhere():
    asked = [row("x", "Sums", "3"), has("p_x", "Sums", "1")]
    able = {name: has(name, "Sums", "4") for name in ("p_y", "p_z", "p_da", "p_ce")}
    tied = link("b", "supports", "a1")

    def cover(*names, links=()):
        plan = competencies(*asked, *(able[name] for name in names), links=links).plan
        return plan["cover"].item(), plan["connection"].item()

    assert cover("p_z", "p_y", "p_da", links=[tied]) == ("p_y", "in the same unit")
    assert cover("p_z", "p_da", links=[tied]) == ("p_z", "by a link: b supports a1")
    assert cover("p_z", "p_da") == ("p_da", "in the same directorate")
    assert cover("p_z") == ("p_z", "no connection yet")


def test_the_plan_says_where_it_leaves_the_line():
    asked = [row("x", "Sums", "3"), has("p_x", "Sums", "1")]
    manager = competencies(*asked, has("p_da", "Sums", "4")).plan
    other = competencies(*asked, has("p_z", "Sums", "4")).plan
    assert (manager["same_line"].item(), other["same_line"].item()) == ("yes", "no")


def test_nobody_covers_more_than_three_gaps():
    posts = [*POSTS, *(post(f"w{n}", "db", unit="b") for n in range(4))]
    rows = [row(f"w{n}", "Sums", "3") for n in range(4)]
    rows += [has(f"p_w{n}", "Talks") for n in range(4)]
    plan = competencies(*rows, has("p_z", "Sums", "5"), posts=posts).plan
    assert plan["cover"].tolist().count("p_z") == 3
    assert plan["action"].tolist()[-1].startswith("those who could cover have 3 gaps each")


def test_a_gap_that_nobody_can_cover_is_developed_or_recruited_for():
    below = competencies(row("x", "Sums", "3"), has("p_x", "Sums", "1")).plan
    missing = competencies(row("x", "Sums", "3"), has("p_x", "Talks")).plan
    assert below["action"].tolist() == ["develop the holder"]
    assert missing["action"].tolist() == ["develop the holder, or recruit"]


def test_people_appear_by_id_only():
    found = competencies(row("x", "Sums", "3"), has("p_x", "Sums", "1"), has("p_y", "Sums", "3"))
    assert found.to_dict()["plan"][0]["cover"] == "p_y"


def test_without_competencies_the_tables_are_empty():
    found = competencies()
    assert not found
    assert len(found.by_unit) == len(found.plan) == 0
    assert found.to_dict()["needs"] == []
