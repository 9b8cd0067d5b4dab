"""Two people in one workspace, in two browsers: what one does the other sees, and neither loses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import go_to, settle
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def other(browser: Browser, page: Page, address: str) -> Iterator[Page]:
    """A second browser in the workspace of the first, where an option was submitted."""
    go_to(page, "Workspace")
    page.get_by_role("combobox", name="Open an option that ships").click()
    page.get_by_role("option", name="IT in Strategic").first.click()
    expect(page.locator(".st-key-head")).to_contain_text("Draft, 2 changes")
    settle(page)
    page.get_by_role("button", name="Submit for sign-off").first.click()
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    settle(page)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(page.url)
    expect(opened.get_by_role("button", name="Accept").first).to_be_visible()
    settle(opened)
    yield opened
    context.close()


def test_a_decision_and_a_comment_of_one_are_seen_by_the_other(page: Page, other: Page) -> None:
    other.get_by_role("button", name="Reject …").first.click()
    other.get_by_role("textbox", name="Why do you reject change 1?").fill("No deputy is left.")
    other.get_by_role("button", name="Reject change 1").click()
    expect(page.get_by_text("No deputy is left.").first).to_be_visible()
    page.get_by_placeholder("Write to everybody here").fill("Then let us talk.")
    page.get_by_role("button", name="Send").click()
    expect(other.get_by_text("Then let us talk.").first).to_be_visible()
    settle(page)
    assert violations(page) == []
