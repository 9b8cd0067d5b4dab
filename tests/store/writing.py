"""A workspace in memory, written to as the store does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from orgmodel.changes.scenario import Scenario
from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act, Event
from orgmodel.store.fold import after
from orgmodel.store.option import Option
from orgmodel.store.workspace import Workspace

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
BASELINE = Baseline({"posts.csv": "0" * 64}, "A trust", "Uploaded: posts.csv")
TWO = Scenario("Option 1").move_function("f1", to="u2").move_function("f2", to="u3")


class Desk:
    """Somebody's desk: acts become events and a workspace, a minute after one another."""

    def __init__(self) -> None:
        self.workspace = Workspace("w")
        self.events: list[Event] = []
        self.do(kinds.BEGUN, name="Work", baseline=BASELINE.to_dict())

    def act(self, act: Act, who: str = "ann") -> Workspace:
        """Do an act."""
        at = START + timedelta(minutes=len(self.events))
        event = Event.following(self.workspace.number, self.workspace.seal, act, who, at)
        read = Event.read_line(event.to_line())
        self.workspace = after(self.workspace, read)
        self.events.append(read)
        return self.workspace

    def do(self, kind: str, option: str = "", who: str = "ann", **what: Any) -> Workspace:
        """Do an act of a kind."""
        return self.act(Act(kind, option, what), who)

    def begin(self, key: str, scenario: Scenario = TWO) -> Option:
        """Begin an option."""
        self.do(kinds.OPTION_BEGUN, key, scenario=scenario.to_dict())
        return self.option(key)

    def submit(self, key: str, outcomes: Mapping[str, str] | None = None) -> None:
        """Submit an option."""
        self.do(kinds.SUBMITTED, key, name="", outcomes=dict(outcomes or {}))

    def option(self, key: str) -> Option:
        """The option of a key, which is there."""
        found = self.workspace.option(key)
        assert found is not None
        return found
