"""A choice is carried out once, though the browser says it again before it has the new page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store import kinds
from orgmodel.store.event import Act, Event
from orgmodel.store.sql.store import Store
from orgmodel.store.workspace import Workspace
from orgmodel.ui.options.opening_options import FILE
from orgmodel.ui.workspace.who import who
from tests.ui.conftest import Visit
from tests.ui.data.staff_lists import csv, with_faults
from tests.ui.data.test_data_page import upload

SHIPPED = "o01a-it-in-strategic-commissioning.toml"
SAVED = b'name = "Mine"\n[[change]]\ndo = "move-post"\npost = "dir_fp"\nto = "dir_sc"\n'
ROOT = Path(__file__).parents[3]
Choice = Callable[[AppTest], object]


def said_twice(app: AppTest, choose: Choice) -> None:
    """Choose, and let the browser say the same again, as with what a timer sends meanwhile."""
    choose(app)
    page, said = app._tree, app._tree.get_widget_states()
    app._run(said)
    assert not app.exception
    once = app.session_state["om.work"]
    app._tree = page  # with the files that were dropped on it
    app._run(said)
    assert not app.exception
    assert app.session_state["om.work"] == once


def events(app: AppTest, store: Store) -> tuple[Event, ...]:
    kept = app.session_state["om.work"].kept
    return tuple(store.events(kept.id, who()))


@pytest.mark.parametrize(
    ("page", "choose"),
    [
        ("workspace", lambda app: app.selectbox(key="om.option.example").select(SHIPPED)),
        ("compare", lambda app: app.selectbox(key="om.compare.examples").select(SHIPPED)),
        ("workspace", lambda app: app.selectbox(key="om.option").select("new")),
        ("workspace", lambda app: app.file_uploader(key=f"{FILE}.0").upload("m.toml", SAVED)),
    ],
    ids=["ships", "compared with", "new", "saved"],
)
def test_an_option_is_opened_once(
    visit: Visit, own_store: Store, page: str, choose: Choice
) -> None:
    app = visit(page)
    said_twice(app, choose)
    assert [option.name.endswith("(2)") for option in app.session_state["om.work"].options] == [
        False
    ]
    begun = len(events(app, own_store))
    app.run()
    assert len(events(app, own_store)) == begun


def test_it_can_be_opened_again_on_purpose(visit: Visit, own_store: Store) -> None:
    app = visit("workspace")
    for _ in range(2):
        list_ = next(one for one in app.selectbox if one.label.startswith("Open an option"))
        list_.select(SHIPPED).run()
    assert len(app.session_state["om.work"].options) == 2


def renamed(app: AppTest, label: str, name: str) -> None:
    next(one for one in app.text_input if one.label == label).set_value(name).run()
    assert not app.exception


@pytest.mark.parametrize("label", ["Its name", "Name of this workspace"])
def test_a_late_message_does_not_take_back_what_somebody_else_wrote(
    visit: Visit, own_store: Store, label: str
) -> None:
    app = visit("workspace")
    app.selectbox(key="om.option.example").select(SHIPPED).run()
    renamed(app, label, "Mine")
    said = app._tree.get_widget_states()
    kept = app.session_state["om.work"].kept
    own_store.append(kept.id, who(), [_renamed(kept, label)], kept.number)
    for _ in range(2):
        app._run(said)
    assert next(one for one in app.text_input if one.label == label).value == "Theirs"
    assert len(events(app, own_store)) == kept.number + 1


def _renamed(kept: Workspace, label: str = "Its name") -> Act:
    """What somebody else does meanwhile to what stands in the field with this label."""
    if label == "Its name":
        return Act(kinds.RENAMED, kept.options[0].key, {"name": "Theirs"})
    return Act(kinds.NAMED, "", {"name": "Theirs"})


def test_what_is_typed_where_somebody_else_wrote_meanwhile_is_said_not_to_be_done(
    visit: Visit, own_store: Store
) -> None:
    app = visit("workspace")
    app.selectbox(key="om.option.example").select(SHIPPED).run()
    kept = app.session_state["om.work"].kept
    field = next(one for one in app.text_input if one.label == "Its name")
    field.set_value("Mine")
    said = app._tree.get_widget_states()
    field.set_value(kept.options[0].name)
    own_store.append(kept.id, who(), [_renamed(kept)], kept.number)
    app.run()
    app._run(said)
    assert [option.name for option in app.session_state["om.work"].options] == ["Theirs"]
    assert "changed meanwhile" in app.toast[0].value


def test_files_that_are_dropped_begin_one_import(visit: Visit) -> None:
    app = visit("data")
    app.file_uploader[0].upload("Staff.csv", csv(with_faults()))
    page, said = app._tree, app._tree.get_widget_states()
    app._run(said)
    begun = app.session_state["om.import"]
    app.button(key="import.next").click().run()
    further = app.session_state["om.import"]
    assert further != begun
    app._tree = page
    app._run(said)
    assert app.session_state["om.import"] == further


def test_an_answer_is_not_taken_back_by_a_late_message(visit: Visit) -> None:
    app = upload(visit("data"), {"Staff.csv": csv(with_faults())})
    app.button(key="import.next").click().run()
    app.button(key="import.next").click().run()
    said = app._tree.get_widget_states()
    app.button(key="import.confirm").click().run()
    confirmed = app.session_state["om.import"].given
    assert confirmed.confirmed
    app._run(said)
    assert app.session_state["om.import"].given == confirmed


LOOKING = {
    "all_rows.py": {"open_anew", "_edited"},
    "accepting.py": {"_corrected"},
    "change_form.py": {"editing.refuse"},
    "bodies.py": {"_draw"},
    "chart.py": {'"rerun"'},
    "choosing.py": {"_draw_the_unit_selected"},
    "directory.py": {"_edited"},
    "finding_filter.py": {"_first_page"},
    "repairs_step.py": {"open_anew"},
    "role_list.py": {'"rerun"'},
}
"""Functions that are called at a change without a number: they only look, or know which it is."""


def test_no_other_control_acts_without_a_number() -> None:
    found: dict[str, set[str]] = {}
    for file in (ROOT / "orgmodel" / "ui").rglob("*.py"):
        called = set(re.findall(r"on_change=([^,)\n]+)", file.read_text(encoding="utf-8")))
        if called:
            found[file.name] = called
    assert found == LOOKING
