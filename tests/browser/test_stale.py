"""Two browsers in one option: who changes what the other changed meanwhile is refused, and told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import kept
from tests.browser.steps import in_its_room, settle
from tests.browser.test_dragging import drag

pytestmark = pytest.mark.browser
HELD = """() => {
  const every = globalThis.setInterval;
  globalThis.setInterval = (act, ...more) =>
    every((...given) => globalThis.held || act(...given), ...more);
}"""
"""Lets a page be held: it does not look for what others did then."""


def test_a_stale_change_is_refused_with_what_happened_and_can_be_kept(
    page: Page, browser: Browser
) -> None:
    drag(page, ("dir_hr", "dir_fp"), ("dir_pde", "dir_pccc"))
    expect(page.locator(".st-key-head")).to_contain_text("Draft, 2 changes")
    settle(page)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(f"({HELD})()")
    other = context.new_page()
    other.goto(page.url)
    head = other.locator(".st-key-head")
    expect(head).to_contain_text("Draft, 2 changes")
    other.locator("g.box").first.wait_for()
    in_its_room(other)
    other.evaluate("globalThis.held = true")

    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".st-key-head")).to_contain_text("Draft, 1 change")
    settle(page)
    first = kept(page)
    other.get_by_role("button", name="Undo").first.click()
    told = other.get_by_role("alert").filter(has_text="Somebody changed the same while you did")
    expect(told).to_contain_text("back")
    expect(head).to_contain_text("Draft, 1 change")
    assert kept(other) == first
    other.get_by_role("button", name="Keep mine as an option of its own").click()
    expect(told).to_have_count(0)
    settle(other)
    options = {one.name: len(one.changes) for one in kept(other).options}  # type: ignore[union-attr]
    assert list(options.values()) == [1, 1]
    assert any(name.endswith(", mine") for name in options)
    context.close()
