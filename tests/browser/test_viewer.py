"""The chart of somebody who may only look: dragging, menus and keys offer and change nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from orgmodel.changes.scenario import Scenario
from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.rights import Role
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.ui.workspace.library import files_of_sample, open_sample
from orgmodel.ui.workspace.loaded import as_baseline
from tests.browser.steps import box, in_its_room, settle
from tests.browser.test_dragging import carry, middle, tip

pytestmark = pytest.mark.browser
OWNER, VIEWER = "u_00000000000000ee", "local"
POST, OTHER = "dir_hr", "dir_fp"
KEYS = ("a", "F2", "e", "m", "s", "g", "v", "Delete", "Control+z", "Control+y")
LOOKS = {"Unfold", "Fold", "Open as the drawing", "Open its unit", "What depends on it"}


@pytest.fixture
def lent() -> tuple[Store, str]:
    """A workspace of somebody else's, with an option of one change."""
    store = Store(place())
    files = files_of_sample("brent")
    kept = store.begin(
        OWNER, "Plan", as_baseline(open_sample("brent"), files), tuple(files.values())
    )
    moved = Scenario("Theirs").move_post("dir_pde", to=OTHER).to_dict()
    begun = Act(kinds.OPTION_BEGUN, "a", {"scenario": moved})
    kept = store.append(kept.id, OWNER, [begun], kept.number)
    return store, store.share(kept.id, OWNER, VIEWER, Role.VIEWER).id


def test_nothing_in_a_viewers_chart_changes_anything(
    fresh: Page, address: str, lent: tuple[Store, str]
) -> None:
    store, identifier = lent
    page, events = fresh, store.events(identifier, OWNER)
    page.goto(f"{address}/chart?w={identifier}&o=a")
    expect(page.locator(".st-key-head")).to_contain_text("1 change")
    box(page, POST).wait_for()
    in_its_room(page)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()

    carry(page, middle(page, POST), middle(page, OTHER))
    expect(tip(page)).to_be_hidden()
    page.mouse.up()
    settle(page)
    box(page, POST).click(button="right")
    rows = page.get_by_role("menu").get_by_role("menuitem")
    expect(rows.first).to_be_focused()
    words = {row.split("\n")[0] for row in rows.all_inner_texts()}
    assert words
    assert {next((one for one in LOOKS if row.startswith(one)), row) for row in words} <= LOOKS
    page.keyboard.press("Escape")
    for key in KEYS:
        box(page, POST).focus()
        page.keyboard.press(key)
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".chart input:not([type=search]):visible")).to_have_count(0)
    page.locator(".strip .chip").first.click()
    expect(page.get_by_role("menuitem").first).to_be_focused()
    expect(page.get_by_role("menuitem", name="Undo only this")).to_have_count(0)
    assert store.events(identifier, OWNER) == events
