"""Amounts as people write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.files.importers.table.amounts import decimal_mark, plain_amount, plain_count
from orgmodel.model.numbers import AMOUNT, amount

MONEY = {
    "120,000": "120000",
    "£45,000.00": "45000",
    "38k": "38000",
    "£38.5K": "38500",
    "GBP 20000": "20000",
    "20 000": "20000",
    "20\u00a0000": "20000",
    "20'000": "20000",
    "1.2m": "1200000",
    "€ 1,250.50": "1250.5",
    "45000 p.a.": "45000",
    "45,000 per annum": "45000",
    "N/A": "",
    "-": "",
    "TBC": "",
    "+100": "100",
}
PARTS = {
    "0,5": "0.5",
    "0.5 wte": "0.5",
    "0.5 W.T.E.": "0.5",
    "1.0 FTE": "1",
    "50%": "0.5",
    "60 %": "0.6",
    "½": "0.5",
    ".8": "0.8",
    "1,000": "1",
    "37.5%": "0.375",
    "n/a": "",
}
IN_DOUBT = ("£20,000 - £25,000", "band 5", "-5", "(500)", "1.0.0", "12,34,56", "three", "5 10")


@pytest.mark.parametrize(("cell", "means"), MONEY.items())
def test_money_with_its_marks_is_a_plain_number(cell: str, means: str) -> None:
    assert plain_amount(cell, decimal_mark([cell], money=True), money=True) == means


@pytest.mark.parametrize(("cell", "means"), PARTS.items())
def test_parts_of_a_post_are_plain_numbers(cell: str, means: str) -> None:
    assert plain_amount(cell, decimal_mark([cell], money=False), parts=True) == means


@pytest.mark.parametrize("cell", IN_DOUBT)
def test_what_may_mean_several_things_stays_as_it_is(cell: str) -> None:
    assert plain_amount(cell, ".", money=True) == cell


def test_one_cell_that_can_only_be_read_one_way_decides_for_its_column() -> None:
    assert decimal_mark(["1.200", "45,50"], money=True) == ","
    assert plain_amount("1.200", ",", money=True) == "1200"
    assert decimal_mark(["1,200", "45.50"], money=True) == "."
    assert plain_amount("1,200", ".", money=True) == "1200"


def test_cells_that_contradict_each_other_leave_the_doubtful_ones() -> None:
    mark = decimal_mark(["45,50", "12.75"], money=True)
    assert mark == ""
    assert plain_amount("1,200", mark, money=True) == "1,200"
    assert plain_amount("45,50", mark, money=True) == "45.5"


def test_pay_that_always_has_three_figures_after_a_point_is_in_thousands() -> None:
    assert decimal_mark(["45.000", "38.500"], money=True) == ","
    assert decimal_mark(["45.000", "38.55"], money=True) == "."


def test_a_percentage_of_pay_is_no_sum() -> None:
    assert plain_amount("50%", ".", money=True) == "50%"


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("1.0", "1"),
        ("12", "12"),
        ("1,200", "1200"),
        ("2 posts", "2"),
        ("1.5", "1.5"),
        ("few", "few"),
    ],
)
def test_numbers_of_posts_are_whole(cell: str, means: str) -> None:
    assert plain_count(cell) == means


@given(st.text(alphabet="0123456789.,' £k%-wte½", max_size=14))
def test_a_mended_amount_is_an_amount_and_a_second_mend_changes_nothing(cell: str) -> None:
    for money in (True, False):
        mark = decimal_mark([cell], money=money)
        after = plain_amount(cell, mark, money=money, parts=not money)
        assert after in ("", cell) or re.fullmatch(AMOUNT, after)
        if after != cell:
            assert plain_amount(after, ".", money=money, parts=not money) == after


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_every_way_of_writing_a_sum_means_the_same(pounds: int, pence: int) -> None:
    sum_ = amount(f"{pounds}.{pence:02}")
    english, continental = (
        f"{pounds:,}.{pence:02}",
        f"{pounds:,}".replace(",", ".") + f",{pence:02}",
    )
    for cell in (english, f"£{english}", f"{pounds:,}".replace(",", " ") + f".{pence:02}"):
        assert amount(plain_amount(cell, ".", money=True)) == sum_
    assert amount(plain_amount(continental, ",", money=True)) == sum_
