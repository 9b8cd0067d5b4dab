"""between.csv: what joins bodies and so can stand in the folder of none, kept when they part."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields

from orgmodel.errors import OrgmodelError
from orgmodel.model.schema import BY_NAME

FILE = "between.csv"


@dataclass(frozen=True, slots=True)
class BetweenCell:
    """A cell that stands between bodies: of a row that stays, or of one that none can have.

    `row` is its row in the combined file, `id` the id of the row where it has one. `whole` is
    "row" where the row as a whole is of no body, "cell" where only the cell is not.
    """

    file: str
    row: int
    id: str
    whole: str
    column: str
    value: str

    def words(self) -> str:
        """`posts.csv row 14, reports_to: south.ce (north.dep)`."""
        named = f" ({self.id})" if self.id else ""
        return f"{self.file} row {self.row}, {self.column}: {self.value}{named}"


_COLUMNS = tuple(field.name for field in fields(BetweenCell))


def between_bytes(cells: Iterable[BetweenCell]) -> bytes:
    """The file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(astuple(cell) for cell in cells)
    return out.getvalue().encode()


def read_between(content: bytes, name: str = FILE) -> tuple[BetweenCell, ...]:
    """The cells in the file. `OrgmodelError` where it is not one that orgmodel split wrote."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise OrgmodelError(f"{name} cannot be read: {error}.") from error
    return tuple(_cell(row, number, name) for number, row in enumerate(rows, start=2))


def _cell(row: Mapping[str, str], number: int, name: str) -> BetweenCell:
    texts = [row.get(column) or "" for column in _COLUMNS]
    file, at, identifier, whole, column, value = texts
    table = file.removesuffix(".csv")
    is_whole = whole in ("row", "cell")
    is_placed = at.isascii() and at.isdigit() and 2 <= int(at) < 10**9
    other = table in ("exemptions.toml",)
    if not other and (table not in BY_NAME or not is_placed or not is_whole or not column):
        raise OrgmodelError(
            f"{name} row {number} names no cell of a table. Take the file as orgmodel split wrote "
            f"it, with the columns {', '.join(_COLUMNS)}."
        )
    return BetweenCell(file, int(at) if is_placed else 0, identifier, whole, column, value)
