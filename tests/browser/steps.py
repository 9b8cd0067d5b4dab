"""What a visitor does, in the words of the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

LAST = {
    "Chart": "g.box",
    "Separation": ".st-key-list p",
    "Three at the centre": ".st-key-list button",
    "Measures": ".st-key-plot-pyramid",
    "Compare": ".st-key-choices input",
    "Workspace": ".st-key-option-add button",
    "Data": ".st-key-templates",
    "Help": "[data-testid=stTable]",
}
"""Something of each page that comes late, by which one sees that it stands."""
PAGES = tuple(LAST)

STILL = 150
QUIET = """([still, most]) => new Promise((done, failed) => {
  const app = () => document.querySelector('[data-testid="stApp"]');
  const waits = () => app()?.dataset.testScriptState !== 'notRunning'
    || document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
  const start = performance.now();
  let since = start;
  const look = () => {
    const now = performance.now();
    if (waits()) since = now;
    if (now - since >= still) done();
    else if (now - start > most) failed(new Error('the server does not come to rest'));
    else setTimeout(look, 20);
  };
  look();
})"""
"""Is fulfilled when nothing was awaited from the server for `still` ms on end."""
TAKEN = (
    "() => Object.values(globalThis[Symbol.for('orgmodel.charts')].views.get('chart')?.ack ?? {})"
)
"""How many events the server has taken from each chart."""
IN_ITS_ROOM = """() => {
  const { charts, views } = globalThis[Symbol.for('orgmodel.charts')];
  const chart = charts.get('chart');
  return chart && views.get('chart')?.ack?.[chart.outbox.client] >= 1;
}"""
"""Whether the server has taken what the chart tells first, which is how much room it has."""


def go_to(page: Page, name: str) -> None:
    """Open a page by the navigation and wait until it stands.

    What was done before is answered first, so that a test can count on it.
    """
    settle(page)
    page.get_by_role("link", name=name, exact=False).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    settle(page)
    expect(page.locator(LAST[name]).first).to_be_visible()
    if name == "Chart":
        in_its_room(page)


def settle(page: Page) -> None:
    """Wait until the server has answered, and what it sent is drawn."""
    page.evaluate(QUIET, [STILL, 20_000])


def in_its_room(page: Page) -> None:
    """Wait until the chart has told how much room it has, and is laid out for that."""
    page.wait_for_function(IN_ITS_ROOM)
    settle(page)


def box(page: Page, identifier: str) -> Locator:
    """The box of an id in the drawing."""
    return page.locator(f'g.box[data-id="{identifier}"]')


def upload(page: Page, *files: Path) -> None:
    """Drop the files of a data folder on the page Data: they are opened at once."""
    go_to(page, "Data")
    drop(page, *files)


def drop(page: Page, *files: Path) -> None:
    """Drop files where the page asks for them, and wait for what comes of it."""
    page.locator('input[type="file"]').first.set_input_files(list(files))
    page.wait_for_timeout(300)
    settle(page)


def onward(page: Page) -> None:
    """Press the button that goes to the next step of an import, and wait for that."""
    page.locator(".st-key-import-next button").click()
    page.wait_for_timeout(300)
    settle(page)


def put_on_paper(page: Page) -> None:
    """Ask for the dialog that puts the drawing on paper."""
    page.locator(".st-key-head").get_by_role("button", name="Download").click()
    page.get_by_role("menuitem", name="This drawing").click()


def panel(page: Page) -> Locator:
    """The panel beside the drawing."""
    return page.locator(".st-key-panel")


def dialog(page: Page) -> Locator:
    """The dialog that is open."""
    return page.get_by_role("dialog")


def add_change(page: Page) -> None:
    """Open the dialog of a change on the page Workspace."""
    page.locator(".st-key-option-add button").first.click()
    dialog(page).wait_for()
    settle(page)


def choose(page: Page, label: str, words: str, inside: Locator | None = None) -> None:
    """Choose in a field of the open dialog, or elsewhere, by typing a part of what is wanted."""
    field = (inside or dialog(page)).get_by_role("combobox", name=label).first
    field.click()
    field.fill(words)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def search(page: Page) -> Locator:
    """The search over the drawing."""
    return page.get_by_role("combobox", name="Find a post, unit, function, service")
