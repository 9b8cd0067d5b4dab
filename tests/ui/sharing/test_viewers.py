"""A viewer is offered nothing that changes a workspace, and is refused where it is tried."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import Role
from orgmodel.store.sql.store import Store
from orgmodel.ui.login.person import Person
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import APP, PAGES, Visit, option_list
from tests.ui.options.test_options_page import fill

VIEWER = Person("u_0123456789abcdef", "Bo")
EDITS = ("accept", "put_right", "figures.target", "option.new", "option.add", "panel.move")


@pytest.fixture
def viewing(visit: Visit, own_store: Store, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A visit of somebody who may look at a workspace with an option of one change."""
    owner = fill(visit("workspace"), "move-function", function="F40", to="d_pccc")
    work: Work = owner.session_state["om.work"]
    assert work.kept is not None
    own_store.share(work.kept.id, "local", VIEWER.id, Role.VIEWER)
    monkeypatch.setattr("orgmodel.ui.workspace.who.person", lambda: VIEWER)
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.query_params.update({"w": work.kept.id, "o": work.current})
    app.run()
    assert not app.exception
    return app


def test_no_page_offers_a_viewer_to_change_anything(viewing: AppTest) -> None:
    assert [b for b in viewing.button if "put_right" in str(b.key)] == []
    for page in ("workspace", "separation", "compare"):
        app = viewing.switch_page(PAGES[page]).run()
        assert not app.exception
        offered = [str(button.key) for button in app.button if not button.disabled]
        assert [key for key in offered if any(part in key for part in EDITS)] == []
        assert "New option" not in option_list(app).options
        assert app.button(key="option.undo").disabled


def test_what_is_tried_all_the_same_is_refused_in_words(
    viewing: AppTest, own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = viewing.switch_page(PAGES["workspace"]).run()
    before: Work = app.session_state["om.work"]
    assert before.kept is not None
    # A page that offers everything, as an old one in the browser may.
    monkeypatch.setattr("orgmodel.ui.workspace.keeping.may", lambda _right: True)
    app.run()
    app.button(key="option.undo").click().run()
    assert not app.exception
    after: Work = app.session_state["om.work"]
    assert after.options == before.options
    assert own_store.number(before.kept.id, "local") == before.kept.number
    assert any("As a viewer you cannot" in error.value for error in app.error)
