"""Where a login leads back to: the page of the app on which it was asked for.

Streamlit always leads to the first page. The page's address waits in a cookie meanwhile; it is
taken only where it is an address within the app, so that a made up one leads nowhere else.
"""

from __future__ import annotations

import base64
import binascii
import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers

from orgmodel.ui.login.gate import TOLD

COOKIE, _KEPT = "orgmodel_back", 600
_PAGE = re.compile(r"(?:/[A-Za-z0-9_-]+)*/?")
_LONGEST = 1000


def asked_from(headers: Headers) -> str:
    """The page of this app on which a link was followed: its path and query; empty for others."""
    came = headers.get("referer", "")
    try:
        read = urlsplit(came)
    except ValueError:
        return ""
    if read.netloc != headers.get("host"):
        return ""
    said = [(name, value) for name, value in parse_qsl(read.query) if name != TOLD]
    found = read.path + (f"?{urlencode(said)}" if said else "")
    return "" if found == "/" else within_the_app(found)


def within_the_app(address: str) -> str:
    """A path and query as they are, where they lead to a page of this app; else empty."""
    path, _, query = address.partition("?")
    sound = len(address) <= _LONGEST and path and _PAGE.fullmatch(path)
    plain = all(33 <= ord(sign) < 127 and sign not in '\\"<>' for sign in query)
    return address if sound and plain else ""


def kept_in(headers: Headers) -> str:
    """The address that a browser kept; empty where it is none of this app."""
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
        found = base64.urlsafe_b64decode(jar[COOKIE].value.encode()).decode()
    except (CookieError, KeyError, binascii.Error, ValueError):
        return ""
    return within_the_app(found)


def cookie_of(address: str) -> str:
    """The cookie that keeps an address for ten minutes; an empty one takes it away."""
    packed = base64.urlsafe_b64encode(address.encode()).decode()
    lasts = _KEPT if address else 0
    return f"{COOKIE}={packed}; Path=/; HttpOnly; SameSite=Lax; Max-Age={lasts}"
