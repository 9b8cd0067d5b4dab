"""A reason that is given in the drawing is kept with its change, as one step."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest


def given() -> None:
    """Three changes' reasons, as the page would take them; what comes of it, written out."""
    import json

    import streamlit as st

    from orgmodel.ui.chart.doing import do
    from orgmodel.ui.chart.told import told
    from orgmodel.ui.drawing.events import ChartEvent
    from orgmodel.ui.workspace import editing, state

    def reasons() -> list[str]:
        work = state.work()
        return [change.get("reason", "") for change in told(work)["changes"]] if work else []

    for title in ("One", "Two"):
        editing.make({"do": "update-post", "post": "dir_sc", "title": title})
    seen = [reasons()]
    for event in (
        ChartEvent(1, "reason", text="  Asked for\n by the Board ", turn=2),
        ChartEvent(2, "reason", text="Asked for by the Board", turn=2),
        ChartEvent(3, "undo"),
        ChartEvent(4, "redo"),
        ChartEvent(5, "reason", turn=2),
        ChartEvent(6, "reason", text="Nowhere", turn=0),
        ChartEvent(7, "reason", text="Nowhere", turn=3),
        ChartEvent(8, "drop_change", turn=0),
    ):
        do(event)
        seen.append(reasons())
    st.text(json.dumps(seen))


def test_a_reason_is_one_step_and_only_for_its_change() -> None:
    app = AppTest.from_function(given, default_timeout=20).run()
    assert not app.exception
    none, second = ["", ""], ["", "Asked for by the Board"]
    assert json.loads(app.text[0].value) == [
        *(none, second, second, none, second),
        *(none, none, none, none),
    ]
