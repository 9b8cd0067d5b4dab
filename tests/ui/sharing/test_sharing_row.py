"""The row over the page Workspace: sharing, carrying, managing, other workspaces."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import Role
from orgmodel.store.sql.store import Store
from orgmodel.store.workspace import Workspace
from orgmodel.ui.login.person import Person
from orgmodel.ui.sharing.carrying import whole
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import APP, PAGES, Visit, control, option_list, words

OTHER = Person("u_0123456789abcdef", "Bo [x](http://evil.example)")


def kept(app: AppTest) -> Workspace:
    found: Work = app.session_state["om.work"]
    assert found.kept is not None
    return found.kept


def begun(visit: Visit) -> AppTest:
    """A visit on the page Workspace with one option."""
    app = visit("workspace")
    return option_list(app).select("new").run()


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


@pytest.fixture
def as_person(monkeypatch: pytest.MonkeyPatch):
    """Be somebody else from now on, as after another login."""

    def become(person: Person) -> None:
        monkeypatch.setattr("orgmodel.ui.workspace.who.person", lambda: person)

    return become


def at(**said: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=20)
    for name, value in said.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(PAGES["workspace"]).run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("own_store")
def test_without_a_login_the_address_is_given_and_why_nobody_else_comes_in(visit: Visit) -> None:
    app = begun(visit)
    assert kept(app).id in app.code[0].value
    assert "Only this computer’s user" in words(app)
    assert "share.invite" not in keys(app)


@pytest.mark.usefixtures("own_store")
def test_a_workspace_is_renamed_and_deleted_after_it_was_asked_twice(
    visit: Visit, own_store: Store
) -> None:
    app = begun(visit)
    control(app.text_input, "om.manage.name").set_value("Winter *plan*").run()
    assert kept(app).name == "Winter *plan*"
    assert r"**Winter \*plan\*** " in words(app)
    app.button(key="manage.delete").click().run()
    assert "1 option" in app.warning[0].value
    assert len(own_store.listed("local")) == 1
    app.button(key="manage.delete.do").click().run()
    assert own_store.listed("local") == ()
    assert not app.exception
    assert app.session_state["om.work"].kept is None


def test_an_invitation_lets_somebody_in_once(visit: Visit, own_store: Store, as_person) -> None:
    kept_now = kept(begun(visit))
    as_person(Person("local", "Local user"))
    token = own_store.invite(kept_now.id, "local", Role.EDITOR)
    as_person(OTHER)
    app = at(invite=token)
    assert kept(app).id == kept_now.id
    assert "invite" not in app.query_params
    assert "You can change options" in words(app)
    assert r"Bo \[x\]" in words(app)
    as_person(Person("u_fedcba9876543210", "Third"))
    late = at(invite=token)
    assert "cannot be used" in late.error[0].value
    assert late.session_state["om.work"].kept is None


def test_an_owner_sets_roles_and_takes_them_away(visit: Visit, own_store: Store, as_person) -> None:
    owner = Person("u_00000000000000aa", "Asha")
    as_person(owner)
    app = begun(visit)
    own_store.share(kept(app).id, owner.id, OTHER.id, Role.VIEWER)
    app.run()
    control(app.selectbox, f"om.share.role.{OTHER.id}").select(Role.APPROVER).run()
    assert own_store.role(kept(app).id, OTHER.id) == Role.APPROVER
    control(app.selectbox, f"om.share.role.{owner.id}").select(Role.VIEWER).run()
    assert "always has an owner" in app.error[0].value
    app.button(key=f"share.remove.{OTHER.id}").click().run()
    assert own_store.role(kept(app).id, OTHER.id) is None
    app.button(key="share.invite").click().run()
    token = parse_qs(app.code[1].value.partition("?")[2])["invite"][0]
    assert own_store.accept(token, OTHER.id) == kept(app).id


def test_what_is_not_shared_any_more_is_shown_no_longer(
    visit: Visit, own_store: Store, as_person
) -> None:
    owner = Person("u_00000000000000aa", "Asha")
    as_person(owner)
    app = begun(visit)
    own_store.share(kept(app).id, owner.id, OTHER.id, Role.VIEWER)
    as_person(OTHER)
    guest = at(w=kept(app).id)
    assert kept(guest).id == kept(app).id
    assert "manage.delete" not in keys(guest)
    own_store.share(kept(app).id, owner.id, OTHER.id, None)
    guest.run()
    assert "not shared with you" in guest.error[0].value
    assert guest.session_state["om.work"].kept is None
    assert not guest.session_state["om.work"].options


def test_another_workspace_opens_in_one_press(visit: Visit, own_store: Store) -> None:
    first = kept(begun(visit))
    app = begun(visit)
    assert kept(app).id != first.id
    app.button(key=f"other.open.{first.id}").click().run()
    assert kept(app).id == first.id
    assert app.title[0].value == "Chart"


def test_a_workspace_that_was_exported_is_brought_in_the_same(
    visit: Visit, own_store: Store
) -> None:
    app = begun(visit)
    before = kept(app)
    content = whole(own_store, before.id, "local")()
    app.file_uploader(key="om.bring.0").upload("w.zip", content, "application/zip").run()
    after = kept(app)
    assert after.id != before.id
    assert (after.options, after.seal) == (before.options, before.seal)
    broken = content[: len(content) // 2]
    app.switch_page(PAGES["workspace"]).run()
    app.file_uploader(key="om.bring.1").upload("w.zip", broken, "application/zip").run()
    assert not app.exception
    assert len(app.error) == 1
    assert kept(app).id == after.id
