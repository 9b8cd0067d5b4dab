"""Characters that show nothing and do something: which they are, and how each is told.

Controls (C0, delete, C1), the marks that turn the direction of writing, separators of lines and
paragraphs, and what is no character at all. They may stand in data; what is shown to a person, or
read by another program, has them escaped, or a sign in their place.
"""

from __future__ import annotations

import re
from types import MappingProxyType

SIGN = "\ufffd"
"""Stands in a drawing for a character that cannot be shown, and is as wide as one."""

_RANGES = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff"
UNPRINTABLE = re.compile(f"[{_RANGES}]")
"""Any of them, tab and line feed included."""

_BUT_TAB_AND_FEED = re.compile(f"[\x00-\x08\x0b-\x1f{_RANGES[3:]}]")


def told(text: str) -> str:
    r"""The text with each written as its escape, `\u202e`; tab and line feed stay.

    Of JSON text this keeps the values: inside a string the escape is JSON's own.
    """
    if text.isprintable():
        return text
    return _BUT_TAB_AND_FEED.sub(_escape, text)


def told_by_line(text: str) -> str:
    """The same for a terminal: a tab is told too."""
    return told(text).replace("\t", "\\u0009")


def signed(text: str) -> str:
    """The text with one sign for each, so that it grows no longer; white space as a space."""
    if text.isprintable():
        return text
    return UNPRINTABLE.sub(lambda found: _SPACES.get(found[0], SIGN), text)


_SPACES = MappingProxyType(dict.fromkeys("\t\n\r\x0b\x0c\x85\u2028\u2029", " "))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
