"""A viewer is offered nothing that changes a workspace."""

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
