"""What a visit does is kept, and there again under the same address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.event import Act
from orgmodel.store.kinds import RENAMED
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.store.workspace import TargetSet
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import APP, PAGES, Visit, words
from tests.ui.data.test_data_page import GOOD, upload
from tests.ui.options.test_options_page import fill

Again = Callable[[AppTest], AppTest]


@pytest.fixture
def again() -> Again:
    """Another visit to the address of a visit, on the page Workspace."""

    def go(app: AppTest) -> AppTest:
        other = AppTest.from_file(str(APP), default_timeout=20)
        for name, value in app.query_params.items():
            other.query_params[name] = value
        other.run()
        other.switch_page(PAGES["workspace"]).run()
        assert not other.exception
        return other

    return go


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def kept(app: AppTest) -> str:
    workspace = work(app).kept
    assert workspace is not None
    return workspace.id


def test_who_only_looks_keeps_nothing(visit: Visit) -> None:
    app = visit("workspace")
    assert work(app).kept is None
    assert dict(app.query_params) == {}


def test_the_same_address_shows_the_same_work_with_its_steps(visit: Visit, again: Again) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    fill(app, "move-function", function="F40", to="d_sc")
    app.button(key="option.undo").click().run()
    other = again(app)
    assert work(other).option == work(app).option
    assert work(other).option.can_redo
    other.button(key="option.redo").click().run()
    assert len(work(other).option.changes) == 2


def test_ones_own_data_is_there_again(visit: Visit, again: Again) -> None:
    app = upload(visit("data"), {"posts.csv": GOOD})
    other = again(app)
    assert list(work(other).organisation.posts["id"]) == list(work(app).organisation.posts["id"])
    assert work(other).organisation == work(app).organisation


def test_a_second_visit_sees_what_the_first_does_then(visit: Visit, again: Again) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    other = again(app)
    fill(app, "move-function", function="F40", to="d_sc")
    other.run()
    assert len(work(other).option.changes) == 2


def test_a_change_out_of_date_is_refused_and_told_and_can_be_kept_apart(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    monkeypatch.setattr(keeping, "catch_up", lambda: False)  # before this visit looks again
    key = work(app).current
    Store(place()).append(kept(app), "local", [Act(RENAMED, key, {"name": "Theirs"})], 3)
    fill(app, "move-function", function="F40", to="d_sc")
    assert work(app).option.name == "Theirs"
    assert len(work(app).option.changes) == 1
    assert "Somebody changed the same" in app.warning[0].value
    assert "You named an option “Theirs”" in app.warning[0].value
    app.button(key="meanwhile.mine").click().run()
    assert len(work(app).options) == 2
    assert len(work(app).option.changes) == 2
    assert not app.warning


def test_an_address_of_nothing_says_so_and_opens_what_is_there(visit: Visit) -> None:
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.query_params["w"] = "0" * 32
    app.run()
    assert not app.exception
    assert "no workspace at this address" in app.error[0].value
    assert "Brent" in words(app)


def test_a_target_is_kept(visit: Visit, again: Again) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    store = Store(place())
    store.append(
        kept(app), "local", [Act("target-set", "", {"figure": "span", "most": 8, "words": "8"})], 3
    )
    assert work(again(app)).kept.targets == {"span": TargetSet(8, "8")}


def test_what_is_past_its_day_is_gone_when_a_visit_begins(visit: Visit, again: Again) -> None:
    app = fill(visit("workspace"), "move-post", post="dir_fp", to="dir_sc")
    past = datetime.now(UTC) - timedelta(days=10)
    Store(place(), clock=lambda: past).keep_until(kept(app), "local", past.date())
    keeping._expired.clear()  # as on another day
    other = again(app)
    assert work(other).kept is None
    assert "no workspace at this address" in other.error[0].value
