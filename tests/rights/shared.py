"""A workspace of somebody else's for the tests of rights, and visits to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from orgmodel.changes.scenario import Scenario
from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.rights import Role
from orgmodel.store.sql.store import Store
from orgmodel.ui.login.person import Person
from orgmodel.ui.workspace.library import files_of_sample, open_sample
from orgmodel.ui.workspace.loaded import as_baseline
from tests.ui.conftest import APP

ME = Person("u_0123456789abcdef", "Bo")
OWNER = "u_owner"
HANDED_IN, BEGUN = "a", "b"


@dataclass(frozen=True)
class Shared:
    """The store, a workspace of `OWNER` in it, and an option that is submitted."""

    store: Store
    id: str
    option: str = "a"

    def let_in(self, role: Role | None) -> None:
        """Give the visitor a role, or none."""
        self.store.share(self.id, OWNER, ME.id, role)

    def state(self) -> tuple[object, ...]:
        """All that can be changed in the workspace."""
        events = self.store.events(self.id, OWNER)
        listed = [one for one in self.store.listed(OWNER) if one.id == self.id]
        kept = [one.keep_until for one in listed]
        return (*(e for e in events if e.kind != kinds.MEMBER), *kept)

    def visit(self) -> AppTest:
        """Come by the address."""
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.query_params.update({"w": self.id, "o": self.option})
        app.run()
        assert not app.exception
        return app


def shared_workspace(store: Store) -> Shared:
    """Brent with two steps in one option, which its owner submitted and then changed no more."""
    files = files_of_sample("brent")
    baseline = as_baseline(open_sample("brent"), files)
    kept = store.begin(OWNER, "Plan", baseline, files.values())
    moved = Scenario("Option").move_function("F40", to="d_pccc").to_dict()
    acts = [
        Act(kinds.OPTION_BEGUN, "a", {"scenario": {"name": "Option"}}),
        Act(kinds.CHANGED, "a", {"keep": 0, "changes": moved["change"]}),
    ]
    kept = store.append(kept.id, OWNER, acts, kept.number)
    handed_in = [Act(kinds.SUBMITTED, "a", {"outcomes": {}, "name": "First"})]
    kept = store.append(kept.id, OWNER, handed_in, kept.number)
    return Shared(store, kept.id)


def keys(app: AppTest) -> Iterator[str]:
    """The keys of what can be used on a page."""
    for kind in (
        "button",
        "text_input",
        "date_input",
        "selectbox",
        "text_area",
        "segmented_control",
    ):
        for one in getattr(app, kind, None) or app.get(kind):
            if not getattr(one, "disabled", False):
                yield str(getattr(one, "key", ""))
    yield from (str(one.proto.id) for one in app.get("download_button"))
