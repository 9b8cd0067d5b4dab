"""Names are shown as written, whatever marks they hold."""

from __future__ import annotations

import pytest

from orgmodel.ui.shared.escaping import csv_bytes, escaped


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
    assert escaped(given) == shown


def test_a_downloaded_table_runs_nothing_in_a_spreadsheet() -> None:
    import pandas as pd

    assert b"'=1+1" in csv_bytes(pd.DataFrame({"a": ["=1+1"]}))
