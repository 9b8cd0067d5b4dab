"""The server's side of login: whom it serves at all, safe cookies, and what came of a login."""

from __future__ import annotations

from html import escape

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orgmodel.ui.login.file_guard import FileGuard
from orgmodel.ui.login.gate import FAILED, LEFT, TOLD
from orgmodel.ui.login.returning import asked_from, cookie_of, kept_in
from orgmodel.ui.login.setup import LoginSetup, is_loopback, login_setup

_LOG_IN, _LOG_OUT, _BACK = "/auth/login", "/auth/logout", "/oauth2callback"
_USER = b"_streamlit_user="
_EMPTY = (b'""', b"null", b"")
_STYLE = (
    "body{font:16px/1.5 Arial,sans-serif;color:#212b32;background:#fff;max-width:40em;"
    "margin:3em auto;padding:0 1em}"
)


class LoginGuard:
    """ASGI middleware: serves nobody but this machine where nobody can log in.

    Where one can, the cookies of an encrypted app are sent encrypted only, and the page is told in
    its address that a login failed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in words."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        setup = login_setup()
        if told := _why_not_served(scope, setup):
            await _refuse(scope, receive, send, told)
        elif scope["type"] == "websocket" or not setup.services:
            await self.app(scope, receive, send)
        elif scope.get("path", "").endswith(_LOG_IN):
            await self._log_in(scope, receive, send, setup)
        else:
            await self.app(scope, receive, _mended(scope, send, setup))

    async def _log_in(self, scope: Scope, receive: Receive, send: Send, setup: LoginSetup) -> None:
        """Lead to the login service; where it does not answer, say so in words."""
        failed = False
        mended = _mended(scope, send, setup)

        back = asked_from(Headers(scope=scope))

        async def unless_failed(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start":
                failed = message["status"] >= 400
                if back and not failed:
                    MutableHeaders(scope=message).append("set-cookie", cookie_of(back))
            if not failed:
                await mended(message)

        await self.app(scope, receive, unless_failed)
        if failed:
            answer = _page(
                "The login cannot begin",
                ["The login service does not answer, or not as it should."],
                'Try again in a few minutes: <a href="/">back to the app</a>. If it stays so, '
                "whoever runs the app finds the reason in the server's log.",
            )
            await answer(scope, receive, send)


def _why_not_served(scope: Scope, setup: LoginSetup) -> Response | None:
    """The page that says why nothing else is served; None where all is well."""
    if setup.faults:
        return _page(
            "Login is not set up yet",
            setup.faults,
            "Put this right in the table [auth] of .streamlit/secrets.toml and start the app "
            "again; docs/login.md has an example. Until then nothing is served.",
        )
    if setup.services:
        return None
    asked, reached = st.get_option("server.address"), scope.get("server")
    if is_loopback(asked) and (reached is None or is_loopback(reached[0])):
        return None
    return _page(
        "This app is not set up for several people",
        ["Nobody can log in, and the app is reached from outside the machine it runs on."],
        "Either serve it on this machine alone (server.address = 127.0.0.1 in "
        ".streamlit/config.toml), or name a login service in .streamlit/secrets.toml, as "
        "docs/login.md says. Until then nothing is served.",
    )


def _page(title: str, told: list[str] | tuple[str, ...], mend: str) -> Response:
    """A page of plain HTML; `mend` is HTML already."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in told)
    body = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}: '
        f'orgmodel</title><meta name="viewport" content="width=device-width"><style>{_STYLE}'
        f"</style></head><body><main><h1>{escape(title)}</h1><ul>{lines}</ul><p>{mend}</p></main>"
        "</body></html>"
    )
    return HTMLResponse(body, status_code=503, headers={"Cache-Control": "no-store"})


async def _refuse(scope: Scope, receive: Receive, send: Send, told: Response) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await told(scope, receive, send)


def _mended(scope: Scope, send: Send, setup: LoginSetup) -> Send:
    """Sends an answer with its cookies safe, and its address telling what came of a login."""

    async def send_mended(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            told = _came_of(scope, given)
            sent = [(name, _safe(name, value, setup)) for name, value in given]
            message = {**message, "headers": sent}
            if told:
                _tell_in_address(MutableHeaders(scope=message), told)
            elif scope.get("path", "").endswith(_BACK):
                _lead_back(scope, MutableHeaders(scope=message))
        await send(message)

    return send_mended


def _safe(name: bytes, value: bytes, setup: LoginSetup) -> bytes:
    """The value of a header; a cookie of an encrypted app is never sent without encryption."""
    if setup.secure and name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return value + b"; Secure"
    return value


def _came_of(scope: Scope, headers: list[tuple[bytes, bytes]]) -> str:
    """What the first page should tell: that a login failed, that one logged out, or nothing."""
    path = scope.get("path", "")
    if path.endswith(_LOG_OUT):
        return LEFT
    if not path.endswith(_BACK) or any(map(_logs_in, headers)):
        return ""
    asked = scope.get("query_string", b"")
    return FAILED if b"code=" in asked or b"error=" in asked else LEFT


def _logs_in(header: tuple[bytes, bytes]) -> bool:
    name, value = header
    if name.lower() != b"set-cookie" or not value.startswith(_USER):
        return False
    return value.removeprefix(_USER).partition(b";")[0].strip() not in _EMPTY


def _tell_in_address(headers: MutableHeaders, told: str) -> None:
    to = headers.get("location", "")
    if to.startswith("/") and not to.startswith("//") and "?" not in to:
        headers["location"] = f"{to}?{TOLD}={told}"


def _lead_back(scope: Scope, headers: MutableHeaders) -> None:
    """After a login: to the page on which it was asked for."""
    to = kept_in(Headers(scope=scope))
    if to and "location" in headers:
        headers["location"] = to
        headers.append("set-cookie", cookie_of(""))


MIDDLEWARE: tuple[Middleware, ...] = (Middleware(LoginGuard), Middleware(FileGuard))
