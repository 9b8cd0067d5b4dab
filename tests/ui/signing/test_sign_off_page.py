"""The page Workspace: an option is submitted, decided on, changed and asked for again."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import Role
from orgmodel.store.saying import items
from orgmodel.store.sign_off import State
from orgmodel.ui.options.standing import standing
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import Visit, control, words
from tests.ui.options.test_options_page import fill

OTHER = "u_0123456789abcdef"


def work(app: AppTest) -> Work:
    found: Work = app.session_state["om.work"]
    return found


def state_of(app: AppTest) -> State:
    option = work(app).option
    assert option is not None
    return standing(work(app), option).state


def item(app: AppTest, place: int = 0) -> str:
    option = work(app).option
    assert option is not None
    return items(option.scenario)[place]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def keys(app: AppTest) -> set[Any]:
    return {button.key for button in app.button}


@pytest.fixture
def submitted(visit: Visit) -> AppTest:
    """An option of the samples, submitted by the only one in the workspace."""
    app = visit("workspace")
    control(app.selectbox, "om.option.example").select(
        "o01a-it-in-strategic-commissioning.toml"
    ).run()
    return press(app, "signing.submit")


def test_a_submitted_option_waits_for_each_decision(submitted: AppTest) -> None:
    assert state_of(submitted) is State.SUBMITTED
    number = len(work(submitted).option.changes)  # type: ignore[union-attr]
    assert f"0 of {number} change" in words(submitted)
    assert words(submitted).count("Waiting") == number
    assert "Nothing changed since it was submitted" in words(submitted)


def test_accepting_all_approves_it(submitted: AppTest) -> None:
    option = work(submitted).option
    assert option is not None
    for one in items(option.scenario):
        press(submitted, f"deciding.accept.{one}")
    assert state_of(submitted) is State.APPROVED
    assert "Waiting" not in words(submitted)


def test_a_rejection_needs_a_reason(submitted: AppTest) -> None:
    press(submitted, f"deciding.reject.{item(submitted)}")
    press(submitted, "deciding.reject.it")
    assert "Say why you reject it, or cancel." in words(submitted)
    assert state_of(submitted) is State.SUBMITTED
    assert not work(submitted).kept.decisions  # type: ignore[union-attr]
    submitted.text_area(key="om.signing.reason").set_value("No *deputy*")
    press(submitted, "deciding.reject.it")
    assert r"No \*deputy\*" in words(submitted)
    assert "Rejected" in words(submitted)


def test_an_option_that_is_changed_after_is_a_draft_and_says_what_is_other(
    submitted: AppTest,
) -> None:
    kept = [str(button.key) for button in submitted.button]
    assert not [key for key in kept if key.startswith("changed.remove")]
    fill(submitted, "move-post", post="dir_fp", to="dir_sc")
    assert state_of(submitted) is State.DRAFT
    assert "Since version 1 was submitted" in words(submitted)
    assert "New: " in words(submitted)
    press(submitted, "option.undo")
    assert state_of(submitted) is State.SUBMITTED


def test_it_is_taken_back(submitted: AppTest) -> None:
    press(submitted, "signing.take_back")
    assert state_of(submitted) is State.DRAFT
    assert "signing.take_back" not in keys(submitted)


def test_a_version_opens_again_as_an_option(submitted: AppTest) -> None:
    version = work(submitted).kept.versions[0]  # type: ignore[union-attr]
    assert version.seal[:12] in words(submitted)
    press(submitted, f"version.open.{version.event}")
    assert len(work(submitted).options) == 2
    assert work(submitted).options[1].changes == version.scenario.changes


def test_who_submitted_does_not_decide_where_others_are_here(submitted: AppTest) -> None:
    kept = work(submitted).kept
    assert kept is not None
    keeping.store().share(kept.id, "local", OTHER, Role.APPROVER)
    submitted.run()
    assert f"deciding.accept.{item(submitted)}" not in keys(submitted)
    assert "You submitted this" in words(submitted)


def test_a_viewer_sees_all_and_is_told_why_nothing_can_be_changed(submitted: AppTest) -> None:
    kept = work(submitted).kept
    assert kept is not None
    keeping.store().share(kept.id, "local", OTHER, Role.OWNER)
    keeping.store().share(kept.id, OTHER, "local", Role.VIEWER)
    submitted.run()
    assert not submitted.exception
    assert "You are a viewer here" in words(submitted)
    for gone in ("option.new", "option.add", "signing.submit", "talk.send", "option.delete"):
        assert gone not in keys(submitted)
    assert "Waiting" in words(submitted)


def test_options_of_one_state_alone(submitted: AppTest) -> None:
    press(submitted, "option.new")
    submitted.selectbox(key="om.option.states").select("Approved").run()
    shown = [key for key in keys(submitted) if str(key).startswith("option.show.")]
    assert len(shown) == 2, "the one that is shown, and as opened"
