"""What is folded in the drawing: done by events, kept for what is open, and told to the browser."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from orgmodel.chart.folding.folds import USUAL_ROOM
from orgmodel.ui.workspace.state import ViewTarget

SCRIPT = """
import streamlit as st
from orgmodel.ui.chart.doing import do
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.chart import folds
from orgmodel.ui.drawing.choosing import Choice
from orgmodel.ui.drawing.drawings import scene_of
from orgmodel.ui.workspace import library, state
if "opened" not in st.session_state:
    st.session_state["opened"] = True
    state.open_work(library.open_sample("illustrative"))
for event in st.session_state.get("todo", []):
    do(ChartEvent(1, **event))
scene = scene_of(state.work(), Choice("organisation"), folds=folds.shown(state.work()))
st.session_state["scene"] = scene
"""


def after(*events: dict[str, Any], app: AppTest | None = None) -> AppTest:
    """The app's scene after these events."""
    app = app or AppTest.from_string(SCRIPT, default_timeout=60)
    app.session_state["todo"] = events
    app.run()
    assert not app.exception
    return app


def boxes(app: AppTest) -> dict[str, dict[str, Any]]:
    return {box["id"]: box for box in app.session_state["scene"].drawing["boxes"]}


def reports(app: AppTest, manager: str) -> list[str]:
    return [name for name, box in boxes(app).items() if box.get("parent") == manager]


def a_head(app: AppTest) -> str:
    """A director whose team is open."""
    return next(
        name
        for name, box in boxes(app).items()
        if box.get("parent") and box.get("data", {}).get("fold") == "open"
    )


def test_folding_keeps_the_key_of_the_drawing_and_changes_its_stamp() -> None:
    app = after()
    before = app.session_state["scene"]
    head = a_head(app)
    after({"type": "fold", "id": head, "on": True}, app=app)
    scene = app.session_state["scene"]
    assert (scene.key, scene.stamp != before.stamp) == (before.key, True)
    assert reports(app, head) == []
    assert boxes(app)[head]["data"]["below"].startswith("+")


def test_unfolding_it_again_and_folding_to_fit_give_the_first_drawing() -> None:
    app = after()
    before = app.session_state["scene"].drawing
    head = a_head(app)
    after({"type": "fold", "id": head, "on": True}, app=app)
    after({"type": "fold", "id": head, "on": False}, app=app)
    assert app.session_state["scene"].drawing == before
    after({"type": "fold", "id": head, "on": True}, app=app)
    after({"type": "refold"}, app=app)
    assert app.session_state["scene"].drawing == before


def test_a_post_is_drawn_from_and_the_whole_is_found_as_it_was() -> None:
    app = after()
    before, head = app.session_state["scene"], a_head(app)
    after({"type": "fold", "id": head, "on": True}, app=app)
    after({"type": "root", "id": head}, app=app)
    assert next(iter(boxes(app))) == head
    path = json.loads(app.session_state["scene"].drawing["data"]["path"])
    assert [step["id"] for step in path] == [boxes_parent(before, head), head]
    after({"type": "root", "id": ""}, app=app)
    assert reports(app, head) == []


def boxes_parent(scene: Any, name: str) -> str:
    return next(str(box["parent"]) for box in scene.drawing["boxes"] if box["id"] == name)


def test_a_small_change_of_the_room_changes_nothing() -> None:
    app = after()
    before = app.session_state["scene"].stamp
    wide, high = USUAL_ROOM
    after({"type": "room", "width": wide * 1.07, "height": high * 0.95}, app=app)
    assert app.session_state["scene"].stamp == before
    after({"type": "room", "width": wide * 1.6, "height": high}, app=app)
    assert app.session_state["scene"].stamp != before


def test_what_is_to_be_brought_into_view_is_unfolded() -> None:
    app = after()
    model = app.session_state["om.work"].organisation
    lowest = max(model.hierarchy.ids, key=model.hierarchy.layer)
    assert lowest not in boxes(app)
    app.session_state["om.look"] = ViewTarget(lowest, 1)
    after(app=app)
    drawn = boxes(app)
    merged = [json.loads(box.get("data", {}).get("merged", "[]")) for box in drawn.values()]
    assert lowest in drawn or any(lowest in names for names in merged)
