"""Names are shown as written, whatever marks they hold."""

from __future__ import annotations

import pytest

from orgmodel.ui.shared.escaping import counted, csv_bytes, plain, sentence


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<b>R&D</b>", r"\<b\>R\&D\<\/b\>"),
        ("![x](http://e.org)", r"\!\[x\]\(http\:\/\/e\.org\)"),
        (":red[x] $y$", r"\:red\[x\] \$y\$"),
        ("a\n\n# b", r"a \# b"),
        ("Ω-1", r"Ω\-1"),
    ],
)
def test_every_mark_is_escaped(given: str, shown: str) -> None:
    assert plain(given) == shown


def test_counts_read_as_words() -> None:
    assert [counted(n, "unit") for n in (0, 1, 1200)] == ["0 units", "1 unit", "1,200 units"]


def test_a_sentence_begins_large_and_ends_with_a_stop() -> None:
    assert [sentence(w) for w in ("", "the end", "Why?")] == ["", "The end.", "Why?"]


def test_a_downloaded_table_runs_nothing_in_a_spreadsheet() -> None:
    import pandas as pd

    assert b"'=1+1" in csv_bytes(pd.DataFrame({"a": ["=1+1"]}))
