"""What a box's menu asks: its form, filled from the box, or the answer in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.options.change_form import TASK
from orgmodel.ui.workspace.asking import Asked
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import Visit, words
from tests.ui.options.forms import key_of, press_make


def asked(visit: Visit, what: str, *ids: str, page: str = "chart") -> AppTest:
    app = visit(page)
    app.session_state["om.asked"] = Asked(what, ids)
    app.run()
    assert not app.exception
    return app


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def made(app: AppTest, verb: str) -> dict[str, Any]:
    press_make(app, verb)
    assert not app.error
    option = work(app).option
    assert option is not None
    assert app.session_state["om.asked"] is None
    return option.changes[-1].to_dict()


def labels(app: AppTest) -> list[str]:
    return [field.label for field in app.selectbox]


def asked_by(kind: str, *ids: str) -> Asked | None:
    """What is asked after an event of a box's menu."""

    def script(kind: str, ids: tuple[str, ...]) -> None:
        from orgmodel.ui.chart.doing import do
        from orgmodel.ui.drawing.events import ChartEvent

        do(ChartEvent(1, "ask", ids=ids, text=kind))

    app = AppTest.from_function(script, args=(kind, ids)).run()
    assert not app.exception
    known = "om.asked" in app.session_state
    return app.session_state["om.asked"] if known else None


@pytest.mark.parametrize(
    ("kind", "ids", "what"),
    [
        ("change", ("dir_fp",), Asked("change", ("dir_fp",))),
        ("merge", ("dir_fp", "d_sc", "dir_sc"), Asked("merge", ("dir_fp", "dir_sc"))),
        ("depends", ("d_fp",), Asked("depends", ("d_fp",))),
        ("record", ("d_fp",), None),
        ("split", ("F40",), None),
        ("change", ("nobody",), None),
        ("rm -rf", ("dir_fp",), None),
    ],
)
def test_a_menu_opens_only_what_can_be_asked_of_its_box(
    kind: str, ids: tuple[str, ...], what: Asked | None
) -> None:
    assert asked_by(kind, *ids) == what


def test_open_its_unit_draws_the_unit_that_a_post_heads() -> None:
    def script() -> None:
        from orgmodel.ui.chart.doing import do
        from orgmodel.ui.drawing.events import ChartEvent

        do(ChartEvent(1, "ask", ids=("dir_fp",), text="unit"))

    app = AppTest.from_function(script).run()
    assert (app.session_state["om.view"], app.session_state["om.unit"]) == ("unit", "d_fp")


def test_change_starts_with_the_cells_of_the_box(visit: Visit) -> None:
    app = asked(visit, "change", "dir_fp")
    title = next(field for field in app.text_input if field.label == "Title")
    assert title.value == "Director of Finance and Performance"
    title.set_value("Finance director").run()
    assert made(app, "update-post") == {
        "do": "update-post",
        "post": "dir_fp",
        "title": "Finance director",
    }


def test_remove_asks_only_where_that_goes_which_is_there(visit: Visit) -> None:
    app = asked(visit, "remove", "dir_fp")
    names = work(app).organisation.names
    unit = names["d_fp"]
    assert f"Who heads {unit} then?" in labels(app)
    assert not any("Where do its" in label for label in labels(app))
    app = asked(visit, "remove", "ce")
    reports = work(app).organisation.hierarchy.span("ce")
    assert f"Where do its {reports} posts go?" in labels(app)


def test_merge_asks_who_heads_the_new_unit_and_offers_the_heads_first(visit: Visit) -> None:
    app = asked(visit, "merge", "dir_fp", "dir_sc")
    head = next(field for field in app.selectbox if field.label == "Who heads the new unit?")
    names = work(app).organisation.names
    assert [names["dir_fp"] in head.options[0], names["dir_sc"] in head.options[1]] == [True, True]
    head.select("dir_sc").run()
    change = made(app, "merge-units")
    assert (change["units"], change["into"], change["head"]) == (["d_fp", "d_sc"], "d_fp", "dir_sc")


def test_merge_can_mean_only_the_posts(visit: Visit) -> None:
    app = asked(visit, "merge", "dir_fp", "dir_sc")
    app.radio[0].set_value("posts").run()
    assert made(app, "merge-posts")["posts"] == ["dir_fp", "dir_sc"]


def test_split_asks_who_heads_each_part(visit: Visit) -> None:
    app = asked(visit, "split", "dir_fp")
    assert "**Who heads each part?**" in words(app)
    assert {"Head of part 1", "Head of part 2"} <= set(labels(app))


def test_what_was_typed_is_kept_for_its_box_and_no_other(visit: Visit) -> None:
    app = asked(visit, "remove", "dir_fp")
    head = next(field for field in app.selectbox if field.label.startswith("Who heads"))
    head.select("dir_sc").run()
    app.session_state["om.asked"] = Asked("remove", ("dir_sc",))
    app.run()
    other = next(field for field in app.selectbox if field.label.startswith("Who heads"))
    assert other.value is None
    app.session_state["om.asked"] = None
    app.run()
    app.session_state["om.asked"] = Asked("remove", ("dir_fp",))
    app.run()
    again = next(field for field in app.selectbox if field.label.startswith("Who heads"))
    assert again.value == "dir_sc"


def test_a_field_that_nobody_touched_follows_the_organisation(visit: Visit) -> None:
    app = asked(visit, "change", "dir_fp")
    app.session_state["om.asked"] = Asked("any")
    app.run()
    app.selectbox(key=TASK).select("update-post").run()
    app.selectbox(key=key_of(app, "update-post", "post")).select("dir_fp").run()
    title = app.text_input(key=key_of(app, "update-post", "title", "dir_fp"))
    title.set_value("Money").run()
    press_make(app, "update-post")
    app.session_state["om.asked"] = Asked("change", ("dir_fp",))
    app.run()
    title = next(field for field in app.text_input if field.label == "Title")
    assert title.value == "Money"


def test_what_depends_on_a_box_is_told_in_words(visit: Visit) -> None:
    said = words(asked(visit, "depends", "ce"))
    assert "direct reports" in said
    assert "It heads" in said


def test_a_box_that_is_gone_asks_nothing(visit: Visit) -> None:
    app = asked(visit, "change", "gone")
    assert not any(button.key.startswith(TASK) for button in app.button)


def test_what_is_asked_about_a_box_that_is_gone_does_not_come_back_with_it(visit: Visit) -> None:
    app = asked(visit, "change", "no such post")
    assert app.session_state["om.asked"] is None


def test_what_is_typed_about_a_post_is_not_shown_on_other_data_with_the_same_id(
    visit: Visit,
) -> None:
    app = asked(visit, "change", "ce")
    title = next(field for field in app.text_input if field.label == "Title")
    title.set_value("Half typed").run()
    brent = work(app)
    app.session_state["om.work"] = Work(replace(brent.opened, digest="other"))
    app.run()
    title = next(field for field in app.text_input if field.label == "Title")
    assert title.value == brent.organisation.names["ce"]
    app.session_state["om.work"] = brent
    app.run()
    title = next(field for field in app.text_input if field.label == "Title")
    assert title.value == "Half typed"
