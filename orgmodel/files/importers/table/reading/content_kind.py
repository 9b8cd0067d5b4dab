"""What the bytes of a file truly are, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum, auto

from orgmodel.files.importers.encoding import utf_16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 8_192
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_OPEN_IT = "Open the Excel or CSV list it was made from."
_SAVE_IT = "Open it in Excel and save it as an Excel workbook (.xlsx)."

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"This is a PDF. {_OPEN_IT}"),
    (b"{\\rtf", f"This is a Word document. {_OPEN_IT}"),
    (b"\x89PNG", f"This is a picture. {_OPEN_IT}"),
    (b"\xff\xd8\xff", f"This is a picture. {_OPEN_IT}"),
    (b"GIF8", f"This is a picture. {_OPEN_IT}"),
    (b"II*\0", f"This is a picture. {_OPEN_IT}"),
    (b"MM\0*", f"This is a picture. {_OPEN_IT}"),
    (b"RIFF", f"This is a picture, sound or film. {_OPEN_IT}"),
    (b"\x1f\x8b", "This is a compressed file (gzip). Unpack it and open the list in it."),
    (b"7z\xbc\xaf", "This is a compressed file (7-Zip). Unpack it and open the list in it."),
    (b"Rar!", "This is a compressed file (RAR). Unpack it and open the list in it."),
)
_IN_OLE: tuple[tuple[str, str], ...] = (
    (
        "EncryptedPackage",
        "This workbook is protected by a password: open it in Excel and save it without.",
    ),
    ("WordDocument", f"This is a Word document. {_OPEN_IT}"),
    ("PowerPoint Document", f"This is a PowerPoint presentation. {_OPEN_IT}"),
    ("VisioDocument", f"This is a Visio drawing. {_OPEN_IT}"),
    ("__substg1.0", "This is an e-mail. Save the list attached to it, and open that."),
)
_IN_ZIP: tuple[tuple[str, str], ...] = (
    ("word/", f"This is a Word document. {_OPEN_IT}"),
    ("ppt/", f"This is a PowerPoint presentation. {_OPEN_IT}"),
    ("visio/", f"This is a Visio drawing. {_OPEN_IT}"),
    ("Index/Document.iwa", "This is a Numbers or Pages file. Export it as Excel or CSV."),
)
_OPEN_DOCUMENTS = {
    b"opendocument.text": f"This is a text document. {_OPEN_IT}",
    b"opendocument.presentation": f"This is a presentation. {_OPEN_IT}",
    b"opendocument.graphics": f"This is a drawing. {_OPEN_IT}",
}
_EMPTY = "The file is empty. Give the list itself, as Excel or CSV."
_DAMAGED_ZIP = (
    "The file is a workbook or zip that cannot be opened: it is damaged or not whole. Fetch or "
    "save it again."
)
_NO_TEXT = f"This is neither a workbook nor text. {_OPEN_IT}"
_WEB_PAGE = re.compile(rb"\s*(<!doctype html|<html|<table|<head)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml")


class Kind(Enum):
    """How bytes are to be read."""

    TEXT = auto()
    WORKBOOK = auto()
    ZIP = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class ContentKind:
    """How bytes are to be read, or why they cannot be, in words."""

    kind: Kind
    refusal: str = ""


def kind_of(content: bytes) -> ContentKind:
    """What the bytes are by what stands in them."""
    if not content.strip(b"\0 \t\r\n"):
        return _refused(_EMPTY)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(content)
    if content.startswith(_OLE):
        return _in_ole(content)
    for start, words in _STARTS:
        if content.startswith(start):
            return _refused(words)
    return _text(content.removeprefix(b"\xef\xbb\xbf"))


def _refused(words: str) -> ContentKind:
    return ContentKind(Kind.REFUSED, words)


def _in_zip(content: bytes) -> ContentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            opened = _start_of(archive, "mimetype") if "mimetype" in names else b""
    except Exception:  # zipfile fails on damaged bytes in many ways
        return _refused(_DAMAGED_ZIP)
    for part, words in _IN_ZIP:
        if any(name.startswith(part) for name in names) and "[Content_Types].xml" in names:
            return _refused(words)
        if part in names:
            return _refused(words)
    for kind, words in _OPEN_DOCUMENTS.items():
        if kind in opened:
            return _refused(words)
    sheet = any(name.startswith("xl/") for name in names) or b"spreadsheet" in opened
    return ContentKind(Kind.WORKBOOK if sheet else Kind.ZIP)


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(_LOOKED_AT)


def _in_ole(content: bytes) -> ContentKind:
    for name, words in _IN_OLE:
        if name.encode("utf-16-le") in content:
            return _refused(words)
    return ContentKind(Kind.WORKBOOK)


def _text(content: bytes) -> ContentKind:
    start = content[:_LOOKED_AT]
    if _WEB_PAGE.match(start):
        return _refused(f"This is a web page under another name. {_SAVE_IT}")
    if _XML.match(start):
        older = b"urn:schemas-microsoft-com:office:spreadsheet" in start
        what = "an older sort of Excel file (XML)" if older else "XML"
        return _refused(f"This is {what}. {_SAVE_IT}")
    if utf_16(start):
        return ContentKind(Kind.TEXT)
    odd = len(_CONTROLS.findall(start)) + max(0, start.count(0) - len(start) // 10)
    return _refused(_NO_TEXT) if odd > len(start) / 20 else ContentKind(Kind.TEXT)
