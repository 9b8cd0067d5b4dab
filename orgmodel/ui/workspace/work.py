"""What a visit works on: an organisation as it was opened, and the options kept beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from orgmodel.api import Organisation
from orgmodel.changes.scenario import Scenario
from orgmodel.store.option import Option
from orgmodel.store.workspace import Workspace
from orgmodel.ui.workspace.applied import applied, digest_of
from orgmodel.ui.workspace.library import Opened


@dataclass(frozen=True)
class Work:
    """The opened organisation, the options kept beside it, and the one that is shown.

    `current` is the key of that option; empty shows the organisation as it was opened. `kept`
    is the workspace as it was last read or written; None where nothing is kept yet.
    """

    opened: Opened
    options: tuple[Option, ...] = ()
    current: str = ""
    kept: Workspace | None = None

    @property
    def option(self) -> Option | None:
        """The option that is shown and worked on; None for doing nothing."""
        return next((option for option in self.options if option.key == self.current), None)

    @property
    def scenario(self) -> Scenario | None:
        """The changes that hold, as a scenario; None for doing nothing."""
        option = self.option
        return option.scenario if option else None

    @property
    def baseline(self) -> Organisation:
        """The organisation as it was opened."""
        return self.opened.organisation

    @property
    def organisation(self) -> Organisation:
        """The organisation with the changes that hold."""
        return applied(self.opened, self.scenario, self.digest)

    @cached_property
    def digest(self) -> str:
        """What the organisation's content is known by in caches."""
        return digest_of(self.opened, self.scenario)

    def after(self, kept: Workspace) -> Work:
        """The same with what is kept by now; an option that is gone is shown no longer."""
        keys = {option.key for option in kept.options}
        current = self.current if self.current in keys else ""
        return replace(self, options=kept.options, kept=kept, current=current)

    def showing(self, key: str) -> Work:
        """The same, with another option shown."""
        return replace(self, current=key)


BY_CONTENT: dict[str | type, Callable[[Any], object]] = {Work: lambda work: work.digest}
"""For caches: a work is known by its content."""
