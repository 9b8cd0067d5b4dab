"""How login is set up: what is asked of secrets.toml, and which addresses are this machine's."""

from __future__ import annotations

from copy import deepcopy
from ipaddress import IPv4Address
from typing import Any

import pytest

from orgmodel.ui.login.setup import LoginService, LoginSetup, is_loopback, read_setup

EVERYWHERE = str(IPv4Address(0))
SECRETS: dict[str, Any] = {
    "auth": {
        "redirect_uri": "https://orgmodel.example/oauth2callback",
        "cookie_secret": "abcdefghijklmnopqrstuvwxyz0123456789",
        "client_id": "orgmodel",
        "client_secret": "shown-to-nobody",
        "server_metadata_url": "https://id.example/of/.well-known/openid-configuration",
    }
}


def _with(**changed: object) -> dict[str, Any]:
    """The settings with some changed; None takes one out."""
    found = deepcopy(SECRETS)
    found["auth"].update(changed)
    found["auth"] = {key: value for key, value in found["auth"].items() if value is not None}
    return found


def test_without_auth_there_is_one_local_user():
    assert read_setup({"connections": {}}) == LoginSetup()
    assert not LoginSetup().is_wanted


def test_the_issuer_is_known_by_the_address_of_its_description():
    found = read_setup(SECRETS)
    assert found.services == (LoginService("default", "orgmodel", "https://id.example/of"),)
    assert found.secure
    said = read_setup(_with(issuer="https://elsewhere.example/"))
    assert said.services[0].issuer == "https://elsewhere.example/"


def test_several_providers_have_a_table_each():
    table = {key: SECRETS["auth"][key] for key in ("client_secret", "server_metadata_url")}
    secrets = _with(client_id=None, client_secret=None, server_metadata_url=None)
    secrets["auth"] |= {"okta": {**table, "client_id": "a"}, "entra": {**table, "client_id": "b"}}
    secrets["auth"]["client_kwargs"] = {"prompt": "login"}
    found = read_setup(secrets)
    assert [(one.key, one.client_id) for one in found.services] == [("okta", "a"), ("entra", "b")]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"redirect_uri": None}, "redirect_uri"),
        ({"redirect_uri": "https://orgmodel.example/"}, "redirect_uri"),
        ({"redirect_uri": "http://orgmodel.example/oauth2callback"}, "https://"),
        ({"redirect_uri": 7}, "redirect_uri"),
        ({"redirect_uri": "https://[bad/oauth2callback"}, "redirect_uri"),
        ({"cookie_secret": None}, "cookie_secret"),
        ({"cookie_secret": "xxx"}, "cookie_secret"),
        ({"cookie_secret": "x" * 64}, "cookie_secret"),
        ({"client_id": None}, "client_id"),
        ({"client_secret": " "}, "client_secret"),
        ({"server_metadata_url": "http://id.example/.well-known/openid-configuration"}, "https"),
        ({"server_metadata_url": "https://id.example/other"}, "issuer"),
        (
            {"client_id": None, "client_secret": None, "server_metadata_url": None},
            "no login service",
        ),
        ({"my_provider": {"client_id": "a"}}, "underscore"),
        ({"session_hours": 0}, "session_hours"),
        ({"session_hours": "8"}, "session_hours"),
        ({"session_hours": True}, "session_hours"),
        ({"session_hours": float("inf")}, "session_hours"),
        ({"session_hours": 10_000}, "session_hours"),
    ],
)
def test_a_fault_is_told_by_its_setting_and_lets_nobody_in(changed: dict[str, Any], told: str):
    found = read_setup(_with(**changed))
    assert found.services == ()
    assert found.is_wanted
    assert any(told in fault for fault in found.faults)
    assert not any("shown-to-nobody" in fault for fault in found.faults)


def test_a_setting_in_place_of_the_table_is_a_fault():
    assert read_setup({"auth": "yes"}).faults


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "::ffff:127.0.0.1"]
)
def test_addresses_of_this_machine(address: str):
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address",
    [EVERYWHERE, "::", "10.0.0.1", "", None, "localhost.example", "127.0.0.1.example", "unix:x"],
)
def test_addresses_of_others(address: object):
    assert not is_loopback(address)
