"""Forms of changes, filled as a visitor fills them in the dialog "Add a change"."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from orgmodel.ui.options.change_form import TASK, ChangeForm


def open_form(app: AppTest, verb: str) -> AppTest:
    """Open the dialog on the page Workspace and choose a kind of change."""
    if TASK not in {box.key for box in app.selectbox}:
        app.button(key="option.add").click().run()
    return app.selectbox(key=TASK).select(verb).run()


def key_of(app: AppTest, verb: str, name: str, about: str = "") -> str:
    """The key of a field; `about` is the box or subject that it belongs to."""
    known = "om.change.turns" in app.session_state
    turns = app.session_state["om.change.turns"] if known else {}
    data = app.session_state["om.work"].opened.digest
    return f"om.change.{data}.{turns.get(ChangeForm(verb), 0)}.{verb}.{about}.{name}"


def press_make(app: AppTest, verb: str) -> AppTest:
    """Press the button that makes the change."""
    app.button(key=f"{TASK}.make.{verb}").click().run()
    assert not app.exception
    return app
