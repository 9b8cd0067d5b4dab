"""The choice of a body on the page Chart: all as one, or each with its own Board."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from orgmodel.ui.chart.bodies import BODY
from tests.ui.conftest import Visit


def scene(app: AppTest) -> dict[str, list[dict[str, str]]]:
    chart = json.loads(app.get("bidi_component")[0].proto.json)
    return json.loads(chart["scene"])  # type: ignore[no-any-return]


def ids(app: AppTest) -> set[str]:
    return {box["id"] for box in scene(app)["boxes"]}


def test_one_body_is_drawn_with_its_own_board_and_all_again(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.icb_cluster").click().run()
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    assert not app.exception
    choice = app.selectbox(key=BODY)
    assert choice.options == [
        "Bodies: all as one",
        "Body: NHS East Fenshire Integrated Care Board (invented)",
        "Body: NHS West Fenshire Integrated Care Board (invented)",
    ]
    assert {"east.ce", "west.ce", "board:east.board", "board:west.board"} <= ids(app)
    choice.select("west.ce").run()
    assert not app.exception
    assert {"west.ce", "board:west.board"} <= ids(app)
    assert not any(one.startswith(("east.", "board:east")) for one in ids(app))
    assert app.selectbox(key=BODY).value == "west.ce"
    app.selectbox(key=BODY).select("").run()
    assert {"east.ce", "west.ce"} <= ids(app)


def test_data_of_one_body_has_no_such_choice(visit: Visit) -> None:
    assert BODY not in [one.key for one in visit("chart").selectbox]
