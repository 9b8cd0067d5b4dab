"""Who may do what by a link and on the page Workspace: each role's cells of the table."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import Role
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.ui.login.person import Person
from orgmodel.ui.workspace.library import files_of_sample, open_sample
from orgmodel.ui.workspace.loaded import as_baseline
from tests.store.sql.small import option
from tests.ui.conftest import APP, PAGES

ME = Person("u_0123456789abcdef", "Bo")
OFFERED = {
    "sharing.export": set(Role),
    "option.new": {Role.EDITOR, Role.APPROVER, Role.OWNER},
    "om.manage.name": {Role.EDITOR, Role.APPROVER, Role.OWNER},
    "share.invite": {Role.OWNER},
    "om.manage.until": {Role.OWNER},
    "manage.delete": {Role.OWNER},
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str]:
    """A workspace with one option, which belongs to somebody else."""
    with pytest.MonkeyPatch.context() as patch:
        file = tmp_path_factory.mktemp("rights") / "store.sqlite"
        patch.setenv("ORGMODEL_STORE", str(file))
        store = Store(place())
        files = files_of_sample("brent")
        kept = store.begin(
            "u_owner", "Plan", as_baseline(open_sample("brent"), files), files.values()
        )
        kept = store.append(kept.id, "u_owner", [option("a")], kept.number)
        yield store, kept.id


def opened(store: Store, identifier: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("ORGMODEL_STORE", str(store._database.file))
    monkeypatch.setattr("orgmodel.ui.workspace.who.person", lambda: ME)
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.query_params["w"] = identifier
    app.run()
    app.switch_page(PAGES["workspace"]).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("role", [None, *Role])
def test_a_link_opens_for_members_and_the_page_offers_what_their_role_allows(
    role: Role | None, shared: tuple[Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, identifier = shared
    store.share(identifier, "u_owner", ME.id, role)
    app = opened(store, identifier, monkeypatch)
    kept = app.session_state["om.work"].kept
    if role is None:
        assert kept is None
        assert "not shared with you" in app.error[0].value
        return
    assert kept.id == identifier
    elements = (app.button, app.text_input, app.date_input, app.get("download_button"))
    there = {str(one.key) for kind in elements for one in kind if hasattr(one, "key")}
    there |= {"sharing.export"} if "sharing.export" in str(app.get("download_button")) else set()
    assert {key for key in OFFERED if key in there} == {
        key for key, roles in OFFERED.items() if role in roles
    }
