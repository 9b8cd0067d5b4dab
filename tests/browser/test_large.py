"""Large organisations: a fold that keeps its place, names, the small map, every post at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import box, go_to, settle, upload

pytestmark = pytest.mark.browser
POSTS, REPORTS = 2_000, 7
TRANSFORM = "g.world"
INSIDE = """
  const all = [...document.querySelectorAll('*')].map((one) => one.shadowRoot);
  const view = all.map((root) => root?.querySelector('.view')).find(Boolean);
"""
SMALLEST = f"""() => {{
  {INSIDE}
  const texts = [...view.querySelectorAll('svg.sheet text')];
  const shown = texts.filter((text) => text.getClientRects().length);
  const height = (text) => text.getBoundingClientRect().height / (text.children.length || 1);
  return [shown.length, Math.min(...shown.map(height))];
}}"""
OVERLAPS = f"""() => {{
  {INSIDE}
  const texts = [...view.querySelectorAll('.labels text')];
  const rooms = texts.map((text) => text.getBoundingClientRect());
  const over = (one, other) => one.left < other.right - 1 && one.right > other.left + 1
    && one.top < other.bottom - 3 && one.bottom > other.top + 3;
  const others = (one, at) => rooms.slice(at + 1).filter((other) => over(one, other));
  return rooms.flatMap(others).length;
}}"""


@pytest.fixture
def large(page: Page, tmp_path: Path) -> Page:
    """The page Chart with 2,000 posts, seven under each manager."""
    rows = ["id,title,reports_to,unit,fte"]
    for number in range(POSTS):
        manager = f"p{(number - 1) // REPORTS}" if number else ""
        rows.append(f"p{number},Head of section {number},{manager},u{number % 5},0.8")
    file = tmp_path / "posts.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    upload(page, file)
    go_to(page, "Chart")
    page.locator("g.box").first.wait_for()
    settle(page)
    return page


def place_of(shape: Locator) -> tuple[float, float]:
    """Where the upper left corner stands on the screen."""
    found = shape.bounding_box()
    assert found is not None
    return found["x"], found["y"]


def body(page: Page, identifier: str) -> Locator:
    """The rectangle of a box, without its ring and badge."""
    return box(page, identifier).locator("rect:not(.ring)").first


def test_two_thousand_posts_open_folded_and_say_so(large: Page) -> None:
    assert 5 < large.locator("g.box").count() < 300
    expect(large.locator(".fold-badge.shut").first).to_be_visible()
    expect(large.locator(".drawn")).to_contain_text("folded away")
    words = large.locator(".drawn").inner_text()
    drawn, away = re.findall(r"\d[\d,]*", words)
    assert int(drawn) + int(away.replace(",", "")) == POSTS
    expect(large.locator('[role="tree"]')).to_have_accessible_description(words)


def test_a_fold_keeps_its_place_by_badge_by_keys_and_by_double_click(large: Page) -> None:
    name = folded(large)
    shape = body(large, name)
    where = place_of(shape)
    box(large, name).locator(".fold-badge").click()
    turned(large, name, "true")
    near(place_of(shape), where)
    large.keyboard.press("-")
    turned(large, name, "false")
    near(place_of(shape), where)
    large.keyboard.press("+")
    turned(large, name, "true")
    near(place_of(shape), where)
    large.mouse.dblclick(where[0] + 20, where[1] + 8)
    turned(large, name, "false")
    near(place_of(shape), where)


def test_the_badge_is_a_tab_stop_of_its_own_and_enter_turns_it(large: Page) -> None:
    name = folded(large)
    box(large, name).focus()
    large.keyboard.press("Tab")
    expect(box(large, name).locator(".fold-badge")).to_be_focused()
    large.keyboard.press("Enter")
    turned(large, name, "true")
    expect(box(large, name)).to_be_focused()


def folded(page: Page) -> str:
    """A folded box in the upper part of the drawing, well in view."""
    room = page.locator(".view").first.bounding_box()
    assert room is not None
    for shut in page.locator("g.box:has(.fold-badge.shut)").all():
        place = shut.bounding_box()
        identifier = shut.get_attribute("data-id")
        if place and identifier and room["y"] < place["y"] < room["y"] + 350:
            return identifier
    raise AssertionError("nothing is folded in view")


def turned(page: Page, identifier: str, open_: str) -> None:
    """Wait until a box is unfolded ("true") or folded ("false")."""
    expect(box(page, identifier)).to_have_attribute("aria-expanded", open_)
    settle(page)


def near(one: tuple[float, float], other: tuple[float, float]) -> None:
    """The same place, to a pixel."""
    assert abs(one[0] - other[0]) <= 1, (one, other)
    assert abs(one[1] - other[1]) <= 1, (one, other)


def test_names_can_be_read_and_none_lies_over_another_at_every_zoom(large: Page) -> None:
    for _ in range(9):
        large.get_by_role("button", name="Zoom out").click()
        large.wait_for_timeout(80)
        number, least = large.evaluate(SMALLEST)
        assert number > 0
        assert least >= 9
        assert large.evaluate(OVERLAPS) == 0


def test_the_small_map_moves_the_view(large: Page) -> None:
    for _ in range(3):
        large.get_by_role("button", name="Zoom in").click()
    before = large.locator(TRANSFORM).get_attribute("transform")
    seen = large.locator(".map")
    expect(seen).to_be_visible()
    seen.click(position={"x": 12, "y": 80})
    expect(large.locator(TRANSFORM)).not_to_have_attribute("transform", before or "")
    moved = large.locator(TRANSFORM).get_attribute("transform")
    room = seen.bounding_box()
    assert room is not None
    large.mouse.move(room["x"] + 20, room["y"] + 40)
    large.mouse.down()
    large.mouse.move(room["x"] + 120, room["y"] + 40, steps=3)
    large.mouse.up()
    expect(large.locator(TRANSFORM)).not_to_have_attribute("transform", moved or "")


def test_the_overview_says_what_it_shows_and_escape_leads_back(large: Page) -> None:
    show_overview(large)
    words = large.locator(".over-words")
    expect(words).to_contain_text("2,000 posts in 5 levels")
    expect(words).to_contain_text("The largest lines, in posts: Head of section 1 400")
    large.locator('g.box[tabindex="0"]').focus()
    large.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(large.locator("g.box").first).to_be_visible()


def test_a_box_pointed_at_in_the_overview_says_its_title(large: Page) -> None:
    show_overview(large)
    room = large.locator(".over").bounding_box()
    assert room is not None
    large.mouse.move(room["x"] + room["width"] / 2 - 60, room["y"] + room["height"] / 2 - 20)
    expect(large.locator(".over .tip")).to_contain_text("Head of section")


def test_a_drag_moves_the_overview_and_opens_nothing(large: Page) -> None:
    show_overview(large)
    large.mouse.move(600, 600)
    large.mouse.down()
    large.mouse.move(500, 560, steps=5)
    large.mouse.up()
    settle(large)
    expect(large.locator(".over")).to_be_visible()
    expect(large.locator("output.zoom")).to_have_text("100 %")
    large.get_by_role("button", name="Zoom in").click()
    expect(large.locator("output.zoom")).to_have_text("125 %")


def test_a_click_in_the_overview_opens_that_posts_line(large: Page) -> None:
    show_overview(large)
    room = large.locator(".over").bounding_box()
    assert room is not None
    # The upper left box inside the top post's is that of its largest line.
    large.mouse.click(room["x"] + room["width"] * 0.3, room["y"] + 58)
    expect(large.locator(".over")).to_be_hidden()
    settle(large)
    expect(large.locator("g.box.selected")).to_have_count(1)


def test_the_overview_follows_the_tree_by_keyboard(large: Page) -> None:
    large.locator('g.box[tabindex="0"]').focus()
    show_overview(large)
    large.locator('g.box[tabindex="0"]').focus()
    large.keyboard.press("ArrowDown")
    large.keyboard.press("Enter")
    expect(large.locator(".over")).to_be_hidden()
    settle(large)
    expect(box(large, "p1")).to_be_visible()


def show_overview(page: Page) -> None:
    """Ask for every post at once, and wait until they are drawn."""
    page.get_by_role("button", name="Overview").click()
    expect(page.locator(".over-words")).to_be_visible()
    settle(page)
