"""How login is set up: the table `[auth]` of secrets.toml, read and checked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from orgmodel.ui.shared.once_a_run import once_a_run

UNNAMED = "default"
"""What Streamlit calls the login service whose settings stand in `[auth]` itself."""
SHORTEST_SECRET, MOST_HOURS = 32, 720
_DISCOVERY, _RETURN = "/.well-known/openid-configuration", "/oauth2callback"
_NEEDED = ("client_id", "client_secret", "server_metadata_url")
_NOT_SERVICES = ("client_kwargs",)


@dataclass(frozen=True, slots=True)
class LoginService:
    """One login service: the name of its table, this app's id there, and who issues its tokens."""

    key: str
    client_id: str
    issuer: str


@dataclass(frozen=True, slots=True)
class LoginSetup:
    """The login services, and what is wrong with the settings, in words.

    `hours` is how long a login holds; None leaves that to the token's own end.
    """

    services: tuple[LoginService, ...] = ()
    faults: tuple[str, ...] = ()
    hours: float | None = None
    secure: bool = False

    @property
    def is_wanted(self) -> bool:
        """Whether there is a login service, or settings that were meant to name one."""
        return bool(self.services or self.faults)

    def service(self, key: object) -> LoginService | None:
        """The login service of a name."""
        return next((found for found in self.services if found.key == key), None)


def login_setup() -> LoginSetup:
    """How login is set up in the secrets.toml of this server."""
    return once_a_run(login_setup, _login_setup)


def _login_setup() -> LoginSetup:
    if st.secrets.load_if_toml_exists():
        return read_setup(st.secrets.to_dict())
    there = [Path(path) for path in st.get_option("secrets.files")]
    if any(path.exists() for path in there):
        return LoginSetup(faults=("secrets.toml is there and cannot be read as TOML.",))
    return LoginSetup()


def read_setup(secrets: Mapping[str, Any]) -> LoginSetup:
    """The setup that secrets ask for; without `[auth]` an empty one."""
    if "auth" not in secrets:
        return LoginSetup()
    auth = secrets["auth"]
    if not isinstance(auth, Mapping):
        return LoginSetup(faults=("auth is a table: write [auth] over its settings.",))
    tables = dict(_tables(auth))
    faults = [*_faults_of_all(auth, tables)]
    for key, table in tables.items():
        faults += _faults_of_one(key, table)
    hours = auth.get("session_hours")
    if hours is not None and not _is_hours(hours):
        faults.append(f"session_hours is a number of hours, more than 0 and up to {MOST_HOURS}.")
    if faults:
        return LoginSetup(faults=tuple(faults))
    return LoginSetup(
        services=tuple(
            LoginService(key, str(table["client_id"]), _issuer(table))
            for key, table in tables.items()
        ),
        hours=None if hours is None else float(hours),
        secure=urlsplit(auth["redirect_uri"]).scheme == "https",
    )


def is_loopback(address: object) -> bool:
    """Whether an address is this machine's own; a name other than localhost is not taken for it."""
    if not isinstance(address, str):
        return False
    if address.lower() == "localhost":
        return True
    try:
        read = ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return (getattr(read, "ipv4_mapped", None) or read).is_loopback


def _tables(auth: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The settings of each login service; those in `[auth]` itself first."""
    if any(name in auth for name in _NEEDED):
        yield UNNAMED, auth
    for key, value in auth.items():
        if isinstance(value, Mapping) and key not in _NOT_SERVICES:
            yield key, value


def _faults_of_all(auth: Mapping[str, Any], tables: Mapping[str, Any]) -> Iterator[str]:
    to = auth.get("redirect_uri")
    if not _is_address(to) or not urlsplit(str(to)).path.endswith(_RETURN):
        yield f"redirect_uri is missing, or is not this app's whole address and {_RETURN}."
    elif not _is_safe(str(to)):
        yield "redirect_uri must begin with https://, or be on this machine (http://localhost)."
    secret = auth.get("cookie_secret")
    if not isinstance(secret, str) or len(secret) < SHORTEST_SECRET:
        yield (
            f"cookie_secret is missing or shorter than {SHORTEST_SECRET} characters. Make one: "
            'python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    elif len(set(secret)) < SHORTEST_SECRET // 4:
        yield "cookie_secret repeats a few characters and can be guessed. Make it at random."
    if not tables:
        yield f"no login service is named: {', '.join(_NEEDED)} are missing."


def _faults_of_one(key: str, table: Mapping[str, Any]) -> Iterator[str]:
    where = "[auth]" if key == UNNAMED else f"[auth.{key}]"
    if "_" in key:
        yield f"{where}: the name of a login service may have no underscore."
    missing = [
        name for name in _NEEDED if not isinstance(table.get(name), str) or not table[name].strip()
    ]
    if missing:
        yield f"{where} lacks {', '.join(missing)}."
    if "server_metadata_url" in missing:
        return
    address = table["server_metadata_url"]
    if not _is_address(address) or not _is_safe(address):
        yield f"{where}: server_metadata_url must begin with https://."
    elif not (isinstance(table.get("issuer"), str) or _DISCOVERY in address):
        yield f"{where}: server_metadata_url does not end with {_DISCOVERY}: say issuer as well."


def _issuer(table: Mapping[str, Any]) -> str:
    """Who issues tokens: as is said, or by the address of the login service's own description."""
    said = table.get("issuer")
    if isinstance(said, str) and said:
        return said
    return str(table["server_metadata_url"]).partition(_DISCOVERY)[0]


def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        read = urlsplit(value.replace("{port}", "8501"))
    except ValueError:
        return False
    return read.scheme in ("http", "https") and bool(read.hostname)


def _is_safe(address: str) -> bool:
    """Whether what is sent to an address is encrypted, or stays on this machine."""
    read = urlsplit(address.replace("{port}", "8501"))
    return read.scheme == "https" or is_loopback(read.hostname)


def _is_hours(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and 0 < value <= MOST_HOURS
