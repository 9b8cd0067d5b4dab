"""Whether a login holds, by its claims, its date, and the last sign-out."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeTimedSerializer

from orgmodel.ui.login.admission import Locked, when_signed, why_locked
from orgmodel.ui.login.setup import LoginService, LoginSetup

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SETUP = LoginSetup((LoginService("default", "us", "https://id.example"),))
CLAIMS: dict[str, Any] = {
    "is_logged_in": True,
    "provider": "default",
    "iss": "https://id.example",
    "sub": "1",
    "aud": "us",
    "iat": NOW.timestamp() - 60,
    "exp": NOW.timestamp() + 3600,
}
BEGAN = NOW - timedelta(seconds=60)


def _why(
    setup: LoginSetup = SETUP,
    began: datetime | None = BEGAN,
    out: datetime | None = None,
    now: datetime = NOW,
    **changed: object,
) -> Locked | None:
    return why_locked(CLAIMS | changed, setup, began=began, signed_out=out, now=now)


def test_a_login_of_our_own_holds():
    assert _why() is None
    assert _why(iss="https://id.example/") is None
    assert _why(aud=["us"]) is None
    assert _why(aud=["us", "other"], azp="us") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"sub": ""},
        {"sub": 7},
        {"aud": "other"},
        {"aud": []},
        {"aud": ["us", "other"]},
        {"aud": "us", "azp": "other"},
        {"provider": "gone"},
        {"iat": None},
        {"iat": True},
        {"iat": math.nan},
        {"exp": "tomorrow"},
        {"exp": math.inf},
        {"exp": 1e300},
        {"iat": NOW.timestamp() + 600},
    ],
)
def test_a_login_of_somebody_else_does_not(changed: dict[str, Any]):
    assert _why(**changed) is Locked.NOT_FOR_US


def test_a_login_without_a_date_of_this_server_does_not_hold():
    assert _why(began=None) is Locked.NOT_FOR_US
    assert _why(began=NOW + timedelta(hours=1)) is Locked.NOT_FOR_US


@pytest.mark.parametrize("said", [False, None, "true", 1])
def test_who_is_not_logged_in_is_asked_to(said: object):
    assert _why(is_logged_in=said) is Locked.NOT_LOGGED_IN


def test_a_login_ends_with_its_token():
    end = datetime.fromtimestamp(CLAIMS["exp"], UTC)
    assert _why(now=end - timedelta(seconds=1)) is None
    assert _why(now=end) is Locked.EXPIRED


def test_a_login_ends_after_the_hours_that_the_setup_says():
    setup = LoginSetup(SETUP.services, hours=8)
    assert _why(setup, now=BEGAN + timedelta(hours=7, minutes=59)) is None
    assert _why(setup, now=BEGAN + timedelta(hours=8)) is Locked.EXPIRED


@given(st.integers(-5000, 5000))
def test_a_login_holds_only_where_it_began_after_the_last_sign_out(seconds: int):
    out = BEGAN + timedelta(seconds=seconds)
    assert (_why(out=out) is None) == (seconds < 0)


def test_a_cookie_says_when_it_was_signed():
    before = datetime.now(UTC).replace(microsecond=0)
    signed = URLSafeTimedSerializer("a secret", salt="_streamlit_user").dumps("x" * 900)
    found = when_signed(signed)
    assert found is not None
    assert before <= found <= datetime.now(UTC)


@given(st.one_of(st.none(), st.integers(), st.text(max_size=30), st.from_regex(r"a\.[\w=-]+\.b")))
def test_whatever_a_cookie_is_it_has_a_date_or_none(value: object):
    found = when_signed(value)
    assert found is None or found.tzinfo is UTC
