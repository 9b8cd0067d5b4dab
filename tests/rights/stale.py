"""Acts on a page that is no longer up to date: where each is offered, and how it is pressed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from types import MappingProxyType
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import Right, Role
from orgmodel.ui.chart.selection_alone import TABLE
from orgmodel.ui.workspace.asking import Asked
from orgmodel.ui.workspace.library import files_of_sample
from tests.rights.shared import BEGUN, HANDED_IN, OWNER
from tests.ui.conftest import APP, option_list
from tests.ui.options.forms import key_of

Press = Callable[[AppTest], AppTest]
_numbers = count(1)


@dataclass(frozen=True)
class Stale:
    """An act: the page and option it is offered on, what is open there, and the right it needs.

    `first` is done while the right is still there.
    """

    page: str
    press: Press
    option: str = BEGUN
    right: Right = Right.EDIT
    open: Mapping[str, Any] = field(default_factory=dict)
    first: Press | None = None


def button(start: str) -> Press:
    """Press the first button whose key begins so."""

    def press(app: AppTest) -> AppTest:
        there = [one for one in app.button if str(one.key).startswith(start)]
        assert there, (start, [one.key for one in app.button])
        assert not there[0].disabled, start
        return there[0].click().run()

    return press


def written(kind: str, start: str, words: object) -> Press:
    """Fill a field whose key begins so."""

    def press(app: AppTest) -> AppTest:
        (one, *_) = (one for one in getattr(app, kind) if str(one.key).startswith(start))
        return one.set_value(words).run()

    return press


def chosen(start: str, place: int = 0) -> Press:
    """Choose in a list whose key begins so, by place."""

    def press(app: AppTest) -> AppTest:
        (one, *_) = (one for one in app.selectbox if str(one.key).startswith(start))
        return one.select_index(place).run()

    return press


def drawn(kind: str, **fields: Any) -> Press:
    """Send what the drawing sends."""

    def press(app: AppTest) -> AppTest:
        states = app._tree.get_widget_states()
        event = {"seq": 1, "type": kind, **fields}
        message = {"client": f"stale{next(_numbers)}", "events": [event]}
        for one in app.get("bidi_component"):
            if one.proto.component_name == "orgmodel.orgchart":
                told = states.widgets.add(id=_make_trigger_id(one.proto.id, "events"))
                told.json_trigger_value = json.dumps([{"event": "event", "value": message}])
        return app._run(states)

    return press


def everything(app: AppTest) -> AppTest:
    """Press every button and change every field that a page has, and drag in its drawing."""
    for one in app.button:
        if not one.disabled:
            one.click()
    for kind in (app.text_input, app.text_area):
        for one in kind:
            one.set_value(f"{one.value} more")
    for one in app.selectbox:
        if one.options and not one.disabled:
            one.select_index(len(one.options) - 1)
    return drawn("place", ids=["dir_hr"], target="dir_pde")(app)


def begun(app: AppTest) -> AppTest:
    """Begin an option in the list in the head row."""
    return option_list(app).select("new").run()


def reject(app: AppTest) -> AppTest:
    button("deciding.reject.")(app)
    return written("text_area", "om.signing.reason", "Not now")(app)


def accept(app: AppTest) -> AppTest:
    button("standing.")(app)
    button("stands.accept")(app)
    for name, words in (
        ("reason", "So it is"),
        ("safeguard", "A line"),
        ("owner", "Chief Executive"),
    ):
        app.session_state[f"om.accept.{name}"] = words
    app.session_state["om.accept.review"] = date(2090, 1, 1)
    return app.run()


def filled(app: AppTest) -> AppTest:
    """What the form of a move needs."""
    for name, value in (("post", "dir_fp"), ("to", "dir_sc")):
        app.session_state[key_of(app, "move-post", name)] = value
    return app.run()


def said(app: AppTest) -> AppTest:
    """Something to send."""
    (field,) = (one for one in app.text_area if "om.talk.draft" in str(one.key))
    return field.set_value("Hello").run()


def changed_rows(app: AppTest) -> AppTest:
    """Something to change in the rows that are selected."""
    app.session_state["om.directory.field"] = "Band"
    app.session_state["om.directory.value.Band"] = "9"
    return app.run()


def newer(app: AppTest) -> AppTest:
    """A newer list of the same organisation, dropped."""
    files = files_of_sample("brent")
    files["posts.csv"] += b"newer,Newer post,ce\r\n"
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    return app.run()


def uploaded(app: AppTest) -> AppTest:
    """Drop an option that was saved."""
    place = APP.parent / "data" / "brent" / "scenarios" / "o13b-hr-as-shared-service.toml"
    (one,) = (one for one in app.file_uploader if str(one.key).startswith("om.option.file"))
    one.upload(place.name, place.read_bytes())
    return app.run()


def _asks(what: str, *ids: str) -> Mapping[str, Any]:
    return {"om.asked": Asked(what, ids)}


_NOTE = f"signing.note.{BEGUN}"
_ROWS = {TABLE: True, "om.selected": "dir_fp"}
ACTS: Mapping[str, Stale] = MappingProxyType(
    {
        **{
            f"undo on {page}": Stale(page, button("option.undo"))
            for page in ("chart", "separation", "centre", "measures", "compare", "data", "about")
        },
        "redo": Stale("measures", button("option.redo")),
        "begin in the list": Stale("separation", begun),
        "drag": Stale("chart", drawn("place", ids=["dir_hr"], target="dir_pde")),
        "rename in the drawing": Stale("chart", drawn("rename", id="dir_hr", text="Other")),
        "add in the drawing": Stale("chart", drawn("add", id="dir_hr", text="Clerk")),
        "vacate in the drawing": Stale("chart", drawn("vacate", id="dir_hr")),
        "undo in the drawing": Stale("chart", drawn("undo")),
        "redo in the drawing": Stale("chart", drawn("redo")),
        "drop in the drawing": Stale("chart", drawn("drop_change", turn=1)),
        "reason in the drawing": Stale("chart", drawn("reason", turn=1, text="So")),
        "put right": Stale("chart", button("stands.put_right"), first=button("standing.")),
        "accept": Stale("chart", button("stands.accept.it"), first=accept),
        "take an acceptance back": Stale("chart", button("accepted.back.")),
        "have no target": Stale("chart", button("target.none"), open=_asks("target", "layers")),
        "set a target": Stale(
            "chart",
            button("target.set"),
            open=_asks("target", "cost") | {"om.target.written": "8"},
        ),
        "change in a dialog": Stale(
            "chart", button("om.change.task.make.remove-post"), open=_asks("remove", "dir_hr")
        ),
        "add any change": Stale(
            "workspace",
            button("om.change.task.make.move-post"),
            open=_asks("any") | {"om.change.task": "move-post"},
            first=filled,
        ),
        "comment in a dialog": Stale(
            "chart",
            button("comment.send"),
            right=Right.COMMENT,
            open=_asks("comment", "post", "dir_hr"),
            first=said,
        ),
        "edit in the table": Stale(
            "chart", button("directory.change"), open=_ROWS, first=changed_rows
        ),
        "add what ships": Stale("compare", chosen("om.compare.examples", 1)),
        "start": Stale("workspace", button("option.new")),
        "bring back": Stale("workspace", button("option.back")),
        "open what ships": Stale("workspace", chosen("om.option.example")),
        "open a saved option": Stale("workspace", uploaded),
        "name": Stale("workspace", written("text_input", f"om.option.name.{BEGUN}", "Other")),
        "copy": Stale("workspace", button("option.copy")),
        "delete": Stale("workspace", button("option.delete")),
        "drop a change": Stale("workspace", button("changed.remove.")),
        "give a reason": Stale("workspace", written("text_input", "changed.0.reason", "Because")),
        "submit": Stale("workspace", button("signing.submit")),
        "keep a version": Stale(
            "workspace", button("signing.keep"), first=written("text_input", _NOTE, "First")
        ),
        "take back": Stale("workspace", button("signing.take_back"), option=HANDED_IN),
        "open a version": Stale("workspace", button("version.open."), option=HANDED_IN),
        "accept a change": Stale(
            "workspace", button("deciding.accept."), option=HANDED_IN, right=Right.DECIDE
        ),
        "reject a change": Stale(
            "workspace",
            button("deciding.reject.it"),
            option=HANDED_IN,
            right=Right.DECIDE,
            first=reject,
        ),
        "comment": Stale("workspace", button("talk.send"), right=Right.COMMENT, first=said),
        "withdraw": Stale("workspace", button("comment.withdraw."), right=Right.COMMENT),
        "take a newer list": Stale("data", button("newer.take"), first=newer),
        "name the workspace": Stale("workspace", written("text_input", "om.manage.name", "Other")),
        "invite": Stale("workspace", button("share.invite"), right=Right.OWN),
        "take out": Stale("workspace", button(f"share.remove.{OWNER}"), right=Right.OWN),
        "give a role": Stale("workspace", chosen(f"om.share.role.{OWNER}", 0), right=Right.OWN),
        "keep until": Stale(
            "workspace",
            written("date_input", "om.manage.until", date.today() + timedelta(days=9)),
            right=Right.OWN,
        ),
        "delete the workspace": Stale(
            "workspace", button("manage.delete.do"), right=Right.OWN, first=button("manage.delete")
        ),
    }
)
"""Every control that changes something, by what it does."""

LOWERED = {
    Right.EDIT: (Role.EDITOR, Role.VIEWER),
    Right.COMMENT: (Role.EDITOR, Role.VIEWER),
    Right.DECIDE: (Role.APPROVER, Role.EDITOR),
    Right.OWN: (Role.OWNER, Role.APPROVER),
}
"""The role in which a page is opened, and the one that is left."""
