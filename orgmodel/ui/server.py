"""How the app is served: strict headers on every answer, and no details of errors.

A page may load scripts, styles, pictures and data from this server alone; nothing may put
it in a frame. The chart component's files are fetched anew on each page load, because
Streamlit serves them without a date or a hash by which a browser could see a change.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import secrets
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_COMPONENT_FILES = "/_stcore/bidi-components/"
_NOT_FOR_VISITORS = "/_stcore/metrics"
_log = logging.getLogger(__name__)


def content_policy() -> str:
    """The content security policy; Streamlit's own inline script is let in by its hash."""
    page = Path(st.__file__).parent / "static" / "index.html"
    inline = _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
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
        await answer(scope, receive, send_with_headers)


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


MIDDLEWARE = (Middleware(StrictHeaders),)
