"""Where a login may lead back to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from orgmodel.ui.login.returning import asked_from, cookie_of, kept_in, within_the_app

ABROAD = (
    "//elsewhere.example",
    "/\\elsewhere.example",
    "https://elsewhere.example/chart",
    "javascript:alert(1)",
    "/a//b",
    "/chart\r\nSet-Cookie: x=y",
    "/chart?w=a\r\nSet-Cookie: x=y",
    "/../x",
    "/chart#x",
    "",
    "/" + "a" * 2000,
)


@pytest.mark.parametrize("address", ABROAD)
def test_an_address_outside_the_app_is_not_kept(address: str):
    assert within_the_app(address) == ""


@pytest.mark.parametrize("address", ["/", "/chart", "/app/chart", "/chart?w=a1&o=2"])
def test_a_page_of_the_app_is_kept(address: str):
    assert within_the_app(address) == address
    packed = cookie_of(address).partition(";")[0]
    assert kept_in(Headers({"cookie": f"a=b; {packed}"})) == address


def test_only_a_page_of_the_same_server_is_led_back_to():
    asked = {"host": "app.example", "referer": "https://app.example/chart?w=a"}
    assert asked_from(Headers(asked)) == "/chart?w=a"
    assert asked_from(Headers(asked | {"referer": "https://elsewhere.example/chart"})) == ""
    assert asked_from(Headers(asked | {"referer": "https://app.example@evil.example/x"})) == ""
    assert asked_from(Headers(asked | {"referer": "https://[app.example/"})) == ""


@given(st.text(max_size=60))
def test_whatever_the_cookie_says_leads_into_the_app_or_nowhere(said: str):
    for cookie in (cookie_of(said).partition(";")[0], f"orgmodel_back={said}"):
        sent = cookie.encode("utf-8").decode("latin-1")
        found = kept_in(Headers(raw=[(b"cookie", sent.encode("latin-1"))]))
        assert found == "" or (found.startswith("/") and not found.startswith(("//", "/\\")))
