"""Whom the server serves, how its cookies go, and what it says of a login that failed."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from orgmodel.ui.login import serving
from orgmodel.ui.login.serving import LoginGuard
from orgmodel.ui.login.setup import LoginService, LoginSetup

PROVIDER = LoginService("default", "us", "https://id.example")
EVERYWHERE = str(IPv4Address(0))
Site = Callable[..., TestClient]


class _Reached:
    """Says at which of the machine's addresses a request came in, as the server does."""

    def __init__(self, app: ASGIApp, at: str) -> None:
        self.app, self.at = app, at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app({**scope, "server": (self.at, 8501)}, receive, send)


def _page(request: Any) -> Response:
    answer = PlainTextResponse("THE DATA")
    answer.set_cookie("_streamlit_user", "abc", httponly=True)
    return answer


def _back(request: Any) -> Response:
    answer = RedirectResponse("/")
    if request.query_params.get("code") == "good":
        answer.set_cookie("_streamlit_user", "abc")
    else:
        answer.delete_cookie("_streamlit_user")
    return answer


def _log_in(request: Any) -> Response:
    return PlainTextResponse("Authentication error", status_code=400)


async def _stream(line: WebSocket) -> None:
    await line.accept()
    await line.close()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    """A server of a setup, reached at one of the machine's addresses."""

    def make(setup: LoginSetup, at: str = "127.0.0.1", address: str = "127.0.0.1") -> TestClient:
        monkeypatch.setattr(serving, "login_setup", lambda: setup)
        monkeypatch.setattr(st, "get_option", {"server.address": address}.__getitem__)
        routes = [
            Route("/auth/login", _log_in),
            Route("/oauth2callback", _back),
            Route("/{page:path}", _page),
            WebSocketRoute("/_stcore/stream", _stream),
        ]
        return TestClient(
            _Reached(LoginGuard(Starlette(routes=routes)), at), follow_redirects=False
        )

    return make


def test_without_a_provider_this_machine_is_served(site: Site):
    client = site(LoginSetup())
    assert client.get("/chart").text == "THE DATA"
    with client.websocket_connect("/_stcore/stream"):
        pass


@pytest.mark.parametrize(
    ("at", "address"), [("10.0.0.7", "127.0.0.1"), ("127.0.0.1", EVERYWHERE), ("127.0.0.1", "")]
)
@pytest.mark.parametrize("path", ["/", "/chart", "/media/a.svg", "/_stcore/health"])
def test_without_a_provider_nobody_outside_is_served(site: Site, at: str, address: str, path: str):
    client = site(LoginSetup(), at=at, address=address)
    answer = client.get(path)
    assert answer.status_code == 503
    assert "THE DATA" not in answer.text
    assert "server.address" in answer.text
    assert "secrets.toml" in answer.text
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream"),
    ):
        pass


def test_a_fault_of_the_setup_is_told_and_nothing_else_served(site: Site):
    answer = site(LoginSetup(faults=("client_id is <missing>.",))).get("/chart")
    assert answer.status_code == 503
    assert "client_id is &lt;missing&gt;." in answer.text
    assert "THE DATA" not in answer.text


def test_with_a_provider_everybody_is_served(site: Site):
    client = site(LoginSetup((PROVIDER,)), at="10.0.0.7", address=EVERYWHERE)
    assert client.get("/chart").text == "THE DATA"


@pytest.mark.parametrize("secure", [True, False])
def test_cookies_of_an_encrypted_app_are_sent_encrypted_only(site: Site, secure: bool):
    answer = site(LoginSetup((PROVIDER,), secure=secure)).get("/")
    assert ("secure" in answer.headers["set-cookie"].lower()) == secure


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("code=good", "/"),
        ("code=bad", "/?login=failed"),
        ("error=access_denied", "/?login=failed"),
        ("", "/?login=out"),
    ],
)
def test_the_first_page_is_told_what_came_of_a_login(site: Site, asked: str, to: str):
    answer = site(LoginSetup((PROVIDER,))).get(f"/oauth2callback?{asked}")
    assert answer.headers["location"] == to


def test_a_provider_that_does_not_answer_is_told_in_words(site: Site):
    answer = site(LoginSetup((PROVIDER,))).get("/auth/login")
    assert answer.status_code == 503
    assert "does not answer" in answer.text
