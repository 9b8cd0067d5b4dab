"""Numbers of people below five: never told, and never to be worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.board_pack.small_numbers import (
    FEWER,
    LEAST,
    TOGETHER,
    guarded,
    in_fives,
    in_groups_of_five,
)

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
