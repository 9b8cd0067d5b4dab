"""The bytes of a text file in any encoding, and any sort of line end, to text."""

from __future__ import annotations

import codecs
import re

from orgmodel.model.faults import Problem

_LOOKED_AT = 8_192
_MOST_NULS = 0.1
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAC_LETTERS = re.compile(rb"[\x81\x83\x86-\x90\x98-\x9f]")
_WINDOWS_LETTERS = re.compile(rb"[\xc0-\xff]")


def text_of(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with line ends as `\\n`, and what was got round, told.

    Bytes that are not UTF-8 are read as Windows-1252 (from an old Mac, as Mac Roman), each
    where it stands, so that a file of two encodings is read right in both its parts.
    """
    text, notes = _decoded(content, file)
    text, more = newlines(text, file)
    notes += more
    if "\0" in text:
        nuls = text.count("\0")
        text = text.replace("\0", "")
        notes += (_told(file, None, f"{nuls:,} NUL characters were left out."),)
    return text.removesuffix("\x1a"), notes


def newlines(text: str, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Every sort of line end as `\\n`; lone carriage returns are told."""
    if "\r" not in text:
        return text, ()
    notes: tuple[Problem, ...] = ()
    if "\n" not in text:
        words = "lines end in a lone carriage return, and were read so."
        notes = (_told(file, None, words),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def utf_16(content: bytes) -> str:
    """The UTF-16 that bytes are in, `utf-16-le` or `utf-16-be`; empty where they are not."""
    if content.startswith(_BOMS):
        return "utf-16-le" if content.startswith(_BOMS[0]) else "utf-16-be"
    start = content[:_LOOKED_AT]
    if len(start) < 2:
        return ""
    low, high = start[0::2], start[1::2]
    nuls = low.count(0) / len(low), high.count(0) / len(high)
    if nuls[1] > 0.4 and nuls[0] < _MOST_NULS:
        return "utf-16-le"
    return "utf-16-be" if nuls[0] > 0.4 and nuls[1] < _MOST_NULS else ""


def _decoded(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    name = utf_16(content)
    if name:
        text = content.decode(name, errors="replace").removeprefix("\ufeff")
        words = "the file is UTF-16 (Excel's “Unicode text”) and was read so."
        return text, (_told(file, None, words),)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        row = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    mac = _from_a_mac(content)
    text = content.decode("utf-8-sig", errors=_MAC if mac else _WINDOWS)
    words = (
        f"the file is not UTF-8; it was read as {'Mac Roman' if mac else 'Windows-1252'}, so "
        "look at accents and dashes."
    )
    return text, (_told(file, row + 1, words),)


def _from_a_mac(content: bytes) -> bool:
    """Lines that end in a lone carriage return, and accents where Windows has none."""
    if b"\n" in content or b"\r" not in content:
        return False
    return len(_MAC_LETTERS.findall(content)) > len(_WINDOWS_LETTERS.findall(content))


def _told(file: str, row: int | None, words: str) -> Problem:
    return Problem("unreadable", file, row, None, "", words, fault=False)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    return _as("cp1252", error)


def _as_mac(error: UnicodeError) -> tuple[str, int]:
    return _as("mac_roman", error)


def _as(encoding: str, error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode(encoding, errors="replace"), error.end


_WINDOWS, _MAC = "orgmodel-windows-1252", "orgmodel-mac-roman"
codecs.register_error(_WINDOWS, _as_windows)
codecs.register_error(_MAC, _as_mac)
