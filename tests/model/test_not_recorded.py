"""Of which posts it is not on record who holds them all on the day."""

from tests.builders import organisation, post


def open_posts(*posts, held=()):
    people = [{"id": person} for person, _ in held]
    rows = [{"person": person, "post": to} for person, to in held]
    return organisation(posts, people=people, appointments=rows).not_recorded


def test_a_post_that_nobody_is_said_to_hold_is_open():
    assert open_posts(post("a"), post("b"), held=[("h", "a")]) == {"b"}


def test_a_post_said_to_be_vacant_is_on_record_whatever_its_count():
    assert open_posts(post("a", status="vacant"), post("b", status="vacant", count="3")) == set()


def test_a_row_for_several_posts_asks_for_as_many_holders():
    rows = [post("two", count="2"), post("one", count="1"), post("none", count="0")]
    assert open_posts(*rows, held=[("h", "two"), ("i", "one")]) == {"two"}
    assert open_posts(*rows, held=[("h", "two"), ("i", "two")]) == {"one"}


def test_a_row_for_an_unknown_number_is_open_whoever_holds_it():
    rows = [post("some", kind="post_group"), post("odd", count="many")]
    assert open_posts(*rows, held=[("h", "some"), ("i", "odd")]) == {"some", "odd"}


def test_of_an_id_in_two_rows_either_may_leave_it_open():
    assert open_posts(post("a", count="0"), post("a")) == {"a"}
    assert open_posts(post("a", count="0"), post("a"), held=[("h", "a")]) == set()
