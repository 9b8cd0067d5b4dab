"""The app's pages run without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store

APP = Path(__file__).parents[2] / "app.py"
NAMES = ("start", "centre", "separation", "measures", "workspace", "compare", "data", "about")
PAGES = {name: f"orgmodel/ui/pages/{name}.py" for name in NAMES}
T = TypeVar("T")
Visit = Callable[[str], AppTest]


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store in which nothing is kept yet, for the time of a test."""
    monkeypatch.setenv("ORGMODEL_STORE", str(tmp_path / "store.sqlite"))
    return Store(place())


@pytest.fixture
def visit() -> Visit:
    """Open the app and go to the page Chart, or another by the name of its file."""

    def go(name: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=20).run()
        if name != "chart":
            app.switch_page(PAGES[name]).run()
        assert not app.exception
        return app

    return go


def control(found: Iterable[T], name: str) -> T:
    """The one of these that acts when it is set and has this name, whatever its number is."""
    keys = re.compile(rf"{re.escape(name)}(\.\d+)?")
    return next(one for one in found if keys.fullmatch(str(one.key)))  # type: ignore[attr-defined]


def option_list(app: AppTest) -> Selectbox:
    """The list in the head row by which the option shown is chosen."""
    return next(found for found in app.selectbox if found.label == "Option shown")


def words(app: AppTest) -> str:
    """All Markdown of a page, marks and all."""
    return "\n".join(element.value for element in app.markdown)


def drawn_words(app: AppTest) -> str:
    """All that a page puts in as HTML of its own."""
    return "\n".join(element.proto.body for element in app.get("html"))
