"""The page Chart: what is drawn, and what the panel says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.chart.file_formats import file_formats
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import Asked, Download
from tests.ui.conftest import Visit, drawn_words, words
from tests.ui.data.test_data_page import upload


def drawn(app: AppTest) -> list[str]:
    chart = json.loads(app.get("bidi_component")[0].proto.json)
    return [box["id"] for box in json.loads(chart["scene"])["boxes"]]


@pytest.mark.parametrize("name", ["chart", "centre", "separation", "data", "about"])
def test_brent_is_open_at_first_and_said_on_every_page(visit: Visit, name: str) -> None:
    said = visit(name).container(key="banner").markdown[0].value
    for part in ("Brent tPCT", "Draft proposals", "2 July 2007", "No faults"):
        assert part in said


def test_every_post_of_the_line_is_drawn(visit: Visit) -> None:
    assert set(drawn(visit("chart"))) >= {"ce", "dir_sc", "dir_pde", "pec_chair"}


def boxes_of(app: AppTest) -> dict[str, dict[str, Any]]:
    chart = json.loads(app.get("bidi_component")[0].proto.json)
    return {box["id"]: box for box in json.loads(chart["scene"])["boxes"]}


def test_boxes_say_the_fields_that_are_chosen(visit: Visit) -> None:
    app = visit("chart")
    app.multiselect(key=state.SHOW).select("span").run()
    assert not app.exception
    said = [text["t"] for text in boxes_of(app)["ce"]["texts"]]
    assert "9 direct reports" in said


def test_boxes_are_coloured_by_their_direct_reports(visit: Visit) -> None:
    app = visit("chart")
    app.selectbox(key=state.COLOUR).select("span").run()
    chart = json.loads(app.get("bidi_component")[0].proto.json)
    assert [entry["label"] for entry in json.loads(chart["scene"])["legend"]][:3] == [
        "no direct reports",
        "up to 8 direct reports",
        "over 8 direct reports",
    ]


def test_the_view_of_one_unit_asks_which(visit: Visit) -> None:
    app = visit("chart")
    app.segmented_control(key=state.VIEW).select("unit").run()
    app.selectbox(key=state.UNIT).select("d_pde").run()
    assert not app.exception
    assert "dir_pde" in drawn(app)


def test_views_of_the_centre_and_of_separation_are_drawn(visit: Visit) -> None:
    app = visit("chart")
    for view, identifier in (("centre", "pec_chair"), ("separation", "d_pde")):
        app.segmented_control(key=state.VIEW).select(view).run()
        assert not app.exception
        assert identifier in drawn(app)


def test_where_nothing_is_selected_the_findings_are_listed(visit: Visit) -> None:
    app = visit("chart")
    assert [header.value for header in app.header] == ["Findings that matter: 17"]


def test_the_panel_says_where_each_link_is_written(visit: Visit) -> None:
    app = visit("chart")
    app.session_state["om.selected"] = "dir_pde"
    app.run()
    said = words(app)
    assert app.header[0].value == "Director of Provider Development and Estates"
    assert r"memberships\.csv row 6" in said
    assert "**Chairs**" in said
    assert "<b>P</b> provider" in drawn_words(app)


def test_units_that_are_linked_both_ways_are_named_once_in_the_panel(visit: Visit) -> None:
    files = {
        "posts.csv": b"id,title,reports_to,unit\nce,Chief Executive,,a\n",
        "units.csv": b"id,name,kind\na,Unit A,team\nb,Unit B,team\n",
        "links.csv": b"from,relation,to\na,works_closely_with,b\nb,works_closely_with,a\n",
    }
    app = upload(visit("data"), files)
    app.session_state["om.selected"] = "a"
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    assert not app.exception
    assert [button.label for button in app.button if button.label == "Unit B"] == ["Unit B"]


def test_a_manager_in_the_panel_can_be_gone_to(visit: Visit) -> None:
    app = visit("chart")
    app.session_state["om.selected"] = "dir_pde"
    app.run()
    app.button(key="panel.up.ce").click().run()
    assert app.session_state["om.selected"] == "ce"
    view = json.loads(app.get("bidi_component")[1].proto.json)
    assert view["look"] == {"id": "ce", "turn": 1}


def test_the_dialog_on_paper_shows_a_page_and_every_form(visit: Visit) -> None:
    app = visit("chart")
    app.session_state["om.asked"] = Asked(Download.PAPER)
    app.run()
    assert not app.exception
    labels = [button.label for button in app.get("download_button")]
    assert labels == [kind.title for kind in file_formats().values()]
    assert [one.value for one in app.caption if "page" in one.value] == ["1 page."]
    assert app.checkbox(key="chart.names").value is False


def test_the_dialog_on_paper_stays_when_the_page_is_drawn_anew(visit: Visit) -> None:
    app = visit("chart")
    app.session_state["om.asked"] = Asked(Download.PAPER)
    app.run()
    app.run()
    assert not app.exception
    assert len(app.get("download_button")) == len(file_formats())


BANDED = b"id,title,reports_to,band\na,Head,,9\nb,Deputy,a,8\nc,Clerk,a,7\nd,Officer,b,7\n"


def test_rows_by_band_are_a_choice_where_posts_have_bands(visit: Visit) -> None:
    app = visit("chart")
    assert state.ROWS not in {box.key for box in app.selectbox}
    app = upload(visit("data"), {"posts.csv": BANDED})
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    app.selectbox(key=state.ROWS).select("band").run()
    assert not app.exception
    chart = json.loads(app.get("bidi_component")[0].proto.json)
    tops = {box["id"]: box["y"] for box in json.loads(chart["scene"])["boxes"]}
    assert tops["a"] < tops["b"] < tops["c"] == tops["d"]
