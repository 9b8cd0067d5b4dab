"""The table of posts under the drawing: tied to it, and changed several at once."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from orgmodel.changes.scenario import Scenario
from orgmodel.store.option import Option
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import Visit


def opened(visit: Visit) -> AppTest:
    app = visit("chart")
    app.session_state["directory"] = True
    app.run()
    assert not app.exception
    return app


def work_of(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def test_every_post_is_listed(visit: Visit) -> None:
    app = opened(visit)
    assert len(app.dataframe[0].value) == len(work_of(app).organisation.posts)


def test_words_find_rows(visit: Visit) -> None:
    app = opened(visit)
    app.text_input(key="om.directory.sought").input("head of press").run()
    assert app.dataframe[0].value["Title"].tolist() == ["Head of Press and Communications"]


def test_one_field_of_all_selected_posts_is_changed_in_one_step(visit: Visit) -> None:
    app = opened(visit)
    app.session_state["om.selection"] = ("dph", "dir_sc")
    app.session_state["om.selected"] = "dir_sc"
    app.run()
    app.selectbox(key="om.directory.field").select("Band").run()
    app.text_input(key="om.directory.value.Band").input("9").run()
    app.button(key="directory.change").click().run()
    assert not app.exception
    work = work_of(app)
    assert work.option is not None
    assert len(work.option.steps) == 2
    assert {work.organisation.cells.cell(post, "band") for post in ("dph", "dir_sc")} == {"9"}


def test_nothing_is_changed_where_nothing_would_be(visit: Visit) -> None:
    app = opened(visit)
    app.session_state["om.selection"] = ("dph",)
    app.session_state["om.selected"] = "dph"
    app.run()
    model = work_of(app).organisation
    manager = model.names[model.hierarchy.manager("dph") or ""]
    app.selectbox(key="om.directory.field").select("Reports to").run()
    app.selectbox(key="om.directory.value.Reports to").select(manager).run()
    app.button(key="directory.change").click().run()
    assert work_of(app).option is None
    assert any("Nothing would change" in error.value for error in app.error)


def test_cells_are_not_emptied_because_nothing_was_typed(visit: Visit) -> None:
    app = opened(visit)
    app.session_state["om.selection"] = ("dph", "dir_sc")
    app.session_state["om.selected"] = "dir_sc"
    app.run()
    app.selectbox(key="om.directory.field").select("FTE").run()
    app.button(key="directory.change").click().run()
    assert work_of(app).option is None
    assert any("Type first what “FTE” becomes" in error.value for error in app.error)


def test_edited_cells_wait_for_the_button_also_over_another_page_and_another_change(
    visit: Visit,
) -> None:
    app = opened(visit)
    digest = work_of(app).opened.digest
    edited = {"dph": {"Band": "8d"}, "nobody": {"Band": "9"}}
    app.session_state["om.directory.edited"] = (digest, edited)
    app.session_state["om.directory.mode"] = "Edit cells"
    app.switch_page("orgmodel/ui/pages/about.py").run()
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    app.session_state["directory"] = True
    moved = Option.of("k", Scenario("x").move_post("dir_fp", to="dir_sc"))
    app.session_state["om.work"] = replace(work_of(app), options=(moved,), current="k")
    app.run()
    assert app.button(key="directory.make").label == "Make 1 change"
    app.button(key="directory.make").click().run()
    assert not app.exception
    assert work_of(app).organisation.cells.cell("dph", "band") == "8d"
