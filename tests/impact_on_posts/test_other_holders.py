"""People who give up a post that stays, or take one on, though nothing of the post changes."""

import orgmodel as om
from orgmodel.impact_on_posts.schedule import impact
from orgmodel.text.impact import report
from tests.builders import organisation, post


def body(**more):
    posts = [post("ce"), post("a", "ce"), post("b", "ce")]
    held = [
        {"person": "p1", "post": "ce"},
        {"person": "p2", "post": "a", "end": "2026-06-30"},
        {"person": "p3", "post": "b"},
    ]
    people = [{"id": f"p{at}"} for at in range(1, 5)]
    return organisation(posts, people=people, appointments=held, date="2026-04-01", **more)


def found(option):
    before = body()
    return impact(before, before.apply(option))


def test_who_loses_a_post_that_stays_is_touched():
    one = found(om.Scenario("End").end_appointment("p3", "b"))
    assert one.other_holders == (1, 0)
    assert one.size["rows_affected"] == 0
    assert "Of posts that stay, 1 person gives one up." in report(one)
    assert one.to_dict()["other_holders"] == {"gave_up": 1, "took_on": 0}


def test_who_changes_places_is_in_both_numbers():
    option = om.Scenario("Swap").end_appointment("p3", "b").end_appointment("p2", "a")
    option = option.appoint("p3", "a").appoint("p4", "b")
    assert found(option).other_holders == (2, 2)


def test_a_post_that_only_moves_or_goes_changes_nobody():
    assert found(om.Scenario("Move").move_post("b", to="a")).other_holders == (0, 0)
    assert found(om.Scenario("Fewer").remove_post("b")).other_holders == (0, 0)
    assert "Of posts that stay" not in report(found(om.Scenario("Move").move_post("b", to="a")))


def test_who_follows_a_post_into_another_gives_none_up():
    assert found(om.Scenario("Merge").merge_posts(["a", "b"], into="a")).other_holders == (0, 0)


def test_an_appointment_that_ends_by_itself_is_not_the_options():
    later = body().as_of("2026-09-01")
    assert impact(body(), later).other_holders == (0, 0)


def test_of_two_data_sets_it_is_not_known():
    before, ids = body(), {name: name for name in ("ce", "a", "b")}
    one = impact(before, body(), ids=ids)
    assert one.other_holders is None and one.to_dict()["other_holders"] is None
    assert "Of posts that stay" not in report(one)
