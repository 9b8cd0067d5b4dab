"""Files by their address: a person's own are served to them, while their login holds."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from orgmodel.errors import OrgmodelError
from orgmodel.ui.login.admission import when_signed, why_locked
from orgmodel.ui.login.gate import COOKIE
from orgmodel.ui.login.own_files import EVERYONES, whose
from orgmodel.ui.login.person import person_of
from orgmodel.ui.login.setup import LoginSetup, login_setup
from orgmodel.ui.login.sign_outs import sign_outs

_MADE, _BROUGHT = "/media/", "/_stcore/upload_file/"
_LOCKED = "Log in to orgmodel in this browser, then try again. Nothing was sent or taken.\n"
_NOT_THERE = (
    "There is no such file for you. A file is kept while the page is open that offers it: "
    "open that page and download it there.\n"
)
_log = logging.getLogger(__name__)


class FileGuard:
    """ASGI middleware: who is not logged in fetches no file and sends none, whatever the address.

    A file that was made for one person is for everybody else as if it were not there. Where there
    is no login, all are one person.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may be fetched or sent, and all that is no file."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not (_MADE in path or _BROUGHT in path):
            await self.app(scope, receive, send)
            return
        setup = login_setup()
        owner = whose(_file_in(path)) if _MADE in path else None
        if not setup.is_wanted or owner == EVERYONES:
            await self.app(scope, receive, send)
            return
        asks = await run_in_threadpool(_let_in, HTTPConnection(scope).cookies, setup)
        if asks is None:
            await PlainTextResponse(_LOCKED, status_code=403)(scope, receive, send)
        elif _MADE in path and owner != asks:
            await PlainTextResponse(_NOT_THERE, status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, _kept_by_nobody(send))


def _file_in(path: str) -> str:
    """The id in a file's address, which ends with it and what kind of file it is."""
    return path.rpartition("/")[2].partition(".")[0]


def _let_in(cookies: Mapping[str, str], setup: LoginSetup) -> str | None:
    """The id of the person whose login a request carries; None where none holds."""
    said = get_cookie_with_chunks(lambda name: _signed(cookies, name), COOKIE)
    try:
        claims = json.loads(said or b"null")
    except ValueError:
        return None
    if not isinstance(claims, dict) or claims.get("is_logged_in") is not True:
        return None
    asks = person_of(claims).id
    try:
        out = sign_outs().signed_out(asks)
    except OrgmodelError:
        _log.exception("A file was not served: the last sign-out could not be read")
        return None
    began, now = when_signed(cookies.get(COOKIE)), datetime.now(UTC)
    return None if why_locked(claims, setup, began=began, signed_out=out, now=now) else asks


def _signed(cookies: Mapping[str, str], name: str) -> bytes | None:
    """What a cookie says, where this server signed it."""
    value = cookies.get(name)
    return decode_signed_value(get_cookie_secret(), name, value) if value else None


def _kept_by_nobody(send: Send) -> Send:
    """Sends an answer that no proxy or browser keeps for somebody else."""

    async def send_private(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), (b"cache-control", b"private, no-store")]
            message = {**message, "headers": headers}
        await send(message)

    return send_private
