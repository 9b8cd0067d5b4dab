"""A server that ends and starts again while a page is open: the work is there, with its steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import HOST, free_port, serving
from tests.browser.steps import box, in_its_room, settle
from tests.browser.test_dragging import drag

pytestmark = pytest.mark.browser
STATE = "data-test-connection-state"


def test_after_a_restart_an_open_page_has_its_work_and_every_step(
    browser: Browser, tmp_path: Path
) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    head, app = page.locator(".st-key-head"), page.locator('[data-testid="stApp"]')
    with serving(port, log):
        page.goto(f"http://{HOST}:{port}")
        page.locator("g.box").first.wait_for()
        in_its_room(page)
        drag(page, ("dir_hr", "dir_fp"), ("dir_pde", "dir_pccc"))
        expect(head).to_contain_text("Draft, 2 changes")
        settle(page)
        before = page.url
    expect(app).not_to_have_attribute(STATE, "CONNECTED")
    with serving(port, log):
        # The page finds its server again by itself.
        expect(app).to_have_attribute(STATE, "CONNECTED", timeout=40_000)
        page.wait_for_timeout(500)
        settle(page)
        undo = page.get_by_role("button", name="Undo").first
        undo.click()
        expect(head).to_contain_text("Draft, 1 change")
        settle(page)
        undo.click()
        expect(head).to_contain_text("no change yet")
        page.get_by_role("button", name="Redo").first.click()
        expect(head).to_contain_text("Draft, 1 change")
        expect(page).to_have_url(before)
        # The one change is drawn: the post is gone from where it stood. Whether the team that it
        # went to is unfolded is a matter of the visit, which began anew.
        expect(box(page, "gone:dir_hr")).to_be_visible()
        expect(box(page, "gone:dir_pde")).to_have_count(0)
        context.close()
    assert "Traceback" not in log.read_text()
