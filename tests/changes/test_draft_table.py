"""A table while changes are made to it."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.changes.draft_table import DraftTable

VALUES = st.sampled_from(["", "a", "b"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "add", "drop", "back"]), st.integers(0, 7), VALUES)
)


def _take(table: DraftTable, step: str, place: int, value: str) -> None:
    there = list(table.labels())
    if step == "add":
        table.add({"id": "new", "unit": value})
    elif step == "back":
        gone = [label for label in table.base.index if label not in table]
        if gone:
            table.add({"id": "old", "unit": value}, label=gone[place % len(gone)])
    elif there:
        label = there[place % len(there)]
        table.drop(label) if step == "drop" else table.put(label, "unit", value)


@given(st.lists(VALUES, max_size=5), STEPS)
def test_rows_are_found_by_what_their_cells_say_now(cells, steps):
    ids = [f"p{number}" for number in range(len(cells))]
    frame = pd.DataFrame({"id": ids, "unit": cells}, index=range(2, len(ids) + 2), dtype="str")
    table = DraftTable(frame)
    for step in steps:
        _take(table, *step)
    for value in ("", "a", "b"):
        said = [label for label in sorted(table.labels()) if table.cell(label, "unit") == value]
        assert list(table.find("unit", value)) == said
