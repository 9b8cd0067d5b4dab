"""A link to somebody else's workspace opens nothing, and tells nothing of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.rights import Role
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.ui.login.person import person_of
from tests.openid.served import HOST, ROOT, Served, served
from tests.openid.visit import Tab, browser, log_in

NAME, TITLE = "Mergers of Northvale", "Keeper of the Seal"
FILES = {
    "posts.csv": f"id,title,fte,manager\nP1,{TITLE},1,\nP2,Clerk,1,P1\n".encode(),
}
NOT_SHARED = "There is no workspace at this address, or it is not shared with you."


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The whole app behind a provider."""
    with served(ROOT / "app.py", tmp_path_factory.mktemp("app")) as found:
        yield found


def _id(app: Served, of: str) -> str:
    return person_of({"iss": f"http://{HOST}:{app.provider}", "sub": of}).id


def _seen(app: Served, of: str, workspace: str) -> str:
    """All that stands on the page which a link to a workspace opens for a person."""
    app.behave(of=of)
    with browser(app) as client:
        log_in(client)
        with Tab(app, dict(client.cookies), query=f"w={workspace}") as tab:
            return tab.everything.replace("\\", "")


def test_a_link_shows_a_workspace_to_its_people_and_nothing_of_it_to_others(app: Served):
    baseline = Baseline({name: sha_of(content) for name, content in FILES.items()}, NAME, NAME)
    owner, member = _id(app, "owner"), _id(app, "member")
    store = Store(place())
    kept = store.begin(owner, NAME, baseline, FILES.values())
    assert TITLE in _seen(app, "owner", kept.id)
    assert TITLE not in _seen(app, "member", kept.id)
    store.share(kept.id, owner, member, Role.VIEWER)
    assert TITLE in _seen(app, "member", kept.id)
    refused, none = _seen(app, "stranger", kept.id), _seen(app, "stranger", "w_" + "0" * 20)
    for said in (refused, none):
        assert NOT_SHARED in said
        assert TITLE not in said
        assert NAME not in said
    store.share(kept.id, owner, member, None)
    assert NOT_SHARED in _seen(app, "member", kept.id)
    store.close()
