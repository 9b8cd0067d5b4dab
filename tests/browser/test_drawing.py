"""The drawing in the browser: what was laid out, selected by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

import orgmodel as om
from orgmodel.chart.folding.folded import folded
from orgmodel.chart.folding.folds import USUAL_ROOM, Folds
from orgmodel.chart.views.parts.request import Request
from orgmodel.ui.drawing.drawings import Choice, on_screen
from tests.browser.conftest import ROOT
from tests.browser.steps import box, go_to, in_its_room, panel, put_on_paper, settle

pytestmark = pytest.mark.browser
RECTANGLES = """() => [...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?
    [...one.shadowRoot.querySelectorAll('g.box')].map((g) => {
      const r = g.querySelector('rect:not(.ring)');
      return [g.dataset.id, ...['x', 'y', 'width', 'height'].map((n) => Number(r.getAttribute(n)))];
    }) : [])"""
WAYS = """() => [...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?
    [...one.shadowRoot.querySelectorAll('g.line')].map((g) => [g.dataset.from, g.dataset.to,
      g.querySelector('.stroke').getAttribute('d').match(/-?[\\d.]+/g).map(Number)]) : [])"""
ROOM = """() => [...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?
    [...one.shadowRoot.querySelectorAll('.view')].map((v) => [v.clientWidth, v.clientHeight]) : [])
    .find(([wide]) => wide > 0)"""
FOCUSED = (
    "() => [...document.querySelectorAll('*')].map((one) => one.shadowRoot?.activeElement)"
    ".find(Boolean)?.dataset.id"
)


def room_of(page: Page) -> tuple[float, float]:
    """The room that the page has told the server of; the usual one where it is much like it."""
    size = page.evaluate(ROOM)
    alike = all(abs(a - b) <= 0.08 * b for a, b in zip(size, USUAL_ROOM, strict=True))
    return USUAL_ROOM if alike else (float(size[0]), float(size[1]))


def rounded(value: float) -> float:
    return round(value, 2)


@pytest.mark.parametrize("view", ["organisation", "centre", "separation"])
def test_boxes_and_lines_stand_where_the_drawing_has_them(page: Page, view: str) -> None:
    names = {"centre": "Three at the centre", "separation": "Separation"}
    if view in names:
        go_to(page, names[view])
    brent = om.load(ROOT / "data" / "brent")
    # The page Separation opens with the rules of separation alone.
    result = brent.check("separation") if view == "separation" else None
    drawing = on_screen(brent, Choice(view, words=view != "centre"), result=result)
    if view == "organisation":
        drawing = folded(brent, Request(paper="screen"), Folds(room=room_of(page)))
    boxes = [
        [b.id, rounded(b.x), rounded(b.y), rounded(b.width), rounded(b.height)]
        for b in drawing.boxes
    ]
    lines = [
        [line.source, line.target, [rounded(v) for point in line.points for v in point]]
        for line in drawing.lines
    ]
    assert page.evaluate(RECTANGLES) == boxes
    assert page.evaluate(WAYS) == lines


def test_a_click_shows_the_posts_line_links_functions_and_rows(page: Page) -> None:
    box(page, "dir_pde").click()
    shown = panel(page)
    expect(shown.get_by_role("heading", name="Director of Provider Development")).to_be_visible()
    expect(shown.get_by_role("button", name="Chief Executive")).to_be_visible()
    expect(shown).to_contain_text("Chairs")
    expect(shown).to_contain_text("Provider Executive Group (PEG)")
    expect(shown.locator(".om-side").first).to_have_text("P provider")
    shown.get_by_text("Where this is written").click()
    expect(shown).to_contain_text("memberships.csv row 6")
    expect(box(page, "dir_pde")).to_have_attribute("aria-selected", "true")


def test_the_keyboard_walks_the_line_and_selects(page: Page) -> None:
    box(page, "ce").focus()
    page.keyboard.press("ArrowDown")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(FOCUSED)
    brent = om.load(ROOT / "data" / "brent")
    assert [first, second] == list(brent.hierarchy.children("ce")[:2])
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(brent.names[second])
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "ce"
    page.keyboard.press("Home")
    drawing = folded(brent, Request(paper="screen"), Folds(room=room_of(page)))
    assert page.evaluate(FOCUSED) == next(b.id for b in drawing.boxes if b.parent is None)


def test_one_tab_stop_for_the_whole_drawing(page: Page) -> None:
    assert page.locator('g.box[tabindex="0"]').count() == 1


def test_search_finds_by_title_or_id_and_selects(page: Page) -> None:
    field = page.get_by_role("combobox", name=re.compile("^Find "))
    field.fill("medical dir")
    expect(page.get_by_role("option").first).to_contain_text("Medical Director")
    expect(page.get_by_role("option").first).to_have_attribute("data-id", "med_dir")
    field.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Medical Director")
    field.fill("dir_hr")
    field.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Director of Human Resources")


def test_a_report_named_in_the_panel_can_be_gone_to(page: Page) -> None:
    box(page, "ce").click()
    panel(page).get_by_role("button", name="Medical Director").click()
    expect(box(page, "med_dir")).to_have_attribute("aria-selected", "true")


def test_pan_and_zoom_are_remembered_from_page_to_page(page: Page) -> None:
    box(page, "ce").click()
    panel(page).get_by_role("button", name="Medical Director").click()
    settle(page)
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("button", name="Move left").click()
    before = page.locator("g.world").get_attribute("transform")
    go_to(page, "Data")
    go_to(page, "Chart")
    expect(page.locator("g.world")).to_have_attribute("transform", before or "")


def test_a_drag_beside_the_boxes_moves_the_drawing_and_selects_nothing(page: Page) -> None:
    in_its_room(page)
    before = page.locator("g.world").get_attribute("transform")
    place = page.locator(".view").bounding_box()
    assert place is not None
    x, y = place["x"] + 12, place["y"] + place["height"] - 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y - 60, steps=4)
    page.mouse.up()
    settle(page)
    assert page.locator("g.world").get_attribute("transform") != before
    expect(panel(page)).to_contain_text("Findings that matter")


def test_a_plain_wheel_scrolls_the_page_and_ctrl_wheel_zooms(page: Page) -> None:
    in_its_room(page)
    before = page.locator("g.world").get_attribute("transform")
    place = page.locator(".view").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 300, place["y"] + 300)
    page.mouse.wheel(0, 60)
    assert page.locator("g.world").get_attribute("transform") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    expect(page.locator("g.world")).not_to_have_attribute("transform", before or "")


def test_colouring_by_kind_changes_the_legend_and_keeps_the_place(page: Page) -> None:
    in_its_room(page)
    before = page.locator("g.world").get_attribute("transform")
    assert page.locator(".key").get_by_text("provider", exact=True).count() == 1
    page.get_by_role("combobox", name="Colour by").click()
    page.get_by_role("option", name="Colour: directorate").click()
    expect(page.locator(".key")).to_contain_text("Public Health")
    expect(page.locator("g.world")).to_have_attribute("transform", before or "")


def test_every_view_is_drawn(page: Page) -> None:
    for name, word in (("One unit", "Unit"), ("Three at the centre", ""), ("Separation", "")):
        page.get_by_role("button", name=name).or_(page.get_by_role("radio", name=name)).click()
        settle(page)
        page.locator("g.box").first.wait_for()
        if word:
            expect(page.get_by_role("combobox", name=word, exact=True)).to_be_visible()


@pytest.mark.parametrize("paper", ["a4", "screen"])
def test_the_downloaded_svg_is_what_chart_gives(page: Page, paper: str) -> None:
    put_on_paper(page)
    if paper == "screen":
        page.get_by_text("One large sheet").click()
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG", exact=True).click()
    got = waiting.value.path().read_text(encoding="utf-8")
    assert got == om.load(ROOT / "data" / "brent").chart("organisation", paper=paper).svg


def test_the_dialog_on_paper_stays_when_the_window_gets_another_size_and_can_be_left(
    page: Page,
) -> None:
    try:
        put_on_paper(page)
        page.get_by_role("button", name="SVG", exact=True).wait_for()
        page.set_viewport_size({"width": 1200, "height": 800})
        page.wait_for_timeout(1000)
        settle(page)
        expect(page.get_by_role("button", name="SVG", exact=True)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        settle(page)
        page.get_by_role("button", name="Fold to fit").click()
        settle(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
    finally:
        page.set_viewport_size({"width": 1440, "height": 900})
