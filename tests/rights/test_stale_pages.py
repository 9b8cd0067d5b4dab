"""A page that somebody has open when their role is lowered or taken away, or when they log out.

Each control that it still shows is pressed: nothing is written, and why is said.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.runtime.state.safe_session_state import SafeSessionState

from orgmodel.changes.scenario import Scenario
from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.rights import Right, Role
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.ui.login import locking
from orgmodel.ui.login.admission import Locked
from tests.rights.shared import BEGUN, ME, OWNER, Shared, shared_workspace
from tests.rights.stale import ACTS, LOWERED, Stale, everything
from tests.rights.stale_visit import StaleVisit
from tests.ui.conftest import PAGES

ACCEPTED = {
    "rule": "SEP-4",
    "subject": ["F40"],
    "reason": "So it is",
    "safeguard": "Its own line",
    "owner": "The chief executive",
    "review": "2090-01-01",
}


def with_a_draft(shared: Shared) -> Shared:
    """Beside what is submitted an option with two steps of three, and one that was deleted."""
    two = Scenario("Own").move_function("F40", to="d_pccc").move_post("dir_hr", to="dir_fp")
    steps = two.remove_post("ad_pde").to_dict()["change"]
    begun = {"scenario": {"name": "Own", "exemption": [ACCEPTED]}}
    acts = [
        Act(kinds.OPTION_BEGUN, BEGUN, begun),
        *(
            Act(kinds.CHANGED, BEGUN, {"keep": number, "changes": [step]})
            for number, step in enumerate(steps)
        ),
        Act(kinds.UNDONE, BEGUN),
        Act(kinds.OPTION_BEGUN, "gone", {"scenario": {"name": "Gone"}}),
        Act(kinds.DELETED, "gone"),
        Act(kinds.TARGET, "", {"figure": "layers", "most": 5, "words": "5"}),
    ]
    store = shared.store
    store.append(shared.id, OWNER, acts, store.number(shared.id, OWNER))
    shared.let_in(Role.EDITOR)
    said = Act(kinds.COMMENT, "", {"about": "workspace", "id": "", "words": "Mine"})
    store.append(shared.id, ME.id, [said], store.number(shared.id, OWNER))
    return shared


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaleVisit]:
    with pytest.MonkeyPatch.context() as patch:
        file = tmp_path_factory.mktemp("stale") / "store.sqlite"
        patch.setenv("ORGMODEL_STORE", str(file))
        patch.setattr("orgmodel.ui.workspace.who.person", lambda: ME)
        shared = with_a_draft(shared_workspace(Store(place())))
        yield StaleVisit(shared, shared.visit())


@pytest.mark.parametrize("name", ACTS)
def test_who_was_lowered_or_taken_out_writes_nothing_and_reads_why(
    visit: StaleVisit, name: str
) -> None:
    act = ACTS[name]
    before, after = LOWERED[act.right]
    for role, words in ((after, f"{after.value} you cannot"), (None, "not shared with you")):
        visit.opened(act, before)
        visit.shared.let_in(role)
        there = visit.kept()
        act.press(visit.app)
        assert not visit.app.exception
        assert visit.kept() == there
        assert words in visit.told()


def test_acts_of_every_right_are_pressed() -> None:
    assert {act.right for act in ACTS.values()} == set(Right) - {Right.LOOK}


@pytest.mark.parametrize("page", ["chart", *PAGES])
def test_who_logged_out_presses_everything_and_reads_only_that_they_did(
    visit: StaleVisit, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.opened(Stale(page, everything), Role.OWNER)
    there = visit.kept()
    carried_out = SafeSessionState.on_script_will_rerun
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", carried_out)
    locking.lock_clicks()
    for module in ("gate", "locking"):
        monkeypatch.setattr(f"orgmodel.ui.login.{module}.locked", lambda: Locked.SIGNED_OUT)
    app = everything(visit.app)
    assert not app.exception
    assert [title.value for title in app.title] == ["You have logged out"]
    assert not app.get("bidi_component")
    assert visit.kept() == there
