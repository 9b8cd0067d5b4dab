"""How the app is served: strict headers on every answer, and no details of errors.

A page may load scripts, styles, pictures and data from this server alone; nothing may put
it in a frame. The chart component's files are fetched anew on each page load, because
Streamlit serves them without a date or a hash by which a browser could see a change.
"""

from __future__ import annotations

import base64
import gc
import hashlib
import logging
import re
import secrets
import sys
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orgmodel.ui.doors import OwnDoors

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Streamlit's script asks for the server beside the address of a page first, which is answered with
# 404, and only then beside the first page's. On a page's own address it is told where to ask.
_WHERE_TO_ASK = 'window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href}'
_PAGE = re.compile(r"/[^/._][^/.]*")
_COMPONENT_FILES = "/_stcore/bidi-components/"
_TURN = 0.001
"""Seconds after which a thread that works lets another have its turn."""
_NOT_FOR_VISITORS = "/_stcore/metrics"
_log = logging.getLogger(__name__)


def content_policy() -> str:
    """The content security policy; the two inline scripts are let in by their hashes."""
    page = Path(st.__file__).parent / "static" / "index.html"
    inline = [*_INLINE_SCRIPT.findall(page.read_text(encoding="utf-8")), _WHERE_TO_ASK]
    hashes = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in inline]
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    rules = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "media-src": "'self'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "frame-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def keep_what_is_loaded() -> None:
    """Leave the libraries and modules that are loaded by now out of every garbage collection.

    They stay as long as the server runs, and looking through them stops whoever waits for a page
    for a tenth of a second. Called before the first visitor comes, so that nothing of one is kept.
    """
    gc.collect()
    gc.freeze()


def take_short_turns() -> None:
    """Let threads of visitors take turns each millisecond, in place of five.

    A rerun waits for its turn hundreds of times while another visitor's thread works; see
    docs/decisions/0042-processor-time-of-a-rerun.md. Holds for the process from then on.
    """
    sys.setswitchinterval(_TURN)


class StrictHeaders:
    """ASGI middleware that puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the headers added to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope.get("path", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if _COMPONENT_FILES in path:
                    headers["Cache-Control"] = "no-cache"
            await send(message)

        answer = self.app
        if path.endswith(_NOT_FOR_VISITORS):
            answer = PlainTextResponse("not found", status_code=404)
        if _is_page(scope):
            await answer(_in_plain(scope), receive, _telling_where(send_with_headers))
        else:
            await answer(scope, receive, send_with_headers)


def _is_page(scope: Scope) -> bool:
    """Whether the address is that of a page other than the first, such as /separation."""
    return scope.get("method") == "GET" and _PAGE.fullmatch(scope.get("path", "")) is not None


def _in_plain(scope: Scope) -> Scope:
    """The same request for a page that is not packed, so that a script can be put in it."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def _telling_where(send: Send) -> Send:
    """Sends a page with a script put first that says where its server is."""
    held: list[Message] = []

    async def send_page(message: Message) -> None:
        if message["type"] == "http.response.start":
            held.append(message)
            return
        start = held.pop() if held else None
        body = message.get("body", b"")
        if start is not None:
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html"):
                script = f"<head><script>{_WHERE_TO_ASK}</script>".encode()
                told = body.replace(b"<head>", script, 1)
                if "content-length" in headers:
                    more = len(told) - len(body)
                    headers["content-length"] = str(int(headers["content-length"]) + more)
                message = {**message, "body": told}
            await send(start)
        await send(message)

    return send_page


def tell_of_error(error: Exception) -> bool:
    """Say plainly that something failed, with a reference by which the log names the cause."""
    reference = secrets.token_hex(4)
    _log.error("The page failed (reference %s)", reference, exc_info=error)
    st.error(
        f"Something went wrong on this page, and what you did was not carried out. Your data is as "
        f"it was. If it happens again, give this reference to whoever runs the app: {reference}.",
        icon=":material/error:",
    )
    return True


MIDDLEWARE = (Middleware(StrictHeaders), Middleware(OwnDoors))
