"""Which units seem to be of the first rank: those whose heads report to the top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.answers.heads import Heads
from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.answers.names import same_words, title_forms
from orgmodel.answers.suggestion import DIRECTORATE, Suggestion, guess, likely, said
from orgmodel.model.hierarchy import TOP
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called

_NONE = Suggestion(reason="nothing tells that it is one")


@dataclass(frozen=True)
class FirstRank:
    """Whether each unit is a directorate, and which are headed by the top itself."""

    model: OrganisationModel
    heads: Heads
    hints: HintsInUse

    def of(self, unit: str) -> Suggestion:
        """The suggestion for a unit: the kind directorate, or nothing."""
        return self._all.get(unit, _NONE)

    @cached_property
    def chiefs(self) -> frozenset[str]:
        """Who leads a whole organisation.

        The tops of the line: where one has more than half of all posts under it, that one alone.
        The only report of such a top, with two managers or more below; and who reports to a top
        or to nobody and has the title of a chief.
        """
        line = self.model.hierarchy
        found = set(self._main_tops)
        for post in tuple(found):
            first, *others = line.children(post)
            managers = [report for report in line.children(first) if line.span(report)]
            if not others and len(managers) > 1:
                found.add(first)
        titles = {same_words(title) for title in self.hints.chiefs}
        for post, title in self.model.cells.pairs("posts", "id", "title"):
            if post in line.index and titles.intersection(title_forms(title)):
                above = line.manager(post)
                if above is None or above in self._main_tops:
                    found.add(post)
        return frozenset(found)

    @cached_property
    def _main_tops(self) -> tuple[str, ...]:
        line = self.model.hierarchy
        tops = [post for post in self.model.line_tops.tops if line.span(post)]
        main = [post for post in tops if 2 * int(line.sizes[line.index[post]]) > len(line)]
        return tuple(main or tops)

    @cached_property
    def bodies(self) -> Mapping[str, Suggestion]:
        """Unit that is part of no other and that a chief heads → the suggestion of this head.

        Where nothing tells the head of the one unit that holds those of the first rank, it is the
        only top.
        """
        tree = self.model.unit_tree
        roots = [unit for unit in tree.tops if self.heads.of(unit).value in self.chiefs]
        found = {unit: self.heads.of(unit) for unit in roots}
        outer = {top for unit in self._under_chiefs if (top := tree.chain(unit)[-1]) != unit}
        for unit in outer if len(outer) == 1 and len(self._main_tops) == 1 else ():
            if not self.heads.of(unit).value:
                found[unit] = guess(self._main_tops[0], "at the top of the line")
        several = len(found) > 1 and len(self._main_tops) > 1
        return {u: s for u, s in found.items() if not several or tree.span(u)}

    @cached_property
    def _under_chiefs(self) -> Mapping[str, str]:
        """Unit whose head reports to a chief → this chief."""
        line, found = self.model.hierarchy, dict[str, str]()
        for unit in self.model.unit_tree.ids:
            head = self.heads.of(unit).value
            manager = line.manager(head) if head in line.index else None
            if manager in self.chiefs and head not in self.chiefs:
                found[unit] = manager
        return found

    @cached_property
    def _all(self) -> Mapping[str, Suggestion]:
        declared = {
            unit: said(kind)
            for unit, kind in self.model.cells.pairs("units", "id", "kind")
            if kind == DIRECTORATE
        }
        found = dict(self._by_head()) or dict(self._by_tree())
        return {**found, **declared}

    def _by_head(self) -> Iterator[tuple[str, Suggestion]]:
        for unit in self.model.unit_tree.ids:
            head = self.heads.of(unit)
            manager = self._under_chiefs.get(unit, "")
            if unit in self.bodies:
                continue
            if manager:
                reason = f"its head reports to {called(self.model.names, manager)}"
                yield unit, (guess if head.certainty == "guess" else likely)(DIRECTORATE, reason)
            elif reason := self._by_end_of_line(head.value):
                yield unit, guess(DIRECTORATE, reason)

    def _by_end_of_line(self, head: str) -> str:
        """Why a head may be of the first rank though its line ends with it; empty where not."""
        line, ends = self.model.hierarchy, self.model.line_tops
        if head in self._main_tops:
            return "its head reports to nobody in the data" if len(self._main_tops) > 1 else ""
        named = ends.ends.get(head, "")
        beside = (post for post in ends.absent_managers.get(named, ()) if line.span(post))
        if len(list(beside)) < 2 or self._main_tops:
            return ""
        return f"its head reports to {named}, who is not in the data"

    def _by_tree(self) -> Iterator[tuple[str, Suggestion]]:
        """The level under the body, where units form a tree."""
        tree = self.model.unit_tree
        for place, unit in enumerate(tree.ids):
            above = int(tree.parent[place])
            if above != TOP and int(tree.parent[above]) == TOP and tree.spans[above] > 1:
                outer = tree.ids[above]
                reason = f"part of {called(self.model.names, outer)}"
                yield unit, guess(DIRECTORATE, reason)
