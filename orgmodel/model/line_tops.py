"""Where the reporting line ends: at a top, or at what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from orgmodel.model.cells import Cells
from orgmodel.model.hierarchy import TOP, Hierarchy, nearest
from orgmodel.model.network import Tables, words_by_id
from orgmodel.model.set_aside import Absence
from orgmodel.model.words import called, counted, titled

NOBODY = "reports to nobody"
NOT_KNOWN = "manager not known"
NOT_KNOWN_TITLE = "Manager not known"


@dataclass(frozen=True)
class LineTops:
    """Who reports to nobody, whose manager is not known, and which managers are absent.

    `ends` are the posts that the line ends at, in row order, each with what its `reports_to`
    says; `declared` the tops that are named, None where any end with an empty cell is one.
    """

    line: Hierarchy
    ends: Mapping[str, str]
    declared: frozenset[str] | None
    tables: Tables = field(repr=False, compare=False)
    away: Mapping[str, Absence] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        line: Hierarchy,
        cells: Cells,
        declared: Iterable[str] | None,
        tables: Tables,
        away: Mapping[str, Absence],
    ) -> LineTops:
        """Of a line; `tables` have the words for ids, `away` the posts not in force on the day."""
        ends = [line.ids[at] for at in np.flatnonzero(line.parent == TOP).tolist()]
        said = MappingProxyType({post: cells.cell(post, "reports_to") for post in ends})
        named = None if declared is None else frozenset(declared)
        return cls(line, said, named, tables, away)

    @property
    def names(self) -> Mapping[str, str]:
        """The words for each id; few lines have anything that must be told with them."""
        return words_by_id(self.tables)

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
        while found in self.names or found in self.absent_managers:
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

    def is_under_ghost(self, post: str) -> bool:
        """Whether the post's line ends at a manager without a post."""
        place = self.line.index[post]
        return not self.is_whole[place] and self.line.chain(post)[-1] in self.ghost_of

    def least_layer(self, post: str) -> int:
        """The layer of a post, at least: a manager who is not in the data is a layer, too."""
        layer = self.line.layer(post)
        if self.is_whole[self.line.index[post]]:
            return layer
        return layer + bool(self.ends[self.line.chain(post)[-1]])

    def ghost_words(self, ghost: str, reports: int) -> str:
        """How many posts stand under a ghost, and why: `2 posts named as reporting to it`."""
        number = counted(reports, "post")
        if ghost == self.not_known_id:
            return f"{number} whose manager the data does not give"
        return f"{number} named as reporting to it"

    def ghost_title(self, ghost: str) -> str:
        """`99: not in the data`, `Clerk (7): ended 31 March 2026`, or `Manager not known`."""
        if ghost == self.not_known_id:
            return NOT_KNOWN_TITLE
        if ghost in self.names:
            return f"{called(self.names, ghost)}: not a post in the data"
        if ghost in self.away:
            return f"{titled(self.away[ghost].title, ghost)}: {self.away[ghost].words()}"
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
        return f"reports to {self.who(named)}"

    def who(self, absent: str) -> str:
        """A manager without a post, in words: `99, who is not in the data`."""
        if absent in self.names:
            return f"{called(self.names, absent)}, which is not a post"
        if absent in self.away:
            why = self.away[absent]
            return (
                f"{titled(why.title, absent)}, who is not in the data on that day ({why.words()})"
            )
        return f"{absent}, who is not in the data"

    def above(self, post: str, manager: str, called: Callable[[str], str]) -> str:
        """Where a post stands, for "from … to …": its manager as it is `called`, or the top.

        `the top` only where it is known to report to nobody.
        """
        if not manager:
            return "a manager not known" if post in self.managers_not_known else "the top"
        return called(manager) if manager in self.line.index else self.who(manager)

    def sentence(self, post: str) -> str:
        """The same with the post's title: `Nurse: manager not known`, `Nurse reports to …`."""
        said = self.words(post)
        return f"{self.names.get(post, post)}{': ' if said == NOT_KNOWN else ' '}{said}"

    def told(self, data: str = "the data") -> str:
        """What of the line is not known, without its stop; empty where it is whole.

        `2 posts report to a manager not in the data; the manager of 1 post is not known`.
        """
        said = []
        if number := sum(map(len, self.absent_managers.values())):
            report = "reports" if number == 1 else "report"
            said.append(f"{counted(number, 'post')} {report} to a manager not in {data}")
        if number := len(self.managers_not_known):
            whose = "the manager of {} is" if number == 1 else "the managers of {} are"
            said.append(f"{whose.format(counted(number, 'post'))} not known")
        return "; ".join(said)
