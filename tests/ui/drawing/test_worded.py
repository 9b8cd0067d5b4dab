"""What the chart is told has its words as they can be shown, and its ids as they are."""

from __future__ import annotations

from orgmodel.ui.drawing.worded import worded


def test_words_have_a_sign_and_ids_and_what_was_typed_do_not() -> None:
    odd = "a\u202eb"
    row = {"id": odd, "title": odd, "about": f"under {odd}"}
    told = worded({"found": {"text": odd, "rows": [row]}, "refused": [odd], "ids": [odd]})
    shown = {"id": odd, "title": "a\ufffdb", "about": "under a\ufffdb"}
    assert told == {
        "found": {"text": odd, "rows": [shown]},
        "refused": ["a\ufffdb"],
        "ids": [odd],
    }
