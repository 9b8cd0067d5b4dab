"""The bodies of a combined organisation stand side by side on the page Measures."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _of_two() -> None:
    import orgmodel as om
    from orgmodel.ui.measures.bodies_table import show_bodies

    show_bodies(om.combine({"north": "data/m2", "south": "data/pec_2007"}))


def _of_one() -> None:
    import orgmodel as om
    from orgmodel.ui.measures.bodies_table import show_bodies

    show_bodies(om.load("data/m2"))


def test_each_body_has_a_column_and_the_whole_one() -> None:
    app = AppTest.from_function(_of_two).run(timeout=30)
    assert not app.exception
    table = app.table[0].value
    assert list(table.columns) == ["Figure", "north", "south", "Together"]
    rows = table.set_index("Figure")
    assert rows.loc["Posts and groups", "north"] == "9"
    assert rows.loc["Cost", "Together"] == "not known"


def test_an_organisation_of_one_body_has_none() -> None:
    app = AppTest.from_function(_of_one).run(timeout=30)
    assert not app.exception
    assert not app.table
