"""The one reader of numbers and days: what is read, and what is unknown."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model import numbers

NO_NUMBERS = ["", " ", "²", "１", "1e3", "-1", "1,000", "nan", "inf", "0x1", "1_000", "1.", ".5"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.6", Decimal("0.6")), (" 1.00 ", Decimal("1.00")), ("12", Decimal(12)), ("0", Decimal(0))],
)
def test_an_amount_is_exact(text, value):
    assert numbers.amount(text) == value


@pytest.mark.parametrize("text", [*NO_NUMBERS, "9" * 16, "1.1234567890"])
def test_what_is_no_number_is_unknown(text):
    assert numbers.amount(text) is None
    assert np.isnan(numbers.amounts(pd.Series([text], dtype="str"))).all()


@pytest.mark.parametrize("text", [*NO_NUMBERS, "0.5"])
def test_what_is_no_whole_number_is_unknown(text):
    assert numbers.whole(text) is None


def test_a_whole_number_is_read_with_its_zeros():
    assert numbers.whole(" 007 ") == 7


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2007-07-02", date(2007, 7, 2)),
        (" 2007-07-02 ", date(2007, 7, 2)),
        ("2007-02-30", None),
        ("2007-7-2", None),
        ("02/07/2007", None),
        ("２００７-07-02", None),
        ("", None),
    ],
)
def test_a_day_is_one_that_there_is(text, day):
    assert numbers.day(text) == day


@given(st.text(max_size=12))
def test_the_readers_of_one_and_of_many_cells_agree(text):
    one, many = numbers.amount(text), numbers.amounts(pd.Series([text, "1"], dtype="str"))
    assert np.isnan(many[0]) if one is None else many[0] == float(one)
    assert many[1] == 1.0


@given(st.lists(st.decimals(0, 10**9, places=3), min_size=1, max_size=20))
def test_a_sum_is_exact_and_unknown_where_a_part_is(parts):
    cells = [format(part, "f") for part in parts]
    assert Decimal(numbers.added_up(cells)) == sum(parts)
    assert numbers.added_up([*cells, ""]) == ""
