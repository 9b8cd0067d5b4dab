"""Single cells of a table, read seldom and often."""

import pandas as pd

from orgmodel.model.cells import Cells
from orgmodel.model.hierarchy import Hierarchy


def test_a_cell_of_a_long_column_is_the_same_however_often_it_is_read():
    ids = [f"p{number}" for number in range(12_000)]
    frame = pd.DataFrame({"id": ids, "title": [f"Post {name}" for name in ids]})
    line = Hierarchy.from_columns(frame["id"], pd.Series([""] * len(ids)))
    cells = Cells({"posts": frame}, line)
    asked = ids[::100]
    assert [cells.cell(name, "title") for name in asked] == [f"Post {name}" for name in asked]
    assert {cells.cell(name, "band") for name in asked} == {""}
