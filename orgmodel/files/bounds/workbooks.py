"""A workbook's parts, weighed while they are unpacked: their size, rows, columns and texts.

What a part says of its own size is not believed: it is counted as it comes.
"""

from __future__ import annotations

import re
import zipfile
from copy import copy
from dataclasses import dataclass

from orgmodel.errors import DataError
from orgmodel.files.bounds.limits import Bounds
from orgmodel.files.bounds.refused import in_bytes, refused

_PIECE = 1 << 16
_OF_A_CELL = 4
"""Marks `<` that a filled cell of a sheet takes at most, as a rule: c, v, and their ends."""

_FAR = re.compile(
    rb"""\sr=["']([A-Z]{0,3})(\d{5,7})["'][^>/]*>|\sr=["']([A-Z]{3})(\d+)["'][^>/]*>"""
)
_MANY = re.compile(rb"""columns-repeated=["'](\d{4,})["'][^>/]*>""")
_MANY_ROWS = re.compile(
    rb"""rows-repeated=["'](\d{4,})["'][^>/]*>"""
    rb"""(?!\s*(?:<(?:\w+:)?(?:covered-)?table-cell[^>]*(?<=/)>\s*)*</)"""
)
"""Rows that are given once and stand often; without those of empty cells, to a sheet's end."""
_CARRIED = 4_000
_BYTES = 4  # that a letter takes at most
_ANY_SIZE = 1 << 50
_COPY = "Copy the list alone to a new workbook, as values, and save that."


def weigh_workbook(name: str, archive: zipfile.ZipFile, bounds: Bounds) -> None:
    """`DataError` where the workbook holds more than is let in, however it is packed."""
    left = bounds.unpacked
    for item in archive.infolist():
        part = _Part(name, bounds, counted=_is_sheet(item.filename))
        with archive.open(as_it_comes(item)) as stream:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise refused(
                        name,
                        f"the workbook holds more than {in_bytes(bounds.unpacked)} unpacked, which "
                        "is the most that is read.",
                        _COPY,
                    )
                part.take(piece)
        part.finish()


def as_it_comes(item: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The part without what it says of its own size and sum: readers do not look at them."""
    believed = copy(item)
    believed.file_size = _ANY_SIZE
    believed.CRC = None  # type: ignore[assignment]
    return believed


def _is_sheet(path: str) -> bool:
    lower = path.lower()
    return lower == "content.xml" or (lower.startswith("xl/worksheets/") and lower.endswith(".xml"))


@dataclass(slots=True)
class _Part:
    """What was counted of one part so far."""

    name: str
    bounds: Bounds
    counted: bool
    marks: int = 0
    run: int = 0
    carried: bytes = b""

    def take(self, piece: bytes) -> None:
        """Count the next bytes of the part. `DataError` as soon as they are too many."""
        if not piece.isascii() and b"\0" in piece:
            return  # no XML, such as a picture
        self._take_text(piece)
        if self.counted:
            self._take_cells(piece)

    def _take_text(self, piece: bytes) -> None:
        """The length of what stands between two marks, over the ends of pieces."""
        first = piece.find(b"<")
        self.run = self.run + len(piece) if first < 0 else self.run + first
        most = _BYTES * self.bounds.cell_length
        if self.run > most or (len(piece) > most and re.search(rb"[^<]{%d}" % most, piece)):
            raise self._long()
        if first >= 0:
            self.run = len(piece) - piece.rfind(b"<") - 1

    def _take_cells(self, piece: bytes) -> None:
        self.marks += piece.count(b"<")
        if self.marks > _OF_A_CELL * self.bounds.cells:
            raise refused(
                self.name,
                f"a sheet has more than {self.bounds.cells:,} cells, which is the most that is "
                "read.",
                _COPY,
            )
        text = self.carried + piece
        self._look_at(text, len(text) - _CARRIED)
        self.carried = text[-_CARRIED:]

    def finish(self) -> None:
        """Look at the end of the part too, which nothing follows."""
        self._look_at(self.carried, len(self.carried))

    def _look_at(self, text: bytes, end: int) -> None:
        """Places far out in the text; what goes on beyond `end` is looked at with the next."""
        for found in _FAR.finditer(text):
            self._take_place(found[1] or found[3] or b"", int(found[2] or found[4]))
        for found in _MANY.finditer(text):
            if int(found[1]) > self.bounds.columns:
                raise self._far(f"column {int(found[1]):,}", f"{self.bounds.columns:,} columns")
        for found in _MANY_ROWS.finditer(text):
            if found.end() <= end and int(found[1]) > self.bounds.rows:
                raise self._far(f"row {int(found[1]):,}", f"{self.bounds.rows:,} rows")

    def _take_place(self, letters: bytes, row: int) -> None:
        if not letters:  # a row alone reaches nowhere: sheets are formatted down to their end
            return
        if row > self.bounds.rows + 1:
            raise self._far(f"row {row:,}", f"{self.bounds.rows:,} rows")
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        if column > self.bounds.columns:
            raise self._far(f"column {letters.decode()}", f"{self.bounds.columns:,} columns")

    def _far(self, place: str, most: str) -> DataError:
        return refused(self.name, f"a sheet reaches to {place}; at most {most} are read.", _COPY)

    def _long(self) -> DataError:
        most = f"{self.bounds.cell_length:,}"
        what = f"a cell holds more than {most} letters, which is the most that is read."
        return refused(self.name, what, "Shorten it and save the workbook again.")
