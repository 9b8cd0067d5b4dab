"""A small OpenID provider: who logs in is let in at once, and its tokens can be made wrong.

JOSE is joserfc's, the library that the app's own side uses. `/behave?as=…` says what is wrong with
the tokens from then on. Run it with `python -m tests.openid.provider PORT PORT_OF_THE_APP`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET, SUBJECT, NAME = "orgmodel-tests", "a-secret-of-tests", "1234", "Asha O'Brown"
LASTS = 600
Claims = dict[str, Any]


@dataclass
class State:
    """What the provider knows while it runs."""

    issuer: str
    returns_to: str
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    other: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    behaves: str = "well"
    lasts: int = LASTS
    subject: str = SUBJECT
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def _claims(state: State, asked: dict[str, str]) -> Claims:
    now = int(time.time())
    claims: Claims = {
        "iss": state.issuer,
        "sub": state.subject,
        "aud": CLIENT,
        "iat": now,
        "exp": now + state.lasts,
        "nonce": asked.get("nonce", ""),
        "name": NAME,
        "email": "asha@example.org",
    }
    wrong: dict[str, Claims] = {
        "wrong issuer": {"iss": "https://elsewhere.example"},
        "wrong audience": {"aud": "another-app"},
        "wrong party": {"aud": [CLIENT, "another-app"], "azp": "another-app"},
        "wrong nonce": {"nonce": "not-the-one-asked"},
        "expired": {"iat": now - 7200, "exp": now - 3600},
        "dated ahead": {"iat": now + 3600, "exp": now + 7200},
    }
    return claims | wrong.get(state.behaves, {})


def _token(state: State, claims: Claims) -> str:
    """The claims, signed; or not as they should be."""
    if state.behaves == "no algorithm":
        parts = ({"alg": "none", "kid": "one"}, claims)
        packed = (base64.urlsafe_b64encode(json.dumps(part).encode()) for part in parts)
        return ".".join(part.rstrip(b"=").decode() for part in packed) + "."
    key = state.other if state.behaves == "wrong key" else state.key
    signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
    if state.behaves == "tampered":
        head, body, mark = signed.split(".")
        return f"{head}.{body[:-4]}AAAA.{mark}"
    return signed


def _describe(request: Request) -> Response:
    issuer = request.app.state.of.issuer
    return JSONResponse(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "jwks_uri": f"{issuer}/keys",
            "end_session_endpoint": f"{issuer}/leave",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


def _keys(request: Request) -> Response:
    return JSONResponse({"keys": [request.app.state.of.key.as_dict(private=False)]})


def _authorize(request: Request) -> Response:
    """Let the one user in; back goes only to the address that the app is registered with."""
    state, asked = request.app.state.of, dict(request.query_params)
    if asked.get("client_id") != CLIENT or asked.get("redirect_uri") != state.returns_to:
        state.refused.append(asked.get("redirect_uri", ""))
        return PlainTextResponse("this address is not registered", status_code=400)
    if state.behaves == "refuses":
        back = {"error": "access_denied", "state": asked["state"]}
        return RedirectResponse(f"{state.returns_to}?{urlencode(back)}", status_code=302)
    code = secrets.token_urlsafe(16)
    state.codes[code] = asked
    answer = {
        "code": code,
        "state": "made-up" if state.behaves == "wrong state" else asked["state"],
    }
    return RedirectResponse(f"{state.returns_to}?{urlencode(answer)}", status_code=302)


async def _give_token(request: Request) -> Response:
    state = request.app.state.of
    given = dict(await request.form())
    asked = state.codes.pop(str(given.get("code")), None)
    proof = hashlib.sha256(str(given.get("code_verifier", "")).encode()).digest()
    proven = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
    basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
    known = request.headers.get("authorization") == f"Basic {basic}"
    if asked is None or not known or proven != asked.get("code_challenge"):
        return JSONResponse({"error": "invalid_grant"}, status_code=400)
    token = _token(state, _claims(state, asked))
    return JSONResponse({"access_token": "unused", "token_type": "Bearer", "id_token": token})


def _leave(request: Request) -> Response:
    to = request.query_params.get("post_logout_redirect_uri")
    if to != request.app.state.of.returns_to:
        return PlainTextResponse("this address is not registered", status_code=400)
    return RedirectResponse(to, status_code=302)


def _behave(request: Request) -> Response:
    state = request.app.state.of
    state.behaves = request.query_params["as"]
    state.lasts = int(request.query_params.get("lasts", LASTS))
    state.subject = request.query_params.get("subject", SUBJECT)
    return JSONResponse({"refused": state.refused})


def provider(issuer: str, returns_to: str) -> Starlette:
    """The provider at an address, for an app that is registered with one address to go back to."""
    app = Starlette(
        routes=[
            Route("/.well-known/openid-configuration", _describe),
            Route("/keys", _keys),
            Route("/authorize", _authorize),
            Route("/token", _give_token, methods=["POST"]),
            Route("/leave", _leave),
            Route("/behave", _behave),
        ]
    )
    app.state.of = State(issuer, returns_to)
    return app


if __name__ == "__main__":
    own, of_app = int(sys.argv[1]), int(sys.argv[2])
    served = provider(f"http://127.0.0.1:{own}", f"http://127.0.0.1:{of_app}/oauth2callback")
    uvicorn.run(served, host="127.0.0.1", port=own, log_level="warning")
