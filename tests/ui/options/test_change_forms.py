"""Forms of changes as they are drawn: what is asked, what it starts with, what it makes."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import Visit, words
from tests.ui.options.forms import key_of, open_form, press_make


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def make(app: AppTest, verb: str) -> dict[str, Any]:
    """Press the button, and give the change that it made."""
    press_make(app, verb)
    assert not app.error
    option = work(app).option
    assert option is not None
    return option.changes[-1].to_dict()


UPDATES = {
    "update-unit": ("unit", "d_fp", {"name": "Money"}),
    "update-function": ("function", "F40", {"name": "Planning"}),
    "update-service": ("service", "s_urgent", {"name": "Urgent care"}),
}


@pytest.mark.parametrize("verb", UPDATES)
def test_details_start_as_they_are_and_only_what_differs_is_changed(
    visit: Visit, verb: str
) -> None:
    about, identifier, texts = UPDATES[verb]
    app = open_form(visit("workspace"), verb)
    app.selectbox(key=key_of(app, verb, about)).select(identifier).run()
    row = work(app).baseline.row(identifier)
    assert row is not None
    for name, value in texts.items():
        field = app.text_input(key=key_of(app, verb, name, identifier))
        assert field.value == row[name]
        field.set_value(value).run()
    assert make(app, verb) == {"do": verb, about: identifier, **texts}


def test_a_unit_can_be_left_without_a_head_in_its_form(visit: Visit) -> None:
    app = open_form(visit("workspace"), "update-unit")
    app.selectbox(key=key_of(app, "update-unit", "unit")).select("d_fp").run()
    head = key_of(app, "update-unit", "head", "d_fp")
    assert app.selectbox(key=head).value == "dir_fp"
    app.selectbox(key=head).select("").run()
    assert app.selectbox(key=head).value == ""
    assert make(app, "update-unit") == {"do": "update-unit", "unit": "d_fp", "head": ""}
    assert "d_fp" not in work(app).organisation.head_of
    assert "1 head to settle" in app.container(key="verdict").markdown[0].value
    assert "Heads to settle: 1" in [header.value for header in app.header]
    assert "Nobody heads Finance" in words(app)


def test_a_service_is_added_with_an_id_made_from_its_name_and_ended_again(visit: Visit) -> None:
    app = open_form(visit("workspace"), "add-service")
    app.text_input(key=key_of(app, "add-service", "name")).set_value("Foot care").run()
    provision = app.selectbox(key=key_of(app, "add-service", "provision"))
    assert provision.options == ["internal", "external", "mixed"]
    provision.select("external").run()
    assert make(app, "add-service")["service"] == "foot_care"
    open_form(app, "remove-service")
    app.selectbox(key=key_of(app, "remove-service", "service")).select("foot_care").run()
    assert make(app, "remove-service") == {"do": "remove-service", "service": "foot_care"}
    assert "foot_care" not in work(app).organisation.table_of


def test_a_merger_asks_who_heads_the_unit_then(visit: Visit) -> None:
    app = open_form(visit("workspace"), "merge-units")
    app.multiselect(key=key_of(app, "merge-units", "units")).set_value(["d_fp", "d_sc"]).run()
    app.selectbox(key=key_of(app, "merge-units", "into")).select("d_fp").run()
    head = app.selectbox(key=key_of(app, "merge-units", "head"))
    assert (head.label, head.value, head.options[0]) == ("Head then", None, "Nobody")
    head.select("dir_sc").run()
    assert make(app, "merge-units")["head"] == "dir_sc"
    assert work(app).organisation.head_of["d_fp"] == "dir_sc"


def test_a_split_asks_who_heads_each_part(visit: Visit) -> None:
    app = open_form(visit("workspace"), "split-unit")
    app.selectbox(key=key_of(app, "split-unit", "unit")).select("d_fp").run()
    labels = [
        app.selectbox(key=key_of(app, "split-unit", f"part{n}.head", "d_fp")).label for n in (1, 2)
    ]
    assert labels == ["Head of part 1", "Head of part 2"]
    app.text_input(key=key_of(app, "split-unit", "part2.name", "d_fp")).set_value("Estates").run()
    app.selectbox(key=key_of(app, "split-unit", "part2.head", "d_fp")).select("dir_sc").run()
    assert make(app, "split-unit")["into"] == [
        {"unit": "d_fp"},
        {"unit": "estates", "name": "Estates", "head": "dir_sc"},
    ]


def test_a_post_to_remove_says_all_that_needs_a_new_home(visit: Visit) -> None:
    app = open_form(visit("workspace"), "remove-post")
    app.selectbox(key=key_of(app, "remove-post", "post")).select("ce").run()
    press_make(app, "remove-post")
    said = app.error[0].value
    assert "report to it" in said
    assert "It heads brent" in said
    app.selectbox(key=key_of(app, "remove-post", "post")).select("dir_fp").run()
    app.selectbox(key=key_of(app, "remove-post", "head")).select("dir_sc").run()
    assert make(app, "remove-post") == {"do": "remove-post", "post": "dir_fp", "head": "dir_sc"}
    assert work(app).organisation.head_of["d_fp"] == "dir_sc"
