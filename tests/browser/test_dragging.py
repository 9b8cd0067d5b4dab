"""Posts moved on the drawing: by drag with mouse and finger, and by keyboard alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

import orgmodel as om
from orgmodel.api import Organisation
from tests.browser.conftest import ROOT
from tests.browser.kept import shown_option
from tests.browser.steps import box, go_to, settle
from tests.browser.test_drawing import FOCUSED
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
HR, FINANCE, PRIMARY = "dir_hr", "dir_fp", "dir_pccc"
PROVIDERS, BELOW_PROVIDERS = "dir_pde", "ad_pde"
FOCUSED_NODE = (
    "[...document.querySelectorAll('*')].map((one) => one.shadowRoot?.activeElement).find(Boolean)"
)
WITHIN = 20.0
Point: TypeAlias = tuple[float, float]


def middle(page: Page, identifier: str) -> Point:
    place = box(page, identifier).bounding_box()
    assert place is not None
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


@contextmanager
def held(page: Page, identifier: str, over: str) -> Iterator[None]:
    """A box held over another one; let go at the end."""
    carry(page, middle(page, identifier), middle(page, over))
    yield
    page.mouse.up()


def drag(page: Page, *pairs: tuple[str, str]) -> None:
    """Drag each first box onto its second, faster than the server answers."""
    ways = [(middle(page, one), middle(page, other)) for one, other in pairs]
    for start, end in ways:
        carry(page, start, end)
        page.mouse.up()


def carry(page: Page, start: Point, end: Point) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)


def tip(page: Page) -> Locator:
    return page.locator(".drag-tip")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Move ")


def field(page: Page) -> Locator:
    return dialog(page).get_by_role("combobox", name="New manager")


def said(page: Page) -> Locator:
    return page.locator(".chart .said")


def organisation(page: Page) -> Organisation:
    """Brent with the changes of the option that is shown, as they are kept."""
    opened = om.load(ROOT / "data" / "brent")
    scenario = shown_option(page)
    return opened.apply(scenario) if scenario else opened


def wait_until(page: Page, holds: Callable[[], bool], otherwise: str) -> None:
    """Wait until something holds; fail in words where it does not in time."""
    end = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < end, otherwise
        page.wait_for_timeout(100)


def is_moved(page: Page, post: str, manager: str) -> None:
    """Wait until the option that is kept has the post under the manager."""
    wait_until(
        page,
        lambda: organisation(page).hierarchy.manager(post) == manager,
        f"{post} does not report to {manager}",
    )


def nothing_is_moved(page: Page) -> None:
    page.wait_for_timeout(600)
    settle(page)
    scenario = shown_option(page)
    assert scenario is None or not scenario.changes


def test_a_box_dragged_onto_another_reports_to_it(page: Page) -> None:
    with held(page, HR, over=FINANCE):
        expect(page.locator(".drag-card")).to_contain_text("Director of Human Resources")
        expect(page.locator(f'.moves .away[data-of="{HR}"]')).to_contain_text("being moved")
        expect(page.locator(".moves .slot")).to_contain_text("Goes here")
        expect(tip(page)).to_contain_text("Under Director of Finance and Performance")
    is_moved(page, HR, FINANCE)
    expect(page.locator(".moves")).to_have_count(0)


def test_what_the_move_brings_is_told_before_the_drop(page: Page) -> None:
    with held(page, HR, over=FINANCE):
        expect(tip(page)).to_contain_text("reports 0 → 1")
        page.keyboard.press("Escape")
    nothing_is_moved(page)


def test_a_box_is_not_dropped_below_itself_and_why_is_told(page: Page) -> None:
    with held(page, PROVIDERS, over=BELOW_PROVIDERS):
        refused = page.locator(f'.moves .not-here[data-of="{BELOW_PROVIDERS}"]')
        expect(refused).to_contain_text(re.compile(r"⊘ below the\s*post you move"))
        expect(tip(page)).to_contain_text("is below the post you move")
        expect(page.locator(".moves .slot")).to_have_count(0)
    expect(said(page)).to_contain_text("Director of Provider Development and Estates stays where")
    expect(tip(page)).to_contain_text("is below the post you move")
    nothing_is_moved(page)


def test_the_manager_of_now_is_told_and_takes_nothing(page: Page) -> None:
    with held(page, HR, over="ce"):
        expect(tip(page)).to_contain_text("Chief Executive is the manager now")
    nothing_is_moved(page)


def test_escape_puts_a_dragged_box_back(page: Page) -> None:
    with held(page, HR, over=FINANCE):
        page.keyboard.press("Escape")
        expect(page.locator(".moves")).to_have_count(0)
        expect(page.locator(".drag-card")).to_be_hidden()
    nothing_is_moved(page)


def test_a_box_dropped_on_nothing_stays(page: Page) -> None:
    x, y = middle(page, HR)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y + 60, steps=3)
    expect(tip(page)).to_contain_text("Drop it on a manager or a unit")
    page.mouse.up()
    nothing_is_moved(page)


def test_all_that_are_selected_are_dragged_together(page: Page) -> None:
    box(page, HR).click()
    settle(page)
    box(page, FINANCE).click(modifiers=["Control"])
    settle(page)
    with held(page, HR, over=PRIMARY):
        expect(page.locator(".drag-card")).to_contain_text("and 1 more")
    is_moved(page, HR, PRIMARY)
    is_moved(page, FINANCE, PRIMARY)


def test_two_quick_drags_both_arrive(page: Page) -> None:
    drag(page, (HR, FINANCE), ("med_dir", PRIMARY))
    is_moved(page, HR, FINANCE)
    is_moved(page, "med_dir", PRIMARY)


def test_nothing_is_drawn_anew_under_the_pointer(page: Page) -> None:
    start, end = middle(page, "med_dir"), middle(page, PRIMARY)
    world = page.locator("g.world").element_handle()
    drag(page, (HR, FINANCE))
    carry(page, start, end)
    is_moved(page, HR, FINANCE)
    settle(page)
    assert world.evaluate("(node) => node.isConnected")
    page.mouse.up()
    is_moved(page, "med_dir", PRIMARY)
    page.wait_for_function("(node) => !node.isConnected", arg=world)


def test_a_post_is_moved_by_keyboard_and_keeps_the_focus(page: Page) -> None:
    box(page, HR).focus()
    page.keyboard.press("m")
    expect(dialog(page)).to_contain_text("Move Director of Human Resources")
    expect(field(page)).to_be_focused()
    page.keyboard.type("director of finance")
    expect(dialog(page).get_by_role("status").first).to_have_text("1 found")
    button = dialog(page).get_by_role("button", name="Move to Director of Finance")
    expect(button).to_be_enabled()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_have_count(0)
    is_moved(page, HR, FINANCE)
    settle(page)
    assert page.evaluate(FOCUSED) == HR
    expect(said(page)).to_contain_text("Moved under Director of Finance and Performance")


def test_arrows_choose_in_the_dialog_without_typing(page: Page) -> None:
    box(page, HR).focus()
    page.keyboard.press("m")
    chosen = dialog(page).locator('[role="option"][aria-selected="true"]')
    first = chosen.get_attribute("data-id")
    page.keyboard.press("ArrowDown")
    expect(chosen).not_to_have_attribute("data-id", first or "")
    target = chosen.get_attribute("data-id")
    active = chosen.get_attribute("id")
    expect(field(page)).to_have_attribute("aria-activedescendant", active or "")
    page.keyboard.press("Enter")
    is_moved(page, HR, target or "")


def test_escape_leaves_the_dialog_for_the_box_and_keeps_what_was_typed(page: Page) -> None:
    box(page, HR).focus()
    page.keyboard.press("m")
    page.keyboard.type("fin")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    assert page.evaluate(FOCUSED) == HR
    page.keyboard.press("m")
    expect(field(page)).to_have_value("fin")
    page.keyboard.press("Escape")
    nothing_is_moved(page)


def test_a_name_that_nothing_has_is_told(page: Page) -> None:
    box(page, HR).focus()
    page.keyboard.press("m")
    page.keyboard.type("xyzzy")
    expect(dialog(page)).to_contain_text("Nothing is called “xyzzy”")
    expect(dialog(page).get_by_role("status").first).to_have_text("0 found")
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")


def test_the_dialog_keeps_the_focus(page: Page) -> None:
    box(page, HR).focus()
    page.keyboard.press("m")
    expect(field(page)).to_be_focused()
    inside = (
        f"() => ({FOCUSED_NODE})?.closest('dialog') || document.activeElement === document.body"
    )
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    page.keyboard.press("Escape")


def test_a_unit_without_a_box_is_dragged_from_the_side_list(page: Page) -> None:
    page.get_by_role("button", name="Without a box").click()
    row = page.locator("li[data-takes]").first
    place, end = row.bounding_box(), middle(page, "dir_sc")
    unit = row.get_attribute("data-takes")
    assert place is not None
    carry(page, (place["x"] + 60, place["y"] + 12), end)
    expect(page.locator(".drag-card")).to_contain_text(row.locator("strong").inner_text())
    expect(tip(page)).to_contain_text("Under Director of Strategic Commissioning")
    expect(page.locator(".moves .slot")).to_contain_text("Goes here")
    page.mouse.up()
    wait_until(page, lambda: str(unit) in str(shown_option(page)), f"{unit} is not moved")


def test_a_page_that_changes_nothing_pans_when_a_box_is_dragged(page: Page) -> None:
    go_to(page, "Separation")
    before = page.locator("g.world").get_attribute("transform")
    place = page.locator("g.box").first.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 20, place["y"] + 10)
    page.mouse.down()
    page.mouse.move(place["x"] - 60, place["y"] + 40, steps=4)
    assert page.locator(".moves").count() == 0
    page.mouse.up()
    assert page.locator("g.world").get_attribute("transform") != before


@pytest.fixture
def finger(page: Page) -> CDPSession:
    """What puts a finger on the page."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    return session


