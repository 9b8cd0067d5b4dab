"""Text of a file that somebody gave, as one line that can be shown."""

from __future__ import annotations

from orgmodel.model.unprintable import told_by_line


def seen(text: str, most: int | None = None) -> str:
    """The text with what cannot be seen, and line ends, as escapes; cut after `most`."""
    cut = text if most is None or len(text) <= most else f"{text[:most]}…"
    return told_by_line(cut).replace("\n", "\\u000a")
