"""What presses keys and clicks in a test of the browser and counts them, and a job done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import box, dialog, settle

AT_START = """() => {
  const first = document.createElement('a');
  first.href = '#';
  document.body.prepend(first);
  first.focus();
  first.remove();
}"""
"""Puts the focus where it is when a page has just been opened."""
REACHED = """(one) => one.getRootNode().activeElement === one"""
PATIENCE = 60


@dataclass
class Hands:
    """Presses keys and clicks, and counts both."""

    page: Page
    counted: dict[str, dict[str, str]]
    keys: int = 0
    clicks: int = 0

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.keys += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def tab_to(self, wanted: Locator) -> None:
        """Press Tab until something has the focus."""
        wanted.first.wait_for()
        for _ in range(PATIENCE):
            self.press("Tab")
            if wanted.first.evaluate(REACHED):
                return
        pytest.fail(f"the Tab key does not lead to {wanted}")

    def click(self, where: Locator, **how: object) -> None:
        where.first.click(**how)  # type: ignore[arg-type]
        self.clicks += 1

    def drag(self, one: Locator, other: Locator) -> None:
        """Drag one thing by its middle onto another: it counts as one click."""
        for act, place in ((self.page.mouse.down, one), (self.page.mouse.up, other)):
            found = place.first.bounding_box()
            assert found is not None
            x, y = found["x"] + found["width"] / 2, found["y"] + found["height"] / 3
            self.page.mouse.move(x, y, steps=4)
            act()
        self.clicks += 1

    def to_the_drawing(self) -> None:
        """From the document's start."""
        self.page.evaluate(AT_START)
        self.keys = 0
        self.press("Tab", "Enter")
        expect(self.page.locator('g.box[tabindex="0"]')).to_be_focused()

    def find(self, words: str, title: str) -> Locator:
        """By keyboard, from anywhere in the drawing: the box has the focus then."""
        self.press("/")
        self.type(words)
        self.press("Enter")
        found = self.page.locator(f'g.box[aria-label^="{title}"]')
        expect(found).to_be_focused()
        return found

    def count(self, job: str, way: str) -> None:
        self.counted.setdefault(job, {})[way] = f"{self.clicks} / {self.keys}"
        self.keys = self.clicks = 0


def said(page: Page) -> Locator:
    return page.locator(".chart .said")


def strip(page: Page) -> Locator:
    return page.locator(".strip .changes")


def done_both_ways(
    hands: Hands,
    job: str,
    by_keyboard: Callable[[], None],
    by_mouse: Callable[[], None],
    *,
    change: str,
    words: str,
    focus: str,
) -> None:
    """Do a job by keyboard, then by mouse: the same change, told the same way; each is undone.

    After the keyboard the focus is on the box of the id `focus`.
    """
    page = hands.page
    for way, act in (("keys", by_keyboard), ("mouse", by_mouse)):
        act()
        expect(strip(page)).to_contain_text(change)
        expect(said(page)).to_contain_text(words)
        settle(page)
        hands.count(job, way)
        if way == "keys":
            expect(box(page, focus)).to_be_focused()
        undo_all(page)


def undo_all(page: Page) -> None:
    while not strip(page).get_by_text("No change yet").count():
        before = strip(page).inner_text()
        page.keyboard.press("Control+z")
        expect(strip(page)).not_to_have_text(before, use_inner_text=True)
        settle(page)


def move_dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Move ")


def move_to(hands: Hands, words: str, title: str) -> None:
    """Type in the open move dialog until its button names the target."""
    expect(move_dialog(hands.page)).to_be_visible()
    hands.type(words)
    expect(move_button(hands, title)).to_be_enabled()
    expect(move_dialog(hands.page).get_by_role("listbox")).to_have_attribute("aria-busy", "false")


def move_button(hands: Hands, title: str) -> Locator:
    return move_dialog(hands.page).get_by_role("button", name=f"Move to {title}")


def open_dialog(page: Page, title: str) -> None:
    """Wait for a dialog of the page, and what is in it."""
    dialog(page).get_by_role("heading", name=title).or_(
        dialog(page).get_by_text(title, exact=False)
    ).first.wait_for()
    settle(page)


def menu_row(hands: Hands, identifier: str, name: str) -> None:
    """By mouse: a right click on a box, and a row of its menu."""
    hands.click(box(hands.page, identifier), button="right")
    hands.click(hands.page.get_by_role("menuitem", name=name))
