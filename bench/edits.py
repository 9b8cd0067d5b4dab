"""An edit on a page that goes wrong midway, and what of it is in the store afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bench.outcome import Outcome
from bench.protocol import Page, Server
from bench.putting import CutError
from orgmodel.errors import OrgmodelError
from orgmodel.store.event import BEFORE_ALL, Event
from orgmodel.store.sql.store import Store

PERSON = "local"
_SETTLES_WITHIN = 20.0


@dataclass(frozen=True)
class Edited:
    """A workspace with one option, whose name is what each edit changes."""

    workspace: str
    option: str

    @property
    def query(self) -> str:
        """The address of the option."""
        return f"w={self.workspace}&o={self.option}"

    @property
    def field(self) -> str:
        """The field with its name."""
        return f"om.option.name.{self.option}"


def begin(server: Server) -> tuple[Edited, float]:
    """Begin a workspace as a visitor does; also how many seconds an edit takes."""
    with Page(server.port) as page:
        page.go("workspace")
        page.press("option.new")
        said = dict(part.split("=") for part in page.query.split("&"))
        found = Edited(said["w"], said["o"])
        page.write(found.field, "The first")
        start = time.perf_counter()
        page.write(found.field, "The second")
        return found, time.perf_counter() - start


def tried(
    edited: Edited, server: Server, port: int, words: str, begins: Callable[[], object]
) -> bool:
    """Rename the option; whether the page said so. `begins` is called as the edit sets out."""
    with suppress(CutError), Page(server.port, edited.query, port) as page:
        page.go("workspace")
        begins()
        return words in page.write(edited.field, words)
    return False


def judged(
    edited: Edited, server: Server, before: str, words: str, said: bool
) -> tuple[Outcome, str]:
    """What came of an edit, seen at the same address and in the store; and the name by now."""
    store = Store(f"sqlite:///{server.store}")
    try:
        name = _settled(store, edited)
        with Page(server.port, edited.query) as page:
            shown = page.go("workspace")
        whole = _is_whole(store.events(edited.workspace, PERSON))
        lost = said and name != words
        half = not whole or name not in (before, words)
        return Outcome(1, int(lost), int(half), int(name not in shown), int(not said)), name
    except (OrgmodelError, CutError):
        return Outcome(1, half=1), before
    finally:
        store.close()


def _settled(store: Store, edited: Edited) -> str:
    """The option's name once nothing is being written any more."""
    last, alike = -1, 0
    end = time.monotonic() + _SETTLES_WITHIN
    while alike < 3 and time.monotonic() < end:
        number = store.number(edited.workspace, PERSON)
        alike = alike + 1 if number == last else 0
        last = number
        time.sleep(0.1)
    kept = store.read(edited.workspace, PERSON)
    return next(option.name for option in kept.options if option.key == edited.option)


def _is_whole(events: tuple[Event, ...]) -> bool:
    """Whether no event is missing and each has the seal of all before it."""
    numbers = [event.number for event in events]
    before = BEFORE_ALL
    for event in events:
        if event.seal != event.sealed_after(before):
            return False
        before = event.seal
    return numbers == list(range(1, len(events) + 1))
