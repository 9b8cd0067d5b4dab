"""Which two sides the map holds apart, and in which of its columns each directorate stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.chart.views.dependency.map_columns import BETWEEN, LEFT, RIGHT
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.errors import PackError
from orgmodel.measures.interdependence.between import NEUTRAL
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.sides import TRUST
from orgmodel.model.words import capital, listed
from orgmodel.rules.check import packs_of
from orgmodel.rules.pack import Vocabulary

_NO_SIDE = "no side declared"


@dataclass(frozen=True, slots=True)
class TwoSides:
    """The side at the left and the side at the right; `neutral` are what serves both."""

    left: str
    right: str
    neutral: tuple[str, ...]

    def column(self, side: str) -> int:
        """The column for a side; whatever is neither stands between."""
        return {self.left: LEFT, self.right: RIGHT}.get(side, BETWEEN)

    def headings(self, sides: Mapping[str, str]) -> tuple[str, str, str]:
        """What stands over each column; empty where nothing stands in it."""
        between = dict.fromkeys(side for side in sides.values() if self.column(side) == BETWEEN)
        words = ["serves both" if side in self.neutral else side_word(side) for side in between]
        middle = listed([word or _NO_SIDE for word in words], last="or")
        return f"{capital(self.left)} side", capital(middle), f"{capital(self.right)} side"


def two_sides(model: OrganisationModel, sides: Mapping[str, str]) -> TwoSides | None:
    """The two sides that these directorates have, as the rules in use or the data name them.

    None where only one of them occurs, or another side beside them.
    """
    words = _vocabulary(model)
    neutral = (words.neutral, words.trust) if words else (*NEUTRAL, TRUST)
    present = list(dict.fromkeys(side for side in sides.values() if side and side not in neutral))
    if len(present) != 2 or (words and set(words.sides) != set(present)):
        return None
    left, right = words.sides if words else sorted(present)
    return TwoSides(left, right, neutral)


def _vocabulary(model: OrganisationModel) -> Vocabulary | None:
    """The words of the organisation's first pack with two sides; None where it names none."""
    try:
        packs = packs_of(model)
    except PackError:
        return None
    return next((pack.words for pack in packs if len(pack.words.sides) == 2), None)
