"""The ids that a rule speaks of, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orgmodel.model.removed import RemovedRow


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids selected, in file order; what the data does not name; and the words for it.

    `absent` says which of the things named are not in the data, though others are; `removed`
    are those that the scenario removed, where it left none to select. `unsure` are ids of which the
    data does not say whether they are selected, and `unknown` what would settle it.
    """

    ids: Mapping[str, None]
    missing: str
    words: str
    removed: tuple[RemovedRow, ...] = ()
    absent: str = ""
    unsure: Mapping[str, None] = field(default_factory=dict)
    unknown: str = ""

    def __contains__(self, identifier: str) -> bool:
        return identifier in self.ids

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def only(self) -> str | None:
        """The id, where just one is selected."""
        return next(iter(self.ids)) if len(self.ids) == 1 else None


def joined(several: Sequence[Mapping[str, None]]) -> Mapping[str, None]:
    """All these ids in order; those that are one selection already are not copied."""
    some = [ids for ids in several if ids]
    if len(some) <= 1:
        return some[0] if some else {}
    found = dict(some[0])
    for ids in some[1:]:
        found.update(ids)
    return found
