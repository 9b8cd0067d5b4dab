"""Who is let in: requests to a name of this server, from a page of this server, and no more.

Streamlit lets in every page of the same computer, on whatever port, and who says no origin; it
looks at the name a request is sent to on the websocket alone; and it empties the caches of
all visitors when one asks. See docs/decisions/0026-doors.md.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Mapping

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from orgmodel.errors import OrgmodelError

SETTING = "ORGMODEL_ORIGINS"
"""Names in the environment the addresses under which a proxy serves the app."""

_HEARD = (
    "rerun_script",
    "stop_script",
    "app_heartbeat",
    "file_urls_request",
    "backend_operation_request",
)
"""What a page needs to say; all else that Streamlit's protocol knows is passed over."""

_SAFE = ("GET", "HEAD", "OPTIONS")
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::(?P<port>\d+))?")
_USUAL = {"http": "80", "https": "443"}
_PLAIN = {"ws": "http", "wss": "https"}
_WRONG_NAME = (
    "This server does not answer to the name that was asked for. Open it by its own address. "
    "Whoever runs it can add a name: server.allowedHosts in .streamlit/config.toml.\n"
)
_ELSEWHERE = (
    "This was sent from a page of another site, or does not say from where. Open orgmodel by its "
    f"own address. Whoever runs it behind a proxy names that address in {SETTING}.\n"
)
_log = logging.getLogger(__name__)


def origins(setting: str) -> frozenset[str]:
    """The origins in a setting, such as `https://orgmodel.example.org`, between commas.

    Raises `OrgmodelError` for what is no origin.
    """
    return frozenset(_named_origin(word.strip()) for word in setting.split(",") if word.strip())


def _named_origin(word: str) -> str:
    found = _origin(word)
    if found is None:
        raise OrgmodelError(
            f'{SETTING}: "{word}" is no origin. Write each as scheme and name, and the port where '
            "it is not the usual one, as in https://orgmodel.example.org; several with commas."
        )
    return found


def _origin(word: str) -> str | None:
    """An origin in one spelling: small letters, no usual port; None for what is none."""
    scheme, mark, rest = word.lower().partition("://")
    found = _HOST.fullmatch(rest)
    if not mark or scheme not in _USUAL or found is None:
        return None
    port = found["port"]
    return f"{scheme}://{found['name']}{f':{port}' if port and port != _USUAL[scheme] else ''}"


class OwnDoors:
    """ASGI middleware that refuses foreign names and pages, and drops what no page needs to say.

    `named` are the origins of `ORGMODEL_ORIGINS`, by default those of the environment.
    """

    def __init__(self, app: ASGIApp, named: Iterable[str] | None = None) -> None:
        self.app = app
        self.named = origins(os.environ.get(SETTING, "")) if named is None else frozenset(named)
        self.names = frozenset(_name_in(origin.partition("://")[2]) for origin in self.named)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that may come in; refuse others, in words where they can be read."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            hears = _only_heard(receive) if scope["type"] == "websocket" else receive
            await self.app(scope, hears, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
        else:
            await refusal(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """What is answered to a request that may not come in."""
        host = _only(scope, b"host")
        if host is None or not self._is_ours(host):
            return PlainTextResponse(_WRONG_NAME, status_code=400)
        said = [value for name, value in scope["headers"] if name == b"origin"]
        must_say = scope["type"] == "websocket" or scope["method"] not in _SAFE
        if not said and not must_say:
            return None
        origin = _origin(_only(scope, b"origin") or "")
        if origin is not None and (origin in self.named or origin == self._own(scope, host)):
            return None
        return PlainTextResponse(_ELSEWHERE, status_code=403)

    def _own(self, scope: Mapping[str, object], host: str) -> str | None:
        """The origin that the request was sent to."""
        scheme = str(scope.get("scheme", "http"))
        return _origin(f"{_PLAIN.get(scheme, scheme)}://{host}")

    def _is_ours(self, host: str) -> bool:
        """Whether the app is served under this name; ports are not looked at."""
        name = _name_in(host)
        if not name:
            return False
        allowed = st.get_option("server.allowedHosts")
        return name in self.names or any(_covers(pattern, name) for pattern in allowed)


def _name_in(host: str) -> str:
    """The name without the port, in small letters; empty where it is none."""
    found = _HOST.fullmatch(host.lower())
    return found["name"] if found else ""


def _covers(pattern: str, name: str) -> bool:
    """Whether a name of server.allowedHosts, or `*.` before one, covers this name."""
    word = pattern.strip().lower().rstrip(".")
    bare = name.strip("[]")
    return word == "*" or (name.endswith(word[1:]) if word.startswith("*.") else word == bare)


def _only(scope: Scope, wanted: bytes) -> str | None:
    """The header's value where it is sent once; None where it is missing or sent twice."""
    values = [value for name, value in scope["headers"] if name == wanted]
    return str(values[0].decode("latin-1")) if len(values) == 1 else None


def _only_heard(receive: Receive) -> Receive:
    """Receives what a page needs to say; what clears caches, or is a developer's, is dropped."""

    async def heard() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_heard(message.get("bytes")):
                return message

    return heard


def _is_heard(content: bytes | None) -> bool:
    """Whether a message is one that a page sends; what is none is left to Streamlit to refuse."""
    if content is None:
        return True
    said = BackMsg()
    try:
        said.ParseFromString(content)
    except Exception:  # whatever the parser raises, Streamlit meets it too and closes
        return True
    kind = said.WhichOneof("type")
    if kind is None or kind in _HEARD:
        return True
    _log.warning("A browser's message was passed over: %s", kind)
    return False
