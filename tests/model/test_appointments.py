"""Who holds a post on a day, and which posts are vacant: each sentence as a case."""

from datetime import date

import pytest

from orgmodel.model.appointments import overlap, period_words
from tests.builders import organisation, post


def made(appointments=(), status="", date="2026-11-25"):
    return organisation(
        [post("ce"), post("a", "ce", status=status)],
        people=[{"id": "p"}, {"id": "q"}],
        appointments=[{"post": "a", **row} for row in appointments],
        extra_files={"organisation.toml": f'name = "Test"\ndate = "{date}"\n'},
    )


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("", "", True),
        ("2026-11-25", "", True),
        ("2026-11-26", "", False),
        ("", "2026-11-25", True),
        ("", "2026-11-24", False),
        ("2020-01-01", "2030-01-01", True),
        ("25/11/2027", "", True),
        ("", "2026-02-30", True),
        (" 2026-11-26 ", "", False),
    ],
)
def test_an_appointment_holds_from_its_start_to_its_end_both_included(start, end, holds):
    found = made([{"person": "p", "start": start, "end": end}])
    assert (len(found.held) == 1) is holds
    assert found.holders.get("a", ()) == (("p",) if holds else ())


def test_the_day_is_the_organisations_date_else_today():
    assert made().day == "2026-11-25"
    today = made(date="July 2007").day
    assert len(today) == len("2026-11-25") and today >= "2026-11-25"


def test_a_person_who_holds_a_post_twice_is_one_holder():
    rows = [{"person": "p", "fte": "0.5"}, {"person": "q"}, {"person": "p", "fte": "0.5"}]
    assert made(rows).holders == {"a": ("p", "q")}


@pytest.mark.parametrize(
    ("status", "vacant"),
    [
        ("vacant", True),
        ("Vacant – being recruited", True),
        ("VACANCY", True),
        (" vacant since May", True),
        ("filled", False),
        ("", False),
        ("not vacant", False),
    ],
)
def test_a_post_is_vacant_where_its_status_begins_so(status, vacant):
    assert (made(status=status).vacant == {"a"}) is vacant


def test_a_post_that_somebody_holds_today_is_not_vacant_whatever_its_status():
    assert not made([{"person": "p"}], status="vacant").vacant
    assert made([{"person": "p", "end": "2020-01-01"}], status="vacant").vacant == {"a"}


def test_silence_is_not_a_vacancy():
    assert not made().vacant


def two(one, other):
    found = made([{"person": "p", **one}, {"person": "q", **other}])
    return tuple(found.appointment(label) for label in found.appointments.index)


def span(start="", end=""):
    return {"start": start, "end": end}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (span(), span(), ""),
        (span("2020-01-01"), span(end="2024-03-31"), "from 1 January 2020 to 31 March 2024"),
        (span(end="2024-03-31"), span("2024-03-31"), "from 31 March 2024 to 31 March 2024"),
        (span(end="2024-03-31"), span("2024-04-01"), None),
        (span("2020-01-01", "2020-12-31"), span("2021-01-01"), None),
        (span("2027-01-01"), span(), "from 1 January 2027"),
        (span(end="2026-12-31"), span(end="2027-12-31"), "until 31 December 2026"),
        (span("2026-12-31", "2026-01-01"), span(), None),
        (span("31/12/2026"), span(), ""),
    ],
)
def test_two_appointments_meet_only_where_their_periods_overlap(one, other, words):
    both = two(one, other)
    for pair in (both, both[::-1]):
        period = overlap(*pair)
        assert (None if period is None else period_words(*period)) == words


@pytest.mark.parametrize(
    ("start", "end", "on", "ended"),
    [
        ("", "", True, False),
        ("2026-11-25", "2026-11-25", True, False),
        ("2026-11-26", "", False, False),
        ("", "2026-11-24", False, True),
    ],
)
def test_an_appointment_knows_whether_it_holds_and_whether_it_has_ended(start, end, on, ended):
    held = made([{"person": "p", **span(start, end)}]).appointment(2)
    day = date(2026, 11, 25)
    assert (held.on(day), held.ended(day)) == (on, ended)
