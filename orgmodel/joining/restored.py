"""What was between bodies put back where they are combined again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from orgmodel.errors import OrgmodelError
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.own_files import exemptions_in
from orgmodel.rules.exemptions import FILE as EXEMPTIONS

_ROW = "row"


def with_cells(
    table: str, frame: pd.DataFrame, cells: Sequence[BetweenCell], column: str
) -> pd.DataFrame:
    """A table of all bodies with the rows and cells that were between them.

    A whole row goes back to the row where it stood; a cell to the row of its id. `OrgmodelError`
    where there is no such row any more. `column` is that of origins, empty in such rows.
    """
    own = [cell for cell in cells if cell.file == f"{table}.csv"]
    if not own:
        return frame
    rows: dict[int, dict[str, str]] = {}
    for cell in own:
        if cell.whole == _ROW:
            rows.setdefault(cell.row, {})[cell.column] = cell.value
    frame = _with_rows(frame, rows, column)
    changed: dict[str, pd.Series] = {}
    places = {name: place for place, name in reversed(list(enumerate(_ids(frame))))}
    for cell in own:
        if cell.whole == _ROW:
            continue
        if cell.id not in places or cell.column not in frame.columns:
            raise OrgmodelError(
                f'between.csv: {cell.file} has no row "{cell.id}" with a column {cell.column} any '
                "more. Take the line out, or the folders as orgmodel split wrote them."
            )
        cells_now = changed.setdefault(cell.column, frame[cell.column].copy())
        cells_now.iloc[places[cell.id]] = cell.value
    return frame.assign(**changed) if changed else frame


def _ids(frame: pd.DataFrame) -> list[str]:
    return frame["id"].tolist() if "id" in frame.columns else []


def _with_rows(
    frame: pd.DataFrame, rows: Mapping[int, Mapping[str, str]], column: str
) -> pd.DataFrame:
    if not rows:
        return frame
    if column not in frame.columns:
        frame = frame.assign(**{column: pd.Series("", index=frame.index, dtype="str")})
    listed = frame.to_dict("records")
    more = [name for row in rows.values() for name in row if name not in frame.columns]
    for number in sorted(rows):
        listed.insert(number - 2, {**dict.fromkeys(frame.columns, ""), **rows[number]})
    columns = [*frame.columns, *dict.fromkeys(more)]
    return pd.DataFrame(listed, columns=columns).fillna("").astype("str")


def exemptions_between(cells: Sequence[BetweenCell]) -> list[dict[str, object]]:
    """The exemptions that are of no body alone."""
    texts = [cell.value for cell in cells if cell.file == EXEMPTIONS]
    return [block for text in texts for block in exemptions_in(text.encode()) or []]
