"""A manager who is not in the data, or not known, can be selected, and says so."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.shared.escaping import escaped
from tests.ui.conftest import Visit, drawn_words, words
from tests.ui.data.test_data_page import upload
from tests.ui.drawing.test_chart_page import drawn

FILES = {
    "posts.csv": b"id,title,reports_to\n1,Chief Executive,\n2,Director of Nursing,1\n"
    b"3,Ward Manager,99\n4,Nurse,3\n5,Matron,99\n6,Analyst,\n",
    "organisation.toml": b'name = "Left"\ntops = ["1"]\n',
}


@pytest.fixture
def app(visit: Visit) -> AppTest:
    chart = upload(visit("data"), FILES).switch_page("orgmodel/ui/pages/chart.py").run()
    assert not chart.exception
    return chart


def selected(app: AppTest, identifier: str) -> AppTest:
    app.session_state["om.selected"] = identifier
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("ghost", "title", "badge", "reports"),
    [
        ("99", "99: not in the data", "Not in the data", ["3", "5"]),
        ("manager not known", "Manager not known", "Not known", ["6"]),
    ],
)
def test_its_panel_lists_its_reports(app, ghost, title, badge, reports) -> None:
    assert ghost in drawn(app)
    selected(app, ghost)
    assert app.header[0].value == escaped(title)
    assert f">{badge}<" in drawn_words(app)
    keys = [button.key for button in app.button if (button.key or "").startswith("panel.down.")]
    assert keys == [f"panel.down.{post}" for post in reports]
    app.button(key=keys[0]).click().run()
    assert app.session_state["om.selected"] == reports[0]


def test_a_post_leads_to_the_manager_who_is_not_in_the_data(app) -> None:
    selected(app, "4")
    app.button(key="panel.up.3").click().run()
    app.button(key="panel.up.99").click().run()
    assert app.header[0].value == escaped("99: not in the data")


def test_only_a_known_top_reports_to_nobody(app) -> None:
    assert escaped("Reports to nobody: a top post.") in words(selected(app, "1"))
    assert "Reports to nobody" not in words(selected(app, "6"))
    assert app.button(key="panel.up.manager not known").label == "Manager not known"
