"""An organisation whose every name is hostile: on no page of the real front end is one alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.steps import PAGES, go_to, settle, upload
from tests.hostile.world import hostile_folder

pytestmark = pytest.mark.browser

ALIVE = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const found = [];
  for (const link of main.querySelectorAll('a[href]')) {
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin && to.protocol !== 'blob:') found.push(link.outerHTML);
  }
  for (const one of main.querySelectorAll('script, iframe, object, embed, .katex')) {
    found.push(one.outerHTML.slice(0, 200));
  }
  for (const one of main.querySelectorAll('img')) {
    if (new URL(one.src, location.href).origin !== location.origin && !one.src.startsWith('data:'))
      found.push(one.outerHTML.slice(0, 200));
  }
  for (const one of main.querySelectorAll('*')) {
    for (const name of one.getAttributeNames()) {
      if (name.startsWith('on')) found.push(`${one.tagName} ${name}`);
    }
  }
  return found;
}"""
"""What a name could bring to life: links and pictures from elsewhere, scripts, formulas."""


def test_on_no_page_is_a_hostile_name_alive(page: Page, tmp_path: Path) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    for name, content in hostile_folder().items():
        (tmp_path / name).write_bytes(content)
    upload(page, *sorted(tmp_path.iterdir()))
    for name in PAGES:
        go_to(page, name)
        settle(page)
        assert page.evaluate(ALIVE) == [], name
    assert said == []
