"""The page Compare in the browser: two drawings moved together, flipped, and on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import go_to, settle
from tests.browser.test_options import SHIPPED
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def pair(page: Page) -> Iterator[Page]:
    """The page Compare with two options drawn."""
    go_to(page, "Compare")
    for name in SHIPPED:
        field = page.get_by_role("combobox", name="Add another").first
        field.click()
        field.fill(name)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        settle(page)
    for letter in "ab":
        drawing(page, letter).locator("g.box").first.wait_for()
    yield page
    page.set_viewport_size({"width": 1440, "height": 900})


def drawing(page: Page, letter: str) -> Locator:
    return page.locator(f".st-key-pair-{letter}")


def camera(page: Page, letter: str) -> str:
    """How a drawing is moved and enlarged."""
    return drawing(page, letter).locator("g.world").get_attribute("transform") or ""


def left_of(page: Page, letter: str) -> float:
    place = drawing(page, letter).locator(".view").bounding_box()
    assert place is not None
    return place["x"]


def pan(page: Page, letter: str) -> None:
    """Drag the drawing by its empty corner."""
    place = drawing(page, letter).locator(".view").bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] - 8, place["y"] + place["height"] - 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=4)
    page.mouse.up()


def test_both_are_moved_together_unless_they_are_set_apart(pair: Page) -> None:
    before = camera(pair, "b")
    pan(pair, "a")
    assert camera(pair, "b") == camera(pair, "a") != before
    drawing(pair, "a").get_by_role("button", name="Zoom in").click()
    assert camera(pair, "b") == camera(pair, "a")
    before = camera(pair, "a")
    pan(pair, "b")
    assert camera(pair, "a") == camera(pair, "b") != before
    tick = pair.get_by_role("checkbox", name="Move both together")
    tick.uncheck()
    before = camera(pair, "b")
    pan(pair, "a")
    assert camera(pair, "b") == before != camera(pair, "a")
    tick.check()
    assert camera(pair, "a") == camera(pair, "b")


def test_flip_lays_b_exactly_in_the_place_of_a_and_back(pair: Page) -> None:
    first, second = left_of(pair, "a"), left_of(pair, "b")
    pair.get_by_role("button", name="Flip A and B").click()
    assert (left_of(pair, "a"), left_of(pair, "b")) == pytest.approx((second, first), abs=1)
    drawing(pair, "a").locator("g.box").first.focus()
    pair.keyboard.press("f")
    assert (left_of(pair, "a"), left_of(pair, "b")) == pytest.approx((first, second), abs=1)


def test_a_flip_keeps_the_focus_and_says_nothing_to_the_server(pair: Page) -> None:
    sent: list[object] = []
    pair.on("websocket", lambda socket: sent.append(socket))
    runs = pair.evaluate("() => globalThis[Symbol.for('orgmodel.charts')].mounts")
    box = drawing(pair, "a").locator("g.box").nth(2)
    box.focus()
    pair.keyboard.press("f")
    expect(box).to_be_focused()
    pan(pair, "a")
    pair.get_by_role("button", name="Flip A and B").click()
    settle(pair)
    assert pair.evaluate("() => globalThis[Symbol.for('orgmodel.charts')].mounts") == runs
    assert sent == []


def test_flipped_boxes_are_pressed_where_they_lie_and_titles_are_whole(pair: Page) -> None:
    pair.get_by_role("button", name="Flip A and B").click()
    for letter in "ab":
        box = drawing(pair, letter).locator("g.box").last
        box.click(position={"x": 30, "y": 12})
        expect(box).to_have_attribute("aria-selected", "true")
        shown = drawing(pair, letter).locator("g.box text").all_text_contents()
        assert not [words for words in shown if words.endswith("…")]


def test_on_a_narrow_screen_one_is_shown_and_flip_shows_the_other(pair: Page) -> None:
    pair.set_viewport_size({"width": 320, "height": 700})
    expect(drawing(pair, "a").locator(".view")).to_be_visible()
    expect(drawing(pair, "b").locator(".view")).to_be_hidden()
    drawing(pair, "a").get_by_role("button", name="Flip A and B").click()
    expect(drawing(pair, "a").locator(".view")).to_be_hidden()
    expect(drawing(pair, "b").locator(".view")).to_be_visible()


def test_nothing_is_scrolled_sideways_and_axe_finds_nothing(pair: Page) -> None:
    wide = "() => { const m = document.querySelector('[data-testid=stMain]'); "
    for width in (1440, 768, 320):
        pair.set_viewport_size({"width": width, "height": 900})
        settle(pair)
        assert pair.evaluate(f"{wide}return m.scrollWidth - m.clientWidth; }}") <= 0, width
        assert violations(pair) == [], width
        pair.get_by_role("button", name="Flip A and B").first.click()
        assert violations(pair) == [], f"flipped at {width}"
        pair.get_by_role("button", name="Flip A and B").first.click()
