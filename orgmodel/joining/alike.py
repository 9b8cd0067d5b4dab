"""Work of several bodies that may be the same, by its name alone: suggested, never taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orgmodel.model.bodies import body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import significant

MOST = 200
"""How many suggestions are made: more than that is nobody's list."""
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class AlikeFunctions:
    """Two functions of different bodies whose names share at least half of their words."""

    one: str
    other: str
    names: tuple[str, str]
    share: float

    def to_dict(self) -> dict[str, Any]:
        """As in JSON; `share` is of the words of both names those that both have."""
        return {
            "one": self.one,
            "other": self.other,
            "names": list(self.names),
            "share": self.share,
        }


def alike_functions(model: OrganisationModel) -> tuple[AlikeFunctions, ...]:
    """The pairs, the most alike first; of each function only with work of other bodies."""
    rows = [
        (one, name, significant(name), body_of(one, model.bodies))
        for one, name in model.cells.pairs("functions", "id", "name")
    ]
    by_word: dict[str, list[int]] = {}
    found: dict[tuple[int, int], float] = {}
    for place, (_, _, words, body) in enumerate(rows):
        if not words or not body:
            continue
        near = {other for word in words for other in by_word.get(word, ())}
        for other in near:
            shared = words & rows[other][2]
            share = len(shared) / len(words | rows[other][2])
            if rows[other][3] != body and share >= _SHARE:
                found[other, place] = round(share, 2)
        for word in words:
            by_word.setdefault(word, []).append(place)
    best = sorted(found, key=lambda pair: (-found[pair], rows[pair[0]][0], rows[pair[1]][0]))
    return tuple(
        AlikeFunctions(rows[a][0], rows[b][0], (rows[a][1], rows[b][1]), found[a, b])
        for a, b in best[:MOST]
    )
