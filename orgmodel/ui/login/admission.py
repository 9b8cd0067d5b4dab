"""Whether a login holds: what its token says, checked against the setup and the time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from itsdangerous.encoding import base64_decode, bytes_to_int
from itsdangerous.exc import BadData

from orgmodel.ui.login.setup import LoginService, LoginSetup

LEEWAY = timedelta(seconds=120)
"""How far the login service's clock may be ahead of this server's."""

_NAMED_BY = "provider"  # the claim in which Streamlit puts the name of the service


class Locked(Enum):
    """Why nothing is shown."""

    NOT_LOGGED_IN = "not logged in"
    SIGNED_OUT = "signed out"
    EXPIRED = "expired"
    NOT_FOR_US = "not for this app"
    NOT_SET_UP = "not set up"


def why_locked(
    claims: Mapping[str, Any],
    setup: LoginSetup,
    *,
    began: datetime | None,
    signed_out: datetime | None,
    now: datetime,
) -> Locked | None:
    """Why a login with these claims is not let in; None where it is.

    `began` is when this server took the login; `signed_out` when its person logged out last.
    """
    if claims.get("is_logged_in") is not True:
        return Locked.NOT_LOGGED_IN
    service = setup.service(claims.get(_NAMED_BY))
    if service is None or not _is_for(service, claims) or began is None:
        return Locked.NOT_FOR_US
    issued, ends = _moment(claims.get("iat")), _moment(claims.get("exp"))
    if issued is None or ends is None or issued > now + LEEWAY or began > now + LEEWAY:
        return Locked.NOT_FOR_US
    if setup.hours is not None:
        ends = began + timedelta(hours=setup.hours)
    if now >= ends:
        return Locked.EXPIRED
    # A cookie's date is in whole seconds: one of the second of the sign-out does not hold.
    if signed_out is not None and began <= signed_out:
        return Locked.SIGNED_OUT
    return None


def _is_for(service: LoginService, claims: Mapping[str, Any]) -> bool:
    """Whether a token comes from the login service, for this app, and says of whom it is."""
    issuer, subject, audience = claims.get("iss"), claims.get("sub"), claims.get("aud")
    if not isinstance(issuer, str) or issuer.rstrip("/") != service.issuer.rstrip("/"):
        return False
    if not isinstance(subject, str) or not subject:
        return False
    meant = audience if isinstance(audience, list) else [audience]
    if service.client_id not in meant:
        return False
    party = claims.get("azp", service.client_id if len(meant) == 1 else None)
    return bool(party == service.client_id)


def _moment(value: object) -> datetime | None:
    """The time of a claim in seconds since 1970; None where it is not one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def when_signed(cookie: object) -> datetime | None:
    """When this server signed a login's cookie, to the second; None where it says nothing.

    Streamlit has checked the signature, which covers the date, before it says who is logged in.
    """
    if not isinstance(cookie, str) or cookie.count(".") < 2:
        return None
    stamp = cookie.strip('"').rsplit(".", 2)[1]
    try:
        return _moment(bytes_to_int(base64_decode(stamp)))
    except (BadData, ValueError, OverflowError):
        return None
