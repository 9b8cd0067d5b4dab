"""Numbers of people below five: never told, and never to be worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.board_papers.small_numbers import (
    FEWER,
    LEAST,
    TOGETHER,
    guarded,
    in_fives,
    in_groups_of_five,
)
from tests.board_papers.reading import table

COUNTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40))


@pytest.mark.parametrize(
    ("number", "told"), [(0, 0), (1, FEWER), (4, FEWER), (5, 5), (12.0, 12), (None, None)]
)
def test_a_number_as_it_is_told(number, told):
    assert guarded(number) == told


def test_hr_is_told_every_number():
    assert [guarded(number, exact=True) for number in (0, 1, 4, 5)] == [0, 1, 4, 5]


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, 0), (3, FEWER), (5, "5 to 9"), (9, "5 to 9"), (13, "10 to 14"), (20, "20 to 24")],
)
def test_a_number_in_fives(number, told):
    assert in_fives(number) == told


@given(COUNTS)
def test_no_row_that_is_told_is_below_five(counts):
    assert all(number >= LEAST for _, number in in_groups_of_five(counts))


@given(COUNTS)
def test_the_rows_that_are_told_add_up_to_the_total(counts):
    rows = in_groups_of_five(counts)
    total = sum(counts.values())
    assert sum(number for _, number in rows) == (total if rows else 0)
    assert bool(rows) == (total >= LEAST)


@given(COUNTS)
def test_the_total_less_the_other_rows_never_gives_a_small_one(counts):
    """Whoever takes the named rows from the total gets what stands together: two rows or more."""
    rows = dict(in_groups_of_five(counts))
    hidden = [number for name, number in counts.items() if number and name not in rows]
    if rows and hidden:
        assert rows[TOGETHER] == sum(hidden)
        assert len(hidden) > 1


@given(COUNTS)
def test_every_row_is_told_to_hr(counts):
    assert dict(in_groups_of_five(counts, exact=True)) == {n: c for n, c in counts.items() if c}


def bounds(told):
    """The least and the most that a printed number of people can be."""
    if told in ("", "not shown"):
        return 0, 10**6
    if told == FEWER:
        return 1, LEAST - 1
    least, _, most = told.partition(" to ")
    return int(least), int(most or least)


@pytest.mark.parametrize("audience", ["board", "staff-side"])
def test_no_small_number_of_people_can_be_reckoned_from_the_pack(packs, audience):
    """Whatever total less whatever other rows: no directorate comes out below five."""
    totals = {row["figure"]: row for row in table(packs[audience], "options")}
    of_hr = table(packs["hr"], "people-affected")
    for option in {row["option"] for row in of_hr}:
        total = bounds(totals["People affected"][option])
        rows = [r for r in table(packs[audience], "people-affected") if r["option"] == option]
        told = {row["directorate"]: bounds(row["people"]) for row in rows}
        for name, (least, most) in told.items():
            others = [told[other] for other in told if other != name]
            least = max(least, total[0] - sum(high for _, high in others))
            most = min(most, total[1] - sum(low for low, _ in others))
            assert most >= LEAST, (option, name)
            assert least >= LEAST or most - least >= LEAST - 1, (option, name)
        small_ones = {
            row["directorate"]
            for row in of_hr
            if row["option"] == option and int(row["people"]) < LEAST
        }
        assert not small_ones & told.keys()
        untold = total[1] - sum(low for low, _ in told.values())
        assert untold == 0 or total[0] != total[1] or untold >= LEAST
