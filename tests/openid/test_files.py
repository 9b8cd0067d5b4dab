"""Who fetches a file by its address: a person their own, while their login holds, nobody else."""

from __future__ import annotations

import time

from tests.openid.served import Served
from tests.openid.visit import Tab, browser, log_in

Cookies = dict[str, str]
SIGNED = "_streamlit_user"


def _logged_in(site: Served, of: str, lasts: int = 600) -> Cookies:
    site.behave(of=of, lasts=lasts)
    with browser(site) as client:
        log_in(client)
        return dict(client.cookies)


def _addresses(tab: Tab) -> list[str]:
    return [tab.files["Take it"], tab.make("Make it"), tab.files["picture"]]


def _answers(site: Served, addresses: list[str], cookies: Cookies) -> list[int]:
    with browser(site, cookies) as client:
        return [client.get(address).status_code for address in addresses]


def test_a_file_is_served_to_the_person_it_was_made_for_and_to_nobody_else(site: Served):
    mine, other = _logged_in(site, "one"), _logged_in(site, "two")
    with Tab(site, mine) as tab:
        addresses = _addresses(tab)
        with browser(site, mine) as client:
            taken = [client.get(address) for address in addresses]
        assert [answer.content for answer in taken[:2]] == [b"THE DATA", b"DATA MADE"]
        assert all("no-store" in answer.headers["cache-control"] for answer in taken)
        assert _answers(site, addresses, {}) == [403] * 3
        assert _answers(site, addresses, {SIGNED: mine[SIGNED][:-1]}) == [403] * 3
        assert _answers(site, addresses, other) == [404] * 3


def test_two_who_have_the_same_file_have_it_at_addresses_of_their_own(site: Served):
    mine, other = _logged_in(site, "one"), _logged_in(site, "two")
    with Tab(site, mine) as here, Tab(site, other) as there:
        one, two = _addresses(here), _addresses(there)
        assert not set(one) & set(two)
        assert _answers(site, two, other) == [200] * 3
        assert _answers(site, two, mine) == [404] * 3


def test_a_file_is_not_served_after_its_person_logged_out_or_the_login_ended(site: Served):
    left, ends = _logged_in(site, "three"), _logged_in(site, "four", lasts=2)
    with Tab(site, left) as here, Tab(site, left) as there, Tab(site, ends) as short:
        addresses, later = _addresses(there), _addresses(short)
        here.press("Log out")
        assert _answers(site, addresses, left) == [403] * 3
        time.sleep(2.1)
        assert _answers(site, later, ends) == [403] * 3


def test_the_page_to_log_in_keeps_its_logo(site: Served):
    with Tab(site, _logged_in(site, "one")) as tab, Tab(site, {}) as stranger:
        assert _answers(site, [tab.files["logo"], stranger.files["logo"]], {}) == [200] * 2


def test_who_is_not_logged_in_sends_no_files(site: Served):
    with browser(site) as client:
        mark = client.get("/_stcore/health").cookies.get("_streamlit_xsrf", "")
        headers = {"X-Xsrftoken": mark.strip('"'), "Origin": site.address}
        sent = client.put(
            "/_stcore/upload_file/any/any", files={"file": b"x" * 1000}, headers=headers
        )
    assert sent.status_code == 403
    assert "Log in" in sent.text
