"""Text of a file that somebody gave, as it can be shown: nothing in it that cannot be seen."""

from __future__ import annotations

from orgmodel.model.toml import UNSEEN


def seen(text: str, most: int | None = None) -> str:
    """The text with what cannot be seen, and half characters, escaped; cut after `most`."""
    cut = text if most is None or len(text) <= most else f"{text[:most]}…"
    whole = cut.encode("utf-8", "backslashreplace").decode()
    return UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", whole)
