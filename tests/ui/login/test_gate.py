"""Every page of the app behind its login: nothing of the data until somebody is let in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.login import gate
from orgmodel.ui.login.person import person_of
from orgmodel.ui.login.sign_outs import SignOutsInMemory
from tests.ui.conftest import APP, PAGES, words
from tests.ui.login.test_setup import SECRETS

CHART = "orgmodel/ui/pages/chart.py"


def _app(secrets: dict[str, Any]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.secrets.update(secrets)
    return app


@pytest.mark.parametrize("page", ["chart", *PAGES])
def test_no_page_shows_anything_to_who_is_not_logged_in(page: str):
    app = _app(SECRETS).run()
    if page != "chart":
        app.switch_page(PAGES[page]).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Log in"]
    assert [button.label for button in app.button] == ["Log in"]
    assert "Brent" not in words(app)
    assert not app.get("bidi_component")
    assert "om.work" not in app.session_state


CLAIMS: dict[str, Any] = {
    "is_logged_in": True,
    "provider": "default",
    "iss": "https://id.example/of",
    "sub": "1234",
    "aud": "orgmodel",
    "name": "Asha *Brown*",
}


@pytest.fixture
def logged_in(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A visit of somebody who logged in a minute ago."""
    now = datetime.now(UTC).replace(microsecond=0)
    kept = SignOutsInMemory(now - timedelta(days=1))
    monkeypatch.setattr(gate, "sign_outs", lambda: kept)
    # A visit in a test has no cookies.
    monkeypatch.setattr(gate, "when_signed", lambda _: now - timedelta(seconds=60))
    app = _app(SECRETS)
    app.user.update(CLAIMS, iat=now.timestamp() - 60, exp=now.timestamp() + 3600)
    return app


def test_who_is_let_in_is_named_in_the_head_row_and_can_log_out(logged_in: AppTest):
    app = logged_in.run().switch_page(CHART).run()
    assert not app.exception
    assert ":gray-badge[:material/person: AB]" in words(app)
    named = next(found for found in app.markdown if "AB]" in found.value)
    assert named.help == "Logged in as Asha \\*Brown\\*"
    app.button("login.out").click().run()
    assert [title.value for title in app.title] == ["Log in"]
    assert "Brent" not in words(app)


def test_a_sign_out_elsewhere_locks_the_next_run(logged_in: AppTest):
    app = logged_in.run().switch_page(CHART).run()
    gate.sign_outs().sign_out(person_of(CLAIMS).id, datetime.now(UTC))
    app.run()
    assert [title.value for title in app.title] == ["You have logged out"]
    assert [button.label for button in app.button] == ["Log in again"]
    assert not app.get("bidi_component")


def test_a_sign_out_of_somebody_else_does_not(logged_in: AppTest):
    gate.sign_outs().sign_out(person_of(CLAIMS | {"sub": "5"}).id, datetime.now(UTC))
    assert logged_in.run().switch_page(CHART).run().get("bidi_component")


def test_a_login_that_ended_asks_for_another(logged_in: AppTest):
    logged_in.user["exp"] = datetime.now(UTC).timestamp() - 1
    assert [title.value for title in logged_in.run().title] == ["Your login has ended"]


def test_settings_with_a_fault_show_nothing():
    secrets = {"auth": SECRETS["auth"] | {"cookie_secret": "short"}}
    app = _app(secrets).run()
    assert [title.value for title in app.title] == ["The app is not set up for this"]
    assert not app.button


@pytest.mark.parametrize(
    ("asked", "told", "button"),
    [("failed", "did not succeed", "Log in"), ("out", "You logged out", "Log in again")],
)
def test_the_page_says_what_came_of_a_login(asked: str, told: str, button: str):
    app = _app(SECRETS)
    app.query_params["login"] = asked
    app.run()
    assert told in " ".join([*(found.value for found in app.warning), words(app)])
    assert [found.label for found in app.button] == [button]


def test_each_provider_has_a_button():
    table = {key: SECRETS["auth"][key] for key in ("client_secret", "server_metadata_url")}
    auth = {key: SECRETS["auth"][key] for key in ("redirect_uri", "cookie_secret")}
    tables = {key: {**table, "client_id": key} for key in ("okta", "entra")}
    app = _app({"auth": auth | tables}).run()
    assert [found.label for found in app.button] == ["Log in with Okta", "Log in with Entra"]


def test_without_a_provider_nobody_is_asked_and_nobody_named():
    app = AppTest.from_file(str(APP), default_timeout=20).run()
    app.switch_page(CHART).run()
    assert app.get("bidi_component")
    assert "Log out" not in [found.label for found in app.button]
