"""Text from the data between tags and in attributes of XML and HTML."""

from __future__ import annotations

import re

_SPECIAL = re.compile('[&<>"\t\n\r\x00-\x1f\ufffe\uffff\ud800-\udfff]')
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " "}
_REPLACEMENT = "\ufffd"


def escape(text: str) -> str:
    """Make text safe between tags and in attributes.

    White space becomes a space; characters that XML forbids become U+FFFD.
    """
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _NAMED.get(found[0], _REPLACEMENT), text)
