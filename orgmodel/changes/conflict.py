"""Why a scenario cannot be applied: every reason at once, each naming its change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import did_you_mean


@dataclass(frozen=True, slots=True)
class Conflict:
    """One change that cannot be applied.

    `number` is the change's place in the scenario, from 1; None where the scenario as a whole
    is at fault. `asked` says what it asked for, `reason` why not, and `near` the ids that
    exist and look like the one that does not.
    """

    number: int | None
    do: str
    asked: str
    reason: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = f"change {self.number}" if self.number else "scenario"
        verb = f" ({self.do})" if self.do else ""
        asked = f": {self.asked}" if self.asked else ""
        return f"{place}{verb}{asked}: {self.reason}{did_you_mean(self.near)}"

    def to_dict(self) -> dict[str, object]:
        """As in JSON."""
        return {
            "change": self.number,
            "do": self.do,
            "asked": self.asked,
            "reason": self.reason,
            "near": list(self.near),
        }


class ScenarioError(OrgmodelError):
    """A scenario that cannot be read or applied; nothing of it was applied.

    `conflicts` holds every reason: its `number` among the changes (None where the scenario as a
    whole is at fault), `do`, what it `asked`, the `reason`, and `near`, ids that look alike.

        >>> brent.apply(om.Scenario("Move").move_post("dir_fpp", to="ce"))
        Traceback (most recent call last):
            ...
        orgmodel.changes.conflict.ScenarioError: Move: change 1 (move-post): Move the post dir_fpp
        to report to Chief Executive (ce): there is no post "dir_fpp". Did you mean "dir_fp" ...
    """

    def __init__(self, conflicts: tuple[Conflict, ...], name: str = "") -> None:
        heading = f"{' '.join(name.split())}: " if name.strip() else ""
        super().__init__("\n".join(f"{heading}{conflict}" for conflict in conflicts))
        self.conflicts = conflicts
        self.name = name


class Refused(Exception):  # noqa: N818 (not an error of the program: an answer)
    """Raised inside a change that cannot be made; `apply` turns it into a `Conflict`.

    `missing` is the id that does not exist, where that is the reason.
    """

    def __init__(self, reason: str, near: tuple[str, ...] = (), missing: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.near = near
        self.missing = missing


def as_one(faults: Sequence[Refused]) -> Refused:
    """Several refusals of one change as one, their reasons one after the other."""
    if len(faults) == 1:
        return faults[0]
    near = tuple(dict.fromkeys(name for fault in faults for name in fault.near))
    missing = next((fault.missing for fault in faults if fault.missing), "")
    return Refused(" ".join(fault.reason for fault in faults), near, missing)
