"""Posts, people, time and money: only what the data states, and never 0 for unknown."""

import pytest

from orgmodel.measures import measure
from orgmodel.measures.measure import SILENT
from tests.builders import organisation, post

PEOPLE = [{"id": name} for name in ("p1", "p2", "p3")]


def measured(*posts, held=(), date="", **tables):
    toml = f'name = "B"\ndate = "{date}"\n' if date else 'name = "B"\n'
    return measure(
        organisation(
            list(posts),
            people=PEOPLE,
            appointments=list(held),
            extra_files={"organisation.toml": toml},
            **tables,
        )
    )


def appointment(person, held, **cells):
    return {"person": person, "post": held, **cells}


@pytest.mark.parametrize(
    "name",
    [
        "fte",
        "fte_in_post",
        "cost",
        "vacancy_fte",
        "vacant_posts",
        "headcount",
        "assignments",
        "functions",
        "functions_per_director",
        "functions_without_director",
    ],
)
def test_what_the_data_does_not_say_is_not_0(name):
    figure = measured(post("ce"), post("a", "ce"))[name]
    assert (figure.value, figure.known) == (None, SILENT)


def test_posts_are_rows_times_their_count():
    found = measured(post("ce"), post("nurses", "ce", kind="post_group", count="12"))
    assert (found["post_rows"].value, found["posts"].value) == (2, 13)
    assert found["groups_of_unknown_size"].value == 0


def test_a_group_of_unknown_size_leaves_the_number_of_posts_unknown():
    found = measured(post("ce"), post("g", "ce", kind="post_group"))
    assert found["posts"].value is None
    assert found["posts"].known == (
        "the data does not say: 1 of 1 groups without a count; the other rows come to 1, all of "
        "them to at least 2 (a group is no fewer posts than its FTE)"
    )
    assert found["groups_of_unknown_size"].value == 1


def test_tops_are_posts_without_a_manager():
    assert measured(post("ce"), post("chair"), post("a", "ce"))["roots"].value == 2


def test_time_is_summed_where_it_is_stated_and_says_of_how_many_rows():
    found = measured(post("ce", fte="1"), post("a", "ce", fte="0.6"), post("b", "ce"))
    assert found["fte"].value == 1.6
    assert found["fte"].known == "2 of 3 rows; the rest is not stated"


def test_tenths_add_up_without_dust():
    posts = [post("ce", fte="0.1"), *(post(f"p{n}", "ce", fte="0.1") for n in range(2))]
    assert measured(*posts)["fte"].value == 0.3


def test_a_number_that_is_none_is_not_counted():
    found = measured(post("ce", fte="1", cost="x"), post("a", "ce", fte="-1", cost="nan"))
    assert (found["fte"].value, found["cost"].value) == (1, None)


def test_cost_is_the_sum_as_given():
    found = measured(post("ce", cost="100000"), post("a", "ce", cost="50000.5"))
    assert found["cost"].value == 150000.5
    assert found["cost"].known == "all 2 rows"


def test_a_person_in_two_posts_is_one_head_and_two_assignments():
    held = [appointment("p1", "ce"), appointment("p1", "a"), appointment("p2", "a")]
    found = measured(post("ce"), post("a", "ce"), held=held)
    assert (found["headcount"].value, found["assignments"].value) == (2, 3)


def test_only_appointments_that_hold_on_the_day_count():
    held = [
        appointment("p1", "ce", start="2006-01-01", end="2007-06-30"),
        appointment("p2", "ce", start="2007-07-01"),
        appointment("p3", "ce", start="2008-01-01"),
    ]
    assert measured(post("ce"), held=held, date="2007-07-02")["headcount"].value == 1
    assert measured(post("ce"), held=held)["headcount"].value == 2  # without a date, today


def test_vacancy_is_funded_less_in_post_where_both_are_known():
    held = [appointment("p1", "ce", fte="1"), appointment("p2", "a", fte="0.5")]
    found = measured(
        post("ce", fte="1"), post("a", "ce", fte="1"), post("b", "ce", fte="1"), held=held
    )
    assert found["vacancy_fte"].value == 0.5
    assert found["vacancy_fte"].known == "2 of 3 rows; the rest is not stated"


def test_an_over_filled_post_is_a_negative_vacancy():
    held = [appointment("p1", "ce", fte="1"), appointment("p2", "ce", fte="0.5")]
    assert measured(post("ce", fte="1"), held=held)["vacancy_fte"].value == -0.5


def test_a_post_marked_vacant_has_nobody_in_it():
    found = measured(post("ce", fte="1", status="Vacant"), post("a", "ce", fte="1"))
    assert found["vacancy_fte"].value == 1
    assert found["vacant_posts"].value == 1


def test_a_rate_of_vacancy_is_not_taken_of_the_vacant_posts_alone():
    """Of these all would be vacant, whatever the others are."""
    vacant = post("a", "ce", fte="1", status="vacant")
    found = measured(post("ce", fte="1"), vacant)
    assert found["vacancy_rate"].value is None
    assert "of no post but the vacant ones" in found["vacancy_rate"].known
    held = [appointment("p1", "ce", fte="1")]
    assert measured(post("ce", fte="1"), vacant, held=held)["vacancy_rate"].value == 50
    everybody = measured(post("ce", fte="1", status="vacant"), vacant)
    assert everybody["vacancy_rate"].value == 100


def test_an_appointment_without_its_time_leaves_the_vacancy_unknown():
    found = measured(post("ce", fte="1"), held=[appointment("p1", "ce")])
    assert found["vacancy_fte"].value is None


def test_vacant_posts_are_counted_by_status_where_any_row_has_one():
    found = measured(
        post("ce", status="filled"), post("a", "ce", status="vacancy"), post("b", "ce")
    )
    assert found["vacant_posts"].value == 1
    assert found["vacant_posts"].known == "2 of 3 rows; the rest is not stated"


def test_a_vacant_group_of_unknown_size_is_not_a_number_of_posts():
    found = measured(post("ce"), post("g", "ce", kind="post_group", status="vacant"))
    assert found["vacant_posts"].value is None