def touch(finger: CDPSession, kind: str, *points: Point) -> None:
    given = [{"x": x, "y": y} for x, y in points]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})


def test_a_finger_that_stays_takes_the_box(page: Page, finger: CDPSession) -> None:
    start, end = middle(page, HR), middle(page, FINANCE)
    touch(finger, "touchStart", start)
    page.wait_for_timeout(600)
    expect(page.locator(".drag-card")).to_be_visible()
    for step in (0.3, 0.6, 1.0):
        touch(
            finger,
            "touchMove",
            (start[0] + (end[0] - start[0]) * step, start[1] + (end[1] - start[1]) * step),
        )
    expect(page.locator(".moves .slot")).to_contain_text("Goes here")
    touch(finger, "touchEnd")
    is_moved(page, HR, FINANCE)


def test_a_swipe_takes_no_box(page: Page, finger: CDPSession) -> None:
    x, y = middle(page, HR)
    touch(finger, "touchStart", (x, y))
    for step in range(1, 6):
        touch(finger, "touchMove", (x - 20 * step, y))
    assert page.locator(".moves").count() == 0
    touch(finger, "touchEnd")
    nothing_is_moved(page)


def test_axe_finds_nothing_in_a_drag(page: Page) -> None:
    with held(page, HR, over=FINANCE):
        expect(page.locator(".moves .slot")).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
    with held(page, PROVIDERS, over=BELOW_PROVIDERS):
        expect(tip(page)).to_contain_text("is below")
        assert violations(page) == []


def test_axe_finds_nothing_in_the_move_dialog(page: Page) -> None:
    box(page, HR).focus()
    page.keyboard.press("m")
    dialog(page).get_by_role("option").first.wait_for()
    settle(page)
    assert violations(page) == []
    page.keyboard.type("xyzzy")
    expect(dialog(page)).to_contain_text("Nothing is called")
    assert violations(page) == []
    page.keyboard.press("Escape")
