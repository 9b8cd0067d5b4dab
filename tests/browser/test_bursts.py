"""Clicks that come faster than the server answers: none is lost, none is carried out twice."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import TAKEN, box, in_its_room, panel, settle

pytestmark = pytest.mark.browser
POSTS = {
    "ce": "Chief Executive",
    "dir_pde": "Director of Provider Development and Estates",
    "dir_hr": "Director of Human Resources",
    "dph": "Director of Public Health",
}
BURSTS = 5
SLOWED = 3


def test_after_a_burst_the_last_box_pressed_is_the_one_shown(page: Page) -> None:
    chance = random.Random(2)
    in_its_room(page)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    (taken,) = page.evaluate(TAKEN)
    for _ in range(BURSTS):
        pressed = [chance.choice(list(POSTS)) for _ in range(chance.randrange(3, 19))]
        pause = chance.choice([0, 0, 20, 60, 120, 200])
        for identifier in pressed:
            box(page, identifier).dispatch_event("pointerdown", {"button": 0})
            box(page, identifier).dispatch_event("pointerup", {"button": 0})
            if pause:
                page.wait_for_timeout(chance.randrange(pause))
        taken += len(pressed)
        page.wait_for_function(f"(all) => ({TAKEN})()[0] === all", arg=taken)
        heading = panel(page).get_by_role("heading", level=2)
        expect(heading).to_have_text(POSTS[pressed[-1]])
        settle(page)
        expect(box(page, pressed[-1])).to_have_attribute("aria-selected", "true")
    assert page.evaluate(TAKEN) == [taken]
