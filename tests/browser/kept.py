"""What is kept of a visit in the store of the server, by the address that the page shows."""

from __future__ import annotations

from functools import cache
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from orgmodel.changes.scenario import Scenario
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.store.workspace import Workspace


@cache
def _store(url: str) -> Store:
    return Store(url)


def kept(page: Page) -> Workspace | None:
    """The workspace that the page is at; None where nothing is kept yet."""
    named = parse_qs(urlsplit(page.url).query).get("w", [])
    return _store(place()).read(named[0], "local") if named else None


def shown_option(page: Page) -> Scenario | None:
    """The option that the page is at, as it is kept; None for the organisation as opened."""
    workspace = kept(page)
    named = parse_qs(urlsplit(page.url).query).get("o", [])
    option = workspace.option(named[0]) if workspace and named else None
    return option.scenario if option else None
