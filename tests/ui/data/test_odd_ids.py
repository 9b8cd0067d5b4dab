"""Odd ids and titles on every page: each stands, and shows what is there under its own id."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.chart.chart import VIEWS
from orgmodel.files.scenario_file import parse_scenario
from orgmodel.store.option import Option
from orgmodel.ui.workspace import state
from tests.odd_organisation import POSTS, SCENARIO, UNITS, odd_files
from tests.ui.conftest import PAGES, Visit
from tests.ui.data.test_data_page import upload

CHART = "orgmodel/ui/pages/chart.py"
EVERY_PAGE = (CHART, *PAGES.values())


def stands(app: AppTest) -> bool:
    return not app.exception and not any("went wrong" in said.value for said in app.error)


@pytest.fixture
def odd(visit: Visit) -> AppTest:
    """The page Data with the odd organisation opened."""
    app = upload(visit("data"), odd_files())
    assert "No faults" in app.container(key="banner").markdown[0].value
    return app


@pytest.mark.parametrize("selected", ["fin", "o'brien", "Finance Dept", "S 1", "gone, or not"])
def test_every_page_stands_whatever_is_selected(odd: AppTest, selected: str) -> None:
    odd.session_state["om.selected"] = selected
    for page in EVERY_PAGE:
        assert stands(odd.switch_page(page).run()), page


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_stands(odd: AppTest, view: str) -> None:
    odd.session_state[state.VIEW] = view
    assert stands(odd.switch_page(CHART).run())


@pytest.mark.parametrize("unit", [row["id"] for row in UNITS])
def test_every_unit_can_be_drawn(odd: AppTest, unit: str) -> None:
    odd.session_state[state.VIEW] = "unit"
    odd.session_state[state.UNIT] = unit
    assert stands(odd.switch_page(CHART).run())
    assert odd.selectbox(key=state.UNIT).value == unit


def test_every_page_stands_with_an_option(odd: AppTest) -> None:
    work = odd.session_state["om.work"]
    option = Option.of("odd", parse_scenario(SCENARIO.encode(), "scenario.toml"))
    odd.session_state["om.work"] = replace(work, options=(option,), current="odd")
    for page in EVERY_PAGE:
        assert stands(odd.switch_page(page).run()), page
    odd.session_state[state.VIEW] = "changes"
    assert stands(odd.switch_page(CHART).run())
    posts = odd.session_state["om.work"].organisation.posts["id"]
    assert set(posts) == {row["id"] for row in POSTS} - {"a"} | {"new post"}
