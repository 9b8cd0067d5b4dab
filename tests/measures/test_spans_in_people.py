"""The other way of counting spans: people instead of posts."""

import pytest

from orgmodel.measures import measure
from tests.builders import organisation, post

POSTS = [post("ce"), post("a", "ce"), post("b", "ce"), post("c", "a"), post("d", "a")]


def measured(held, posts=POSTS):
    people = [{"id": person} for person in dict.fromkeys(person for person, _ in held)]
    rows = [{"person": person, "post": name} for person, name in held]
    return measure(organisation(posts, people=people, appointments=rows))


ALL = [("p1", "ce"), ("p2", "a"), ("p3", "b"), ("p4", "c"), ("p5", "d")]


def test_with_every_post_filled_by_one_both_ways_agree():
    found = measured(ALL)
    assert found["average_span"].value == 2
    assert found["average_span_filled"].value == pytest.approx((5 - 2) / 2)


def test_a_vacant_report_counts_in_posts_and_not_in_people():
    posts = [*POSTS[:-1], post("d", "a", status="vacant")]
    found = measured(ALL[:-1], posts)
    spans = found.posts.set_index("post")
    assert (spans.loc["a", "span"], spans.loc["a", "span_people"]) == (2, 1)
    assert found["average_span_filled"].value == (4 - 2) / 2


def test_a_vacant_manager_has_no_span_in_people():
    posts = [post("ce"), post("a", "ce", status="vacant"), *POSTS[2:]]
    found = measured([row for row in ALL if row[1] != "a"], posts)
    spans = found.posts.set_index("post")
    assert spans.loc["a", "span"] == 2
    assert spans["span_people"].isna()["a"]
    assert found["average_span_filled"].value == 4 - 1


def test_a_post_held_by_two_is_two_people():
    found = measured([*ALL, ("p6", "d")])
    assert found.posts.set_index("post").loc["a", "span_people"] == 3


def test_where_a_post_has_no_holder_and_is_not_vacant_the_average_is_unknown():
    found = measured(ALL[:-1])
    assert found["average_span_filled"].value is None
    assert found["average_span_filled"].known == (
        "the data does not say: of 1 rows nothing says who holds them"
    )


def test_each_way_of_counting_has_its_own_name_and_rule():
    found = measured(ALL)
    names = {found[name].name for name in ("average_span", "average_span_filled")}
    assert names == {"Average span", "Average span in people (Nakisa)"}
    assert "headcount - managers in post" in found["average_span_filled"].rule


def test_personal_assistants_can_be_left_out():
    posts = [*POSTS, post("pa", "ce", title="Personal Assistant to the Chief")]
    found = measure(organisation(posts))
    assert found["average_span"].value == 2.5
    assert found["average_span_without_assistants"].value == 2
    assert found["average_span_without_assistants"].known == "1 rows left out"
    assert "average_span_without_assistants" not in measured(ALL).by_id


def test_a_title_that_only_has_the_letters_of_an_assistants_in_it_is_none():
    posts = [*POSTS, post("spa", "ce", title="Spa Tourism Officer")]
    assert "average_span_without_assistants" not in measure(organisation(posts)).by_id
