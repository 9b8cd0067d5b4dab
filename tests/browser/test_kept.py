"""What is done on the chart is under its address: in a second browser, and again after a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import shown_option
from tests.browser.steps import in_its_room, settle
from tests.browser.test_dragging import drag, is_moved

pytestmark = pytest.mark.browser
HR, FINANCE = "dir_hr", "dir_fp"


def test_what_one_browser_does_the_other_shows_and_can_undo(page: Page, browser: Browser) -> None:
    drag(page, (HR, FINANCE))
    is_moved(page, HR, FINANCE)
    settle(page)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    other = context.new_page()
    other.goto(page.url)
    other.locator("g.box").first.wait_for()
    in_its_room(other)
    head = other.locator(".st-key-head")
    expect(head).to_contain_text("Draft, 1 change")
    other.get_by_role("button", name="Undo").click()
    # Without a touch of the first.
    expect(page.locator(".st-key-head")).to_contain_text("no change yet")
    page.get_by_role("button", name="Redo").click()
    expect(head).to_contain_text("Draft, 1 change")
    page.reload()
    page.locator("g.box").first.wait_for()
    expect(page.locator(".st-key-head")).to_contain_text("Draft, 1 change")
    scenario = shown_option(page)
    assert scenario is not None
    assert len(scenario.changes) == 1
    context.close()
