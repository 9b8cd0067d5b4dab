"""How long a click takes, what it sends, and that the chart is never built anew.

Figures are printed (`pytest -s`), not asserted: they depend on the machine.
"""

from __future__ import annotations

import base64
import random
import statistics
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.steps import (
    TAKEN,
    box,
    dialog,
    go_to,
    in_its_room,
    panel,
    put_on_paper,
    settle,
    upload,
)

pytestmark = pytest.mark.browser
POSTS = 500
CLICKS = 30
MOUNTS = "() => globalThis[Symbol.for('orgmodel.charts')].mounts"


@pytest.fixture
def large(page: Page, tmp_path: Path) -> Page:
    """The page Chart with an organisation of 500 posts, folded to what fits."""
    chance = random.Random(7)
    rows = ["id,title,reports_to,unit,fte,source"]
    units = ["finance", "people", "estates", "nursing", "planning"]
    for number in range(POSTS):
        manager = f"p{chance.randrange(max(0, number // 8 - 2), number // 5 + 1)}" if number else ""
        unit = units[number % len(units)]
        rows.append(f"p{number},Head of section {number},{manager},{unit},1.0,paper:{number}")
    file = tmp_path / "posts.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    upload(page, file)
    go_to(page, "Chart")
    expect(page.locator(".drawn")).to_contain_text("folded away")
    settle(page)
    return page


def test_a_click_on_500_posts(large: Page) -> None:
    received: list[bytes] = []
    watcher = large.context.new_cdp_session(large)
    watcher.send("Network.enable")
    watcher.on(
        "Network.webSocketFrameReceived",
        lambda frame: received.append(base64.b64decode(frame["response"]["payloadData"])),
    )
    taken: list[float] = []
    seen = visible(large)
    for number in range(CLICKS):
        identifier = seen[number % len(seen)]
        received_before = len(received)
        title = f"Head of section {identifier[1:]}"
        start = time.perf_counter()
        # On the title: the middle of a narrow box is close to the badge that unfolds it.
        box(large, identifier).click(position={"x": 20, "y": 12}, no_wait_after=True)
        panel(large).get_by_role("heading", level=2, name=title, exact=True).wait_for()
        taken.append((time.perf_counter() - start) * 1000)
        settle(large)
        assert len(received) > received_before
    sent = sum(map(len, received)) / CLICKS / 1000
    # The page but for the panel and the selection stays as it is, until something else is done.
    assert not whole_pages(received)
    panel(large).get_by_role("button", name="Show in the drawing").click()
    settle(large)
    assert whole_pages(received)
    expect(box(large, identifier)).to_have_attribute("aria-selected", "true")
    print(
        f"\n{POSTS} posts, {CLICKS} clicks: p50 {statistics.median(taken):.0f} ms, "
        f"max {max(taken):.0f} ms, {sent:.1f} kB a click"
    )


def whole_pages(received: list[bytes]) -> int:
    """How often all of a page was sent: with it comes what the navigation shows."""
    return sum(ForwardMsg.FromString(one).WhichOneof("type") == "navigation" for one in received)


def visible(page: Page) -> list[str]:
    """Ids of posts that can be clicked as the drawing stands."""
    place = page.locator(".view").bounding_box()
    assert place is not None
    found = page.locator('g.box[data-id^="p"]').evaluate_all(
        """(boxes, view) => boxes.filter((box) => {
            const r = box.getBoundingClientRect();
            return r.left > view.x + 5 && r.right < view.x + view.width - 5
                && r.top > view.y + 5 && r.bottom < Math.min(view.y + view.height, 880);
        }).map((box) => box.dataset.id)""",
        place,
    )
    assert len(found) > 5
    return list(found)


def test_the_chart_is_built_once_in_thirty_steps(page: Page) -> None:
    start = page.evaluate(MOUNTS)
    ids = ["ce", "dir_pde", "dir_fp", "med_dir", "dir_hr"]
    for round_ in range(5):
        box(page, ids[round_]).click()
        settle(page)
        page.get_by_role("combobox", name="Colour by").click()
        page.get_by_role("option").nth(round_ % 4).click()
        settle(page)
        page.get_by_role("button", name="Zoom in").click()
        page.get_by_role("button", name="Fit", exact=True).click()
        put_on_paper(page)
        dialog(page).wait_for()
        settle(page)
        page.keyboard.press("Escape")
        dialog(page).wait_for(state="detached")
        settle(page)
    assert page.evaluate(MOUNTS) == start


def test_no_click_is_lost_or_doubled_when_they_come_fast(page: Page) -> None:
    ids = ["ce", "dir_pde", "dir_fp", "med_dir", "dir_hr", "dph"]
    in_its_room(page)
    (before,) = page.evaluate(TAKEN)
    for identifier in ids * 3:
        box(page, identifier).dispatch_event("pointerdown", {"button": 0})
        box(page, identifier).dispatch_event("pointerup", {"button": 0})
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Director of Public Health")
    settle(page)
    expect(box(page, "dph")).to_have_attribute("aria-selected", "true")
    assert page.evaluate(TAKEN) == [before + 3 * len(ids)]
