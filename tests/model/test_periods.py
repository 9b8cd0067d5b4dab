"""When an appointment holds, and whether two meet."""

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.appointments import Period
from tests.builders import organisation, post

days = st.dates().map(str)
periods = st.builds(Period.of, st.one_of(st.just(""), days), st.one_of(st.just(""), days))


def test_two_periods_that_share_a_day_meet_on_the_days_they_share():
    earlier, later = Period.of("2020-01-01", "2024-04-01"), Period.of("2024-04-01", "")
    assert earlier.shared_with(later) == Period("2024-04-01", "2024-04-01")


def test_two_periods_that_follow_each_other_never_meet():
    earlier, later = Period.of("2020-01-01", "2024-03-31"), Period.of("2024-04-01", "")
    assert earlier.shared_with(later) is None


def test_open_ends_are_open():
    assert Period.of("", "").shared_with(Period.of("2024-04-01", "")) == Period("2024-04-01", "")
    assert Period.of("", "").words() == ""


@given(periods, periods, days)
def test_a_day_is_shared_exactly_where_both_hold_on_it(one, other, day):
    shared = one.shared_with(other)
    both = one.holds_on(day) and other.holds_on(day)
    assert both == (shared is not None and shared.holds_on(day))


def test_only_what_holds_on_the_day_is_a_relation():
    rows = [
        {"person": "p", "post": "a", "start": "", "end": "2024-03-31"},
        {"person": "q", "post": "a", "start": "2024-04-01", "end": ""},
        {"person": "r", "post": "a", "start": "2099-01-01", "end": ""},
    ]
    org = organisation(
        date="2024-04-01",
        posts=[post("a")],
        people=[{"id": name} for name in "pqr"],
        appointments=rows,
    )
    assert [edge.start for edge in org.edges.to("a", "holds")] == ["q"]
    assert [edge.start for edge in org.edges.appointed] == ["p", "q", "r"]
