"""Days as people and systems write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.files.importers.table.days import month_first, plain_day

WRITTEN = {
    "2007-04-01": "2007-04-01",
    "2007/4/1": "2007-04-01",
    "20070401": "2007-04-01",
    "01/04/2007": "2007-04-01",
    "1/4/2007": "2007-04-01",
    "01.04.2007": "2007-04-01",
    "01-04-07": "2007-04-01",
    "1-Apr-07": "2007-04-01",
    "01-APR-2007": "2007-04-01",
    "1st April 2007": "2007-04-01",
    "April 1, 2007": "2007-04-01",
    "2007-04-01 00:00:00": "2007-04-01",
    "2007-04-01T00:00:00Z": "2007-04-01",
    "39173": "2007-04-01",
    "39173.0": "2007-04-01",
    "4/13/2007": "2007-04-13",
    "31/12/4712": "",
    "4712-12-31": "",
    "31/12/9999": "",
    "01/01/0001": "",
    "present": "",
    "N/A": "",
}
NO_DAY = ("Sep-13", "31/02/2007", "2007", "soon", "99/99/2007", "12", "1.5.2", "04/2007")


@pytest.mark.parametrize(("cell", "means"), WRITTEN.items())
def test_a_day_is_read_as_an_english_list_writes_it(cell: str, means: str) -> None:
    assert plain_day(cell) == means


@pytest.mark.parametrize("cell", NO_DAY)
def test_what_is_no_day_stays_as_it_is(cell: str) -> None:
    assert plain_day(cell) == cell


def test_the_month_comes_first_where_a_file_can_only_be_read_so() -> None:
    assert month_first(["4/13/2007", "1/2/2007"])
    assert plain_day("1/2/2007", american=True) == "2007-01-02"


def test_one_day_that_can_only_be_english_makes_the_file_english() -> None:
    assert not month_first(["4/13/2007", "01/04/2007", "31/12/4712"])
    assert plain_day("4/13/2007") == "2007-04-13"


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    ways = [f"{day:%d/%m/%Y}", f"{day:%d-%b-%Y}", f"{day:%Y%m%d}", f"{day.day} {day:%B %Y}"]
    ways += [str(number)] if 20_000 <= number < 80_000 else []
    assert {plain_day(way) for way in ways} == {day.isoformat()}
    assert plain_day(f"{day:%m/%d/%Y}", american=True) == day.isoformat()


@given(st.text(max_size=20))
def test_any_text_gives_a_day_or_nothing_or_itself(cell: str) -> None:
    after = plain_day(cell)
    assert after in ("", cell) or date.fromisoformat(after)
