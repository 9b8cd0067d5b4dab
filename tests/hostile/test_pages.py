"""Every page, opened on work in which every word is hostile: each is shown as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.ui.login.person import Person
from orgmodel.ui.workspace.asking import Asked
from tests.hostile.page_texts import texts, wrong
from tests.hostile.world import OWNER, Words, hostile_workspace
from tests.hostile_words import MARK, hostile_words
from tests.ui.conftest import APP, PAGES

CHART = "orgmodel/ui/pages/chart.py"
ME = Person(OWNER, '<b>"Bo" :red[zq] $x$ [l](http://example.org)</b>')
ANY = Asked("any")
# The pages, and what is open on them; a page whose state is kept comes after the others.
STATES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("chart", {}),
    ("chart", {"om.selected": "ce"}),
    ("chart", {"om.selected": "x1"}),
    *(
        ("chart", {"om.asked": Asked(what, ids)})
        for what, ids in (
            ("comment", ("post", "x1")),
            ("depends", ("ce",)),
            ("change", ("x1",)),
            ("merge", ("x1", "x2")),
            ("split", ("x1",)),
            ("paper", ()),
        )
    ),
    *(
        ("chart", {"om.asked": ANY, "om.change.task": verb})
        for verb in (
            "move-post",
            "merge-posts",
            "split-unit",
            "move-function",
            "add-link",
            "remove-link",
            "end-appointment",
        )
    ),
    ("chart", {"om.directory.mode": "Edit cells"}),
    *(("chart", {"om.view": view}) for view in ("unit", "interdependence")),
    *(
        ("measures", {"om.measures.section": section})
        for section in (
            "The shape of it",
            "Who depends on whom",
            "What thresholds flag",
            "Competencies",
            "Every figure and how it is counted",
        )
    ),
    ("centre", {"om.centre.written": True}),
    ("separation", {"om.findings.all": True}),
    ("workspace", {"om.history.more": 50, "om.talk.all": True}),
    ("workspace", {"om.change.refused": hostile_words()}),
    ("compare", {}),
    ("compare", {"om.asked": Asked("pack")}),
    ("data", {"om.people.names": True, "om.table": "people"}),
    ("data", {"om.table": "posts"}),
    ("about", {}),
    ("start", {}),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    """A visit of somebody whose name is hostile too, to one of two such workspaces."""
    with pytest.MonkeyPatch.context() as patch:
        file = tmp_path_factory.mktemp("hostile") / "store.sqlite"
        patch.setenv("ORGMODEL_STORE", str(file))
        store = Store(place())
        hostile_workspace(store, Words(30))
        identifier, option = hostile_workspace(store, Words(100))
        for module in ("orgmodel.ui.workspace.who", "orgmodel.ui.login.who"):
            patch.setattr(f"{module}.person", lambda: ME)
        found = AppTest.from_file(str(APP), default_timeout=60)
        found.query_params.update({"w": identifier, "o": option})
        yield found.run()


def test_each_page_shows_each_word_as_it_was_written(app: AppTest) -> None:
    met: set[str] = set()
    for page, wanted in STATES:
        for key in ("om.selected", "om.asked", "om.change.refused"):
            app.session_state[key] = wanted.get(key, () if "refused" in key else None)
        for key, value in wanted.items():
            app.session_state[key] = value
        app.switch_page(CHART if page == "chart" else PAGES[page]).run()
        assert not app.exception, (page, wanted)
        sent = [text for text in texts(app) if MARK in text.words]
        faults = {(text, *found) for text in sent if (found := wrong(text))}
        assert not faults, (page, wanted)
        met |= {text.place for text in sent}
    assert {"Markdown.body", "Html.body", "Button.label", "Alert.body", "Heading.body"} <= met
    assert {"Selectbox.options", "Dataframe cell", "Table cell", "Expandable.label"} <= met
