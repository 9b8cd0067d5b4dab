"""A store that cannot be used, and hostile names: refused in words, nothing lost, nothing live."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.event import Act
from orgmodel.store.kinds import NAMED
from orgmodel.store.rights import Role
from orgmodel.store.sql.errors import StoreError
from orgmodel.store.sql.store import Store
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import PAGES, Visit, drawn_words, option_list, words
from tests.ui.options.test_options_page import fill

FULL = "There is no room left where work is kept. Nothing was done; make room, then try again."
HOSTILE = "![x](http://evil.example/x.png) <img src=x> [y](javascript:z) :red[q] $e$"


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Call with names of what the store does no longer."""

    def refuse(*_args: object, **_keys: object) -> None:
        raise StoreError(FULL)

    def ends(*names: str) -> None:
        for name in names:
            monkeypatch.setattr(Store, name, refuse)

    return ends


def test_a_full_store_refuses_a_press_in_words_and_the_page_stays(
    visit: Visit, own_store: Store, gone
) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    before = work(app)
    gone("append", "begin")
    app.button(key="option.undo").click().run()
    assert not app.exception
    assert any("no room left" in error.value for error in app.error)
    assert work(app).options == before.options
    assert own_store.number(before.kept.id, "local") == before.kept.number


def test_a_store_that_does_not_answer_leaves_what_is_open(
    visit: Visit, own_store: Store, gone
) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    before = work(app)
    gone("append", "read", "number", "role", "listed", "members", "events", "names", "beat")
    for page in ("workspace", "start", "measures"):
        app.switch_page(PAGES[page]).run()
        assert not app.exception
        assert work(app).options == before.options
    assert any("no room left" in error.value for error in app.error)


def test_hostile_names_are_shown_as_they_are_written(visit: Visit, own_store: Store) -> None:
    app = option_list(visit("workspace")).select("new").run()
    kept = work(app).kept
    own_store.know("u_0123456789abcdef", HOSTILE)
    own_store.share(kept.id, "local", "u_0123456789abcdef", Role.EDITOR)
    act = Act(NAMED, "", {"name": HOSTILE})
    own_store.append(kept.id, "u_0123456789abcdef", [act], kept.number + 1)
    other = visit("workspace")
    for seen, page in ((app, "workspace"), (other, "workspace"), (other, "start")):
        seen.switch_page(PAGES[page]).run()
        assert not seen.exception
        labels = [str(button.label) for button in seen.button]
        for live in ("![x](", "[y](", ":red[q]", "<img src=x>", "$e$"):
            assert live not in words(seen)
            assert live not in drawn_words(seen)
            assert not [label for label in labels if live in label]
    assert r"\!\[x\]" in "".join(str(button.label) for button in other.button)
