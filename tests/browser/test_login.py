"""Logging in and out in a browser: the page that stands there, the head row, and other tabs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ROOT
from tests.openid.served import Served, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app behind a provider."""
    with served(ROOT / "app.py", tmp_path_factory.mktemp("login")) as found:
        yield found


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never logged in."""
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    made.set_default_timeout(20_000)
    yield made
    made.close()


def _log_in(page: Page) -> None:
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def _sound(page: Page) -> bool:
    return (
        not Axe()
        .run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
        .response["violations"]
    )


def test_a_logout_locks_the_other_tab_by_itself_and_a_login_leads_back(
    site: Served, visitor: BrowserContext
):
    site.behave()
    page = visitor.new_page()
    page.goto(f"{site.address}/measures")
    expect(page.get_by_role("heading", level=1, name="Log in")).to_be_visible()
    expect(page.get_by_role("link", name="Measures")).to_have_count(0)
    assert _sound(page)
    _log_in(page)
    expect(page).to_have_url(f"{site.address}/measures")
    expect(page.get_by_role("heading", level=1, name="Measures")).to_be_visible()

    other = visitor.new_page()
    other.goto(f"{site.address}/chart")
    expect(other.locator("g.box").first).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1, name="You have logged out")).to_be_visible()
    expect(other.get_by_role("heading", level=1, name="You have logged out")).to_be_visible()
    expect(other.locator("g.box")).to_have_count(0)
    expect(other.get_by_text("Brent")).to_have_count(0)

    other.get_by_role("button", name="Log in again").click()
    expect(other.locator("g.box").first).to_be_visible()
    other.set_viewport_size({"width": 320, "height": 800})
    expect(other.get_by_role("button", name="Log out")).to_be_visible()
    wide = other.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= 320
