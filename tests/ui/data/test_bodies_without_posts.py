"""Bodies without posts in the app: each page draws them or says in words why not."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import NAMES, PAGES, Visit, words
from tests.ui.data.test_data_page import banner, upload

UNITS = (
    b"id,name,kind,parent,side\nboard,Board,board,,\naudit,Audit Committee,committee,board,\n"
    b"pay,Pay Committee,committee,board,\nbuy,Commissioning Group,committee,board,commissioning\n"
)
FILES = {
    "units.csv": UNITS,
    "memberships.csv": b"body,member,role\naudit,p1,chairs\npay,p1,member_of\n",
    "people.csv": b"id,name\np1,Ann One\n",
    "functions.csv": b"id,name,owner,kind\nf1,Audit plan,audit,governance\n",
    "links.csv": b"from,relation,to\naudit,accountable_to,board\npay,supports,audit\n",
}


@pytest.fixture(params=["units alone", "with seats and functions"])
def app(visit: Visit, request: pytest.FixtureRequest) -> AppTest:
    files = {"units.csv": UNITS} if request.param == "units alone" else FILES
    return upload(visit("data"), files)


def test_the_banner_counts_units_and_no_fault(app: AppTest) -> None:
    assert "4 units" in banner(app)
    assert "0 posts" not in banner(app)
    assert "No faults" in banner(app)


@pytest.mark.parametrize("page", [name for name in NAMES if name != "about"])
def test_each_page_opens(app: AppTest, page: str) -> None:
    app.switch_page(PAGES[page]).run()
    assert not app.exception
    assert words(app) or app.info or app.error


def test_the_chart_is_of_units(app: AppTest) -> None:
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    assert not app.exception
