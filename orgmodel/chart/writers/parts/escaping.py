"""Text from the data between tags and in attributes of XML and HTML."""

from __future__ import annotations

import re

from orgmodel.model.unprintable import UNPRINTABLE, signed

_SPECIAL = re.compile('[&<>"]')
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TURNING = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Make text safe between tags and in attributes that are read to somebody.

    White space becomes a space; characters that show nothing and do something, and those that
    XML forbids, become U+FFFD.
    """
    return _marked(signed(text))


def escape_value(text: str) -> str:
    """The same for what only programs read, such as an id: marks of direction are references.

    The value so stays what it was, and none of them stands in the file.
    """
    if UNPRINTABLE.search(text) is None:
        return _marked(text)
    kept = _TURNING.split(text)
    marks = [f"&#x{ord(mark):x};" for mark in _TURNING.findall(text)]
    parts = [escape(part) for part in kept]
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


def _marked(text: str) -> str:
    return text if _SPECIAL.search(text) is None else _SPECIAL.sub(_name, text)


def _name(found: re.Match[str]) -> str:
    return _NAMED[found[0]]
