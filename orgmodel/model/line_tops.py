"""Where the reporting line ends: at a top, or at what is not known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from orgmodel.model.cells import Cells
from orgmodel.model.hierarchy import TOP, Hierarchy, nearest
from orgmodel.model.words import called, counted

NOBODY = "reports to nobody"
NOT_KNOWN = "manager not known"


@dataclass(frozen=True)
class LineTops:
    """Who reports to nobody, whose manager is not known, and which managers are absent.

    `ends` are the posts that the line ends at, in row order, each with what its `reports_to`
    says; `declared` the tops that are named, None where any end with an empty cell is one.
    """

    line: Hierarchy
    ends: Mapping[str, str]
    declared: frozenset[str] | None
    names: Mapping[str, str]
    taken: Collection[str]

    @classmethod
    def of(
        cls,
        line: Hierarchy,
        cells: Cells,
        declared: Iterable[str] | None,
        names: Mapping[str, str],
        taken: Collection[str],
    ) -> LineTops:
        """Of a line; `names` are the words for ids, `taken` the ids that stand for something."""
        ends = [line.ids[at] for at in np.flatnonzero(line.parent == TOP).tolist()]
        said = MappingProxyType({post: cells.cell(post, "reports_to") for post in ends})
        named = None if declared is None else frozenset(declared)
        return cls(line, said, named, names, taken)

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """The posts that are known to report to nobody, in row order."""
        return tuple(
            post
            for post, above in self.ends.items()
            if not above and (self.declared is None or post in self.declared)
        )

    @cached_property
    def managers_not_known(self) -> tuple[str, ...]:
        """The posts with an empty `reports_to` that are no tops, in row order."""
        tops = frozenset(self.tops)
        return tuple(post for post, above in self.ends.items() if not above and post not in tops)

    @cached_property
    def absent_managers(self) -> Mapping[str, tuple[str, ...]]:
        """Id that posts name as their manager and that is no post → these posts, in row order."""
        found: dict[str, list[str]] = {}
        for post, above in self.ends.items():
            if above and above not in self.line.index:
                found.setdefault(above, []).append(post)
        return MappingProxyType({above: tuple(posts) for above, posts in found.items()})

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The posts whose manager is not known, or not in the data; a broken loop's end too."""
        return frozenset(self.ends) - frozenset(self.tops)

    @cached_property
    def is_whole(self) -> npt.NDArray[np.bool_]:
        """For each post of the line whether it is known up to a top: its layer is then known."""
        line = self.line
        ends = nearest(line.parent, line.parent == TOP)
        open_ = np.zeros(len(line), dtype=np.bool_)
        open_[[line.index[post] for post in self.unknown]] = True
        return np.asarray(~open_[ends])

    @cached_property
    def not_known_id(self) -> str:
        """What stands in a drawing for the managers that are not known; no id of the data."""
        found = NOT_KNOWN
        while found in self.taken or found in self.absent_managers:
            found += "?"
        return found

    @cached_property
    def ghosts(self) -> Mapping[str, tuple[str, ...]]:
        """What stands for a manager without a post → its reports, in row order.

        The absent managers by their ids, and `not_known_id` for all who are not known.
        """
        unsaid = {self.not_known_id: self.managers_not_known} if self.managers_not_known else {}
        return MappingProxyType({**self.absent_managers, **unsaid})

    @cached_property
    def ghost_of(self) -> Mapping[str, str]:
        """Post → the ghost it stands under; posts with a manager and tops have none."""
        pairs = ((post, ghost) for ghost, posts in self.ghosts.items() for post in posts)
        return MappingProxyType(dict(pairs))

    def ghost_title(self, ghost: str) -> str:
        """`99: not in the data`, or `Manager not known`."""
        if ghost == self.not_known_id:
            return "Manager not known"
        if ghost in self.taken:
            return f"{called(self.names, ghost)}: not a post in the data"
        return f"{ghost}: not in the data"

    def words(self, post: str) -> str:
        """To whom a post reports, in words; nobody only where that is known."""
        above = self.line.manager(post)
        if above is not None:
            return f"reports to {called(self.names, above)}"
        named = self.ends[post]
        if not named:
            return NOT_KNOWN if post in self.unknown else NOBODY
        if named == post:
            return "reports to itself in the data"
        if named in self.line.index:
            return f"reports to {called(self.names, named)} in the data: a loop"
        if named in self.taken:
            return f"reports to {called(self.names, named)}, which is not a post"
        return f"reports to {named}, who is not in the data"

    def told(self) -> str:
        """What of the line is not known, as a sentence without its stop; empty where it is whole.

        `2 posts report to 99, who is not in the data; the manager of 1 post is not known`.
        """
        said = [
            f"{counted(len(posts), 'post')} {'reports' if len(posts) == 1 else 'report'} to "
            f"{self._who(above)}"
            for above, posts in self.absent_managers.items()
        ]
        if number := len(self.managers_not_known):
            whose = (
                "the manager of {} is not known"
                if number == 1
                else ("the managers of {} are not known")
            )
            said.append(whose.format(counted(number, "post")))
        return "; ".join(said)

    def _who(self, above: str) -> str:
        if above in self.taken:
            return f"{called(self.names, above)}, which is not a post"
        return f"{above}, who is not in the data"
