"""Names are shown as written, whatever marks they hold."""

from __future__ import annotations

import pandas as pd
import pytest

from orgmodel.ui.shared.escaping import csv_bytes, escape, escaped, legible, legible_cells


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<b>R&D</b>", r"\<b\>R\&D\<\/b\>"),
        ("![x](http://e.org)", "\\!\\[x\\]\\(http\\:\\/\\/\u2060e\\.org\\)"),
        (":red[x] $y$", r"\:red\[x\] \$y\$"),
        ("a\n\n# b", r"a \# b"),
        ("Ω-1", r"Ω\-1"),
        ("WWW.e.org", "WWW\u2060\\.e\\.org"),
        ("a.b@e.org", "a\\.b\\@\u2060e\\.org"),
        ("a\u202egpj\x1b[2J", r"a\\u202egpj\\u001b\[2J"),
        (":material_x: :streamlit:", "\\:\u2060material\\_x\\: \\:\u2060streamlit\\:"),
        ("a -> b", "a \\-\u2060\\> b"),
        ("R@D: www 3://", r"R\@" "\u2060" r"D\: www 3\:\/\/"),
    ],
)
def test_every_mark_is_escaped(given: str, shown: str) -> None:
    assert escaped(given) == shown


def test_where_no_markup_is_read_only_the_unseen_is_told() -> None:
    assert legible("*a*\u202eb") == r"*a*\u202eb"
    frame = pd.DataFrame({"a": ["\x9bx", None], "b": [1, 2]})
    assert legible_cells(frame)["a"][0] == r"\u009bx"
    assert legible_cells(frame)["b"].tolist() == [1, 2]


def test_a_downloaded_table_runs_nothing_in_a_spreadsheet() -> None:
    assert b"'=1+1" in csv_bytes(pd.DataFrame({"a": ["=1+1"]}))


def test_words_in_html_turn_no_line_and_open_no_tag() -> None:
    assert escape("<b>\u202ex") == r"&lt;b&gt;\u202ex"
