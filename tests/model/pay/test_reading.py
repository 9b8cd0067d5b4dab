"""What the cells of pay.csv may hold."""

from datetime import date

import pytest

from orgmodel.model.pay.reading import pay_points, pay_year


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026", "2026"),
        ("2026/27", "2026/27"),
        ("2026-27", "2026/27"),
        (" 2026/2027 ", "2026/27"),
        ("1999/00", "1999/00"),
        ("2026/28", None),
        ("26/27", None),
        ("next", None),
        ("0000", None),
        ("0000/01", None),
        ("9999", None),
        ("", None),
        ("２０２６", None),
    ],
)
def test_a_year_is_of_two_forms(text, words):
    found = pay_year(text)
    assert (found and found.words) == words


@pytest.mark.parametrize(
    ("day", "calendar", "april"),
    [("2026-03-31", True, False), ("2026-04-01", True, True), ("2027-03-31", False, True)],
)
def test_a_year_begins_in_january_or_on_the_first_of_april(day, calendar, april):
    on = date.fromisoformat(day)
    assert (pay_year("2026").holds(on), pay_year("2026/27").holds(on)) == (calendar, april)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("100", ["100"]),
        ("300; 100;200", ["100", "200", "300"]),
        ("46148 48526", ["46148", "48526"]),
        ("37 350", []),  # one amount with a space, or two of a few pounds: not known
        ("1,000", []),
        ("-1; 2", []),
        ("1e3", []),
        ("", []),
        (";", []),
    ],
)
def test_points_stand_with_a_semicolon_between_them(text, points):
    assert [str(point) for point in pay_points(text)] == points
