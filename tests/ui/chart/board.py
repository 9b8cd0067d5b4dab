"""The drawing board without a browser or a page: events go in as messages, answers come out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import streamlit as st

from orgmodel.api import Organisation
from orgmodel.ui.chart.doing import do
from orgmodel.ui.chart.told import told
from orgmodel.ui.drawing.events import new_events
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.work import Work


class Board:
    """One visit: an organisation, the options on it, and a browser that sends events."""

    def __init__(self, organisation: Organisation, digest: str) -> None:
        self.numbers: dict[str, int] = {}
        state.put_work(Work(Opened(organisation, digest, "a test")))

    @property
    def work(self) -> Work:
        work = state.work()
        assert work is not None
        return work

    @property
    def changes(self) -> list[dict[str, Any]]:
        """The changes of the option as a file has them."""
        option = self.work.option
        return [change.to_dict() for change in option.changes] if option else []

    def send(self, kind: str, client: str = "one", **fields: Any) -> dict[str, Any]:
        """Send one event as a browser does, and give what the chart is told then."""
        self.numbers[client] = self.numbers.get(client, 0) + 1
        message = {
            "client": client,
            "events": [{"seq": self.numbers[client], "type": kind} | fields],
        }
        sender, events = new_events(message, state.taken())
        for event in events:
            state.take(sender, event.number)
            do(event)
        return told(self.work)

    def place(self, ids: Sequence[str], target: str, on: bool = True) -> dict[str, Any]:
        return self.send("place", ids=list(ids), target=target, on=on)


def open_board(
    monkeypatch: pytest.MonkeyPatch, organisation: Organisation, digest: str = "test"
) -> Board:
    """A board in a session of its own."""
    monkeypatch.setattr(st, "session_state", {})
    return Board(organisation, digest)
