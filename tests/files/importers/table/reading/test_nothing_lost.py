"""Whatever the bytes: every row is a row read, the headings, or told; and never a traceback."""

from __future__ import annotations

import csv
import io
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.errors import DataError
from tests.depth import at_least
from tests.files.importers.table.reading.lists import accounted, read, rows, workbook

CELL = st.one_of(
    st.sampled_from(["", " ", "id", "Title", "Total", "1", "£5", "#", "# x", "a,b", "a\nb", '"']),
    st.text(max_size=6),
)
ROWS = st.lists(st.lists(CELL, max_size=6), max_size=12)


@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
@settings(max_examples=at_least(75), deadline=None)
def test_every_row_of_a_text_is_accounted_for(
    table: list[list[str]], separator: str, encoding: str
) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator).writerows(table)
    _read(buffer.getvalue().encode(encoding, errors="replace"))


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "1", "Chief", "Total", "# x", "id", "Title"]),
            min_size=3,
            max_size=3,
        ),
        max_size=12,
    )
)
@settings(max_examples=at_least(75), deadline=None)
def test_the_rows_counted_are_those_that_were_written(table: list[list[str]]) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(table)
    written = sum(any(row) for row in table)
    try:
        (source,) = read(("list", buffer.getvalue())).sources
    except DataError:
        assert written == 0
        return
    assert source.rows_in == written
    kept = "".join(map("".join, rows(source)))
    below = [row for number, row in enumerate(table, 1) if number in source.cells.index]
    assert sorted(kept) == sorted("".join(map("".join, below)))


@given(st.one_of(st.binary(max_size=400), st.text('id,;"\n\r#\t\0 aé', max_size=200)))
@settings(max_examples=at_least(100), deadline=None)
def test_any_bytes_are_read_or_refused_in_words(content: bytes | str) -> None:
    _read(content.encode() if isinstance(content, str) else content)


@given(ROWS, st.integers(0, 2**32))
@settings(max_examples=at_least(20), deadline=None)
def test_every_row_of_a_workbook_is_accounted_for(table: list[list[str]], seed: int) -> None:
    whole = workbook([("A", table), ("B", table[::-1])])
    _read(whole)
    pick = random.Random(seed)
    broken = bytearray(whole)
    for _ in range(pick.randrange(1, 40)):
        broken[pick.randrange(len(broken))] = pick.randrange(256)
    _read(bytes(broken))


def _read(content: bytes) -> None:
    try:
        found = read(("list", content))
    except DataError as told:
        assert told.problems
        return
    for source in found.sources:
        accounted(source)
