"""Names of files that every system can hold, made of the names that people give."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9])?")
_OTHER = re.compile(r"[^A-Za-z0-9]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST = 60


def named_after(words: Iterable[str], otherwise: str) -> tuple[str, ...]:
    """A name without an ending for each of these texts, in their order and each of its own.

    `otherwise` serves where a text has no letter that can stand in a name.
    """
    taken: set[str] = set()
    return tuple(_free(_bare(text) or otherwise, "", taken) for text in words)


def kept_names(names: Iterable[str], otherwise: str) -> tuple[str, ...]:
    """Names of files as they are where every system can hold them, else made plain."""
    taken: set[str] = set()
    found = []
    for name in names:
        if _PLAIN.fullmatch(name) and not _RESERVED.fullmatch(name):
            bare, dot, ending = name.rpartition(".")
            found.append(_free(bare or ending, f".{ending}" if dot else "", taken))
            continue
        bare, dot, ending = name.rpartition(".")
        end = _bare(ending)[:10] if dot else ""
        stem = _bare(bare if dot else ending) or otherwise
        found.append(_free(stem, f".{end}" if end else "", taken))
    return tuple(found)


def _bare(text: str) -> str:
    """Letters and figures of ASCII, in small, joined by dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    bare = _OTHER.sub("-", plain).strip("-").lower()[:_LONGEST].strip("-")
    return f"{bare}-1" if _RESERVED.fullmatch(bare) else bare


def _free(stem: str, end: str, taken: set[str]) -> str:
    """The name, with the first number behind it that makes it one of its own."""
    name, number = f"{stem}{end}", 2
    while name.lower() in taken:
        name = f"{stem}-{number}{end}"
        number += 1
    taken.add(name.lower())
    return name
