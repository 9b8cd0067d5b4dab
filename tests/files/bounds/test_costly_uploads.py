"""The measurement of costly uploads: refused in words within 2 s and 200 MB, on a few of them."""

from __future__ import annotations

import pytest

from bench.costly_uploads import CASES
from bench.uploads import measured


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a cell of 195 MB in a workbook", "a cell holds more than 32,767 letters"),
        ("one row of 1,000,000 columns", "at most 1,000 columns are read"),
    ],
)
def test_a_costly_upload_is_refused_in_words_at_little_cost(name: str, words: str) -> None:
    seconds, megabytes, said = measured(CASES[name]())
    assert words in said
    assert seconds < 2
    assert megabytes < 200
