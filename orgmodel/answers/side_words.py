"""On which side each unit seems to be: by words of its name, its head's title, its functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.answers.directorates import FirstRank
from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.answers.names import phrases_in, without_rank
from orgmodel.answers.suggestion import Suggestion, guess, likely, said
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, listed

_NO_SIDES = Suggestion(reason="no rule pack in use has sides")


@dataclass(frozen=True)
class SideWords:
    """The suggested side of each unit, `set` where the data has one; nothing is inherited."""

    model: OrganisationModel
    directorates: FirstRank
    hints: HintsInUse

    def of(self, unit: str) -> Suggestion:
        """The side of a unit."""
        declared = self.model.cells.cell(unit, "side")
        if declared:
            return said(declared)
        if not self.hints.sides:
            return _NO_SIDES
        chief = self.directorates.bodies.get(unit)
        if chief and self.hints.trust:
            return likely(self.hints.trust, f"headed by {called(self.model.names, chief.value)}")
        return self._by_words(unit)

    def _by_words(self, unit: str) -> Suggestion:
        head = self.directorates.heads.of(unit).value
        places = [
            (self.model.names.get(unit, ""), "in the name"),
            (without_rank(self.model.names.get(head, "")), "in its head's title"),
            (" · ".join(self._functions.get(unit, ())), "in its functions"),
        ]
        for text, where in places:
            found = self._told(text, where)
            if found:
                return found
        return Suggestion()

    def _told(self, text: str, where: str) -> Suggestion | None:
        """What the words of a text say; nothing is suggested where they say two sides."""
        sure = self.hints.side_words
        found = phrases_in(text, sure)
        sides = {sure[phrase] for phrase in found}
        if not found:
            found = phrases_in(text, self.hints.side_guesses)
            sides = {self.hints.side_guesses[phrase] for phrase in found}
            sure = {}
        if not found:
            return None
        apart = sides & self.hints.apart
        chosen = sides if len(sides) == 1 else apart
        if len(chosen) != 1:
            words = listed(f"“{word}”" for word in dict.fromkeys(found.values()))
            return Suggestion(reason=f"please choose: {words} {where} point to different sides")
        (side,) = chosen
        of = {**self.hints.side_guesses, **sure}
        word = min((word for phrase, word in found.items() if of[phrase] == side), key=text.index)
        is_sure = sure and len(sides) == 1 and where != "in its functions"
        return (likely if is_sure else guess)(side, f"“{word}” {where}")

    @cached_property
    def _functions(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for owner, name in self.model.cells.pairs("functions", "owner", "name"):
            found.setdefault(owner, []).append(name)
        return {owner: sorted(names) for owner, names in found.items()}
