"""Every page opens without error or outside request, and anybody can use it."""

from __future__ import annotations

import json
from http.client import HTTPConnection

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import ask
from tests.browser.steps import PAGES, box, go_to, panel, put_on_paper, settle

pytestmark = pytest.mark.browser
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = {"runOnly": {"type": "tag", "values": AA}, "resultTypes": ["violations"]}
GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
WIDTHS = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .map((part) => part.scrollWidth)"""


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{v['id']}: {json.dumps([n['target'] for n in v['nodes']])}" for v in found]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_axe_finds_nothing_and_it_fits_a_narrow_screen(page: Page, name: str) -> None:
    go_to(page, name)
    if name == "Separation":
        page.get_by_role("button", name="Show the path").first.wait_for()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    settle(page)
    assert max(page.evaluate(WIDTHS)) <= 320
    assert violations(page) == []


def test_axe_finds_nothing_on_any_page_where_the_system_asks_for_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.reload()
    page.locator("g.box").first.wait_for()
    found = {}
    for name in PAGES:
        go_to(page, name)
        assert page.evaluate(GROUND) == "rgb(27, 35, 40)"
        found[name] = violations(page)
    assert found == {name: [] for name in PAGES}


def test_axe_finds_nothing_on_start_and_in_the_tour(page: Page) -> None:
    settle(page)
    page.get_by_role("button", name="Navigate to home page").click()
    page.get_by_role("heading", name="See your organisation").wait_for()
    settle(page)
    assert violations(page) == []
    page.get_by_role("button", name="Show me round").click()
    page.get_by_role("button", name="Leave the tour").wait_for()
    settle(page)
    assert violations(page) == []
    page.keyboard.press("Escape")
    settle(page)
    page.get_by_role("link", name="Chart").first.click()
    page.locator("g.box").first.wait_for()
    settle(page)
    assert page.get_by_text("First time here?").count() == 0


def test_axe_finds_nothing_with_a_post_selected(page: Page) -> None:
    box(page, "dir_pde").click()
    panel(page).get_by_text("Where this is written").first.wait_for()
    settle(page)
    assert violations(page) == []


def test_axe_finds_nothing_with_a_finding_open(page: Page) -> None:
    go_to(page, "Separation")
    page.get_by_role("button", name="Show the path").first.click()
    page.get_by_text("The path that proves it").wait_for()
    settle(page)
    assert violations(page) == []


def test_axe_finds_nothing_in_the_dialog_on_paper(page: Page) -> None:
    put_on_paper(page)
    page.get_by_role("button", name="SVG", exact=True).wait_for()
    settle(page)
    assert violations(page) == []


def test_every_answer_carries_strict_headers(address: str) -> None:
    headers = ask(int(address.rsplit(":", 1)[1]), "/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_component_is_looked_for_anew_on_each_visit(address: str) -> None:
    path = "/_stcore/bidi-components/orgmodel.orgchart/orgchart.js"
    headers = ask(int(address.rsplit(":", 1)[1]), path).headers
    assert headers["Cache-Control"] == "no-cache"


def test_a_foreign_name_and_a_foreign_page_are_refused(address: str) -> None:
    port = int(address.rsplit(":", 1)[1])
    opening = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    for path, headers, status in (
        ("/chart", {"Host": "evil.example"}, 400),
        ("/_stcore/stream", {**opening}, 403),
        ("/_stcore/stream", {**opening, "Origin": f"http://127.0.0.1:{port + 1}"}, 403),
        ("/_stcore/stream", {**opening, "Origin": f"http://127.0.0.1:{port}"}, 101),
    ):
        link = HTTPConnection("127.0.0.1", port, timeout=10)
        link.request("GET", path, headers=headers)
        answer = link.getresponse()
        assert answer.status == status, headers
        link.close()
