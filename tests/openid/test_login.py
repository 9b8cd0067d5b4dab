"""Logging in and out by a real provider, and what is tried to get in without."""

from __future__ import annotations

import time
from http.cookies import SimpleCookie

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer
from websockets.exceptions import InvalidStatus

from tests.openid.provider import SECRET
from tests.openid.served import HOST, SIGNED_WITH, Served
from tests.openid.visit import Tab, browser, log_in

DATA, COOKIE = "THE DATA", "_streamlit_user"
NOT_LET_IN = (
    "wrong issuer",
    "wrong audience",
    "wrong party",
    "wrong nonce",
    "wrong state",
    "wrong key",
    "no algorithm",
    "tampered",
    "expired",
    "dated ahead",
    "refuses",
)


@pytest.fixture
def cookies(site: Served, request: pytest.FixtureRequest) -> dict[str, str]:
    """What a browser holds right after a login; each test has a person of its own."""
    site.behave(of=request.node.name)
    with browser(site) as client:
        log_in(client)
        return dict(client.cookies)


def test_who_logs_in_sees_the_data_and_who_they_are(site: Served, cookies: dict[str, str]):
    with Tab(site, {}) as stranger:
        assert "Log in" in stranger.buttons
        assert DATA not in stranger.words
    with Tab(site, cookies) as tab:
        assert "ALL THE DATA, counted 0" in tab.words
        assert "AO" in tab.words
        assert "counted 1" in tab.press("Count")


@pytest.mark.parametrize("wrong", NOT_LET_IN)
def test_a_token_that_is_not_right_lets_nobody_in(site: Served, wrong: str):
    site.behave(wrong)
    with browser(site) as client:
        came = log_in(client)
        assert COOKIE not in client.cookies
        assert str(came.url) == f"{site.address}/?login=failed"


def test_a_token_that_ended_a_moment_ago_shows_nothing(site: Served):
    # Authlib lets a token in for two minutes after its end, for clocks that differ.
    site.behave(lasts=-30)
    with browser(site) as client:
        log_in(client)
        with Tab(site, dict(client.cookies)) as tab:
            assert "Your login has ended" in tab.words
            assert DATA not in tab.words


def test_a_login_ends_while_a_page_is_open(site: Served):
    site.behave(lasts=2)
    with browser(site) as client:
        log_in(client)
        with Tab(site, dict(client.cookies)) as tab:
            assert DATA in tab.words
            counted = site.log.read_text().count("COUNTED")
            time.sleep(2.1)
            assert "Your login has ended" in tab.press("Count")
            assert DATA not in tab.words
            assert site.log.read_text().count("COUNTED") == counted


@pytest.mark.parametrize("pressed", ["Count", "Draw the part"])
def test_logging_out_locks_every_tab_and_its_cookie(
    site: Served, cookies: dict[str, str], pressed: str
):
    with Tab(site, cookies) as here, Tab(site, cookies) as there:
        assert DATA in there.words
        assert DATA not in here.press("Log out")
        assert here.led_to == "/auth/logout"
        counted = site.log.read_text().count("COUNTED")
        assert "You have logged out" in there.press(pressed)
        assert "DATA" not in there.words
        assert site.log.read_text().count("COUNTED") == counted
        there.press("Log in again")
        assert there.led_to.startswith("/auth/login?provider=")
    with Tab(site, cookies) as replayed:
        assert "You have logged out" in replayed.words
        assert DATA not in replayed.words


def test_who_logged_out_can_log_in_again(site: Served, cookies: dict[str, str]):
    with Tab(site, cookies) as tab:
        tab.press("Log out")
    # A login in the second of the sign-out does not hold.
    time.sleep(1.1)
    with browser(site) as client:
        log_in(client)
        with Tab(site, dict(client.cookies)) as again:
            assert DATA in again.words


def test_logging_out_goes_by_the_provider_and_takes_the_cookies_away(
    site: Served, cookies: dict[str, str]
):
    with browser(site, cookies) as client:
        came = client.get("/auth/logout")
        assert [str(step.url).split("?")[0] for step in came.history] == [
            f"{site.address}/auth/logout",
            f"http://{HOST}:{site.provider}/leave",
            f"{site.address}/oauth2callback",
        ]
        assert str(came.url) == f"{site.address}/?login=out"
        taken: SimpleCookie = SimpleCookie()
        for sent in came.history[0].headers.get_list("set-cookie"):
            taken.load(sent)
        assert {name: taken[name].value for name in cookies} == dict.fromkeys(cookies, "")


def _changed(value: str, at: int) -> str:
    # Never the last character: of 20 bytes written as 27 characters it has two bits to spare,
    # so that another letter there can be the same signature.
    return value[:at] + ("A" if value[at] != "A" else "B") + value[at + 1 :]


def _with_other_secret(value: str) -> str:
    known = URLSafeTimedSerializer(SIGNED_WITH, salt=COOKIE).loads(value)
    return str(URLSafeTimedSerializer("another-secret", salt=COOKIE).dumps(known))


@pytest.mark.parametrize(
    "forge",
    [
        lambda value: _changed(value, 20),
        lambda value: _changed(value, value.rindex(".") + 1),
        lambda value: value.rsplit(".", 1)[0] + ".",
        _with_other_secret,
        lambda _: "",
    ],
    ids=["content", "signature", "no signature", "another secret", "empty"],
)
def test_a_cookie_that_this_server_did_not_write_is_nobodys(
    site: Served, cookies: dict[str, str], forge
):
    with Tab(site, cookies | {COOKIE: forge(cookies[COOKIE])}) as tab:
        assert "Log in" in tab.buttons
        assert DATA not in tab.words


def test_a_page_of_another_origin_gets_no_connection(site: Served, cookies: dict[str, str]):
    with pytest.raises(InvalidStatus):
        Tab(site, cookies, origin="https://elsewhere.example")


def test_the_way_back_is_the_apps_own_whatever_is_asked(site: Served, cookies: dict[str, str]):
    with browser(site) as client:
        begun = log_in(client).history
        asked = str(begun[0].url) + "&redirect_uri=https://elsewhere.example/oauth2callback"
        led = httpx.URL(client.get(asked, follow_redirects=False).headers["location"])
        assert led.params["redirect_uri"] == f"{site.address}/oauth2callback"
    elsewhere = led.copy_set_param("redirect_uri", "https://elsewhere.example/oauth2callback")
    refused = httpx.get(elsewhere)
    assert (refused.status_code, SECRET in refused.text) == (400, False)


def test_an_answer_of_the_provider_counts_once_and_for_who_asked(site: Served):
    site.behave()
    with browser(site) as client, browser(site) as another:
        answer = log_in(client).history[-1].url
        client.cookies.delete(COOKIE)
        for who in (client, another):
            who.get(answer)
            assert COOKIE not in who.cookies


def test_a_login_leads_back_to_the_page_it_was_asked_for_on(site: Served):
    site.behave()
    with browser(site) as client:
        came = log_in(client, on="/?w=abc&login=out&o=1")
        assert str(came.url) == f"{site.address}/?w=abc&o=1"
        assert str(log_in(client).url) == f"{site.address}/"
